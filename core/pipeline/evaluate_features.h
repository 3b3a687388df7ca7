// SPDX-License-Identifier: GPL-3.0-or-later
// The Fréchet distance of an evaluation: features of every picture as each way of colouring has it.
#pragma once

#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <vector>

#include "core/base/error.h"
#include "core/color/luma_lock.h"
#include "core/metrics/frechet.h"
#include "core/nn/picture_features.h"
#include "core/pipeline/evaluate_figures.h"

namespace kinechrome::pipeline {

// A feature network that several threads use, one at a time.
class SharedFeatures {
public:
    explicit SharedFeatures(std::unique_ptr<nn::PictureFeatures> network)
        : network_(std::move(network)) {}
    // Errors: Internal.
    [[nodiscard]] base::Result<std::vector<float>> of(const color::RgbPlanes& rgb) {
        const std::lock_guard lock(mutex_);
        return network_->of({rgb.r, rgb.g, rgb.b});
    }
    [[nodiscard]] const std::string& name() const { return network_->name(); }

private:
    std::mutex mutex_;
    std::unique_ptr<nn::PictureFeatures> network_;
};

// One picture in its four colourings; unstabilized is empty where there is no such thing.
struct PictureVectors {
    std::vector<float> result;
    std::vector<float> gray;
    std::vector<float> unstabilized;
    std::vector<float> truth;
};

// All pictures of a group (the stills, or the frames of all clips). One thread at a time. Pictures
// are added in a fixed order, so that rounding repeats.
class FeatureTally {
public:
    void add(const PictureVectors& picture);

    // Sets `fid`, `fid_features` and the notes that belong to them. The unstabilised one is set
    // where given.
    void tell(const std::string& features, Figures& result, Figures& gray,
              Figures* unstabilized) const;

private:
    using Statistics = std::optional<metrics::FeatureStatistics>;
    void tellOne(const std::string& features, const Statistics& own, Figures& figures) const;

    Statistics result_;
    Statistics gray_;
    Statistics unstabilized_;
    Statistics truth_;
};

}  // namespace kinechrome::pipeline
