// SPDX-License-Identifier: GPL-3.0-or-later
// Verdicts about the colour of shots.
#include "core/pipeline/shot_tint.h"

namespace kinechrome::pipeline {

namespace {

constexpr int enough = 3;  // frames of a shot
constexpr int apart = 4;   // frames between them: a dissolve or a splice flash is short

}  // namespace

std::optional<ShotTint::Verdict> ShotTint::look(std::int64_t frame, bool begins,
                                                const color::Picture& picture) {
    std::optional<Verdict> before;
    if (begins) {
        before = end();
        *this = {};
        first_ = frame;
        judged_ = false;
    }
    if (judged_ || (frame - first_) % apart != 0) return before;
    ++measured_;
    const color::TintKind kind = color::measureTint(picture).kind;
    tinted_ += kind == color::TintKind::Tinted ? 1 : 0;
    colored_ += kind == color::TintKind::Coloured ? 1 : 0;
    if (measured_ < enough) return before;
    return end();  // a shot that begins is never judged at once
}

// Most of the frames must agree that there is colour, and which kind it is.
std::optional<ShotTint::Verdict> ShotTint::end() {
    if (judged_ || measured_ == 0) return std::nullopt;
    judged_ = true;
    Verdict verdict{first_, color::TintKind::Neutral};
    if (2 * (tinted_ + colored_) > measured_) {
        verdict.kind = colored_ >= tinted_ ? color::TintKind::Coloured : color::TintKind::Tinted;
    }
    return verdict;
}

}  // namespace kinechrome::pipeline
