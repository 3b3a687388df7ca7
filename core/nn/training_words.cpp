// SPDX-License-Identifier: GPL-3.0-or-later
// What training says to a person, for both programs.
#include <fmt/format.h>

#include "core/nn/trainer.h"

namespace kinechrome::nn {
namespace {

std::string clock(double seconds) {
    const auto left = static_cast<std::int64_t>(seconds + 0.5);
    return left >= 3600 ? fmt::format("{}:{:02}:{:02}", left / 3600, left / 60 % 60, left % 60)
                        : fmt::format("{}:{:02}", left / 60, left % 60);
}

// "distance 0.871 of gray's, colourfulness 0.55 of the truth's (gain 1.12)".
std::string describe(const ValidationFigures& figures) {
    return fmt::format(
        "distance {:.3f} of gray's, colourfulness {:.3f} of the truth's (gain {:.2f})",
        figures.chosen.distanceRatio, figures.chosen.colorfulnessRatio, figures.chosen.gain);
}

}  // namespace

std::string describe(const TrainEvent& event) {
    if (event.phase == "note") return "note: " + event.note;
    if (event.phase == "loading") return fmt::format("{:3.0f} % loading", 100.0 * event.fraction);
    std::string text = fmt::format("{:3.0f} % step {}", 100.0 * event.fraction, event.step);
    if (event.counted) {
        text += fmt::format(", {} px, {:.0f} images/s", event.size, event.imagesPerSecond);
        for (std::size_t i = 0; i < kLossParts; ++i) {
            if (event.losses.parts[i] == 0.0) continue;
            text += fmt::format(", {} {:.4g}", kLossNames[i], event.losses.parts[i]);
        }
    }
    if (event.secondsLeft >= 0.0) text += ", " + clock(event.secondsLeft) + " left";
    if (event.figures) {
        text += fmt::format("; {} held-out pictures: {}", event.figures->images,
                            describe(*event.figures));
    }
    return text;
}

std::string describe(const TrainSummary& summary) {
    std::string text =
        fmt::format("{}: {} steps, {} images in {:.1f} minutes ({:.0f} images/s, {}, {})",
                    summary.model.string(), summary.steps, summary.images, summary.minutes,
                    summary.imagesPerSecond, summary.device, summary.precision);
    if (summary.initial) text += "\nbefore: " + describe(*summary.initial);
    if (summary.last) text += "\nafter:  " + describe(*summary.last);
    if (summary.figures) text += "\nmodel:  " + describe(*summary.figures);
    if (!summary.improved) {
        text +=
            "\nNothing that was learned is better than the start: the model holds the weights "
            "it started from.";
    }
    return text + "\n";
}

}  // namespace kinechrome::nn
