// SPDX-License-Identifier: GPL-3.0-or-later
// Luma lock: gives a frame colour without touching its luma plane. See Note [Luma lock] in
// luma_lock.cpp and "Luma lock" in ARCHITECTURE.md.
#pragma once

#include <memory>

#include "core/base/error.h"
#include "core/base/plane.h"
#include "core/color/chroma_field.h"
#include "core/color/picture.h"

namespace kinechrome::color {

// Y' as the stream would decode it, 0..1 over the nominal range, clipped: the gray input of the
// network at full size. Gray and YUV read plane 0; RGB takes luma by its matrix.
[[nodiscard]] base::Plane<float> grayInput(const Picture& picture);

// What a coloured frame looks like for a given source: gray becomes YUV 4:4:4 of the same or next
// supported depth (code values kept as Y'), YUV and RGB keep their format.
[[nodiscard]] PictureFormat colouredFormat(const PictureFormat& source);

// The chroma (Cb', Cr', normalised: -0.5..0.5) of the Lab colour that has the hue of (a, b) and
// the luma y (0..1), by a bracketed solve for L*; chroma shrunk by the largest factor for which a
// solution inside the gamut exists, L* solved again for each factor. Exact and slow: the reference.
struct ChromaSample {
    double cb = 0.0;
    double cr = 0.0;
    double shrink = 1.0;  // 1 inside the gamut
};
[[nodiscard]] ChromaSample solveChroma(double y, double a, double b, Matrix matrix);

// Turns (Y', a*, b*) into chroma planes quickly. Immutable after construction: share it between
// threads. Building takes about 0.1 s per matrix; cache by matrix is inside make().
class LumaLock {
public:
    [[nodiscard]] static std::shared_ptr<const LumaLock> make(Matrix matrix);
    virtual ~LumaLock() = default;

    // `source`: the scan; `a`, `b`: chroma at the size of the source's luma plane.
    // Returns a picture of colouredFormat(source.format) whose luma plane is the scan's, bit for
    // bit (shared, not copied, where the type allows), chroma subsampled with the stream's siting.
    // Y' outside the nominal range gets neutral chroma; alpha is carried. For RGB sources the
    // codes nearest to the locked colour are written (luma within 1 code after rounding).
    // Errors: Usage when sizes differ.
    [[nodiscard]] virtual base::Result<Picture> compose(const Picture& source,
                                                        const base::Plane<float>& a,
                                                        const base::Plane<float>& b) const = 0;
};

// Colour of a stream's pixel as the viewer decodes it (matrix and range of its description), at
// full luma size: R', G', B' planes 0..1 (unclipped). Chroma is upsampled with the stream's siting.
struct RgbPlanes {
    base::Plane<float> r;
    base::Plane<float> g;
    base::Plane<float> b;
};
[[nodiscard]] RgbPlanes decodeRgb(const Picture& picture);

// L*, a*, b* planes of a picture at full size (by decodeRgb, clipped to the gamut first).
struct LabPlanes {
    base::Plane<float> l;
    base::Plane<float> a;
    base::Plane<float> b;
};
[[nodiscard]] LabPlanes decodeLab(const Picture& picture);

// The same from planes that are decoded already; within 0.005 of labFromRgb.
[[nodiscard]] LabPlanes labFromRgbPlanes(const RgbPlanes& rgb);

}  // namespace kinechrome::color
