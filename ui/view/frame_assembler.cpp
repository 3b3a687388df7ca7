// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/view/frame_assembler.h"

#include <algorithm>
#include <cstdlib>
#include <limits>

namespace kinechrome::ui {
namespace {

// Frames that playback keeps waiting for colour before gray goes ahead alone (half a second).
constexpr std::int64_t patience = 12;
constexpr std::size_t mostKept = 8;

using pipeline::PreviewFrame;
using pipeline::ViewKind;

// Made from what the network says, and anew after every edit.
bool isOfColor(ViewKind kind) {
    return kind != ViewKind::Gray && kind != ViewKind::Reference;
}

}  // namespace

bool FrameAssembler::want(std::int64_t index, bool playing) {
    wanted_ = index;
    playing_ = playing;
    return choose();
}

bool FrameAssembler::add(const PreviewFrame& frame) {
    Arrived& arrived = arrived_[frame.index];
    arrived.views[frame.kind] = frame;
    arrived.outdated.erase(frame.kind);
    const bool changed = frame.index == shown_.index ? show(frame.index, arrived) : choose();
    evict();
    return changed;
}

bool FrameAssembler::outdateColor() {
    for (auto& [index, arrived] : arrived_) {
        for (auto view = arrived.views.begin(); view != arrived.views.end();) {
            const bool ofColor = isOfColor(view->first);
            // Only the frame on show keeps its old colour, so that an edit does not flash gray.
            if (ofColor && index == shown_.index) arrived.outdated.insert(view->first);
            view = ofColor && index != shown_.index ? arrived.views.erase(view) : std::next(view);
        }
    }
    const auto current = arrived_.find(shown_.index);
    return current != arrived_.end() && show(current->first, current->second);
}

bool FrameAssembler::forgetReference() {
    for (auto& [index, arrived] : arrived_) {
        arrived.views.erase(ViewKind::Reference);
        const auto color = arrived.views.find(ViewKind::Color);
        if (color != arrived.views.end()) color->second.figures.reset();
    }
    const auto current = arrived_.find(shown_.index);
    return current != arrived_.end() && show(current->first, current->second);
}

void FrameAssembler::clear() {
    arrived_.clear();
    shown_ = {};
    wanted_ = 0;
}

bool FrameAssembler::presentable(std::int64_t index, const Arrived& arrived) const {
    if (!arrived.views.contains(ViewKind::Gray)) return false;
    if (!playing_) return index == wanted_;
    const bool complete = std::all_of(awaited_.begin(), awaited_.end(), [&](ViewKind kind) {
        return !isOfColor(kind) || arrived.views.contains(kind);
    });
    if (complete) return true;
    const bool nothingNear = shown_.index < 0 || std::abs(wanted_ - shown_.index) > patience;
    return nothingNear;
}

// The presentable frame nearest to the wanted one, if it is nearer than what is on show.
bool FrameAssembler::choose() {
    if (shown_.index == wanted_) return false;
    std::int64_t nearest = shown_.index < 0 ? std::numeric_limits<std::int64_t>::max()
                                            : std::abs(wanted_ - shown_.index);
    auto best = arrived_.end();
    for (auto it = arrived_.begin(); it != arrived_.end(); ++it) {
        const std::int64_t distance = std::abs(wanted_ - it->first);
        if (distance < nearest && presentable(it->first, it->second)) {
            nearest = distance;
            best = it;
        }
    }
    return best != arrived_.end() && show(best->first, best->second);
}

ViewPicture FrameAssembler::picture(const Arrived& arrived, ViewKind kind) {
    const auto view = arrived.views.find(kind);
    if (view == arrived.views.end()) return {{}, PictureState::StandIn};
    const PreviewFrame& frame = view->second;
    if (arrived.outdated.contains(kind)) return {frame.image, PictureState::StandIn};
    if (kind == ViewKind::Color && !frame.stabilized) {
        return {frame.image, PictureState::Provisional};
    }
    return {frame.image, frame.image.empty() ? PictureState::Unavailable : PictureState::Final};
}

bool FrameAssembler::show(std::int64_t index, const Arrived& arrived) {
    if (!arrived.views.contains(ViewKind::Gray)) return false;
    ShownFrame next;
    next.index = index;
    for (std::size_t i = 0; i < next.views.size(); ++i) {
        next.views[i] = picture(arrived, static_cast<ViewKind>(i));
    }
    ViewPicture& color = next.views[static_cast<std::size_t>(ViewKind::Color)];
    if (color.image.empty()) color.image = next.view(ViewKind::Gray).image;
    const auto colored = arrived.views.find(ViewKind::Color);
    if (colored != arrived.views.end() && color.state != PictureState::StandIn) {
        next.figures = colored->second.figures;
    }
    shown_ = std::move(next);
    return true;
}

void FrameAssembler::evict() {
    while (arrived_.size() > mostKept) {
        // The ends of the map are the frames farthest from the wanted one.
        const auto first = arrived_.begin();
        const auto last = std::prev(arrived_.end());
        const bool firstIsFarther =
            std::abs(first->first - wanted_) >= std::abs(last->first - wanted_);
        arrived_.erase(firstIsFarther ? first : last);
    }
}

}  // namespace kinechrome::ui
