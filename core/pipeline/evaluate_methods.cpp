// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/pipeline/evaluate_methods.h"

#include <algorithm>
#include <future>
#include <utility>

namespace kinechrome::pipeline {

namespace {

using nlohmann::json;

constexpr std::size_t sideBySide = 2;  // more would hold too many pictures at a time

}  // namespace

json toJson(const std::vector<MethodFigures>& methods) {
    if (methods.empty()) return nullptr;
    json list = json::array();
    for (const MethodFigures& method : methods) {
        json object = toJson(method.figures);
        object["stabilizer"] = method.name;
        for (const std::string_view key : metrics::regionKeys) {
            const auto found = method.figures.values.find(key);
            const bool known = found != method.figures.values.end();
            object[std::string(key)] = known ? json(found->second) : json();
        }
        for (const char* key :
             {"seconds_per_frame", "motion_seconds_per_frame", "network_seconds_per_frame"}) {
            const auto cost = method.figures.values.find(key);
            const bool known = cost != method.figures.values.end();
            object[key] = known ? json(cost->second) : json();
        }
        list.push_back(std::move(object));
    }
    return list;
}

std::vector<MethodFigures> meanOf(const std::vector<std::vector<MethodFigures>>& members) {
    std::vector<MethodFigures> means;
    if (members.empty()) return means;
    for (std::size_t i = 0; i < members.front().size(); ++i) {
        std::vector<Figures> figures;
        for (const auto& member : members) figures.push_back(member[i].figures);
        means.push_back({members.front()[i].name, meanOf(figures)});
    }
    return means;
}

MethodJudge::MethodJudge(std::vector<MethodPainter> painters) {
    for (MethodPainter& painter : painters) methods_.emplace_back().painter = std::move(painter);
}

base::Result<void> MethodJudge::judge(const GrayFrame& frame, const metrics::JudgedPicture& truth,
                                      const FrameMotion& motion, const std::stop_token& stop) {
    if (methods_.empty()) return {};
    std::optional<metrics::MotionRegions> regions;
    if (motion.fromPrevious) {
        regions =
            metrics::motionRegions(motion.fromPrevious->backward, motion.fromPrevious->forward);
    }
    const auto judgeOne = [&](Method& method) -> base::Result<void> {
        auto painted = method.painter.painter->paint(frame, stop);
        if (!painted) return base::fail(std::move(painted.error()));
        const auto shown = metrics::judgedPicture(color::decodeRgb(painted->result));
        method.tally.add(metrics::compareFrames(shown, truth));
        method.watcher.next(shown.rgb, shown.lab, motion, method.tally.motion());
        if (regions) method.regions.add(shown.lab, truth.lab, *regions);
        return {};
    };
    for (std::size_t first = 0; first < methods_.size(); first += sideBySide) {
        std::vector<std::future<base::Result<void>>> running;
        for (std::size_t i = first; i < std::min(first + sideBySide, methods_.size()); ++i) {
            running.push_back(
                std::async(std::launch::async, [&, i] { return judgeOne(methods_[i]); }));
        }
        base::Result<void> done;
        for (auto& one : running) {
            if (auto judged = one.get(); !judged && done) done = std::move(judged);
        }
        if (!done) return done;
    }
    return {};
}

std::vector<MethodFigures> MethodJudge::figures(const MotionTally& truth) const {
    std::vector<MethodFigures> list;
    for (const Method& method : methods_) {
        MethodFigures own{method.painter.name, method.tally.figures(truth, false)};
        for (std::size_t i = 0; i < metrics::regionKeys.size(); ++i) {
            const auto value = method.regions.rmseAb(static_cast<metrics::Region>(i));
            if (value) own.figures.values[std::string(metrics::regionKeys[i])] = *value;
        }
        list.push_back(std::move(own));
    }
    return list;
}

}  // namespace kinechrome::pipeline
