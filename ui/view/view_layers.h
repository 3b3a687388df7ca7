// SPDX-License-Identifier: GPL-3.0-or-later
// ViewLayers: what each view of the frame on show says and shows under the chosen comparison.
#pragma once

#include <array>
#include <optional>

#include <QSize>

#include "ui/view/compare_mode.h"
#include "ui/view/frame_assembler.h"
#include "ui/view/view_layer.h"

namespace kinechrome::ui {

// Plain; wraps each picture once, and makes a difference or a mix only when something changed. Heat
// maps take longer than a frame may: they are made elsewhere, from unmade(), and handed in.
class ViewLayers {
public:
    // What a mixed picture is made of. Keeps the samples, so that their addresses tell them apart.
    struct Recipe {
        pipeline::PreviewImage first, second;
        int kind = 0;
        double amount = 0.0;

        [[nodiscard]] bool gives(const Recipe& other) const;
    };

    void setChoice(const ViewChoice& choice) { choice_ = choice; }
    void setFrame(const ShownFrame& frame);
    void setReferenceExpected(bool expected) { referenceExpected_ = expected; }
    void setFilmPixels(QSize pixels) { filmPixels_ = pixels; }

    [[nodiscard]] const ViewChoice& choice() const { return choice_; }
    [[nodiscard]] QSize filmPixels() const { return filmPixels_; }
    // The picture of this kind; null while another stands in for it.
    [[nodiscard]] QImage image(ViewKind kind) const;

    [[nodiscard]] ViewLayer layer(ViewKind kind) const;
    [[nodiscard]] ViewLayer difference();
    [[nodiscard]] ViewLayer blend();
    // The heat map that difference() still lacks; until it is taken, the last one is shown.
    [[nodiscard]] std::optional<Recipe> unmade() const;
    // Any thread.
    [[nodiscard]] static QImage heatMap(const Recipe& recipe);
    void take(const Recipe& recipe, const QImage& heatMap);

private:
    [[nodiscard]] ViewLayer overlaid(ViewKind overlay) const;
    [[nodiscard]] ViewLayer pairLayer() const;
    [[nodiscard]] QString noteFor(const QImage& image) const;
    // The samples that layer(kind) shows.
    [[nodiscard]] const pipeline::PreviewImage& samples(ViewKind kind) const;
    [[nodiscard]] Recipe recipe(int kind, double amount) const;

    ViewChoice choice_;
    ShownFrame frame_;
    std::array<QImage, pipeline::viewKindCount> images_;
    bool referenceExpected_ = false;
    QSize filmPixels_;
    QImage mixed_;  // the last difference or mix
    Recipe mixedFrom_;
};

}  // namespace kinechrome::ui
