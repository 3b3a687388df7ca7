// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/nn/training_log.h"

#include <fstream>

#include <fmt/format.h>

namespace kinechrome::nn {

void appendToLog(const std::filesystem::path& file, const TrainEvent& event) {
    const bool fresh = !std::filesystem::exists(file);
    std::ofstream out(file, std::ios::app);
    if (fresh) {
        out << "phase,step,minutes,images_per_second,color_loss,class_loss,learning_rate,"
               "distance_ratio,colorfulness_ratio,gain,gain_distance_ratio,gain_colorfulness,"
               "hinted_distance_ratio,class_accuracy\n";
    }
    out << fmt::format("{},{},{:.2f},{:.1f},{:.4f},{:.4f},{:.3g}", event.phase, event.step,
                       event.minutes, event.imagesPerSecond, event.colorLoss, event.classLoss,
                       event.learningRate);
    if (event.figures) {
        const ValidationFigures& f = *event.figures;
        out << fmt::format(",{:.4f},{:.4f},{:.3f},{:.4f},{:.4f},{:.4f},{:.4f}",
                           f.frontier.front().distanceRatio, f.frontier.front().colorfulnessRatio,
                           f.chosen.gain, f.chosen.distanceRatio, f.chosen.colorfulnessRatio,
                           f.hinted.front().distanceRatio, f.classAccuracy);
    } else {
        out << ",,,,,,,";
    }
    out << "\n";
}

}  // namespace kinechrome::nn
