// SPDX-License-Identifier: GPL-3.0-or-later
// Weights of the resampling kernels, and the two loops that apply them.
#include "core/color/axis_taps.h"

#include <algorithm>
#include <cmath>
#include <cstdint>

namespace kinechrome::color {
namespace {

// Collects `count` weights per output that start anywhere, and folds those beyond the edges onto
// the edge samples, so that the loops need no bounds checks.
class TapsBuilder {
public:
    TapsBuilder(int inputs, int outputs, int count) : inputs_(inputs) {
        taps_.taps = std::min(count, inputs);
        taps_.start.resize(static_cast<std::size_t>(outputs));
        taps_.weight.resize(static_cast<std::size_t>(outputs) *
                            static_cast<std::size_t>(taps_.taps));
    }
    void begin(int output, int firstInput) {
        output_ = output;
        const int start = std::clamp(firstInput, 0, inputs_ - taps_.taps);
        taps_.start[static_cast<std::size_t>(output)] = start;
    }
    void add(int input, double weight) {
        const auto output = static_cast<std::size_t>(output_);
        const int offset = std::clamp(input, 0, inputs_ - 1) - taps_.start[output];
        taps_.weight[output * static_cast<std::size_t>(taps_.taps) +
                     static_cast<std::size_t>(offset)] += static_cast<float>(weight);
    }
    AxisTaps finish() { return std::move(taps_); }

private:
    int inputs_;
    int output_ = 0;
    AxisTaps taps_;
};

AxisTaps bilinearTaps(int inputs, int outputs, double first, double step) {
    TapsBuilder builder(inputs, outputs, 2);
    for (int i = 0; i < outputs; ++i) {
        const double position = first + i * step;
        const int left = static_cast<int>(std::floor(position));
        const double fraction = position - left;
        builder.begin(i, left);
        builder.add(left, 1.0 - fraction);
        builder.add(left + 1, fraction);
    }
    return builder.finish();
}

AxisTaps areaTaps(int inputs, int outputs, double first, double step) {
    const int count = static_cast<int>(std::ceil(step)) + 1;
    TapsBuilder builder(inputs, outputs, count);
    for (int i = 0; i < outputs; ++i) {
        // Sample k covers k - 0.5 .. k + 0.5.
        const double low = first + (i - 0.5) * step;
        const double high = low + step;
        const int left = static_cast<int>(std::floor(low + 0.5));
        builder.begin(i, left);
        for (int k = left; k < left + count; ++k) {
            const double covered = std::min(high, k + 0.5) - std::max(low, k - 0.5);
            if (covered > 0.0) builder.add(k, covered / step);
        }
    }
    return builder.finish();
}

}  // namespace

bool AxisTaps::identity() const {
    for (int i = 0; i < size(); ++i) {
        const int own = i - start[static_cast<std::size_t>(i)];
        if (own < 0 || own >= taps || std::abs(weights(i)[own] - 1.0F) > 1e-6F) return false;
    }
    return true;
}

AxisTaps axisTaps(int inputs, int outputs, double first, double step) {
    return step <= 1.0 ? bilinearTaps(inputs, outputs, first, step)
                       : areaTaps(inputs, outputs, first, step);
}

AxisTaps triangleTaps(int inputs, int outputs, int first, int factor) {
    TapsBuilder builder(inputs, outputs, 2 * factor - 1);
    for (int i = 0; i < outputs; ++i) {
        const int center = first + i * factor;
        builder.begin(i, center - factor + 1);
        for (int k = 1 - factor; k < factor; ++k) {
            builder.add(center + k, static_cast<double>(factor - std::abs(k)) / (factor * factor));
        }
    }
    return builder.finish();
}

AxisTaps boxTaps(int inputs, int outputs, int factor) {
    TapsBuilder builder(inputs, outputs, factor);
    for (int i = 0; i < outputs; ++i) {
        builder.begin(i, i * factor);
        for (int k = 0; k < factor; ++k) builder.add(i * factor + k, 1.0 / factor);
    }
    return builder.finish();
}

template <class T>
void resampleRow(const base::Plane<T>& plane, const AxisTaps& x, const AxisTaps& y, int row,
                 float* scratch, float* out) {
    const int width = plane.width();
    const int top = y.start[static_cast<std::size_t>(row)];
    for (int t = 0; t < y.taps; ++t) {
        const float w = y.weights(row)[t];
        const T* in = plane.row(top + t);
        if (t == 0) {
            for (int i = 0; i < width; ++i) scratch[i] = w * static_cast<float>(in[i]);
        } else if (w != 0.0F) {
            for (int i = 0; i < width; ++i) scratch[i] += w * static_cast<float>(in[i]);
        }
    }
    const float* weight = x.weight.data();
    const int* start = x.start.data();
    const int outputs = x.size();
    if (x.taps == 2) {
        for (int i = 0; i < outputs; ++i) {
            const float* s = scratch + start[i];
            out[i] = weight[2 * i] * s[0] + weight[2 * i + 1] * s[1];
        }
        return;
    }
    for (int i = 0; i < outputs; ++i, weight += x.taps) {
        const float* s = scratch + start[i];
        float sum = 0.0F;
        for (int t = 0; t < x.taps; ++t) sum += weight[t] * s[t];
        out[i] = sum;
    }
}

template void resampleRow(const base::Plane<std::uint8_t>&, const AxisTaps&, const AxisTaps&, int,
                          float*, float*);
template void resampleRow(const base::Plane<std::uint16_t>&, const AxisTaps&, const AxisTaps&, int,
                          float*, float*);
template void resampleRow(const base::Plane<float>&, const AxisTaps&, const AxisTaps&, int, float*,
                          float*);

}  // namespace kinechrome::color
