// SPDX-License-Identifier: GPL-3.0-or-later
// PreviewColorWorker: the coloured views: the frame that is waited for first, then the others.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <stop_token>

#include "core/pipeline/chroma_store.h"
#include "core/pipeline/preview_board.h"
#include "core/pipeline/preview_colorist.h"
#include "core/pipeline/preview_explainer.h"
#include "core/pipeline/preview_meter.h"

namespace kinechrome::pipeline {

// One thread.
class PreviewColorWorker {
public:
    explicit PreviewColorWorker(PreviewBoard& board) : board_(board), meter_(board) {}
    void run(std::stop_token stop);

private:
    void serve(const ViewRequest& request, std::stop_token stop);
    // The request's view as far as it can be had now. Errors: Model, Usage, Input, Internal.
    [[nodiscard]] base::Result<void> color(const ViewRequest& request, std::stop_token stop);
    [[nodiscard]] base::Result<void> showDraft(const ViewRequest& request, std::stop_token stop);
    [[nodiscard]] base::Result<ColorView> paint(std::int64_t frame, const SteadyField& steady,
                                                const ViewRequest& request, std::stop_token stop);
    // Says where the hints lie in a frame that stands, once a request.
    void placeHints(const ViewRequest& request, std::stop_token stop);
    void answerQuestion(const ViewRequest& request, std::stop_token stop);
    void publish(const ViewRequest& request, const ColorView& view);
    // Compares what is shown with the ground truth, when both are there.
    void addFigures(const ViewRequest& request);
    // Colours one frame that is not waited for, or measures one of the film. False when there is
    // nothing left to do.
    [[nodiscard]] bool fillOne(std::stop_token stop);
    // The frame that is filled in step `fillStep_`: from the playhead to the end of its segment,
    // then the segment's beginning, then what follows it.
    [[nodiscard]] std::int64_t fillFrame() const;
    // Colours the frame if need be, keeps its view or not, and takes its figures.
    enum class Keep : std::uint8_t { View, FiguresOnly };
    [[nodiscard]] bool fill(std::int64_t frame, Keep keep, std::stop_token stop);
    [[nodiscard]] base::Result<ColorView> render(std::int64_t frame, const SteadyField& steady,
                                                 const ViewRequest& request, std::stop_token stop);
    void openStore();

    PreviewBoard& board_;
    PreviewMeter meter_;
    std::unique_ptr<ChromaStore> store_;
    std::unique_ptr<PreviewColorist> colorist_;
    std::unique_ptr<PreviewExplainer> explainer_;
    std::optional<ViewRequest> served_;  // filling goes on behind it
    std::int64_t fillStep_ = 0;
    std::int64_t surveyStep_ = 0;           // counted from the served frame
    std::uint64_t published_ = 0;           // serial of the last request that got a view
    std::uint64_t placed_ = 0;              // serial of the last one whose hints were placed
    std::optional<std::uint64_t> refused_;  // key of a frame whose model cannot be used
};

}  // namespace kinechrome::pipeline
