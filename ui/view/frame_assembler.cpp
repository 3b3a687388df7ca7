// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/view/frame_assembler.h"

#include <cstdlib>
#include <limits>

namespace kinechrome::ui {
namespace {

// Frames that playback keeps waiting for colour before gray goes ahead alone (half a second).
constexpr std::int64_t patience = 12;
constexpr std::size_t mostKept = 8;

using pipeline::PreviewFrame;
using pipeline::ViewKind;

}  // namespace

bool FrameAssembler::want(std::int64_t index, bool playing) {
    wanted_ = index;
    playing_ = playing;
    return choose();
}

bool FrameAssembler::add(const PreviewFrame& frame) {
    Arrived& arrived = arrived_[frame.index];
    switch (frame.kind) {
        case ViewKind::Gray: arrived.gray = frame; break;
        case ViewKind::Color:
            arrived.color = frame;
            arrived.colorOutdated = false;
            break;
        case ViewKind::Reference: arrived.reference = frame; break;
    }
    const bool changed = frame.index == shown_.index ? show(frame.index, arrived) : choose();
    evict();
    return changed;
}

bool FrameAssembler::outdateColor() {
    for (auto& [index, arrived] : arrived_) {
        // Only the frame on show keeps its old colour, so that an edit does not flash gray.
        if (index != shown_.index) arrived.color.reset();
        arrived.colorOutdated = arrived.color.has_value();
    }
    const auto current = arrived_.find(shown_.index);
    return current != arrived_.end() && show(current->first, current->second);
}

bool FrameAssembler::forgetReference() {
    for (auto& [index, arrived] : arrived_) {
        arrived.reference.reset();
        if (arrived.color) arrived.color->figures.reset();
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
    if (!arrived.gray) return false;
    if (!playing_) return index == wanted_;
    if (!colorAwaited_ || arrived.color) return true;
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

bool FrameAssembler::show(std::int64_t index, const Arrived& arrived) {
    if (!arrived.gray) return false;
    ShownFrame next;
    next.index = index;
    const pipeline::PreviewImage& gray = arrived.gray->image;
    next.views[0] = {gray, PictureState::Final};
    next.views[1] = {gray, PictureState::StandIn};
    if (arrived.color) {
        next.views[1] = {arrived.color->image, arrived.color->stabilized
                                                   ? PictureState::Final
                                                   : PictureState::Provisional};
        next.figures = arrived.color->figures;
        if (arrived.colorOutdated) {
            next.views[1].state = PictureState::StandIn;
            next.figures.reset();
        }
    }
    next.views[2].state = PictureState::StandIn;
    if (arrived.reference) next.views[2] = {arrived.reference->image, PictureState::Final};
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
