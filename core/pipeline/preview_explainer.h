// SPDX-License-Identifier: GPL-3.0-or-later
// PreviewExplainer: the views that tell how a frame's colour came about.
#pragma once

#include <map>
#include <optional>
#include <stop_token>

#include "core/pipeline/preview_board.h"
#include "core/pipeline/preview_colorist.h"

namespace kinechrome::pipeline {

// Lives on the colour thread. Keeps the views of one frame, so that asking again costs nothing.
class PreviewExplainer {
public:
    // Both outlive the explainer.
    PreviewExplainer(PreviewBoard& board, PreviewColorist& colorist)
        : board_(board), colorist_(colorist) {}

    // Shows what the request wants explained, once the colourist works for the request. `steady`:
    // the frame's steadied field, or null where it must be found. Errors: Input, Internal,
    // Interrupted.
    [[nodiscard]] base::Result<void> show(const ViewRequest& request,
                                          const color::ChromaField* steady, std::stop_token stop);

private:
    // An empty image: there is nothing to explain. Nothing at all: somebody has moved on.
    using Made = std::optional<PreviewImage>;
    [[nodiscard]] base::Result<Made> make(ViewKind kind, const ViewRequest& request,
                                          const color::ChromaField* steady, std::stop_token stop);
    [[nodiscard]] base::Result<Made> makeVisibility(const ViewRequest& request,
                                                    const color::ChromaField* steady,
                                                    std::stop_token stop);
    // How far the hints changed the colour, as confidence.
    [[nodiscard]] base::Result<color::ChromaField> reach(std::int64_t frame,
                                                         const color::ChromaField& hinted,
                                                         std::stop_token stop);
    [[nodiscard]] base::Result<Made> paint(const ViewRequest& request,
                                           const color::ChromaField& field, double saturation,
                                           std::stop_token stop);

    PreviewBoard& board_;
    PreviewColorist& colorist_;
    ChromaKey key_;  // of the frame whose views are kept
    std::map<ViewKind, PreviewImage> kept_;
};

}  // namespace kinechrome::pipeline
