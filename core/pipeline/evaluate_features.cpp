// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/pipeline/evaluate_features.h"

#include <fmt/format.h>

namespace kinechrome::pipeline {

namespace {

void addTo(std::optional<metrics::FeatureStatistics>& statistics,
           const std::vector<float>& feature) {
    if (feature.empty()) return;
    if (!statistics) statistics.emplace(feature.size());
    statistics->add(feature);
}

}  // namespace

void FeatureTally::add(const PictureVectors& picture) {
    addTo(result_, picture.result);
    addTo(gray_, picture.gray);
    addTo(unstabilized_, picture.unstabilized);
    addTo(truth_, picture.truth);
}

void FeatureTally::tellOne(const std::string& features, const Statistics& own,
                           Figures& figures) const {
    if (!own || !truth_) return;
    figures.fidFeatures = features;
    const auto distance = metrics::frechetDistance(*own, *truth_);
    if (!distance) {
        figures.notes["fid"] = "fewer than two pictures";
        return;
    }
    figures.values["fid"] = *distance;
    std::string note = fmt::format("{} pictures, {} dimensions", own->count(), own->dimension());
    if (own->count() <= own->dimension()) {
        // Not mended by shrinkage: a mended figure would look comparable and would not be.
        note +=
            ": fewer pictures than dimensions, so the covariances are singular and the figure "
            "is biased; compare it only with figures of the same pictures and features";
    }
    figures.notes["fid"] = std::move(note);
}

void FeatureTally::tell(const std::string& features, Figures& result, Figures& gray,
                        Figures* unstabilized) const {
    tellOne(features, result_, result);
    tellOne(features, gray_, gray);
    if (unstabilized != nullptr) tellOne(features, unstabilized_, *unstabilized);
}

}  // namespace kinechrome::pipeline
