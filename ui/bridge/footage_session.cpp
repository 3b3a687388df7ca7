// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/bridge/footage_session.h"

#include <chrono>
#include <utility>

#include <QMetaObject>
#include <QStandardPaths>

#include "ui/bridge/own_color.h"

namespace kinechrome::ui {
namespace {

// A film may begin in black: neutral frames seen before it counts as black and white.
constexpr int enoughNeutralFrames = 12;

pipeline::PreviewOptions previewOptions(std::size_t cacheBytes) {
    pipeline::PreviewOptions options;
    options.cacheBytes = cacheBytes;
    const QString cache = QStandardPaths::writableLocation(QStandardPaths::GenericCacheLocation);
    options.chromaFolder = (cache + QStringLiteral("/kinechrome/chroma")).toStdString();
    return options;
}

}  // namespace

FootageSession::FootageSession(Backend backend, QObject* parent)
    : QObject(parent), backend_(std::move(backend)) {}

FootageSession::~FootageSession() {
    // The services call back into this object: they must be gone before it is.
    service_.reset();
    retired_.clear();
}

void FootageSession::open(const std::filesystem::path& footage,
                          const std::filesystem::path& reference) {
    footage_ = footage;
    reference_ = reference;
    source_ = reference.empty() ? ReferenceSource::None : ReferenceSource::File;
    requested_ = 0;
    plan_ = {};  // of another film, which this one's service was never told
    start();
    Q_EMIT opened();
    Q_EMIT referenceChanged();
}

void FootageSession::start() {
    retire();
    info_.reset();
    count_ = 0;
    complete_ = false;
    cuts_.clear();
    lookingForColor_.reset();
    shots_.clear();
    service_ = backend_.startPreview(footage_, reference_, false, plan_.film(),
                                     previewOptions(cacheBytes_), events());
    service_->setSurvey(survey_);
    if (!explained_.empty()) service_->explain(explained_);
    service_->request(requested_, false);
}

void FootageSession::close() {
    if (!service_) return;
    retire();
    footage_.clear();
    reference_.clear();
    source_ = ReferenceSource::None;
    info_.reset();
    count_ = 0;
    cuts_.clear();
    Q_EMIT closed();
}

void FootageSession::retire() {
    ++generation_;
    std::erase_if(retired_, [](const std::future<void>& burial) {
        return burial.wait_for(std::chrono::seconds(0)) == std::future_status::ready;
    });
    if (!service_) return;
    retired_.push_back(std::async(std::launch::async,
                                  [service = std::move(service_)]() mutable { service.reset(); }));
}

void FootageSession::setReference(const std::filesystem::path& reference) {
    if (!service_) return;
    lookingForColor_.reset();
    reference_ = reference;
    source_ = reference.empty() ? ReferenceSource::None : ReferenceSource::File;
    service_->setReference(reference);
    service_->request(requested_, false);
    Q_EMIT referenceChanged();
}

void FootageSession::setFootageIsReference(bool isReference) {
    if (!service_ || isReference == (source_ == ReferenceSource::Footage)) return;
    setReference({});
    if (!isReference) return;
    // As a file of its own: switching never costs the colour that is cached already.
    source_ = ReferenceSource::Footage;
    service_->setReference(footage_);
    service_->request(requested_, false);
    Q_EMIT referenceChanged();
}

void FootageSession::lookForOwnColor() {
    if (!service_ || source_ != ReferenceSource::None) return;
    lookingForColor_ = 0;
    service_->setReference(footage_);
    service_->request(requested_, false);
}

void FootageSession::judgeOwnColor(const pipeline::PreviewFrame& frame) {
    const color::TintKind kind = tintOf(frame.image).kind;
    if (kind == color::TintKind::Neutral && ++*lookingForColor_ < enoughNeutralFrames) return;
    lookingForColor_.reset();
    service_->setReference({});
    if (kind != color::TintKind::Neutral) Q_EMIT ownColorFound(kind);
}

void FootageSession::take(pipeline::PreviewFrame frame) {
    if (lookingForColor_) {
        frame.figures.reset();
        if (frame.kind == pipeline::ViewKind::Reference) {
            judgeOwnColor(frame);
            return;
        }
    }
    Q_EMIT frameReady(frame);
}

void FootageSession::setPlan(edit::FramePlan plan) {
    if (plan == plan_) return;
    plan_ = std::move(plan);
    // What is on show is out of date first, and right again with the service's answer.
    Q_EMIT planChanged();
    if (!service_) return;
    service_->setPlan(plan_);
    service_->request(requested_, false);
}

void FootageSession::explain(std::set<pipeline::ViewKind> kinds) {
    if (kinds == explained_) return;
    explained_ = std::move(kinds);
    if (service_) service_->explain(explained_);
}

void FootageSession::request(std::int64_t frame, bool playing) {
    requested_ = frame;
    if (service_) service_->request(frame, playing);
}

void FootageSession::suggestColors(std::int64_t frame, double x, double y) {
    if (service_) service_->suggestColors(frame, x, y);
}

std::vector<pipeline::FrameState> FootageSession::states(std::int64_t first,
                                                         std::int64_t last) const {
    if (!service_ || last < first) return {};
    return service_->states(first, last);
}

std::optional<pipeline::SourceSample> FootageSession::sourceAt(std::int64_t frame, int x,
                                                               int y) const {
    return service_ ? service_->sourceAt(frame, x, y) : std::nullopt;
}

std::vector<pipeline::FrameRecord> FootageSession::records(std::int64_t first,
                                                           std::int64_t last) const {
    if (!service_ || last < first) return {};
    return service_->records(first, last);
}

void FootageSession::setSurvey(pipeline::Survey survey) {
    survey_ = survey;
    if (service_) service_->setSurvey(survey);
}

void FootageSession::setCacheBytes(std::size_t bytes) {
    cacheBytes_ = bytes;
    if (service_) service_->setCacheBytes(bytes);
}

double FootageSession::indexingFraction() const {
    return service_ ? service_->indexing().fraction() : 0.0;
}

template <class Handler>
void FootageSession::deliver(std::uint64_t generation, Handler handler) {
    QMetaObject::invokeMethod(
        this,
        [this, generation, handler = std::move(handler)]() mutable {
            if (generation != generation_ || !service_) return;
            learnInfo();
            handler();
        },
        Qt::QueuedConnection);
}

pipeline::PreviewEvents FootageSession::events() {
    const std::uint64_t generation = generation_;
    pipeline::PreviewEvents events;
    events.frameReady = [this, generation](pipeline::PreviewFrame frame) {
        deliver(generation, [this, frame = std::move(frame)] { take(frame); });
    };
    events.indexGrew = [this, generation](std::int64_t count, std::vector<std::int64_t> cuts,
                                          bool complete) {
        deliver(generation, [this, count, cuts = std::move(cuts), complete] {
            count_ = count;
            cuts_ = cuts;
            complete_ = complete;
            Q_EMIT indexGrew();
        });
    };
    events.statesChanged = [this, generation](std::int64_t, std::int64_t) {
        deliver(generation, [this] { Q_EMIT statesChanged(); });
    };
    events.shotSeen = [this, generation](std::int64_t frame, pipeline::PreviewImage small) {
        deliver(generation, [this, frame, small = std::move(small)] {
            shots_[frame] = small;
            Q_EMIT shotSeen();
        });
    };
    events.shotJudged = [this, generation](std::int64_t frame, color::TintKind kind) {
        deliver(generation, [this, frame, kind] { Q_EMIT shotJudged(frame, kind); });
    };
    events.hintsPlaced = [this, generation](std::int64_t frame,
                                            std::vector<pipeline::PlacedHint> hints) {
        deliver(generation,
                [this, frame, hints = std::move(hints)] { Q_EMIT hintsPlaced(frame, hints); });
    };
    events.colorsSuggested = [this, generation](std::int64_t frame,
                                                std::vector<nn::LikelyColor> colors) {
        deliver(generation, [this, frame, colors = std::move(colors)] {
            Q_EMIT colorsSuggested(frame, colors);
        });
    };
    events.failed = [this, generation](base::Error error) {
        deliver(generation, [this, error = std::move(error)] {
            const bool nothingOpened = !info_ && error.kind == base::ErrorKind::Input;
            Q_EMIT failed(error);
            if (nothingOpened) close();
        });
    };
    return events;
}

void FootageSession::learnInfo() {
    if (info_) return;
    info_ = service_->info();
    if (info_) Q_EMIT infoChanged();
}

}  // namespace kinechrome::ui
