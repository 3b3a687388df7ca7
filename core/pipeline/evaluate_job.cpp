// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/pipeline/evaluate_job.h"

#include <chrono>
#include <mutex>
#include <utility>

#include <fmt/format.h>

#include "core/base/atomic_file.h"
#include "core/pipeline/colorize_plan.h"
#include "core/pipeline/evaluate_ahead.h"
#include "core/pipeline/evaluate_csv.h"
#include "core/pipeline/evaluate_networks.h"
#include "core/pipeline/evaluate_outputs.h"
#include "core/pipeline/evaluate_report.h"
#include "core/pipeline/evaluate_sheet.h"
#include "core/pipeline/evaluate_stills.h"

namespace kinechrome::pipeline {

namespace {

// Runs the inputs one after another; remembers what it has found.
class Evaluation {
public:
    Evaluation(const EvaluateRequest& request, base::Progress* progress)
        : request_(request), progress_(progress) {}

    base::Result<void> open() { return openNetworks(request_, networks_); }

    base::Result<void> run(const EvaluateInput& input, const std::stop_token& stop) {
        return input.stills ? runStills(input, stop) : runClip(input, stop);
    }

    base::Result<Evaluated> finish(const std::stop_token& stop) {
        if (found_.reports.empty()) {
            return base::fail(base::ErrorKind::Input, request_.inputs.front().string(),
                              "holds nothing that decodes", "give a clip or photographs");
        }
        found_.clips = groupOf(found_.reports, GroupKind::Clips);
        found_.stills = groupOf(found_.reports, GroupKind::Stills);
        found_.stills.extra.calibration = stillsCalibration_;
        tellFeatures(clipVectors_, found_.clips);
        tellFeatures(stillVectors_, found_.stills);
        if (request_.sheet) {
            if (auto written = writeSheet(stop); !written) return base::fail(written.error());
        }
        if (request_.csv) {
            auto written = base::writeFileAtomically(*request_.csv, evaluationCsv(found_));
            if (!written) return base::fail(std::move(written.error()));
        }
        return std::move(found_);
    }

private:
    [[nodiscard]] ClipRequest requestFor(const JudgedFile& file) {
        ClipRequest clip;
        clip.file = file.original;
        clip.frames = request_.frames;
        clip.threads = request_.threads;
        clip.wear = wearOf(file);
        const bool all = request_.gains == EvaluateRequest::Gains::All;
        if (all) clip.gains = ExtraJudge::Gains::All;
        clip.features = networks_.features.get();
        clip.progress = progress_;
        return clip;
    }

    base::Result<void> runClip(const EvaluateInput& input, const std::stop_token& stop) {
        const JudgedFile& file = input.files.front();
        SheetPicker picker;
        ClipRequest clip = requestFor(file);
        clip.addVectors = [this](const PictureVectors& vectors) { clipVectors_.add(vectors); };
        if (request_.sheet) clip.show = [&](const ShownFrame& frame) { picker.add(frame); };
        media::ReaderOptions reading;
        reading.threads = request_.threads;
        auto painters = makePainters(file, request_.settings, reading);
        if (!painters) return base::fail(std::move(painters.error()));
        std::shared_ptr<AheadFilm> compared;
        if (auto ahead = lookAhead(file, *painters, compared, stop); !ahead) {
            return base::fail(std::move(ahead.error()));
        }
        auto report = evaluateClip(clip, *std::move(painters), stop);
        if (!report) return base::fail(std::move(report.error()));
        if (compared) addCosts(*compared, report->methods);
        found_.reports.push_back(*std::move(report));
        if (request_.sheet) bands_.push_back(picker.band(input.path.filename().string()));
        return {};
    }

