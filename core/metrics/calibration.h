// SPDX-License-Identifier: GPL-3.0-or-later
// Calibration: whether a model that states its confidence errs less where it is sure.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

#include "core/base/plane.h"
#include "core/color/chroma_field.h"

namespace kinechrome::metrics {

// Pixels sorted by confidence and cut into ten equal parts, the surest first: the mean a*b*
// distance to the truth in each, and the mean confidence that the model stated there.
struct CalibrationDeciles {
    std::array<double, 10> distance{};
    std::array<double, 10> confidence{};
};

// Gathers (confidence, distance) pairs in 4,096 classes of confidence. Sums are whole numbers (of
// 2^-16 units), so that the answer does not depend on the order of adding. A class that straddles
// two parts is shared between them in proportion. One thread at a time.
class Calibration {
public:
    // `confidence` 0..1 (clipped; not-a-number counts as 0), `distance` >= 0.
    void add(float confidence, float distance);
    void add(const Calibration& other);
    // Every pixel of a field that states its confidence, against the truth's a* and b* at the
    // field's size. Nothing when it states none.
    void add(const color::ChromaField& field, const base::Plane<float>& truthA,
             const base::Plane<float>& truthB);

    [[nodiscard]] std::uint64_t pixels() const { return pixels_; }
    // Nothing for fewer than ten pixels.
    [[nodiscard]] std::optional<CalibrationDeciles> deciles() const;

private:
    struct Class {
        std::uint64_t count = 0;
        std::uint64_t distance = 0;
        std::uint64_t confidence = 0;
    };
    static constexpr std::size_t kClasses = 4096;

    std::vector<Class> classes_;  // by confidence; empty until the first pixel
    std::uint64_t pixels_ = 0;
};

}  // namespace kinechrome::metrics
