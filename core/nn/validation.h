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

// Of fewer images than this, say an archivist's few shots, no correction of hues can be told.
inline constexpr int kEnoughForHues = 100;

// `network` must be in evaluation mode. Finds the hues' correction on the unseen images (on all
// where they are too few), then goes over all images with it, and with hints.
[[nodiscard]] ValidationFigures validate(ColorNet& network, const ValidationRequest& request);

// Rows gray, colourised (with the gain and the hues of `figures`), ground truth; one column a
// picture.
[[nodiscard]] Picture drawSheet(ColorNet& network, const ValidationRequest& request, int columns,
                                const ValidationFigures& figures);

}  // namespace kinechrome::nn
