// SPDX-License-Identifier: GPL-3.0-or-later
// LookAhead: the first pass of an export whose stabiliser looks ahead. See Note [Two passes].
#pragma once

#include <cstdint>
#include <filesystem>
#include <map>
#include <memory>
#include <stop_token>
#include <string>

#include "core/base/error.h"
#include "core/base/progress.h"
#include "core/edit/settings.h"
#include "core/pipeline/cut_book.h"
#include "core/pipeline/frame_feed.h"
#include "core/pipeline/planned_color.h"
#include "core/pipeline/scratch_chroma.h"
#include "core/pipeline/steady_track.h"

namespace kinechrome::pipeline {

struct LookAheadRequest {
    FrameFeed* feed = nullptr;  // one of its own: it is read to the end
    const PlannedColor* planned = nullptr;
    edit::ColorSettings settings;
    CutBook* cuts = nullptr;
    std::filesystem::path folder;  // for the chroma store; removed with the object
};

// Owns the store. After making, one thread at a time.
class LookAhead {
public:
    // Decodes, colours and steadies the whole feed on threads of its own; `progress` counts its
    // frames. Errors: Input, Internal, Output, Interrupted.
    [[nodiscard]] static base::Result<std::unique_ptr<LookAhead>> make(
        const LookAheadRequest& request, base::Progress* progress, const std::stop_token& stop);

    struct Fields {
        color::ChromaField network;
        color::ChromaField steady;  // its confidence is the visibility
    };
    // Of the next frame, in the order of the feed. Errors: Internal.
    [[nodiscard]] base::Result<Fields> next();

    [[nodiscard]] const FlickerSeries& flicker() const { return flicker_; }
    [[nodiscard]] const std::map<std::string, double>& cpuSeconds() const { return cpuSeconds_; }

private:
    explicit LookAhead(std::unique_ptr<ScratchChroma> store) : store_(std::move(store)) {}

    std::unique_ptr<ScratchChroma> store_;
    FlickerSeries flicker_;
    std::map<std::string, double> cpuSeconds_;  // by stage
    std::int64_t next_ = 0;
};

}  // namespace kinechrome::pipeline
