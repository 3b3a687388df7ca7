// SPDX-License-Identifier: GPL-3.0-or-later
// Statistics of a* and b* that tell toned prints from colour.
#include "core/color/tint.h"

#include <algorithm>
#include <cmath>
#include <numbers>
#include <vector>

#include "core/color/lab.h"
#include "core/color/luma_lock.h"
#include "core/color/rgb_rows.h"

namespace kinechrome::color {
namespace {

constexpr int kColumns = 160;

// Half a code of 8-bit chroma is up to 1.2 in a*b*, and lossy coding adds to it: a picture of
// which 98 % stays below this is black and white.
constexpr double kNeutralChroma = 4.0;
constexpr double kOffHueDegrees = 35.0;
// Toned prints keep nearly all chroma near one hue; brown mush of real colour does not.
constexpr double kTintedOffHueShare = 0.04;

std::vector<Lab> smallLab(const Picture& picture) {
    const int width = std::min(kColumns, picture.format.width);
    const int height =
        std::max(1, static_cast<int>(std::lround(static_cast<double>(picture.format.height) *
                                                 width / picture.format.width)));
    RgbRows rows(picture, width, height);
    RgbPlanes small{{width, height}, {width, height}, {width, height}};
    for (int y = 0; y < height; ++y) rows.read(y, small.r.row(y), small.g.row(y), small.b.row(y));
    const LabPlanes planes = labFromRgbPlanes(small);
    std::vector<Lab> lab;
    for (int y = 0; y < height; ++y) {
        for (int x = 0; x < width; ++x) {
            lab.push_back({planes.l.at(x, y), planes.a.at(x, y), planes.b.at(x, y)});
        }
    }
    return lab;
}

double upperChroma(const std::vector<Lab>& lab) {
    std::vector<double> chroma;
    for (const Lab& pixel : lab) chroma.push_back(std::hypot(pixel.a, pixel.b));
    const auto at = chroma.begin() + static_cast<std::ptrdiff_t>(chroma.size() * 98 / 100);
    std::nth_element(chroma.begin(), at, chroma.end());
    return *at;
}

// Share of the chroma whose hue is far from that of (a, b). Chroma below what rounding makes is
// not counted: its hue says nothing.
double offHueShare(const std::vector<Lab>& lab, double a, double b) {
    const double length = std::max(std::hypot(a, b), 1e-9);
    const double limit = std::cos(kOffHueDegrees * std::numbers::pi / 180.0);
    double all = 0.0;
    double off = 0.0;
    for (const Lab& pixel : lab) {
        const double chroma = std::hypot(pixel.a, pixel.b);
        if (chroma < kNeutralChroma) continue;
        all += chroma;
        if (pixel.a * a + pixel.b * b < limit * chroma * length) off += chroma;
    }
    return all > 0.0 ? off / all : 0.0;
}

}  // namespace

Tint measureTint(const Picture& picture) {
    const std::vector<Lab> lab = smallLab(picture);
    const auto count = static_cast<double>(lab.size());
    Tint tint;
    for (const Lab& pixel : lab) {
        tint.meanA += pixel.a / count;
        tint.meanB += pixel.b / count;
        tint.meanChroma += std::hypot(pixel.a, pixel.b) / count;
    }
    tint.hueDegrees = std::atan2(tint.meanB, tint.meanA) * 180.0 / std::numbers::pi;
    tint.hueDispersion =
        tint.meanChroma > 0.0 ? 1.0 - std::hypot(tint.meanA, tint.meanB) / tint.meanChroma : 0.0;
    tint.offHueShare = offHueShare(lab, tint.meanA, tint.meanB);
    if (upperChroma(lab) < kNeutralChroma) {
        tint.kind = TintKind::Neutral;
    } else {
        tint.kind = tint.offHueShare < kTintedOffHueShare ? TintKind::Tinted : TintKind::Coloured;
    }
    return tint;
}

}  // namespace kinechrome::color
