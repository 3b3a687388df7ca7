// SPDX-License-Identifier: GPL-3.0-or-later
// LumaLock: puts solved chroma beside an untouched luma plane.
//
// Note [Luma lock]
// ~~~~~~~~~~~~~~~~
// The scan's luma is evidence and the colour is a guess, so the guess may not move the luma. The
// luma plane of the result *is* that of the scan (the same memory); all that is made here is
// chroma. The network speaks in CIELAB, though, where a* and b* do not say how much Y' they carry:
// Y' is a weighted sum of non-linear R'G'B', and two colours of one L* differ in Y' by up to a
// third of the range. So for each pixel one looks for the L* at which the colour (L*, a*, b*) has
// the pixel's own Y'. Inside the gamut Y' rises strictly with L*, hence there is one answer.
//  * solveChroma finds it by bracketing. Newton's method from neutral does not: where a channel
//    nears zero the curve's slope changes by a factor of ten, and two steps are off by hundreds of
//    10-bit codes.
//  * ChromaTable reads L* from a table over (sqrt Y', a*, b*), made once per matrix by bracketing.
//    L* is smooth in these, even where the gamut ends, because the solution continues beyond it;
//    so a coarse table is a good first guess. R'G'B' and their slopes along L* then follow by the
//    formulas, and one step of Newton's method lands on Y' exactly; three where the table says
//    little (deep blue). Within 0.02 of the reference in a*b*.
//  * Where no colour of that chroma has that luma, chroma shrinks by the largest factor for which
//    one exists. L* is solved anew for each factor: shrinking afterwards would move the luma. The
//    factor is read from a second table, over (sqrt Y', hue); what its interpolation misses is
//    taken off Cb and Cr together, which keeps Y' and hardly turns the hue (0.1 degree at most on
//    99 of 100 colours).
//    In the darkest blue the gamut has gaps along a ray, and the fast lock may settle on another
//    side of a gap than the reference.
// Y' at or beyond the ends of the nominal range has no colour but neutral.
//
// Subsampled chroma: a*, b* and Y' are first brought to the chroma positions (with the stream's
// siting) and solved there. Solving at full size and averaging Cb, Cr afterwards costs four times
// as much and differs only across luma edges within one chroma sample, where subsampling itself
// loses more than that.
#include "core/color/luma_lock.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <mutex>
#include <string>
#include <vector>

#include "core/color/chroma_grid.h"
#include "core/color/chroma_table.h"
#include "core/color/luma_plane.h"

namespace kinechrome::color {
namespace {

using base::ErrorKind;

// Keeps two blocks of memory alive: the scan's and the new planes'.
struct SharedOwners {
    std::shared_ptr<void> scan;
    std::shared_ptr<void> added;
};

template <class T>
void encodeRow(const float* value, int count, double offset, double gain, double maxCode,
               T* codes) {
    const auto add = static_cast<float>(offset + 0.5);
    const auto scale = static_cast<float>(gain);
    const auto most = static_cast<float>(maxCode);
    for (int x = 0; x < count; ++x) {
        codes[x] = static_cast<T>(static_cast<int>(std::clamp(value[x] * scale + add, 0.0F, most)));
    }
}

// Three rows of scratch: chroma, and luma where it has to be made.
struct ChromaRows {
    explicit ChromaRows(int width) : cb(static_cast<std::size_t>(width)), cr(cb), third(cb) {}
    std::vector<float> cb;
    std::vector<float> cr;
    std::vector<float> third;
};

template <class T>
void writeChroma(const ChromaTable& table, const base::Plane<float>& luma,
                 const base::Plane<float>& a, const base::Plane<float>& b, Picture& out) {
    const CodeScale scale = codeScale(out.format.color);
    const int width = a.width();
    ChromaRows rows(width);
    base::Plane<T> cbPlane = out.plane<T>(1);
    base::Plane<T> crPlane = out.plane<T>(2);
    for (int y = 0; y < a.height(); ++y) {
        table.solve(luma.row(y), a.row(y), b.row(y), width, rows.cb.data(), rows.cr.data());
        encodeRow(rows.cb.data(), width, scale.chromaNeutral, scale.chromaSwing, scale.maxCode,
                  cbPlane.row(y));
        encodeRow(rows.cr.data(), width, scale.chromaNeutral, scale.chromaSwing, scale.maxCode,
                  crPlane.row(y));
    }
}

template <class T>
void writeRgb(const ChromaTable& table, const LumaWeights& weights, const base::Plane<float>& luma,
              const base::Plane<float>& a, const base::Plane<float>& b, Picture& out) {
    const CodeScale scale = codeScale(out.format.color);
    const int width = a.width();
    const auto forRed = static_cast<float>(2.0 * (1.0 - weights.kr));
    const auto forBlue = static_cast<float>(2.0 * (1.0 - weights.kb));
    const auto redShare = static_cast<float>(weights.kr / weights.kg());
    const auto blueShare = static_cast<float>(weights.kb / weights.kg());
    ChromaRows rows(width);
    std::array<base::Plane<T>, 3> gbr{out.plane<T>(0), out.plane<T>(1), out.plane<T>(2)};
    for (int y = 0; y < a.height(); ++y) {
        const float* own = luma.row(y);
        table.solve(own, a.row(y), b.row(y), width, rows.cb.data(), rows.cr.data());
        for (std::size_t x = 0; x < rows.cb.size(); ++x) {
            const float blue = forBlue * rows.cb[x];
            const float red = forRed * rows.cr[x];
            rows.third[x] = own[x] - redShare * red - blueShare * blue;
            rows.cb[x] = own[x] + blue;
            rows.cr[x] = own[x] + red;
        }
        const std::array<const float*, 3> channels{rows.third.data(), rows.cb.data(),
                                                   rows.cr.data()};
        for (std::size_t i = 0; i < 3; ++i) {
            encodeRow(channels[i], width, scale.lumaBlack, scale.lumaSwing, scale.maxCode,
                      gbr[i].row(y));
        }
    }
}

// New planes for what is made, the scan's own for what is kept.
Picture pictureAround(const Picture& source) {
    PictureFormat made = colouredFormat(source.format);
    made.alpha = false;
    Picture out = Picture::allocate(made);
    out.format.alpha = source.format.alpha;
    if (source.format.layout != PlaneLayout::Rgb) out.planes[0] = source.planes[0];
    out.planes[3] = source.planes[3];
    out.owner = std::make_shared<SharedOwners>(SharedOwners{source.owner, out.owner});
    return out;
}

class TableLumaLock final : public LumaLock {
public:
    explicit TableLumaLock(const LumaWeights& weights) : weights_(weights), table_(weights) {}

