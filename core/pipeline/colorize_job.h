// SPDX-License-Identifier: GPL-3.0-or-later
// The main job: footage in, coloured film out, with its self-check and its sidecar.
#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <limits>
#include <map>
#include <memory>
#include <optional>
#include <stop_token>
#include <string>
#include <vector>

#include <nlohmann/json.hpp>

#include "core/base/error.h"
#include "core/base/pause_gate.h"
#include "core/base/progress.h"
#include "core/edit/segment.h"
#include "core/edit/settings.h"
#include "core/media/media_writer.h"
#include "core/nn/colorizer.h"
#include "core/pipeline/beside_film.h"
#include "core/pipeline/debug_overlay.h"
#include "core/pipeline/export_repeat.h"
#include "core/pipeline/steady_track.h"

namespace kinechrome::pipeline {

// Makes the colorizer instead of loading the settings' model: for tests, which need no weights.
using ColorizerFactory =
    std::function<base::Result<std::unique_ptr<nn::Colorizer>>(const nn::ColorizerOptions&)>;

struct ColorizeRequest {
    std::filesystem::path input;
    std::filesystem::path output;
    edit::ColorSettings settings;
    std::vector<edit::Segment> segments = {};  // with settings and hints of their own; in order
    // From this frame on, shots may begin within segments; before it, segments know better.
    std::int64_t shotsKnownTo = std::numeric_limits<std::int64_t>::max();
    std::optional<edit::FrameRange> range;  // empty: the whole film
    std::optional<media::Preset> preset;    // empty: by extension
    nn::Device device = nn::Device::Auto;
    int threads = 0;
    bool overwrite = false;
    bool salvage = false;
    bool strictStreams = false;
    bool disclosure = true;
    DebugOverlay overlay = DebugOverlay::None;
    std::string programVersion;
    BesideFilm beside = {};                       // made by whoever runs the job, once it is done
    ColorizerFactory colorizerFactory = {};       // empty: load the model
    std::shared_ptr<base::PauseGate> pause = {};  // between two frames; empty: never
    nn::Precision precision = nn::Precision::Auto;
    std::shared_ptr<const EarlierExport> repeats = {};  // the export that this makes again
};

enum class CheckState { Passed, Failed, NotApplicable };
struct CheckItem {
    CheckState state = CheckState::NotApplicable;
    std::string note;  // the reason, or what was compared
};
struct SelfCheck {
    CheckItem frames, timestamps, sound, tags, luma;
    [[nodiscard]] bool passed() const;
};

// Everything that `colorize --json` prints and the export dialog shows.
struct ColorizeReport {
    std::filesystem::path input, output, sidecar;
    std::string model, stabilizer;
    nn::ColorizerInfo colorizer;                 // empty names when the model is "none"
    std::vector<nn::ColorizerInfo> otherModels;  // of segments that have one of their own
    std::int64_t framesIn = 0, framesOut = 0;
    std::optional<bool> lumaIdentical;  // empty with a reason in check.luma.note
    SelfCheck check;
    double seconds = 0.0, cpuSeconds = 0.0, fps = 0.0;
    std::map<std::string, double> stageSeconds;  // decode, colorize, stabilize, compose, encode
    double peakRssMib = 0.0;
    std::vector<media::DroppedStream> dropped;
    std::vector<std::string> notes;  // conversions, salvage, warnings
    FlickerSeries flicker;           // by frame; empty without a stabiliser
    std::optional<RepeatCheck> repeat;
};
[[nodiscard]] nlohmann::json toJson(const ColorizeReport& report);

// Told before the first frame is written: conversions, dropped streams, warnings about the source.
using NoticeSink = std::function<void(const std::string& sentence)>;

// Blocks the calling thread (a CLI's main, or a worker of the queue); stages run on their own
// threads. `progress` counts frames. Cancelling leaves nothing behind. Errors: every kind.
[[nodiscard]] base::Result<ColorizeReport> runColorize(const ColorizeRequest& request,
                                                       base::Progress* progress,
                                                       const NoticeSink& notice,
                                                       std::stop_token stop);

// What an export would do, for the dialog that asks before it starts: plan without writing.
struct ColorizeForecast {
    media::MediaInfo source;
    media::Preset preset = media::Preset::Preservation;
    std::int64_t frames = 0;
    std::vector<std::string> notes;  // conversions and warnings
    std::vector<media::DroppedStream> dropped;
    std::string pixelFormat;
    std::uintmax_t estimatedBytes = 0;  // rough
};
[[nodiscard]] base::Result<ColorizeForecast> forecastColorize(const ColorizeRequest& request);

}  // namespace kinechrome::pipeline
