// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/pipeline/preview_explainer.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include "core/pipeline/debug_overlay.h"

namespace kinechrome::pipeline {

namespace {

// The a*b* distance that counts as a colour of its own: nobody takes the two for one.
constexpr float wholeReach = 20.0F;

}  // namespace

base::Result<void> PreviewExplainer::show(const ViewRequest& request,
                                          const color::ChromaField* steady, std::stop_token stop) {
    const ChromaKey key{request.index, board_.keyOf(request)};
    if (key != key_) kept_.clear();
    key_ = key;
    for (const ViewKind kind : request.explained) {
        if (!request.playing && board_.outdated(request)) return {};
        if (!kept_.contains(kind)) {
            auto made = make(kind, request, steady, stop);
            if (!made) return base::fail(made.error());
            if (!*made) continue;
            kept_[kind] = std::move(**made);
        }
        board_.emit({request.index, kind, kept_[kind], false, {}});
    }
    return {};
}

base::Result<PreviewExplainer::Made> PreviewExplainer::make(ViewKind kind,
                                                            const ViewRequest& request,
                                                            const color::ChromaField* steady,
                                                            std::stop_token stop) {
    if (!colorist_.hasModel()) return PreviewImage();
    if (kind == ViewKind::Visibility) return makeVisibility(request, steady, stop);
    const auto network = colorist_.networkField(request.index, stop);
    if (!network) return base::fail(network.error());
    switch (kind) {
        case ViewKind::Network:
            return paint(request, *network, colorist_.settings().saturation, stop);
        case ViewKind::Certainty:
            if (network->confidence.empty()) return PreviewImage();
            return paint(request, overlaid(DebugOverlay::Uncertainty, *network, {}), 1.0, stop);
        case ViewKind::Reach: {
            if (!colorist_.hinted()) return PreviewImage();
            const auto reached = reach(request.index, *network, stop);
            if (!reached) return base::fail(reached.error());
            return paint(request, overlaid(DebugOverlay::Visibility, {}, *reached), 1.0, stop);
        }
        default: return PreviewImage();
    }
}

base::Result<PreviewExplainer::Made> PreviewExplainer::makeVisibility(
    const ViewRequest& request, const color::ChromaField* steady, std::stop_token stop) {
    if (colorist_.settings().stabilizer == edit::StabilizerKind::None) return PreviewImage();
    std::optional<color::ChromaField> found;
    if (steady == nullptr) found = colorist_.storedField(request.index);
    if (steady == nullptr && !found) {
        // A running film has no time to lead the stabiliser up to the frame once more.
        const Effort effort = request.playing ? Effort::Quick : Effort::Exact;
        const auto movedOn = [&] { return !request.playing && board_.outdated(request); };
        auto led = colorist_.steadyField(request.index, effort, movedOn, stop);
        if (!led) return base::fail(led.error());
        if (!*led) return Made();
        found = std::move((*led)->field);
    }
    const color::ChromaField& seen = steady != nullptr ? *steady : *found;
    return paint(request, overlaid(DebugOverlay::Visibility, {}, seen), 1.0, stop);
}

base::Result<color::ChromaField> PreviewExplainer::reach(std::int64_t frame,
                                                         const color::ChromaField& hinted,
                                                         std::stop_token stop) {
    const auto alone = colorist_.unhintedField(frame, std::move(stop));
    if (!alone) return base::fail(alone.error());
    color::ChromaField reached{hinted.a, hinted.b, {hinted.width(), hinted.height()}};
    for (int y = 0; y < hinted.height(); ++y) {
        for (int x = 0; x < hinted.width(); ++x) {
            const float apart = std::hypot(hinted.a.at(x, y) - alone->a.at(x, y),
                                           hinted.b.at(x, y) - alone->b.at(x, y));
            reached.confidence.at(x, y) = std::min(apart / wholeReach, 1.0F);
        }
    }
    return reached;
}

base::Result<PreviewExplainer::Made> PreviewExplainer::paint(const ViewRequest& request,
                                                             const color::ChromaField& field,
                                                             double saturation,
                                                             std::stop_token stop) {
    auto image = colorist_.paint(request.index, field, saturation, std::move(stop));
    if (!image) return base::fail(image.error());
    return Made(std::move(*image));
}

}  // namespace kinechrome::pipeline
