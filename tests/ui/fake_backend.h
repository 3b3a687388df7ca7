// SPDX-License-Identifier: GPL-3.0-or-later
// A backend without files: pictures that say which frame and view they are, a record of what was
// asked, and an export that a test takes step by step.
#pragma once

#include <atomic>
#include <condition_variable>
#include <functional>
#include <map>
#include <mutex>
#include <set>
#include <utility>
#include <vector>

#include "ui/bridge/backend.h"

namespace kinechrome::ui::test {

// Colour of every pixel of a fake picture; the frame number modulo 256 is in its green channel.
[[nodiscard]] pipeline::PreviewImage fakePicture(std::int64_t index, pipeline::ViewKind kind,
                                                 int width, int height);

// Used on the GUI thread only, but for the export, whose parts say so.
class FakeBackend {
public:
    struct Request {
        std::int64_t index;
        bool playing;
        bool operator==(const Request&) const = default;
    };
    using Painter =
        std::function<pipeline::PreviewImage(std::int64_t index, pipeline::ViewKind kind)>;

    // What the footage is.
    media::MediaInfo info;
    std::int64_t frames = 100;
    std::vector<std::int64_t> cuts{30, 70};
    std::map<std::int64_t, color::TintKind> ownColors;  // of shots, by first frame
    std::vector<std::string> models{"colornet", "colornet-wide"};
    base::Result<void> opening;      // an error: the footage cannot be read
    base::Result<void> referencing;  // an error: what is said of a ground truth
    bool withholdsColor = false;
    bool measures = true;  // against a ground truth
    Painter painter;
    std::function<std::optional<pipeline::SourceSample>(int x, int y)> source;  // the scan's codes
    std::vector<nn::LikelyColor> likely;                                        // anywhere
    std::set<std::int64_t> shotsSeen;            // first frames of which the timeline has a picture
    std::vector<pipeline::FrameRecord> records;  // of the first frames; others are unknown

    // What was asked.
    std::vector<Request> requests;
    std::vector<std::filesystem::path> opened;
    std::vector<std::filesystem::path> references;
    std::vector<edit::ColorSettings> settings;
    std::vector<edit::FramePlan> plans;
    std::set<pipeline::ViewKind> explained;
    struct Question {
        std::int64_t frame;
        double x, y;
    };
    std::vector<Question> questions;  // about likely colours
    pipeline::Survey survey = pipeline::Survey::FramesShown;
    std::size_t cacheBytes = 0;        // set while a film is open
    std::size_t openedCacheBytes = 0;  // with the last one
    MakeSound makeSound;
    std::atomic<int> servicesAlive = 0;  // they die on threads of their own

    // The export; any thread.
    std::vector<pipeline::ColorizeRequest> exported;
    std::atomic<int> exportsStarted = 0;
    pipeline::ColorizeReport report;
    base::Result<void> exporting;  // an error: how the export ends
    base::Result<void> forecasting;
    decltype(Backend::deliver) delivering;  // empty: nothing is made beside the film

    FakeBackend();
    [[nodiscard]] Backend backend();
    void releaseColor();  // gives the colour that was withheld for the latest request
    void letExportAdvance(std::int64_t frames);
    void letExportEnd();

private:
    friend class FakePreview;
    base::Result<pipeline::ColorizeReport> runExport(base::Progress& progress,
                                                     const pipeline::NoticeSink& notice,
                                                     std::stop_token stop);
    std::function<void()> colorDelivery_;
    struct ExportGate {
        std::mutex mutex;
        std::condition_variable_any changed;
        std::int64_t done = 0;
        bool ends = false;
    } gate_;
};

}  // namespace kinechrome::ui::test
