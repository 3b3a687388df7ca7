// SPDX-License-Identifier: GPL-3.0-or-later
// CIEDE2000 rewritten so that compilers turn it into vector code: hues are unit vectors, their
// multiples come from the Chebyshev recurrence, and the one exponential is a power of a short
// series. Equation numbers are those of Sharma, Wu, Dalal 2005.
#include "core/metrics/delta_e.h"

#include <cmath>
#include <vector>

namespace kinechrome::metrics {
namespace {

float larger(float x, float y) {
    return x > y ? x : y;
}
float smaller(float x, float y) {
    return x < y ? x : y;
}

float pow7(float x) {
    const float cube = x * x * x;
    return cube * cube * x;
}

float chromaWeight(float chroma) {
    constexpr float k25 = 6103515625.0F;  // 25^7
    const float p = pow7(chroma);
    return std::sqrt(p / (p + k25));
}

// The arc tangent on -1..1 (Abramowitz and Stegun 4.4.49, error 1e-5 radian).
float arcTangent(float x) {
    const float z = x * x;
    return x *
           (0.9998660F + z * (-0.3302995F + z * (0.1801410F + z * (-0.0851330F + z * 0.0208351F))));
}

// exp(-x) for 0 <= x <= 16: the sixteenth power of a series for exp(-x / 16).
float decay(float x) {
    const float t = x * (-1.0F / 16.0F);
    float p = 1.0F + t * (1.0F / 7.0F);
    p = 1.0F + t * (1.0F / 6.0F) * p;
    p = 1.0F + t * (1.0F / 5.0F) * p;
    p = 1.0F + t * (1.0F / 4.0F) * p;
    p = 1.0F + t * (1.0F / 3.0F) * p;
    p = 1.0F + t * (1.0F / 2.0F) * p;
    p = 1.0F + t * p;
    p *= p;
    p *= p;
    p *= p;
    return p * p;
}

// Eq. 16 and the sine of eq. 21: sin(60 degrees * exp(-((h - 275) / 25)^2)), h as a unit vector.
float rotationSine(float cosH, float sinH) {
    constexpr float kCos275 = 0.087155743F;
    constexpr float kSin275 = -0.99619470F;
    const float along = cosH * kCos275 + sinH * kSin275;
    const float across = sinH * kCos275 - cosH * kSin275;
    // Half the angle, clipped at 90 degrees away, where the exponential is 2e-6.
    const float tangent = across / larger(1.0F + along, 1e-6F);
    const float angle = 2.0F * arcTangent(smaller(1.0F, larger(-1.0F, tangent)));
    constexpr float kPerDegree25 = 57.29578F / 25.0F;
    const float bend = angle * kPerDegree25;
    const float x = 1.0471976F * decay(bend * bend);
    const float z = x * x;
    return x * (1.0F + z * (-1.0F / 6.0F + z * (1.0F / 120.0F - z * (1.0F / 5040.0F))));
}

// Eq. 15 from cos h and sin h.
float hueWeight(float c, float s) {
    constexpr float kCos30 = 0.86602540F;
    constexpr float kSin30 = 0.5F;
    constexpr float kCos6 = 0.99452190F;
    constexpr float kSin6 = 0.10452846F;
    constexpr float kCos63 = 0.45399050F;
    constexpr float kSin63 = 0.89100652F;
    const float c2 = c * c - s * s;
    const float s2 = 2.0F * s * c;
    const float c3 = c2 * c - s2 * s;
    const float s3 = s2 * c + c2 * s;
    const float c4 = c2 * c2 - s2 * s2;
    const float s4 = 2.0F * s2 * c2;
    return 1.0F - 0.17F * (c * kCos30 + s * kSin30) + 0.24F * c2 +
           0.32F * (c3 * kCos6 - s3 * kSin6) - 0.20F * (c4 * kCos63 + s4 * kSin63);
}

void deltaRow(const float* l1, const float* a1, const float* b1, const float* l2, const float* a2,
              const float* b2, int width, float* out) {
    constexpr float kTiny = 1e-9F;
    for (int x = 0; x < width; ++x) {
        const float meanC = 0.5F * (std::sqrt(a1[x] * a1[x] + b1[x] * b1[x]) +
                                    std::sqrt(a2[x] * a2[x] + b2[x] * b2[x]));
        const float stretch = 1.5F - 0.5F * chromaWeight(meanC);  // 1 + G, eq. 4
        const float p1 = stretch * a1[x];
        const float p2 = stretch * a2[x];
        const float c1 = std::sqrt(p1 * p1 + b1[x] * b1[x]);
        const float c2 = std::sqrt(p2 * p2 + b2[x] * b2[x]);
        const float inv1 = 1.0F / larger(c1, kTiny);
        const float inv2 = 1.0F / larger(c2, kTiny);
        const float dA = p2 - p1;
        const float dB = b2[x] - b1[x];
        const float turn = p1 * dB - b1[x] * dA;
        const float side = turn < 0.0F ? -1.0F : 1.0F;
        const float cosine = p1 * p2 + b1[x] * b2[x];
        // The mean hue (eq. 14) halves the shorter arc: the direction of the sum of the two unit
        // vectors, or, where they are so far apart that the sum vanishes, at right angles to their
        // difference. A neutral colour has no direction and leaves the other's.
        const float u1 = p1 * inv1;
        const float v1 = b1[x] * inv1;
        const float u2 = p2 * inv2;
        const float v2 = b2[x] * inv2;
        const float meanA = cosine < 0.0F ? side * (v2 - v1) : u1 + u2;
        const float meanB = cosine < 0.0F ? side * (u1 - u2) : v1 + v2;
        const float norm = std::sqrt(meanA * meanA + meanB * meanB);
        const float inv = 1.0F / larger(norm, kTiny);
        const float cosH = norm > kTiny ? meanA * inv : 1.0F;
        const float sinH = norm > kTiny ? meanB * inv : 0.0F;
        // Eq. 11 without the angle: 4 C1 C2 sin^2(dh / 2) = |p - q|^2 - (C1 - C2)^2; for near hues,
        // where that is a small difference, by the half-angle formula. The sign is the turn's.
        const float dC = c2 - c1;
        const float nearby = turn / std::sqrt(larger(0.5F * (c1 * c2 + cosine), 1e-12F));
        const float size = std::sqrt(larger(0.0F, dA * dA + dB * dB - dC * dC));
        const float dH = cosine > 0.0F ? nearby : side * size;

        const float mid = 0.5F * (l1[x] + l2[x]) - 50.0F;
        const float meanCp = 0.5F * (c1 + c2);
        const float sL = 1.0F + 0.015F * mid * mid / std::sqrt(20.0F + mid * mid);
        const float sC = 1.0F + 0.045F * meanCp;
        const float sH = 1.0F + 0.015F * meanCp * hueWeight(cosH, sinH);
        const float rT = -2.0F * chromaWeight(meanCp) * rotationSine(cosH, sinH);
        const float l = (l2[x] - l1[x]) / sL;
        const float c = dC / sC;
        const float h = dH / sH;
        out[x] = std::sqrt(larger(0.0F, l * l + c * c + h * h + rT * c * h));
    }
}

}  // namespace

double meanCiede2000(const color::LabPlanes& x, const color::LabPlanes& y) {
    const int width = x.l.width();
    const int height = x.l.height();
    std::vector<float> row(static_cast<std::size_t>(width));
    double sum = 0.0;
    for (int line = 0; line < height; ++line) {
        deltaRow(x.l.row(line), x.a.row(line), x.b.row(line), y.l.row(line), y.a.row(line),
                 y.b.row(line), width, row.data());
        for (const float delta : row) sum += static_cast<double>(delta);
    }
    return sum / (static_cast<double>(width) * static_cast<double>(height));
}

base::Plane<float> ciede2000Map(const color::LabPlanes& x, const color::LabPlanes& y) {
    base::Plane<float> map(x.l.width(), x.l.height());
    for (int line = 0; line < map.height(); ++line) {
        deltaRow(x.l.row(line), x.a.row(line), x.b.row(line), y.l.row(line), y.a.row(line),
                 y.b.row(line), map.width(), map.row(line));
    }
    return map;
}

}  // namespace kinechrome::metrics
