// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/pipeline/evaluate_extras.h"

#include "core/picture/chroma_upsampler.h"

namespace kinechrome::pipeline {

base::Result<void> ExtraJudge::judge(const GrayFrame& frame, const PaintedFrame& painted,
                                     const metrics::JudgedPicture& truth,
                                     const metrics::FrameFigures& own,
                                     const std::stop_token& stop) {
    const color::Picture& source = frame.original.picture;
    if (gains_ == Gains::All && !painted.chroma.a.empty()) {
        auto added = frontier_.add(source, painted.chroma, truth, own);
        if (!added) return added;
    }
    const color::ChromaField& field = painted.predicted;
    if (!field.confidence.empty()) {
        calibration_.add(field, picture::resize(truth.lab.a, field.width(), field.height()),
                         picture::resize(truth.lab.b, field.width(), field.height()));
    }
    for (HintedPainter& hinted : hinted_) {
        if (stop.stop_requested()) return base::cancelled("hints");
        const auto colored = hinted.painter->paint(frame, stop);
        if (!colored) return base::fail(colored.error());
        if (auto added = hinted.tally.add(source, *colored, truth); !added) return added;
    }
    return {};
}

ExtraFigures ExtraJudge::figures() const {
    ExtraFigures figures{frontier_.frontier(), calibration_, {}};
    for (const HintedPainter& hinted : hinted_) figures.hints.push_back(hinted.tally.figures());
    return figures;
}

}  // namespace kinechrome::pipeline