    // Methods that look ahead paint from a film that was coloured before; so do the compared ones.
    base::Result<void> lookAhead(const JudgedFile& file, ClipPainters& painters,
                                 std::shared_ptr<AheadFilm>& compared,
                                 const std::stop_token& stop) {
        if (file.result) return {};
        AheadRequest ahead;
        ahead.file = file.original;
        ahead.frames = request_.frames;
        ahead.threads = request_.threads;
        ahead.painting = paintingOf(file, request_.settings);
        const auto& settings = request_.settings;
        if (temporal::looksAhead(settings.stabilizer)) {
            const auto replace = [&](std::unique_ptr<FramePainter>& painter) -> base::Result<void> {
                std::vector<SteadyMethod> one;
                one.push_back(
                    {"", temporal::makeStabilizer(settings.stabilizer, settings.strength)});
                auto film = colorAhead(networks_.model, ahead, std::move(one), stop);
                if (!film) return base::fail(std::move(film.error()));
                painter = makeAheadPainter(*film, 0, ahead.painting);
                return {};
            };
            if (auto done = replace(painters.main); !done) return done;
            ahead.painting.baseline = ModelPainting::Baseline::None;
            for (HintedPainter& hinted : painters.hinted) {
                ahead.painting.hints = hinted.tally.points();
                if (auto done = replace(hinted.painter); !done) return done;
            }
        }
        if (request_.methods == EvaluateRequest::Methods::One) return {};
        ahead.painting = paintingOf(file, settings);
        ahead.painting.baseline = ModelPainting::Baseline::None;
        auto film = colorAhead(networks_.model, ahead, comparedMethods(settings.strength), stop);
        if (!film) return base::fail(std::move(film.error()));
        compared = *std::move(film);
        painters.methods = makeMethodPainters(compared, ahead.painting);
        return {};
    }

    base::Result<void> runStills(const EvaluateInput& input, const std::stop_token& stop) {
        auto reports = judgeStills(
            input.files.size(), request_.threads,
            [&](std::size_t index, const std::stop_token& token) {
                return judgeStill(input.files[index], token);
            },
            stop);
        if (!reports) return base::fail(std::move(reports.error()));
        for (std::size_t i = 0; i < reports->size(); ++i) {
            StillReport& report = (*reports)[i];
            if (!report.clip) {
                found_.skipped.push_back(std::move(report.skipped));
                continue;
            }
            stillVectors_.add(report.vectors);
            stills_.push_back({input.files[i], report.clip->result.values["mean_ab_distance"]});
            found_.reports.push_back(*std::move(report.clip));
        }
        return {};
    }

    // On any thread.
    base::Result<StillReport> judgeStill(const JudgedFile& file, const std::stop_token& stop) {
        StillReport still;
        ClipRequest clip = requestFor(file);
        clip.still = true;
        clip.addVectors = [&](const PictureVectors& vectors) { still.vectors = vectors; };
        auto report = judgeStill(file, clip, Extras::Wanted, stop);
        if (!report) {
            const base::Error& error = report.error();
            // A photograph that cannot be read is left out; a result that does not fit is not.
            const bool own = error.what.starts_with(file.original.string());
            if (error.kind != base::ErrorKind::Input || !own) return base::fail(error);
            still.skipped = error.message();
            return still;
        }
        {
            // Merged at once, because a class table for every photograph would take much memory.
            const std::lock_guard lock(calibrationMutex_);
            stillsCalibration_.add(report->extra.calibration);
        }
        report->extra.calibration = {};
        still.clip = *std::move(report);
        return still;
    }

    enum class Extras { Wanted, None };
    base::Result<ClipReport> judgeStill(const JudgedFile& file, const ClipRequest& clip,
                                        Extras extras, const std::stop_token& stop) {
        edit::ColorSettings settings = request_.settings;
        settings.stabilizer = edit::StabilizerKind::None;
        const media::ReaderOptions reading{1, false, media::NumberedFile::OnePicture};
        auto painters = makePainters(file, settings, reading);
        if (!painters) return base::fail(std::move(painters.error()));
        if (extras == Extras::None) painters->hinted.clear();
        return evaluateClip(clip, *std::move(painters), stop);
    }

    base::Result<ClipPainters> makePainters(const JudgedFile& file,
                                            const edit::ColorSettings& settings,
                                            const media::ReaderOptions& reading) {
        ClipPainters painters;
        if (file.result) {
            auto painter = makeFilePainter(*file.result, reading);
            if (!painter) return base::fail(std::move(painter.error()));
            painters.main = *std::move(painter);
            return painters;
        }
        ModelPainting painting = paintingOf(file, settings);
        painters.main = makeModelPainter(networks_.model, painting);
        painting.baseline = ModelPainting::Baseline::None;
        for (const int points : request_.hintPoints) {
            painting.hints = points;
            painters.hinted.push_back(
                {makeModelPainter(networks_.model, painting), HintTally(points)});
        }
        return painters;
    }

