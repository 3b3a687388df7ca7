// SPDX-License-Identifier: GPL-3.0-or-later
// Colouring single frames of a film that is scrubbed, played and edited.
//
// Note [Preview chain]
// The stabiliser remembers the frame before. As long as frames are asked for in order, it simply
// goes on. After a jump it is led up to the frame: from the beginning of the shot, or from
// `warmUp` frames before, when what came earlier weighs too little to be seen. Only fields of such
// an unbroken chain are kept as exact; a chain with a small gap (playing faster than the machine
// can colour) still looks steady, but gives drafts.
#include "core/pipeline/preview_colorist.h"

#include <algorithm>
#include <string>
#include <thread>
#include <utility>

#include "core/color/luma_lock.h"
#include "core/edit/hint_tracks.h"
#include "core/picture/hint_raster.h"
#include "core/pipeline/chroma_fields.h"
#include "core/pipeline/colorize_plan.h"
#include "core/pipeline/field_keys.h"

namespace kinechrome::pipeline {

namespace {

constexpr std::int64_t warmUp = 10;
constexpr std::int64_t largestGap = 4;
constexpr std::size_t keptPictures = std::size_t{48} << 20U;
constexpr std::size_t keptGrays = std::size_t{16} << 20U;
constexpr std::size_t keptMotion = std::size_t{48} << 20U;

// One core stays with the views and the window: the network's threads wait for each other, and one
// that is kept from its core keeps all the others waiting.
int networkThreads(const PreviewOptions& options) {
    const auto cores = static_cast<int>(std::thread::hardware_concurrency());
    return options.threads > 0 ? options.threads : std::max(1, cores - 1);
}

}  // namespace

PreviewColorist::PreviewColorist(const PreviewFilm& film, PreviewFilm::Index index,
                                 PreviewCache& cache, ChromaStore* store,
                                 const PreviewOptions& options)
    : film_(film),
      cache_(cache),
      kept_(cache, store),
      options_(options),
      frames_(film.footage(), std::move(index), keptPictures),
      grays_(keptGrays),
      detector_(temporal::ShotDetector::make()),
      motion_([this](std::int64_t frame) { return networkGrayOf(frame, motionStop_); }, keptMotion),
      hints_([this](std::int64_t frame) { return motion_.at(frame); }) {}

base::Result<void> PreviewColorist::use(const edit::FramePlan& plan, std::int64_t frame) {
    const edit::Segment* segment = plan.segmentAt(frame);
    segment_ = segment == nullptr ? std::nullopt : std::optional(*segment);
    if (segment_) edit::leaveOutHintsBeyond(segment_->hints, film_.frameCount());
    skips_ = plan.skips(frame);
    if (skips_) return {};
    const edit::ColorSettings& settings = plan.settingsAt(frame);
    if (auto valid = edit::validate(settings); !valid) return valid;
    if (!loaded_ || settings.model != settings_.model) {
        loaded_ = false;
        colorizer_.reset();
        grays_.clear();
        motion_.forget();
        if (settings.model != "none") {
            const nn::ColorizerOptions wanted{options_.device, networkThreads(options_)};
            auto opened = options_.makeColorizer ? options_.makeColorizer(settings.model, wanted)
                                                 : openColorizer(settings.model, wanted, {});
            if (!opened) return base::fail(opened.error());
            colorizer_ = std::move(*opened);
        }
        loaded_ = true;
    }
    const std::string weights = colorizer_
                                    ? colorizer_->info().modelSha256 + colorizer_->info().identity
                                    : std::string("none");
    edit::ColorSettings alone = settings;
    alone.stabilizer = edit::StabilizerKind::None;
    unhintedKey_ = fieldKey(film_.footage(), weights, alone);
    networkKey_ = unhintedKey_;
    std::uint64_t key = fieldKey(film_.footage(), weights, settings);
    if (const std::uint64_t hints = plan.hintsKeyAt(frame); hints != 0) {
        networkKey_ = edit::combineKeys(networkKey_, hints);
        key = edit::combineKeys(key, hints);
    }
    const std::int64_t shot = film_.shotStart(frame);
    const std::int64_t start = plan.startAt(frame, shot);
    if (start != shot) key = edit::combineKeys(key, static_cast<std::uint64_t>(start));
    if (!stabilizer_ || key != steadyKey_) {
        stabilizer_ =
            std::make_unique<temporal::LiveStabilizer>(settings.stabilizer, settings.strength);
        chain_ = {};
    }
    steadyKey_ = key;
    settings_ = settings;
    return {};
}

base::Result<base::Plane<float>> PreviewColorist::networkGrayOf(std::int64_t frame,
                                                                std::stop_token stop) {
    if (auto known = grays_.find(frame)) return *known;
    const auto decoded = frames_.frame(frame, stop);
    if (!decoded) return base::fail(decoded.error());
    base::Plane<float> gray = networkGray(*colorizer_, color::grayInput(decoded->picture));
    grays_.insert(frame, gray, gray.bytes());
    return gray;
}

base::Result<color::ChromaField> PreviewColorist::networkField(std::int64_t frame,
                                                               std::stop_token stop) {
    return fieldWith(Hints::Given, frame, std::move(stop));
}

base::Result<color::ChromaField> PreviewColorist::unhintedField(std::int64_t frame,
                                                                std::stop_token stop) {
    return fieldWith(Hints::None, frame, std::move(stop));
}

base::Result<color::ChromaField> PreviewColorist::fieldWith(Hints hints, std::int64_t frame,
                                                            std::stop_token stop) {
    const bool given = hints == Hints::Given;
    const ChromaKey key{frame, given ? networkKey_ : unhintedKey_};
    if (auto known = cache_.field(key)) return *known;
    const auto gray = networkGrayOf(frame, stop);
    if (!gray) return base::fail(gray.error());
    const base::Result<color::HintRaster> raster =
        given ? hintsOf(frame, *gray, stop) : color::HintRaster();
    if (!raster) return base::fail(raster.error());
    auto field = colorizer_->colorize(*gray, *raster);
    if (field) cache_.putField(key, *field);
    return field;
}

bool PreviewColorist::hinted() const {
    return segment_ && !segment_->hints.empty() && colorizer_ && colorizer_->info().hints;
}

base::Result<color::HintRaster> PreviewColorist::hintsOf(std::int64_t frame,
                                                         const base::Plane<float>& gray,
                                                         std::stop_token stop) {
    if (!hinted()) return color::HintRaster();
    motionStop_ = std::move(stop);
    const auto here = hints_.hintsAt(*segment_, frame);
    if (!here) return base::fail(here.error());
    if (here->empty()) return color::HintRaster();
    return picture::rasterizeHints(*here, gray.width(), gray.height());
}

// Colour that remembers never crosses the border of a segment; outside of segments, of a shot.
std::int64_t PreviewColorist::chainStart(std::int64_t frame) const {
    return segment_ ? segment_->range.first : film_.shotStart(frame);
}

bool PreviewColorist::exact() const {
    return chain_.fromShotStart || chain_.length > warmUp;
}

bool PreviewColorist::continues(std::int64_t frame, Effort effort) const {
    if (chain_.last < 0) return false;
    const std::int64_t ahead = frame - chain_.last;
    if (effort == Effort::Quick) return ahead >= 1 && ahead <= largestGap;
    // One frame short of exact becomes exact with this one.
    return ahead == 1 && (chain_.fromShotStart || chain_.length >= warmUp);
}

bool PreviewColorist::isNear(std::int64_t frame) {
    return settings_.stabilizer == edit::StabilizerKind::None || chainStart(frame) == frame ||
           continues(frame, Effort::Exact) || kept_.find(frame, steadyKey_).has_value();
}

// How the frame continues the one that the stabiliser saw last, at the size of its chroma.
base::Result<MomentPtr> PreviewColorist::momentOf(std::int64_t frame, bool anew,
                                                  const color::ChromaField& network,
                                                  std::stop_token stop) {
    motionStop_ = std::move(stop);
    const auto fine = anew ? motion_.alone(frame) : motion_.between(frame, chain_.last);
    if (!fine) return base::fail(fine.error());
    return std::make_shared<const temporal::Moment>(
        temporal::resized(**fine, network.width(), network.height()));
}

// Hands one frame to the stabiliser, `anew` without its past.
base::Result<SteadyField> PreviewColorist::push(std::int64_t frame, bool anew,
                                                std::stop_token stop) {
    const auto gray = networkGrayOf(frame, stop);
    if (!gray) return base::fail(gray.error());
    const auto network = networkField(frame, stop);
    if (!network) return base::fail(network.error());
    if (anew) detector_->reset();
    const bool seen = detector_->isCut(*gray);
    const auto known = film_.cutBetween(chain_.last, frame);
    // A known cut within a segment was taken away by hand.
    const bool begins =
        segment_ ? chain_.last < segment_->range.first || (!known && seen) : known.value_or(seen);
    const bool cut = !anew && begins;
    const bool follows = frame == chain_.last + 1 && !anew && !cut && !known.value_or(seen);
    SteadyField steady;
    auto moment = momentOf(frame, anew || cut, *network, std::move(stop));
    if (!moment) return base::fail(moment.error());
    steady.field = stabilizer_->push(*network, *std::move(moment));
    steady.figures = meter_.next(*network, steady.field, stabilizer_->moment(),
                                 follows ? Succession::Follows : Succession::Stands);
    if (anew || cut) {
        chain_ = {frame, 1, cut || chainStart(frame) == frame};
    } else if (frame == chain_.last + 1) {
        chain_ = {frame, chain_.length + 1, chain_.fromShotStart};
    } else {
        chain_ = {frame, 1, false};
        steady.stabilized = true;
    }
    // The first frame of a shot is as steady as it gets.
    steady.stabilized = steady.stabilized || chain_.length > 1 || chain_.fromShotStart;
    steady.quality = exact() ? ColorQuality::Exact : ColorQuality::Draft;
    if (steady.quality == ColorQuality::Exact) {
        kept_.keep(frame, steadyKey_, steady.field, steady.figures);
    }
    return steady;
}

base::Result<std::optional<SteadyField>> PreviewColorist::steadyField(
    std::int64_t frame, Effort effort, const Interrupted& interrupted, std::stop_token stop) {
    if (settings_.stabilizer == edit::StabilizerKind::None) {
        auto network = networkField(frame, stop);
        if (!network) return base::fail(network.error());
        return SteadyField{*network, false, ColorQuality::Exact, {{}, {}, uncertaintyOf(*network)}};
    }
    if (auto known = kept_.find(frame, steadyKey_)) {
        return SteadyField{*std::move(known), true, ColorQuality::Exact,
                           kept_.figures(frame, steadyKey_)};
    }
    const bool goesOn = continues(frame, effort);
    std::int64_t at = frame;
    if (!goesOn && effort == Effort::Exact) {
        at = std::max(chainStart(frame), frame - warmUp);
    }
    for (bool anew = !goesOn;; anew = false, ++at) {
        if (interrupted()) return std::optional<SteadyField>();
        auto steady = push(at, anew, stop);
        if (!steady) {
            chain_ = {};
            return base::fail(steady.error());
        }
        if (at == frame) return std::move(*steady);
    }
}

base::Result<PreviewImage> PreviewColorist::paintAsItIs(std::int64_t frame, std::stop_token stop) {
    const auto decoded = frames_.frame(frame, std::move(stop));
    if (!decoded) return base::fail(decoded.error());
    return previewAsItIs(decoded->picture, options_);
}

base::Result<PreviewImage> PreviewColorist::paint(std::int64_t frame,
                                                  const color::ChromaField& field,
                                                  double saturation, std::stop_token stop) {
    const auto decoded = frames_.frame(frame, std::move(stop));
    if (!decoded) return base::fail(decoded.error());
    const color::Picture& film = decoded->picture;
    if (field.empty()) return previewInGray(film, options_);
    if (luma_.frame != frame) {
        const auto size = previewSize(film.format.width, film.format.height, options_);
        luma_ = {frame, previewLuma(film, color::grayInput(film), size)};
    }
    const auto mask = segment_ ? segment_->mask : std::nullopt;
    return previewInColor(film, luma_.luma, field, saturation, mask);
}

base::Result<std::vector<PlacedHint>> PreviewColorist::placedHints(std::int64_t frame,
                                                                   std::stop_token stop) {
    std::vector<PlacedHint> hints;
    if (!segment_ || !hasModel()) return hints;
    motionStop_ = std::move(stop);
    const auto places = hints_.placesAt(*segment_, frame);
    if (!places) return base::fail(places.error());
    for (const HintCarrier::Place& place : *places) {
        hints.push_back({segment_->hints[place.index], place.x, place.y, place.sureness});
    }
    return hints;
}

base::Result<std::vector<nn::LikelyColor>> PreviewColorist::likelyColors(std::int64_t frame,
                                                                         double x, double y,
                                                                         std::stop_token stop) {
    constexpr int most = 6;
    if (!hasModel()) return std::vector<nn::LikelyColor>();
    const auto gray = networkGrayOf(frame, std::move(stop));
    if (!gray) return base::fail(gray.error());
    return colorizer_->likelyColors(*gray, x, y, most);
}

}  // namespace kinechrome::pipeline
