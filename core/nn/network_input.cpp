// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/nn/network_input.h"

#include <algorithm>
#include <cstddef>

#include "core/nn/color_net_options.h"
#include "core/nn/sample.h"

namespace kinechrome::nn {
namespace {

constexpr int kLeastSide = 16;

int padded(int side) {
    return std::max(kLeastSide,
                    (side + kNetworkMultiple - 1) / kNetworkMultiple * kNetworkMultiple);
}

// Position in 0..side-1 that position `at` mirrors; at may be far outside.
int mirrored(int at, int side) {
    if (side == 1) return 0;
    const int period = 2 * (side - 1);
    const int within = at % period;
    return within < side ? within : period - within;
}

// Writes one channel; `adjust` maps each sample.
template <class Adjust>
void fillChannel(const base::Plane<float>& plane, const NetworkInput& size, float* out,
                 const Adjust& adjust) {
    for (int y = 0; y < size.height; ++y) {
        const float* row = plane.row(mirrored(y, plane.height()));
        float* to = out + static_cast<std::ptrdiff_t>(y) * size.width;
        for (int x = 0; x < plane.width(); ++x) to[x] = adjust(row[x]);
        for (int x = plane.width(); x < size.width; ++x) to[x] = to[mirrored(x, plane.width())];
    }
}

}  // namespace

void fillNetworkInput(const base::Plane<float>& gray, const color::HintRaster& hints,
                      NetworkInput& out) {
    out.width = padded(gray.width());
    out.height = padded(gray.height());
    const auto plane = static_cast<std::size_t>(out.width) * static_cast<std::size_t>(out.height);
    out.values.assign(kInputChannels * plane, 0.0F);
    float* to = out.values.data();
    fillChannel(gray, out, to, [](float v) { return v > 0.0F ? std::min(v, 1.0F) : 0.0F; });
    if (hints.empty()) return;
    const auto chroma = [](float v) { return v * (1.0F / kHintScale); };
    fillChannel(hints.a, out, to + plane, chroma);
    fillChannel(hints.b, out, to + 2 * plane, chroma);
    fillChannel(hints.mask, out, to + 3 * plane, [](float v) { return v > 0.0F ? 1.0F : 0.0F; });
}

}  // namespace kinechrome::nn
