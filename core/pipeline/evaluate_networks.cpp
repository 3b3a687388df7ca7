// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/pipeline/evaluate_networks.h"

#include <algorithm>
#include <utility>

#include "core/nn/model_library.h"
#include "core/pipeline/colorize_plan.h"

namespace kinechrome::pipeline {

namespace {

using Opened = base::Result<std::unique_ptr<nn::PictureFeatures>>;

Opened openFeatures(const EvaluateRequest& request) {
    if (request.featuresFactory) return request.featuresFactory();
    const nn::ColorizerOptions options{request.device, request.threads};
    const FeatureSource& source = request.features;
    if (source.kind == FeatureSource::Kind::Inception) {
        return nn::openInceptionFeatures(source.name, options);
    }
    const auto entry = nn::findModel(source.name);
    if (!entry) return base::fail(entry.error());
    return nn::openColorNetFeatures(entry->folder, options);
}

}  // namespace

base::Result<void> checkModel(const EvaluateRequest& request) {
    if (request.result) {
        if (request.hintPoints.empty() && request.gains == EvaluateRequest::Gains::One) {
            return {};
        }
        return base::fail(base::ErrorKind::Usage, "--result",
                          "a finished result has no gain to turn and takes no hints",
                          "leave out --frontier and --hints-simulated, or name a model instead");
    }
    if (request.settings.model == identityModel) {
        return base::fail(base::ErrorKind::Usage, "--model none", "colours nothing to judge",
                          "name a model, or a finished film with --result");
    }
    const bool hinted = std::any_of(request.hintPoints.begin(), request.hintPoints.end(),
                                    [](int points) { return points > 0; });
    if (!hinted || request.colorizerFactory) return {};
    const auto entry = nn::findModel(request.settings.model);
    if (!entry) return base::fail(entry.error());
    if (entry->hints) return {};
    return base::fail(base::ErrorKind::Usage, "--hints-simulated",
                      "the model \"" + entry->name + "\" takes no hints",
                      "name a model with hint channels, or leave the hints out");
}

base::Result<void> openNetworks(const EvaluateRequest& request, EvaluateNetworks& networks) {
    if (!request.result) {
        auto model = openColorizer(request.settings.model, {request.device, request.threads},
                                   request.colorizerFactory);
        if (!model) return base::fail(std::move(model.error()));
        networks.model.colorizer = *std::move(model);
    }
    const auto kind = request.features.kind;
    if (kind == FeatureSource::Kind::None && !request.featuresFactory) {
        networks.noFeatures = "no feature network was asked for";
        return {};
    }
    auto features = openFeatures(request);
    if (features) {
        networks.features = std::make_unique<SharedFeatures>(*std::move(features));
    } else if (kind == FeatureSource::Kind::IfAtHand) {
        networks.noFeatures = "no feature network is at hand: " + features.error().message();
    } else {
        return base::fail(std::move(features.error()));
    }
    return {};
}

}  // namespace kinechrome::pipeline
