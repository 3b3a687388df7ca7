// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/view/view_layers.h"

#include <QCoreApplication>

#include "ui/view/difference.h"
#include "ui/view/preview_picture.h"
#include "ui/view/view_titles.h"

namespace kinechrome::ui {
namespace {

constexpr int blendRecipe = -1;  // beside the kinds of difference

QString tr(const char* text) {
    return QCoreApplication::translate("ViewArea", text);
}

std::size_t slot(ViewKind kind) {
    return static_cast<std::size_t>(kind);
}

}  // namespace

void ViewLayers::setFrame(const ShownFrame& frame) {
    frame_ = frame;
    for (std::size_t i = 0; i < images_.size(); ++i) {
        const pipeline::PreviewImage& image = frame.views[i].image;
        // A picture that has not changed stays the same QImage, and is not scaled anew.
        const bool known =
            !image.empty() && !images_[i].isNull() &&
            reinterpret_cast<const uchar*>(image.rgba.row(0)) == images_[i].constBits();
        if (!known) images_[i] = wrapPreview(image);
    }
}

QImage ViewLayers::image(ViewKind kind) const {
    const bool standsIn = frame_.view(kind).state == PictureState::StandIn;
    return standsIn ? QImage() : images_[slot(kind)];
}

QString ViewLayers::noteFor(const QImage& image) const {
    if (image.isNull() || filmPixels_.isEmpty() || image.width() >= filmPixels_.width()) return {};
    return tr("preview %1×%2 of %3×%4")
        .arg(image.width())
        .arg(image.height())
        .arg(filmPixels_.width())
        .arg(filmPixels_.height());
}

ViewLayer ViewLayers::layer(ViewKind kind) const {
    const ViewKind stands = standingAt(kind, choice_);
    if (kind == ViewKind::Color && stands != kind && stands != ViewKind::Gray) {
        return overlaid(stands);
    }
    ViewLayer layer;
    const ViewPicture& picture = frame_.view(kind);
    layer.title = viewTitle(kind);
    layer.image = images_[slot(stands)];
    if (kind == ViewKind::Color) {
        if (picture.state == PictureState::StandIn) layer.badge = tr("colouring…");
        if (picture.state == PictureState::Provisional) layer.badge = tr("steadying…");
        if (stands == ViewKind::Gray) layer.badge = tr("shown gray (G)");
    }
    if (kind == ViewKind::Reference && layer.image.isNull()) {
        layer.placeholder = referenceExpected_
                                ? tr("Loading…")
                                : tr("No ground truth.\nFile ▸ Add ground truth… compares with the "
                                     "colour original.");
    }
    if (kind == ViewKind::Network) {
        if (picture.state == PictureState::StandIn) layer.placeholder = tr("colouring…");
        if (picture.state == PictureState::Unavailable) layer.placeholder = whyUnavailable(kind);
    }
    layer.note = noteFor(layer.image);
    return layer;
}

// In the place of the colourised view; where it is not to be had, what is there shows through.
ViewLayer ViewLayers::overlaid(ViewKind overlay) const {
    ViewLayer layer;
    const PictureState state = frame_.view(overlay).state;
    layer.title = overlay == ViewKind::Network ? viewTitle(overlay)
                                               : tr("Colourised: %1").arg(viewTitle(overlay));
    layer.image = images_[slot(overlay)];
    if (!layer.image.isNull()) layer.legend = viewLegend(overlay);
    if (state == PictureState::StandIn) layer.badge = tr("working it out…");
    if (state == PictureState::Unavailable) layer.badge = whyUnavailable(overlay);
    if (layer.image.isNull()) layer.image = images_[slot(ViewKind::Gray)];
    layer.note = noteFor(layer.image);
    return layer;
}

const pipeline::PreviewImage& ViewLayers::samples(ViewKind kind) const {
    const ViewPicture& stands = frame_.view(standingAt(kind, choice_));
    const bool showsThrough = kind == ViewKind::Color && stands.image.empty();
    return showsThrough ? frame_.view(ViewKind::Gray).image : stands.image;
}

bool ViewLayers::Recipe::gives(const Recipe& other) const {
    const auto same = [](const pipeline::PreviewImage& x, const pipeline::PreviewImage& y) {
        return x.rgba.row(0) == y.rgba.row(0);
    };
    return same(first, other.first) && same(second, other.second) && kind == other.kind &&
           amount == other.amount;
}

ViewLayers::Recipe ViewLayers::recipe(int kind, double amount) const {
    return {samples(choice_.first), samples(choice_.second), kind, amount};
}

// Without its picture and title.
ViewLayer ViewLayers::pairLayer() const {
    const ViewLayer first = layer(choice_.first);
    const ViewLayer second = layer(choice_.second);
    ViewLayer layer;
    layer.note = first.note;
    layer.badge = first.badge.isEmpty() ? second.badge : first.badge;
    layer.placeholder = first.placeholder + second.placeholder;
    return layer;
}

ViewLayer ViewLayers::difference() {
    const DifferenceKind kind = choice_.difference;
    ViewLayer layer = pairLayer();
    const QString first = viewTitle(choice_.first);
    const QString second = viewTitle(choice_.second);
    layer.title = tr("Difference ×%1: %2 − %3").arg(choice_.gain).arg(first, second);
    const Recipe wanted = recipe(static_cast<int>(kind), choice_.gain);
    if (kind != DifferenceKind::DeltaE && !wanted.gives(mixedFrom_)) {
        mixed_ = differenceImage(wanted.first, wanted.second, kind, choice_.gain);
        mixedFrom_ = wanted;
    }
    if (mixedFrom_.kind == wanted.kind) layer.image = mixed_;
    if (wanted.first.empty() || wanted.second.empty()) layer.image = {};
    // Of the map on show, which may still be the last one.
    const int shownGain = static_cast<int>(mixedFrom_.amount);
    if (!layer.image.isNull()) layer.legend = differenceLegend(kind, shownGain);
    return layer;
}

std::optional<ViewLayers::Recipe> ViewLayers::unmade() const {
    if (choice_.mode != CompareMode::Difference || choice_.difference != DifferenceKind::DeltaE) {
        return std::nullopt;
    }
    Recipe wanted = recipe(static_cast<int>(DifferenceKind::DeltaE), choice_.gain);
    if (wanted.gives(mixedFrom_)) return std::nullopt;
    return wanted;
}

QImage ViewLayers::heatMap(const Recipe& recipe) {
    return differenceImage(recipe.first, recipe.second, DifferenceKind::DeltaE,
                           static_cast<int>(recipe.amount));
}

void ViewLayers::take(const Recipe& recipe, const QImage& heatMap) {
    mixed_ = heatMap;
    mixedFrom_ = recipe;
}

ViewLayer ViewLayers::blend() {
    ViewLayer layer = pairLayer();
    const int share = qRound(choice_.blend * 100.0);
    layer.title = tr("%1 %2 % + %3 %4 %")
                      .arg(ViewLayers::layer(choice_.first).title)
                      .arg(100 - share)
                      .arg(ViewLayers::layer(choice_.second).title)
                      .arg(share);
    const Recipe wanted = recipe(blendRecipe, choice_.blend);
    if (!wanted.gives(mixedFrom_)) {
        mixedFrom_ = wanted;
        mixed_ = blendImage(wanted.first, wanted.second, choice_.blend);
    }
    layer.image = mixed_;
    return layer;
}

}  // namespace kinechrome::ui
