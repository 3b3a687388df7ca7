// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/nn/lab_lut.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace kinechrome::nn {
namespace {

constexpr int kSteps = 4096;
constexpr float kWhiteX = 0.95047F;  // D65, 2 degrees, Y = 1
constexpr float kWhiteZ = 1.08883F;
constexpr double kEpsilon = 216.0 / 24389.0;
constexpr double kKappa = 24389.0 / 27.0;

double linearOfSrgb(double v) {  // IEC 61966-2-1
    return v <= 0.04045 ? v / 12.92 : std::pow((v + 0.055) / 1.055, 2.4);
}
double srgbOfLinear(double v) {
    return v <= 0.0031308 ? v * 12.92 : 1.055 * std::pow(v, 1.0 / 2.4) - 0.055;
}
double labCurve(double t) {
    return t > kEpsilon ? std::cbrt(t) : (kKappa * t + 16.0) / 116.0;
}

// A function on 0..1, tabulated, read with linear interpolation.
class Table {
public:
    explicit Table(double (*function)(double)) {
        for (int i = 0; i < kSteps + 2; ++i) {
            const double at = std::min(1.0, static_cast<double>(i) / kSteps);
            values_[static_cast<std::size_t>(i)] = static_cast<float>(function(at));
        }
    }
    float operator()(float v) const {
        const float scaled = std::clamp(v, 0.0F, 1.0F) * kSteps;
        const auto index = static_cast<std::size_t>(scaled);
        const float part = scaled - static_cast<float>(index);
        return values_[index] + (values_[index + 1] - values_[index]) * part;
    }

private:
    std::array<float, kSteps + 2> values_{};
};

const Table& linearTable() {
    static const Table table(linearOfSrgb);
    return table;
}
const Table& curveTable() {
    static const Table table(labCurve);
    return table;
}
// srgbOfLinear is steep near 0, so its table is over the square root of the value.
const Table& srgbTable() {
    static const Table table([](double root) { return srgbOfLinear(root * root); });
    return table;
}

float inverseCurve(float f) {
    const float cube = f * f * f;
    return cube > static_cast<float>(kEpsilon) ? cube
                                               : (116.0F * f - 16.0F) / static_cast<float>(kKappa);
}

}  // namespace

void labFromRgb(const float* red, const float* green, const float* blue, std::size_t count,
                float* lightness, float* a, float* b) {
    const Table& linear = linearTable();
    const Table& curve = curveTable();
    for (std::size_t i = 0; i < count; ++i) {
        const float r = linear(red[i] * (1.0F / 255.0F));
        const float g = linear(green[i] * (1.0F / 255.0F));
        const float bl = linear(blue[i] * (1.0F / 255.0F));
        const float fx =
            curve((0.4124564F * r + 0.3575761F * g + 0.1804375F * bl) * (1.0F / kWhiteX));
        const float fy = curve(0.2126729F * r + 0.7151522F * g + 0.0721750F * bl);
        const float fz =
            curve((0.0193339F * r + 0.1191920F * g + 0.9503041F * bl) * (1.0F / kWhiteZ));
        if (lightness != nullptr) lightness[i] = 116.0F * fy - 16.0F;
        a[i] = 500.0F * (fx - fy);
        b[i] = 200.0F * (fy - fz);
    }
}

void chromaFromRgb(const float* red, const float* green, const float* blue, std::size_t count,
                   float* a, float* b) {
    labFromRgb(red, green, blue, count, nullptr, a, b);
}

void rgbFromGrayAndChroma(const float* gray, const float* a, const float* b, std::size_t count,
                          float* red, float* green, float* blue) {
    const Table& linear = linearTable();
    const Table& curve = curveTable();
    const Table& srgb = srgbTable();
    const auto encode = [&srgb](float v) {
        return 255.0F * srgb(std::sqrt(std::clamp(v, 0.0F, 1.0F)));
    };
    for (std::size_t i = 0; i < count; ++i) {
        const float luminance = linear(gray[i]);
        const float fy = curve(luminance);
        const float x = kWhiteX * inverseCurve(fy + a[i] * (1.0F / 500.0F));
        const float z = kWhiteZ * inverseCurve(fy - b[i] * (1.0F / 200.0F));
        red[i] = encode(3.2404542F * x - 1.5371385F * luminance - 0.4985314F * z);
        green[i] = encode(-0.9692660F * x + 1.8760108F * luminance + 0.0415560F * z);
        blue[i] = encode(0.0556434F * x - 0.2040259F * luminance + 1.0572252F * z);
    }
}

}  // namespace kinechrome::nn
