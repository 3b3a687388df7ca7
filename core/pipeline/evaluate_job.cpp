// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/pipeline/evaluate_job.h"

#include <algorithm>
#include <array>
#include <memory>
#include <system_error>
#include <utility>

#include "core/base/atomic_file.h"
#include "core/media/media_info.h"
#include "core/pipeline/colorize_plan.h"
#include "core/pipeline/evaluate_clip.h"
#include "core/pipeline/evaluate_report.h"

namespace kinechrome::pipeline {

namespace {

namespace fs = std::filesystem;

// One input of the command line: a clip, or a folder of stills.
struct Input {
    fs::path path;
    bool stills = false;
    std::vector<fs::path> files;
};

bool isPicture(const fs::path& path) {
    static constexpr std::array<std::string_view, 9> known{".jpg", ".jpeg", ".png", ".tif", ".tiff",
                                                           ".bmp", ".webp", ".dpx", ".ppm"};
    std::string extension = path.extension().string();
    std::transform(extension.begin(), extension.end(), extension.begin(),
                   [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
    return std::find(known.begin(), known.end(), extension) != known.end();
}

base::Result<Input> readInput(const fs::path& path) {
    std::error_code code;
    if (!fs::is_directory(path, code)) return Input{path, false, {path}};
    Input input{path, true, {}};
    for (const auto& entry : fs::directory_iterator(path, code)) {
        if (isPicture(entry.path())) input.files.push_back(entry.path());
    }
    std::sort(input.files.begin(), input.files.end());
    if (code || input.files.empty()) {
        return base::fail(base::ErrorKind::Input, path.string(),
                          code ? code.message() : "holds no picture",
                          "give a clip or a folder of photographs");
    }
    return input;
}

base::Result<std::vector<Input>> readInputs(const EvaluateRequest& request) {
    std::vector<Input> inputs;
    for (const fs::path& path : request.inputs) {
        auto input = readInput(path);
        if (!input) return base::fail(std::move(input.error()));
        inputs.push_back(*std::move(input));
    }
    if (request.result && (inputs.size() != 1 || inputs.front().stills)) {
        return base::fail(base::ErrorKind::Usage, "--result",
                          "judges one clip, not several and not a folder",
                          "give exactly one original beside it");
    }
    return inputs;
}

// For the progress; a clip that cannot be opened is found here, before a model is loaded.
base::Result<std::int64_t> expectedFrames(const std::vector<Input>& inputs, std::int64_t limit) {
    std::int64_t total = 0;
    for (const Input& input : inputs) {
        if (input.stills) {
            total += std::ssize(input.files);
            continue;
        }
        const auto info = media::probe(input.path);
        if (!info) return base::fail(info.error());
        const std::int64_t frames = info->video.estimatedFrames;
        total += limit > 0 && frames > 0 ? std::min(limit, frames) : frames;
    }
    return total;
}

// Runs the clips one after another; remembers what it has found.
class Evaluation {
public:
    Evaluation(const EvaluateRequest& request, base::Progress* progress)
        : request_(request), progress_(progress) {}

    base::Result<void> openModel() {
        if (request_.result) return {};
        auto colorizer = openColorizer(request_.settings.model, {request_.device, request_.threads},
                                       request_.colorizerFactory);
        if (!colorizer) return base::fail(std::move(colorizer.error()));
        colorizer_ = *std::move(colorizer);
        return {};
    }

    base::Result<void> run(const Input& input, const std::stop_token& stop) {
        SheetPicker picker;
        for (const fs::path& file : input.files) {
            ClipRequest clip{file,
                             input.stills,
                             request_.frames,
                             request_.threads,
                             request_.sheet ? &picker : nullptr,
                             progress_};
            auto painter = makePainter();
            if (!painter) return base::fail(std::move(painter.error()));
            auto report = evaluateClip(clip, **painter, stop);
            if (report) {
                clips_.push_back(*std::move(report));
            } else if (input.stills && report.error().kind == base::ErrorKind::Input) {
                skipped_.push_back(report.error().message());
            } else {
                return base::fail(std::move(report.error()));
            }
        }
        if (request_.sheet) bands_.push_back(picker.band(input.path.filename().string()));
        return {};
    }

    base::Result<nlohmann::json> finish() {
        if (clips_.empty()) {
            return base::fail(base::ErrorKind::Input, request_.inputs.front().string(),
                              "holds nothing that decodes", "give a clip or photographs");
        }
        if (request_.sheet) {
            if (auto written = picture::writeSheet(bands_, *request_.sheet); !written) {
                return base::fail(std::move(written.error()));
            }
        }
        if (request_.csv) {
            auto written = base::writeFileAtomically(*request_.csv, evaluationCsv(clips_));
            if (!written) return base::fail(std::move(written.error()));
        }
        return evaluationDocument(request_, clips_, skipped_);
    }

private:
    base::Result<std::unique_ptr<FramePainter>> makePainter() {
        if (request_.result) return makeFilePainter(*request_.result, request_.threads);
        return makeModelPainter(*colorizer_, request_.settings, request_.simulatedHints);
    }

    const EvaluateRequest& request_;
    base::Progress* progress_;
    std::unique_ptr<nn::Colorizer> colorizer_;
    std::vector<ClipReport> clips_;
    std::vector<std::string> skipped_;
    std::vector<picture::SheetBand> bands_;
};

}  // namespace

base::Result<nlohmann::json> runEvaluate(const EvaluateRequest& request, base::Progress* progress,
                                         std::stop_token stop) {
    if (auto valid = validateSettings(request.settings); !valid) return base::fail(valid.error());
    if (request.settings.model == identityModel && !request.result) {
        return base::fail(base::ErrorKind::Usage, "--model none", "colours nothing to judge",
                          "name a model, or a finished film with --result");
    }
    const auto inputs = readInputs(request);
    if (!inputs) return base::fail(inputs.error());
    const auto frames = expectedFrames(*inputs, request.frames);
    if (!frames) return base::fail(frames.error());
    if (progress != nullptr) progress->start(*frames);
    Evaluation evaluation(request, progress);
    if (auto opened = evaluation.openModel(); !opened) return base::fail(opened.error());
    for (const Input& input : *inputs) {
        if (auto done = evaluation.run(input, stop); !done) return base::fail(done.error());
    }
    return evaluation.finish();
}

}  // namespace kinechrome::pipeline
