// SPDX-License-Identifier: GPL-3.0-or-later
// CIEDE2000, written down in the order of Sharma, Wu, Dalal 2005 (equation numbers are theirs).
#include <cmath>
#include <numbers>

#include "core/color/lab.h"

namespace kinechrome::color {
namespace {

constexpr double kDegree = std::numbers::pi / 180.0;

double pow7(double x) {
    return x * x * x * x * x * x * x;
}

double chromaWeight(double chroma) {
    return std::sqrt(pow7(chroma) / (pow7(chroma) + pow7(25.0)));
}

// Eq. 7: hue in degrees 0..360; 0 for neutral.
double hueDegrees(double a, double b) {
    if (a == 0.0 && b == 0.0) return 0.0;
    const double h = std::atan2(b, a) / kDegree;
    return h < 0.0 ? h + 360.0 : h;
}

// Eq. 10.
double hueDifference(double h1, double h2, bool neutral) {
    if (neutral) return 0.0;
    const double d = h2 - h1;
    if (d > 180.0) return d - 360.0;
    if (d < -180.0) return d + 360.0;
    return d;
}

// Eq. 14.
double hueMean(double h1, double h2, bool neutral) {
    const double sum = h1 + h2;
    if (neutral) return sum;
    if (std::abs(h1 - h2) <= 180.0) return 0.5 * sum;
    return sum < 360.0 ? 0.5 * (sum + 360.0) : 0.5 * (sum - 360.0);
}

}  // namespace

double ciede2000(const Lab& x, const Lab& y) {
    const double meanC = 0.5 * (std::hypot(x.a, x.b) + std::hypot(y.a, y.b));
    const double g = 0.5 * (1.0 - chromaWeight(meanC));  // eq. 4
    const double a1 = (1.0 + g) * x.a;                   // eq. 5
    const double a2 = (1.0 + g) * y.a;
    const double c1 = std::hypot(a1, x.b);  // eq. 6
    const double c2 = std::hypot(a2, y.b);
    const double h1 = hueDegrees(a1, x.b);
    const double h2 = hueDegrees(a2, y.b);
    const bool neutral = c1 * c2 == 0.0;

    const double dL = y.l - x.l;  // eq. 8
    const double dC = c2 - c1;    // eq. 9
    const double dH = 2.0 * std::sqrt(c1 * c2) *
                      std::sin(0.5 * kDegree * hueDifference(h1, h2, neutral));  // eq. 11

    const double meanL = 0.5 * (x.l + y.l);  // eq. 12
    const double meanCp = 0.5 * (c1 + c2);   // eq. 13
    const double h = hueMean(h1, h2, neutral);
    const double t = 1.0 - 0.17 * std::cos(kDegree * (h - 30.0)) +
                     0.24 * std::cos(kDegree * 2.0 * h) +
                     0.32 * std::cos(kDegree * (3.0 * h + 6.0)) -
                     0.20 * std::cos(kDegree * (4.0 * h - 63.0));  // eq. 15
    const double bend = (h - 275.0) / 25.0;
    const double dTheta = 30.0 * std::exp(-bend * bend);  // eq. 16
    const double offset = (meanL - 50.0) * (meanL - 50.0);
    const double sL = 1.0 + 0.015 * offset / std::sqrt(20.0 + offset);                 // eq. 18
    const double sC = 1.0 + 0.045 * meanCp;                                            // eq. 19
    const double sH = 1.0 + 0.015 * meanCp * t;                                        // eq. 20
    const double rT = -std::sin(2.0 * kDegree * dTheta) * 2.0 * chromaWeight(meanCp);  // eq. 17, 21
    const double l = dL / sL;
    const double c = dC / sC;
    const double k = dH / sH;
    return std::sqrt(l * l + c * c + k * k + rT * c * k);  // eq. 22
}

}  // namespace kinechrome::color
