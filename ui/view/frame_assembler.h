// SPDX-License-Identifier: GPL-3.0-or-later
// FrameAssembler: decides which pictures are on show. All views always show the same frame: a
// colour that is late is stood in for by the gray picture, never by another frame's colour. Plain.
#pragma once

#include <array>
#include <cstdint>
#include <map>
#include <optional>
#include <set>

#include "core/pipeline/preview_service.h"

namespace kinechrome::ui {

enum class PictureState {
    Missing,      // nothing to show yet
    StandIn,      // colour or ground truth not there yet: gray, the colour before the last edit, or
                  // nothing in its place
    Provisional,  // the network's colour, not steadied yet
    Final,
    Unavailable,  // an explaining view that this frame cannot have
};

struct ViewPicture {
    pipeline::PreviewImage image;
    PictureState state = PictureState::Missing;
};

// The pictures of one frame, by ViewKind; explaining views only where they were asked for.
struct ShownFrame {
    std::int64_t index = -1;
    std::array<ViewPicture, pipeline::viewKindCount> views;
    std::optional<metrics::FrameFigures> figures;

    [[nodiscard]] const ViewPicture& view(pipeline::ViewKind kind) const {
        return views[static_cast<std::size_t>(kind)];
    }
};

// Paused, the wanted frame is shown from its gray picture on. Playing, a frame is shown once its
// colour is there (views in step), and what explains it, unless colour falls so far behind that
// gray goes ahead alone.
class FrameAssembler {
public:
    // What playback waits for: the views made from the network's colour that are on screen.
    void setAwaited(std::set<pipeline::ViewKind> kinds) { awaited_ = std::move(kinds); }

    // Each returns true when what is on show has changed.
    bool want(std::int64_t index, bool playing);
    bool add(const pipeline::PreviewFrame& frame);
    bool outdateColor();     // something else may hold for it now
    bool forgetReference();  // another ground truth, or none
    void clear();

    [[nodiscard]] const ShownFrame& shown() const { return shown_; }
    [[nodiscard]] std::int64_t wanted() const { return wanted_; }

private:
    struct Arrived {
        std::map<pipeline::ViewKind, pipeline::PreviewFrame> views;
        // Shown until the new ones are there, but said to be old.
        std::set<pipeline::ViewKind> outdated;
    };
    bool choose();
    bool show(std::int64_t index, const Arrived& arrived);
    static ViewPicture picture(const Arrived& arrived, pipeline::ViewKind kind);
    [[nodiscard]] bool presentable(std::int64_t index, const Arrived& arrived) const;
    void evict();

    std::map<std::int64_t, Arrived> arrived_;
    ShownFrame shown_;
    std::int64_t wanted_ = 0;
    bool playing_ = false;
    std::set<pipeline::ViewKind> awaited_{pipeline::ViewKind::Color};
};

}  // namespace kinechrome::ui
