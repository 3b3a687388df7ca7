// SPDX-License-Identifier: GPL-3.0-or-later
// PreviewColorWorker: the coloured views: the frame that is waited for first, then those ahead.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <stop_token>

#include "core/pipeline/chroma_store.h"
#include "core/pipeline/preview_board.h"
#include "core/pipeline/preview_colorist.h"

namespace kinechrome::pipeline {

// One thread.
class PreviewColorWorker {
public:
    explicit PreviewColorWorker(PreviewBoard& board) : board_(board) {}
    void run(std::stop_token stop);

private:
    void serve(const ViewRequest& request, std::stop_token stop);
    // The request's view as far as it can be had now. Errors: Model, Usage, Input, Internal.
    [[nodiscard]] base::Result<void> color(const ViewRequest& request, std::stop_token stop);
    [[nodiscard]] base::Result<void> showDraft(const ViewRequest& request, std::stop_token stop);
    [[nodiscard]] base::Result<ColorView> paint(std::int64_t frame, const SteadyField& steady,
                                                const ViewRequest& request, std::stop_token stop);
    void publish(const ViewRequest& request, const ColorView& view);
    // Compares what is shown with the ground truth, when both are there.
    void addFigures(const ViewRequest& request);
    // Colours one frame ahead of the playhead. False when there is nothing left to do.
    [[nodiscard]] bool fillOne(std::stop_token stop);
    void openStore();

    PreviewBoard& board_;
    std::unique_ptr<ChromaStore> store_;
    std::unique_ptr<PreviewColorist> colorist_;
    std::optional<ViewRequest> served_;  // filling goes on behind it
    std::int64_t nextToFill_ = 0;
    std::uint64_t published_ = 0;           // serial of the last request that got a view
    std::optional<std::uint64_t> refused_;  // key of a frame whose model cannot be used
};

}  // namespace kinechrome::pipeline
