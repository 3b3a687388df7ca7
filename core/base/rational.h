// SPDX-License-Identifier: GPL-3.0-or-later
// Exact rational numbers for rates, time bases and aspect ratios.
#pragma once

#include <cstdint>
#include <numeric>
#include <string>

namespace kinechrome::base {

// numerator/denominator as the container states it; 0/1 means unknown.
struct Rational {
    std::int64_t num = 0;
    std::int64_t den = 1;

    [[nodiscard]] bool known() const { return num > 0 && den > 0; }
    [[nodiscard]] double value() const {
        return den == 0 ? 0.0 : static_cast<double>(num) / static_cast<double>(den);
    }
    [[nodiscard]] Rational inverse() const { return {den, num}; }
    [[nodiscard]] Rational reduced() const {
        const std::int64_t g = std::gcd(num, den);
        return g > 1 ? Rational{num / g, den / g} : *this;
    }
    // "24000/1001"
    [[nodiscard]] std::string text() const {
        return std::to_string(num) + "/" + std::to_string(den);
    }
    friend bool operator==(const Rational& x, const Rational& y) {
        return x.num * y.den == y.num * x.den;
    }
};

}  // namespace kinechrome::base