    base::Result<Picture> compose(const Picture& source, const base::Plane<float>& a,
                                  const base::Plane<float>& b) const override {
        if (auto fits = check(source, a, b); !fits) return base::fail(fits.error());
        Picture out = pictureAround(source);
        const bool bytes = out.format.bytesPerSample() == 1;
        const base::Plane<float> luma = nominalLuma(source);
        if (out.format.layout == PlaneLayout::Rgb) {
            (bytes ? writeRgb<std::uint8_t> : writeRgb<std::uint16_t>)(table_, weights_, luma, a, b,
                                                                       out);
            return out;
        }
        (bytes ? writeChroma<std::uint8_t>
               : writeChroma<std::uint16_t>)(table_, reduceToChroma(luma, out.format),
                                             reduceToChroma(a, out.format),
                                             reduceToChroma(b, out.format), out);
        return out;
    }

private:
    base::Result<void> check(const Picture& source, const base::Plane<float>& a,
                             const base::Plane<float>& b) const {
        const PictureFormat& format = source.format;
        if (source.empty() || a.width() != format.width || a.height() != format.height ||
            !b.sameSize(a)) {
            return base::fail(ErrorKind::Usage, "colouring a frame",
                              "the chroma has another size than the picture",
                              "upsample the chroma to the size of the luma plane first");
        }
        const LumaWeights own = lumaWeights(format.color.matrix);
        if (own.kr != weights_.kr || own.kb != weights_.kb) {
            return base::fail(ErrorKind::Usage, "colouring a frame",
                              "the picture has another luma matrix than the luma lock",
                              "make a luma lock for the matrix of the picture");
        }
        return {};
    }

    LumaWeights weights_;
    ChromaTable table_;
};

}  // namespace

PictureFormat colouredFormat(const PictureFormat& source) {
    PictureFormat format = source;
    if (source.layout != PlaneLayout::Gray) return format;
    // YUV 4:4:4 exists in every depth that gray exists in (8, 9, 10, 12, 14, 16), so that gray's
    // code values stay what they are.
    format.layout = PlaneLayout::Yuv;
    format.chromaShiftX = 0;
    format.chromaShiftY = 0;
    if (format.color.matrix == Matrix::Rgb) format.color.matrix = Matrix::Bt709;
    return format;
}

std::shared_ptr<const LumaLock> LumaLock::make(Matrix matrix) {
    static std::mutex mutex;
    static std::array<std::shared_ptr<const LumaLock>, 6> cache;
    // The weights decide, so RGB shares the lock of BT.709.
    const auto index = static_cast<std::size_t>(matrix == Matrix::Rgb ? Matrix::Bt709 : matrix);
    const std::lock_guard lock(mutex);
    if (!cache[index]) cache[index] = std::make_shared<TableLumaLock>(lumaWeights(matrix));
    return cache[index];
}

}  // namespace kinechrome::color
