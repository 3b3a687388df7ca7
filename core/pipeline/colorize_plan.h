// SPDX-License-Identifier: GPL-3.0-or-later
// What an export needs before its first frame: everything is opened, checked and known.
#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <stop_token>
#include <string>
#include <vector>

#include "core/base/error.h"
#include "core/media/media_writer.h"
#include "core/nn/colorizer.h"
#include "core/pipeline/colorize_job.h"
#include "core/pipeline/cut_book.h"
#include "core/pipeline/export_part.h"
#include "core/pipeline/frame_feed.h"
#include "core/pipeline/frame_log.h"
#include "core/pipeline/planned_color.h"
#include "core/pipeline/shard_plan.h"
#include "core/pipeline/work_folder.h"

namespace kinechrome::pipeline {

// The name of "no model": frames pass through unchanged, source chroma and all.
inline constexpr const char* identityModel = "none";

// What an earlier run has made of the frames, from the first on: in WorkFolder::kept().
struct KeptPart {
    std::int64_t frames = 0;
    FrameLog log;
    FlickerSeries flicker;
};

struct ExportPlan {
    std::unique_ptr<FrameFeed> feed;
    std::unique_ptr<nn::Colorizer> colorizer;    // null: identity
    std::unique_ptr<PlannedColor> planned;       // null after prepareSource
    std::unique_ptr<media::MediaWriter> writer;  // null after prepareSource
    media::WriterPlan writing;
    media::Preset preset = media::Preset::Preservation;
    std::vector<std::string> warnings;        // about the source, from its first frames
    std::optional<FrameFeed::Span> span;      // of the request's range
    std::optional<ShardPlan> shard;           // empty: the whole film
    std::optional<edit::FrameRange> working;  // frames that this job makes; empty: all
    std::unique_ptr<CutBook> cuts = std::make_unique<CutBook>();
    std::unique_ptr<WorkFolder> work;  // null after prepareSource
    bool goesOn = false;               // with what an earlier run has left in the folder
    KeptPart kept;
    // There is nothing to make: an empty shard, or a run that had made everything when it was
    // killed.
    [[nodiscard]] bool idle() const { return working && working->count() == 0; }
};

// Everything but the model and the part file, which only an export needs: what a dialog asks.
// Errors: Usage, Input, Output, Interrupted.
[[nodiscard]] base::Result<ExportPlan> prepareSource(const ColorizeRequest& request,
                                                     const std::stop_token& stop);

// Settings first, then source, output and model, so that the cheapest mistake is named first.
// Destroying the plan removes the part file. Errors: Usage, Input, Model, Output, Interrupted.
// `part`: empty for the whole film; what it costs to find the shots is shown by `progress`.
[[nodiscard]] base::Result<ExportPlan> prepareExport(const ColorizeRequest& request,
                                                     const PartRequest& part,
                                                     const NoticeSink& notice,
                                                     base::Progress* progress,
                                                     const std::stop_token& stop);

// Loads the settings' model, or makes it with the request's factory. Errors: Model, Usage.
[[nodiscard]] base::Result<std::unique_ptr<nn::Colorizer>> openColorizer(
    const std::string& model, const nn::ColorizerOptions& options, const ColorizerFactory& factory);

// Where the sidecar of an output goes: OUT.kinechrome.json; for image sequences beside the folder,
// DIR.kinechrome.json, so that the folder holds pictures alone.
[[nodiscard]] std::filesystem::path sidecarPath(const std::filesystem::path& output,
                                                media::Preset preset);

[[nodiscard]] bool isSequence(media::Preset preset);

}  // namespace kinechrome::pipeline