    [[nodiscard]] ModelPainting paintingOf(const JudgedFile& file,
                                           const edit::ColorSettings& settings) const {
        using Baseline = ModelPainting::Baseline;
        const bool steady = settings.stabilizer != edit::StabilizerKind::None;
        return {settings, file.original.filename().string(), pointsPerFrame(request_),
                steady ? Baseline::Unstabilized : Baseline::None, wearOf(file)};
    }

    [[nodiscard]] std::optional<nn::FilmLook> wearOf(const JudgedFile& file) const {
        const bool worn = request_.film == EvaluateRequest::Film::Worn;
        return worn ? std::optional(wornLook(file.original.filename().string())) : std::nullopt;
    }

    void tellFeatures(const FeatureTally& vectors, EvaluatedGroup& group) {
        if (networks_.features) {
            vectors.tell(networks_.features->name(), group.result, group.gray,
                         group.unstabilized ? &*group.unstabilized : nullptr);
            return;
        }
        group.result.notes["fid"] = networks_.noFeatures;
        group.gray.notes["fid"] = networks_.noFeatures;
        if (group.unstabilized) group.unstabilized->notes["fid"] = networks_.noFeatures;
    }

    // Stills are chosen when all distances are known, and then coloured once more for the sheet.
    base::Result<void> writeSheet(const std::stop_token& stop) {
        std::vector<double> distances;
        for (const auto& still : stills_) distances.push_back(still.distance);
        std::vector<picture::SheetBand> bands;
        for (const ChosenStills& chosen : chooseStills(distances)) {
            auto band = emptyBand(fmt::format("{} of {} stills", chosen.title, stills_.size()));
            for (const std::size_t index : chosen.indices) {
                const JudgedFile& file = stills_[index].file;
                ClipRequest clip;
                clip.file = file.original;
                clip.still = true;
                clip.wear = wearOf(file);
                clip.show = [&](const ShownFrame& frame) {
                    band.columns.push_back(sheetColumn(file.original.filename().string(), frame));
                };
                auto shown = judgeStill(file, clip, Extras::None, stop);
                if (!shown) return base::fail(std::move(shown.error()));
            }
            bands.push_back(std::move(band));
        }
        bands.insert(bands.end(), bands_.begin(), bands_.end());
        return picture::writeSheet(bands, *request_.sheet);
    }

    struct JudgedStill {
        JudgedFile file;
        double distance = 0.0;
    };

    const EvaluateRequest& request_;
    base::Progress* progress_;
    EvaluateNetworks networks_;
    Evaluated found_;
    FeatureTally clipVectors_;
    FeatureTally stillVectors_;
    std::vector<JudgedStill> stills_;
    std::vector<picture::SheetBand> bands_;  // of clips
    std::mutex calibrationMutex_;
    metrics::Calibration stillsCalibration_;
};

}  // namespace

base::Result<nlohmann::json> runEvaluate(const EvaluateRequest& request, base::Progress* progress,
                                         std::stop_token stop) {
    const auto start = std::chrono::steady_clock::now();
    if (auto valid = edit::validate(request.settings); !valid) return base::fail(valid.error());
    if (auto fits = checkModel(request); !fits) return base::fail(fits.error());
    const auto inputs = readEvaluateInputs(request.inputs, request.result);
    if (!inputs) return base::fail(inputs.error());
    if (auto free = checkEvaluateOutputs(request, *inputs); !free) return base::fail(free.error());
    const auto frames = expectedFrames(*inputs, request.frames);
    if (!frames) return base::fail(frames.error());
    if (progress != nullptr) progress->start(*frames);
    Evaluation evaluation(request, progress);
    if (auto opened = evaluation.open(); !opened) return base::fail(opened.error());
    for (const EvaluateInput& input : *inputs) {
        if (auto done = evaluation.run(input, stop); !done) return base::fail(done.error());
    }
    auto found = evaluation.finish(stop);
    if (!found) return base::fail(std::move(found.error()));
    found->seconds =
        std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
    return evaluationDocument(request, *found);
}

}  // namespace kinechrome::pipeline
