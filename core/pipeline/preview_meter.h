// SPDX-License-Identifier: GPL-3.0-or-later
// PreviewMeter: takes the figures of every frame that the preview colours.
#pragma once

#include <cstdint>
#include <memory>
#include <stop_token>

#include "core/pipeline/preview_board.h"
#include "core/pipeline/preview_colorist.h"

namespace kinechrome::pipeline {

// Owns a decoder for the ground truth. Lives on the colour thread; what it finds lies in the cache.
class PreviewMeter {
public:
    explicit PreviewMeter(PreviewBoard& board) : board_(board) {}

    // What the frame's own colour says. `key`: of its coloured view.
    void note(const ChromaKey& key, const PreviewImage& image, const SteadyField& steady);
    // Adds what the ground truth says. A frame that it does not have, or that cannot be decoded,
    // counts as compared: nothing else would come of trying again.
    void compare(const ChromaKey& key, const PreviewImage& image, std::stop_token stop);

    // Whether the frame is done: in its final colour, and compared where there is a ground truth.
    [[nodiscard]] bool hasAll(const ChromaKey& key) const;
    [[nodiscard]] bool lacksTruth(const ChromaKey& key) const;

private:
    [[nodiscard]] std::optional<PreviewImage> truthOf(std::int64_t frame, const PreviewImage& like,
                                                      std::stop_token stop);

    PreviewBoard& board_;
    std::unique_ptr<PreviewFrames> truth_;
    std::uint64_t truthGeneration_ = 0;
};

}  // namespace kinechrome::pipeline
