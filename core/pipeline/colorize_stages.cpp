// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/pipeline/colorize_stages.h"

#include <algorithm>
#include <utility>

#include "core/color/luma_lock.h"
#include "core/pipeline/chroma_fields.h"
#include "core/pipeline/color_mask.h"
#include "core/pipeline/debug_overlay.h"

namespace kinechrome::pipeline {

namespace {

// Enough to ride out uneven frames; bytes keep 4K at 16 bit within the memory promise.
constexpr std::size_t queueItems = 4;
constexpr std::size_t queueBytes = std::size_t{48} << 20U;

std::vector<std::unique_ptr<StageQueue>> queues(int count) {
    std::vector<std::unique_ptr<StageQueue>> list;
    for (int i = 0; i < count; ++i) {
        list.push_back(std::make_unique<StageQueue>(queueItems, queueBytes));
    }
    return list;
}

}  // namespace

std::size_t FrameItem::bytes() const {
    return frame.picture.bytes() + gray.bytes() + smallGray.bytes() + chroma.a.bytes() +
           chroma.b.bytes() + chroma.confidence.bytes();
}

ColorizeStages::ColorizeStages(StageParts parts, JobControl& control, base::Progress* progress)
    : parts_(std::move(parts)),
      control_(control),
      progress_(progress),
      stop_(control.token()),
      track_(temporal::makeStabilizer(parts_.settings.stabilizer, parts_.settings.strength)),
      decoded_(queueItems, queueBytes),
      colored_(queueItems, queueBytes),
      steadied_(queues(parts_.composers)),
      composed_(queues(parts_.composers)) {}

void ColorizeStages::run() {
    std::vector<std::jthread> threads;
    const auto start = [&](const char* name, auto body) {
        threads.push_back(startStage(control_, name, std::move(body)));
    };
    start("decode", [this](StagePosition& at) { return decode(at); });
    if (parts_.colorizer != nullptr) {
        start("colorize", [this](StagePosition& at) { return colorize(at); });
        start("stabilize", [this](StagePosition& at) { return stabilize(at); });
        for (std::size_t worker = 0; worker < composed_.size(); ++worker) {
            start("compose", [this, worker](StagePosition& at) { return compose(worker, at); });
        }
    }
    start("encode", [this](StagePosition& at) { return encode(at); });
}

bool ColorizeStages::push(StageQueue& queue, StageItem item) {
    const auto* frame = std::get_if<FrameItem>(&item);
    const std::size_t bytes = frame == nullptr ? 0 : frame->bytes();
    return queue.push(std::move(item), bytes, stop_);
}

bool ColorizeStages::pushEnd(std::vector<std::unique_ptr<StageQueue>>& list) {
    return std::all_of(list.begin(), list.end(),
                       [&](auto& queue) { return push(*queue, EndOfStream{}); });
}

base::Result<void> ColorizeStages::decode(StagePosition& at) {
    const bool identity = parts_.colorizer == nullptr;
    std::size_t count = 0;
    for (;; ++count) {
        at.frame = static_cast<std::int64_t>(count);
        auto next = parts_.feed->next(stop_);
        if (!next) return base::fail(std::move(next.error()));
        if (!next->has_value()) break;
        media::VideoFrame frame = **std::move(next);
        log_.timeBase = frame.timeBase;
        log_.pts.push_back(frame.pts);
        log_.luma.push_back(digestLuma(frame.picture));
        FrameItem item;
        item.frame = std::move(frame);
        StageQueue& out = identity ? *composed_[count % composed_.size()] : decoded_;
        if (!push(out, std::move(item))) return {};
    }
    if (count == 0) {
        return base::fail(base::ErrorKind::Input, parts_.feed->info().path.string(),
                          "has no frame that decodes", "check that the file is whole");
    }
    identity ? pushEnd(composed_) : push(decoded_, EndOfStream{});
    return {};
}

base::Result<void> ColorizeStages::colorize(StagePosition& at) {
    while (auto item = decoded_.pop(stop_)) {
        auto* work = std::get_if<FrameItem>(&*item);
        if (work == nullptr) {
            push(colored_, EndOfStream{});
            return {};
        }
        at.frame = work->frame.index;
        work->gray = color::grayInput(work->frame.picture);
        if (parts_.ahead == nullptr) {
            work->smallGray = parts_.planned->networkGrayOf(work->frame.index, work->gray);
            auto chroma = networkColor(*work);
            if (!chroma) return base::fail(std::move(chroma.error()));
            work->chroma = *std::move(chroma);
        }
        if (!push(colored_, *std::move(item))) return {};
    }
    return {};
}

// An earlier run may have asked the network already.
base::Result<color::ChromaField> ColorizeStages::networkColor(const FrameItem& work) {
    if (parts_.network != nullptr) {
        if (auto known = parts_.network->find(work.frame.index)) return *std::move(known);
    }
    return parts_.planned->colorize(work.frame.index, work.smallGray);
}

base::Result<void> ColorizeStages::stabilize(StagePosition& at) {
    std::size_t count = 0;
    while (auto item = colored_.pop(stop_)) {
        auto* work = std::get_if<FrameItem>(&*item);
        if (work == nullptr) {
            pushEnd(steadied_);
            return {};
        }
        at.frame = work->frame.index;
        if (auto done = steady(*work); !done) return done;
        work->smallGray = {};
        if (!push(*steadied_[count++ % steadied_.size()], *std::move(item))) return {};
    }
    return {};
}

// The frame's chroma as it will be shown.
base::Result<void> ColorizeStages::steady(FrameItem& work) {
    if (parts_.ahead != nullptr) {
        auto fields = parts_.ahead->next();
        if (!fields) return base::fail(std::move(fields.error()));
        work.chroma = overlaid(parts_.overlay, fields->network, fields->steady);
        return {};
    }
    const bool seen = parts_.cuts->isCut(work.frame.index, work.smallGray);
    const bool cut = parts_.planned->beginsAnew(work.frame.index, seen);
    if (parts_.network != nullptr) parts_.network->add(work.frame.index, work.chroma, cut);
    if (auto other = parts_.planned->stabilizerFrom(work.frame.index)) {
        track_.goOnWith(std::move(other));
    }
    track_.push(work.chroma, momentOf(work, cut));
    // Without looking ahead every frame comes out at once.
    const auto frame = track_.pop();
    if (!frame) {
        return base::fail(base::ErrorKind::Internal, "stabilise", "a method looked ahead here",
                          "please report this with the file that shows it");
    }
    if (parts_.journal != nullptr) {
        parts_.journal->addFlicker(track_.flicker().before.back(), track_.flicker().after.back());
    }
    work.chroma = overlaid(parts_.overlay, frame->network, frame->field);
    return {};
}

temporal::SharedMoment ColorizeStages::momentOf(const FrameItem& work, bool cut) {
    if (!parts_.planned->steadies(work.frame.index)) return temporal::stillMoment(work.smallGray);
    const auto known = parts_.planned->knownMotion(work.frame.index);
    return moments_.next(work.smallGray, cut, work.chroma.width(), work.chroma.height(),
                         known ? &*known : nullptr);
}

// A frame that is left as it is keeps its own chroma, where it has any.
bool ColorizeStages::staysAsItIs(const media::VideoFrame& frame) const {
    const color::PictureFormat& format = frame.picture.format;
    return parts_.planned->skips(frame.index) && format.layout != color::PlaneLayout::Gray &&
           color::colouredFormat(format) == format;
}

base::Result<void> ColorizeStages::compose(std::size_t worker, StagePosition& at) {
    while (auto item = steadied_[worker]->pop(stop_)) {
        auto* work = std::get_if<FrameItem>(&*item);
        if (work == nullptr) {
            push(*composed_[worker], EndOfStream{});
            return {};
        }
        at.frame = work->frame.index;
        if (!staysAsItIs(work->frame)) {
            const std::int64_t index = work->frame.index;
            auto colored =
                composeInside(parts_.planned->mask(index), work->frame.picture, work->gray,
                              work->chroma, parts_.planned->saturation(index));
            if (!colored) return base::fail(std::move(colored.error()));
            work->frame.picture = *std::move(colored);
        }
        work->gray = {};
        work->chroma = {};
        if (!push(*composed_[worker], *std::move(item))) return {};
    }
    return {};
}

base::Result<void> ColorizeStages::encode(StagePosition& at) {
    std::size_t count = 0;
    while (auto item = composed_[count % composed_.size()]->pop(stop_)) {
        auto* work = std::get_if<FrameItem>(&*item);
        if (work == nullptr) return parts_.writer->complete(stop_);
        at.frame = work->frame.index;
        if (auto written = parts_.writer->write(work->frame); !written) return written;
        ++count;
        if (progress_ != nullptr) progress_->advance();
    }
    return {};
}

}  // namespace kinechrome::pipeline
