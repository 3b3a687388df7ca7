// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/view/view_titles.h"

#include <algorithm>
#include <cmath>

#include <QCoreApplication>

#include "core/color/lab.h"
#include "core/pipeline/debug_overlay.h"
#include "core/pipeline/network_sureness.h"

namespace kinechrome::ui {
namespace {

constexpr double legendLightness = 62.0;

QString tr(const char* text) {
    return QCoreApplication::translate("ViewArea", text);
}

// The same hues that the overlay has on the film, at one lightness.
QList<QColor> overlayRamp() {
    constexpr int steps = 8;
    QList<QColor> ramp;
    for (int i = 0; i <= steps; ++i) {
        const auto hue = pipeline::overlayHue(static_cast<float>(i) / steps);
        const color::Rgb rgb = color::rgbFromLab({legendLightness, hue.a, hue.b});
        const auto code = [](double value) { return std::clamp(qRound(value * 255.0), 0, 255); };
        ramp.append(QColor(code(rgb.r), code(rgb.g), code(rgb.b)));
    }
    return ramp;
}

}  // namespace

QString viewTitle(ViewKind kind) {
    switch (kind) {
        case ViewKind::Gray: return tr("Gray");
        case ViewKind::Color: return tr("Colourised");
        case ViewKind::Reference: return tr("Ground truth");
        case ViewKind::Network: return tr("Before the stabiliser");
        case ViewKind::Visibility: return tr("Stabiliser visibility");
        case ViewKind::Certainty: return tr("Network certainty");
        case ViewKind::Reach: return tr("Reach of the hints");
    }
    return {};
}

QString whyUnavailable(ViewKind kind) {
    switch (kind) {
        case ViewKind::Network: return tr("no model colours this frame");
        case ViewKind::Visibility: return tr("no stabiliser works on this frame");
        case ViewKind::Certainty: return tr("this model does not say how sure it is");
        case ViewKind::Reach: return tr("no hint bears on this frame");
        default: return {};
    }
}

Legend viewLegend(ViewKind kind) {
    switch (kind) {
        case ViewKind::Visibility:
            return {tr("network alone"), tr("past colour used"), overlayRamp()};
        case ViewKind::Certainty:
            return {tr("unsure: ±%1").arg(std::lround(pipeline::leastSureDistance)),
                    tr("sure: ±%1").arg(std::lround(pipeline::mostSureDistance)), overlayRamp()};
        case ViewKind::Reach: return {tr("untouched"), tr("another colour"), overlayRamp()};
        default: return {};
    }
}

}  // namespace kinechrome::ui
