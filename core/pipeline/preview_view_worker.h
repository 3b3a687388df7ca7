// SPDX-License-Identifier: GPL-3.0-or-later
// PreviewViewWorker: the views that need no network: gray and ground truth, and whatever is cached.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <stop_token>

#include "core/pipeline/preview_board.h"
#include "core/pipeline/preview_frames.h"

namespace kinechrome::pipeline {

// One thread, with decoders of its own. Hands every request on to the colour thread.
class PreviewViewWorker {
public:
    explicit PreviewViewWorker(PreviewBoard& board) : board_(board) {}
    void run(std::stop_token stop);

private:
    void serve(ViewRequest request, std::stop_token stop);
    void showCachedColor(const ViewRequest& request);
    // Makes the views of the frame if they are not cached. Errors: Input, Interrupted.
    [[nodiscard]] base::Result<void> makeFilmViews(std::int64_t frame, std::stop_token stop);
    void makeReferenceView(std::int64_t frame, std::stop_token stop);
    void show(std::int64_t frame, ViewKind kind);
    // Decodes ahead of a running film. False when there is nothing left to do.
    [[nodiscard]] bool readAhead(std::stop_token stop);
    // Has the samples of the frame on show at hand. False when there is nothing to do.
    [[nodiscard]] bool readSource(std::stop_token stop);
    [[nodiscard]] PreviewFrames* referenceFrames();

    PreviewBoard& board_;
    std::unique_ptr<PreviewFrames> film_;
    std::unique_ptr<PreviewFrames> reference_;
    std::uint64_t referenceGeneration_ = 0;
    std::optional<ViewRequest> served_;  // the last one
    SharedPlan plan_;                    // the last request's
};

}  // namespace kinechrome::pipeline
