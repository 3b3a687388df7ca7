// SPDX-License-Identifier: GPL-3.0-or-later
// The self-check: the finished part file is opened again and compared with what went in.
#pragma once

#include <optional>
#include <stop_token>
#include <vector>

#include "core/base/error.h"
#include "core/edit/settings.h"
#include "core/media/media_info.h"
#include "core/media/media_writer.h"
#include "core/pipeline/colorize_job.h"
#include "core/pipeline/frame_log.h"
#include "core/pipeline/shard_plan.h"

namespace kinechrome::pipeline {

// What went in.
struct ExportFacts {
    media::MediaInfo source;
    std::filesystem::path output;  // final name
    media::WriterPlan plan;
    media::Preset preset = media::Preset::Preservation;
    std::optional<edit::FrameRange> range;  // of the whole export
    std::int64_t zeroPts = 0;               // of the source, where the output's time begins
    std::optional<ShardPlan> shard;
    FrameLog log;
    // Empty where the source has no sound or could not be read once more.
    std::vector<media::StreamDigest> sourceStreams;
    int threads = 0;
};

// What is in the part file.
struct OutputFacts {
    std::int64_t frames = 0;
    std::vector<LumaDigest> luma;
    std::vector<LumaDigest> chroma;  // empty: pictures without chroma planes
    SelfCheck check;
};

// Decodes the whole part file. A failed comparison is in the check; an error is a part file that
// cannot be read at all, or Interrupted.
[[nodiscard]] base::Result<OutputFacts> checkOutput(const ExportFacts& facts,
                                                    const std::stop_token& stop);

// The comparisons alone, without a file. Times are seconds from the zero of the output and from
// `zeroPts` of the source.
[[nodiscard]] CheckItem compareTimestamps(const FrameLog& in, const FrameLog& out,
                                          std::int64_t zeroPts);
[[nodiscard]] CheckItem compareLuma(const ExportFacts& facts, const FrameLog& out);
[[nodiscard]] CheckItem compareSound(const ExportFacts& facts,
                                     const std::vector<media::StreamDigest>& out);
[[nodiscard]] CheckItem compareTags(const ExportFacts& facts, const media::MediaInfo& out);

// The first failed comparison as the job's error; empty when all passed.
[[nodiscard]] std::optional<base::Error> failureOf(const SelfCheck& check,
                                                   const std::filesystem::path& output);

}  // namespace kinechrome::pipeline
