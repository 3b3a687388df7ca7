// SPDX-License-Identifier: GPL-3.0-or-later
// FootageSession: the footage that is open, as a QObject over core's PreviewService. Brings its
// events to the GUI thread, and buries replaced services on a thread of their own so that closing
// never waits for a frame in the making. Lives on the GUI thread.
#pragma once

#include <cstdint>
#include <filesystem>
#include <future>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <vector>

#include <QObject>

#include "core/color/tint.h"
#include "ui/bridge/backend.h"

namespace kinechrome::ui {

// Where the colour original comes from.
enum class ReferenceSource { None, File, Footage };

class FootageSession : public QObject {
    Q_OBJECT
public:
    explicit FootageSession(Backend backend, QObject* parent = nullptr);
    ~FootageSession() override;

    // Opens at once in the background; an empty reference means none. Failure comes by signal.
    void open(const std::filesystem::path& footage, const std::filesystem::path& reference = {});
    void close();
    void setReference(const std::filesystem::path& reference);
    void setFootageIsReference(bool isReference);
    // Looks whether the footage has colour of its own; ownColorFound() follows if it has.
    void lookForOwnColor();
    void setPlan(edit::FramePlan plan);
    // The explaining views that are looked at from now on.
    void explain(std::set<pipeline::ViewKind> kinds);
    // Latest wins; pictures arrive by frameReady.
    void request(std::int64_t frame, bool playing);
    // Asks what the model finds likely there; colorsSuggested() answers. x, y: fractions of the
    // picture's width.
    void suggestColors(std::int64_t frame, double x, double y);

    [[nodiscard]] bool isOpen() const { return service_ != nullptr; }
    [[nodiscard]] const std::filesystem::path& footage() const { return footage_; }
    [[nodiscard]] const std::filesystem::path& reference() const { return reference_; }
    [[nodiscard]] ReferenceSource referenceSource() const { return source_; }
    [[nodiscard]] const edit::ColorSettings& settings() const { return plan_.film(); }
    // Small gray pictures of the first frames of shots, as far as they have been seen.
    [[nodiscard]] const std::map<std::int64_t, pipeline::PreviewImage>& shots() const {
        return shots_;
    }
    [[nodiscard]] const std::optional<media::MediaInfo>& info() const { return info_; }
    [[nodiscard]] std::int64_t frameCount() const { return count_; }
    [[nodiscard]] bool cutsComplete() const { return complete_; }
    [[nodiscard]] const std::vector<std::int64_t>& cuts() const { return cuts_; }
    [[nodiscard]] std::vector<pipeline::FrameState> states(std::int64_t first,
                                                           std::int64_t last) const;
    // The scan's code values at (x, y) in its own pixels, where the frame is at hand.
    [[nodiscard]] std::optional<pipeline::SourceSample> sourceAt(std::int64_t frame, int x,
                                                                 int y) const;
    // Figures of the frames for the colour that is wanted now; see pipeline::FrameRecord.
    [[nodiscard]] std::vector<pipeline::FrameRecord> records(std::int64_t first,
                                                             std::int64_t last) const;
    void setSurvey(pipeline::Survey survey);  // holds for films opened later too
    void setCacheBytes(std::size_t bytes);    // likewise
    [[nodiscard]] double indexingFraction() const;

Q_SIGNALS:
    void opened();  // asked for; nothing is known yet
    void closed();
    void infoChanged();
    void indexGrew();
    void statesChanged();
    void referenceChanged();
    void planChanged();
    void shotSeen();
    // What colour of its own the shot has that begins with that frame.
    void shotJudged(qint64 frame, kinechrome::color::TintKind kind);
    void frameReady(const kinechrome::pipeline::PreviewFrame& frame);
    // Of the frame on show: where the hints of its segment lie in it.
    void hintsPlaced(qint64 frame, const std::vector<kinechrome::pipeline::PlacedHint>& hints);
    void colorsSuggested(qint64 frame, const std::vector<kinechrome::nn::LikelyColor>& colors);
    void ownColorFound(kinechrome::color::TintKind kind);  // Tinted or Coloured
    void failed(const kinechrome::base::Error& error);

private:
    void start();
    void retire();
    void learnInfo();
    void take(pipeline::PreviewFrame frame);
    void judgeOwnColor(const pipeline::PreviewFrame& frame);
    [[nodiscard]] pipeline::PreviewEvents events();
    template <class Handler>
    void deliver(std::uint64_t generation, Handler handler);

    Backend backend_;
    std::unique_ptr<pipeline::PreviewService> service_;
    std::vector<std::future<void>> retired_;
    std::uint64_t generation_ = 0;  // events of replaced services are dropped by it

    std::filesystem::path footage_;
    std::filesystem::path reference_;
    ReferenceSource source_ = ReferenceSource::None;
    edit::FramePlan plan_;
    std::set<pipeline::ViewKind> explained_;
    std::map<std::int64_t, pipeline::PreviewImage> shots_;
    std::optional<media::MediaInfo> info_;
    std::int64_t count_ = 0;
    bool complete_ = false;
    std::vector<std::int64_t> cuts_;
    std::int64_t requested_ = 0;
    pipeline::Survey survey_ = pipeline::Survey::FramesShown;
    std::size_t cacheBytes_ = pipeline::PreviewOptions().cacheBytes;
    std::optional<int> lookingForColor_;  // neutral frames seen so far, while it looks
};

}  // namespace kinechrome::ui
