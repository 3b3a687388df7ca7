// SPDX-License-Identifier: GPL-3.0-or-later
// Judges a network on photographs that it was not trained on. Internal to core/nn.
#pragma once

#include <vector>

#include "core/nn/color_net.h"
#include "core/nn/image_codec.h"
#include "core/nn/pack.h"
#include "core/nn/training_figures.h"

namespace kinechrome::nn {

struct ValidationRequest {
    const Pack* pack = nullptr;
    std::vector<int> images;  // indices into pack->images
    int unseen = 0;           // the first of them: of sources that training never sees
    int size = 128;           // side of the centred squares
    double targetColorfulness = 0.62;
    double distanceLimit = 2.0;
    bool bfloat16 = false;
    bool cuda = false;
};

// `network` must be in evaluation mode. Three times over the images: to find the hues' correction,
// with it, and with hints. It is found on the unseen sources where they have enough images: on
// sources that were learned from, a network is too sure of its hues. Of fewer images than that in
// all, say an archivist's few shots, nothing can be told, and hues stay as they are said.
inline constexpr int kEnoughForHues = 100;
[[nodiscard]] ValidationFigures validate(ColorNet& network, const ValidationRequest& request);

// Rows gray, colourised (with the gain and the hues of `figures`), ground truth; one column a
// picture.
[[nodiscard]] Picture drawSheet(ColorNet& network, const ValidationRequest& request, int columns,
                                const ValidationFigures& figures);

}  // namespace kinechrome::nn
