// SPDX-License-Identifier: GPL-3.0-or-later
// Figures of one frame against its ground truth. Definitions and sources: see each function; the
// formulas are those of the project's metrics page, restated at each definition.
#pragma once

#include "core/base/plane.h"
#include "core/color/luma_lock.h"

namespace kinechrome::metrics {

struct FrameFigures {
    double rmseAb = 0.0;          // sqrt(mean((da^2 + db^2) / 2))
    double meanAbDistance = 0.0;  // mean(sqrt(da^2 + db^2))
    double psnrDb = 0.0;          // 10 log10(1 / MSE) on R'G'B' 0..1
    double ssim = 0.0;            // Wang 2004 on the mean of R', G', B'
    double ciede2000 = 0.0;       // mean dE00
    double colorfulness = 0.0;    // of the result
    double colorfulnessReference = 0.0;
};

// A picture made ready for comparing, once: what a screen shows of it (R'G'B' clipped to 0..1) and
// what several figures need of that.
struct JudgedPicture {
    color::RgbPlanes rgb;
    color::LabPlanes lab;
    base::Plane<float> mean;  // of R', G', B'
    double colorfulness = 0.0;
};
[[nodiscard]] JudgedPicture judgedPicture(const color::RgbPlanes& rgb);

// Both pictures of one size. Throws nothing; sizes are the caller's promise.
[[nodiscard]] FrameFigures compareFrames(const JudgedPicture& result,
                                         const JudgedPicture& reference);
[[nodiscard]] FrameFigures compareFrames(const color::RgbPlanes& result,
                                         const color::RgbPlanes& reference);

// The two figures between which a frontier is drawn, of a picture as decoded, against the
// reference: the same numbers as compareFrames gives, without the price of the others.
struct ColorFigures {
    double meanAbDistance = 0.0;
    double colorfulness = 0.0;
    double rmseAb = 0.0;
};
[[nodiscard]] ColorFigures compareColors(const color::RgbPlanes& result,
                                         const JudgedPicture& reference);

// The single figures, for planes of one size within 0..1 (compareFrames clips first).

// sqrt(mean((da^2 + db^2) / 2)), CIELAB D65: common use; mind the factor 2.
[[nodiscard]] double rmseAb(const color::LabPlanes& x, const color::LabPlanes& y);

// mean(sqrt(da^2 + db^2)): the RMSE formula as printed in "Colorization of Video using Deep
// Learning", section 4.1.
[[nodiscard]] double meanAbDistance(const color::LabPlanes& x, const color::LabPlanes& y);

// 10 log10(1 / MSE) over R', G', B' in floating point; infinite for identical pictures. Inflated
// by identical luma: never quote it without rmseAb.
[[nodiscard]] double psnrDb(const color::RgbPlanes& x, const color::RgbPlanes& y);

// Hasler, Suesstrunk 2003, "Measuring colourfulness in natural images", eq. 1-2, on 0..255:
// rg = R - G, yb = (R + G) / 2 - B, both signed; sqrt(s_rg^2 + s_yb^2) + 0.3 sqrt(m_rg^2 + m_yb^2)
// with population variance.
[[nodiscard]] double colorfulness(const color::RgbPlanes& rgb);

}  // namespace kinechrome::metrics
