// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/temporal/shot_finder.h"

#include <algorithm>

namespace kinechrome::temporal {

namespace {

// A cut so near to the middle of a transition is the same boundary, seen twice.
constexpr std::int64_t sameBoundary = 6;

}  // namespace

std::vector<ShotFinder::Boundary> ShotFinder::answersBefore(std::int64_t frame) {
    std::vector<Boundary> answers;
    while (!cuts_.empty() && cuts_.front() < frame) {
        lastCut_ = cuts_.front();
        answers.push_back({lastCut_, false});
        cuts_.pop_front();
    }
    knownTo_ = std::max(knownTo_, frame);
    return answers;
}

void ShotFinder::answer(std::int64_t middle, std::vector<Boundary>& answers) {
    const auto before = answersBefore(middle);
    answers.insert(answers.end(), before.begin(), before.end());
    const bool seenTwice = (lastCut_ >= 0 && middle - lastCut_ < sameBoundary) ||
                           (!cuts_.empty() && cuts_.front() - middle < sameBoundary);
    if (!seenTwice) answers.push_back({middle, true});
}

std::vector<ShotFinder::Boundary> ShotFinder::push(const base::Plane<float>& gray) {
    const bool cut = detector_->isCut(gray);
    if (cut) cuts_.push_back(frames_);
    ++frames_;
    const auto middle = transitions_.push(gray, cut);
    std::vector<Boundary> answers;
    if (middle) answer(*middle, answers);
    const auto sure = answersBefore(transitions_.knownTo());
    answers.insert(answers.end(), sure.begin(), sure.end());
    return answers;
}

std::vector<ShotFinder::Boundary> ShotFinder::finish() {
    std::vector<Boundary> answers;
    for (const std::int64_t middle : transitions_.finish()) answer(middle, answers);
    const auto rest = answersBefore(frames_);
    answers.insert(answers.end(), rest.begin(), rest.end());
    return answers;
}

}  // namespace kinechrome::temporal
