// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/view/view_area.h"

#include <algorithm>

#include <QCoreApplication>
#include <QEvent>
#include <QHBoxLayout>

#include "ui/view/difference.h"
#include "ui/view/picture_view.h"
#include "ui/view/wipe_view.h"

namespace kinechrome::ui {
namespace {

constexpr std::array kinds{ViewKind::Gray, ViewKind::Color, ViewKind::Reference};

std::size_t slot(ViewKind kind) {
    return static_cast<std::size_t>(kind);
}

}  // namespace

QString viewTitle(ViewKind kind) {
    switch (kind) {
        case ViewKind::Gray: return QCoreApplication::translate("ViewArea", "Gray");
        case ViewKind::Color: return QCoreApplication::translate("ViewArea", "Colourised");
        case ViewKind::Reference: break;
    }
    return QCoreApplication::translate("ViewArea", "Ground truth");
}

ViewArea::ViewArea(ViewSync& sync, QWidget* parent)
    : QStackedWidget(parent),
      sync_(&sync),
      panes_(new QWidget),
      row_(new QHBoxLayout(panes_)),
      wipe_(new WipeView(sync)),
      difference_(new PictureView(sync)) {
    row_->setContentsMargins(0, 0, 0, 0);
    row_->setSpacing(3);
    for (const ViewKind kind : kinds) {
        views_[slot(kind)] = new PictureView(sync);
        row_->addWidget(views_[slot(kind)], 1);
    }
    addWidget(panes_);
    addWidget(wipe_);
    addWidget(difference_);
    for (QWidget* view : findChildren<PictureView*>()) view->installEventFilter(this);
    setFocusPolicy(Qt::StrongFocus);
    arrange();
}

bool ViewArea::eventFilter(QObject* watched, QEvent* event) {
    if (event->type() == QEvent::Resize) Q_EMIT resized();
    return QStackedWidget::eventFilter(watched, event);
}

PictureView& ViewArea::pane(ViewKind kind) const {
    return *views_[slot(kind)];
}

QImage ViewArea::image(ViewKind kind) const {
    const bool standsIn = frame_.view(kind).state == PictureState::StandIn;
    return standsIn ? QImage() : images_[slot(kind)];
}

void ViewArea::setChoice(const ViewChoice& choice) {
    if (choice == choice_) return;
    choice_ = choice;
    arrange();
    refresh();
    Q_EMIT resized();
}

void ViewArea::setFrame(const ShownFrame& frame) {
    frame_ = frame;
    for (const ViewKind kind : kinds) images_[slot(kind)] = wrapPreview(frame.view(kind).image);
    refresh();
}

void ViewArea::setReferenceExpected(bool expected) {
    referenceExpected_ = expected;
    arrange();
    refresh();
}

void ViewArea::setFilmPixels(QSize pixels) {
    filmPixels_ = pixels;
    refresh();
}

bool ViewArea::paneShown(ViewKind kind) const {
    switch (choice_.mode) {
        case CompareMode::Single: return kind == choice_.single;
        case CompareMode::ThreeUp: return true;
        default: return kind == choice_.first || kind == choice_.second;
    }
}

const QWidget& ViewArea::visibleView() const {
    if (currentWidget() != panes_) return *currentWidget();
    const auto shown =
        std::find_if(kinds.begin(), kinds.end(), [this](ViewKind kind) { return paneShown(kind); });
    return pane(shown == kinds.end() ? ViewKind::Color : *shown);
}

double ViewArea::zoom() const {
    return sync_->zoom(visibleView().size(), devicePixelRatioF());
}

void ViewArea::showActualSize() {
    const QSizeF size = visibleView().size();
    sync_->zoomTo(1.0, {size.width() / 2.0, size.height() / 2.0}, size, devicePixelRatioF());
}

void ViewArea::arrange() {
    switch (choice_.mode) {
        case CompareMode::Wipe: setCurrentWidget(wipe_); return;
        case CompareMode::Difference: setCurrentWidget(difference_); return;
        default: setCurrentWidget(panes_);
    }
    for (const ViewKind kind : kinds) {
        row_->removeWidget(&pane(kind));
        pane(kind).setVisible(paneShown(kind));
    }
    if (choice_.mode == CompareMode::TwoUp) {
        row_->addWidget(&pane(choice_.first), 1);
        row_->addWidget(&pane(choice_.second), 1);
        return;
    }
    for (const ViewKind kind : kinds) {
        if (paneShown(kind)) row_->addWidget(&pane(kind), 1);
    }
}

QString ViewArea::noteFor(const QImage& image) const {
    if (image.isNull() || filmPixels_.isEmpty() || image.width() >= filmPixels_.width()) return {};
    return tr("preview %1×%2 of %3×%4")
        .arg(image.width())
        .arg(image.height())
        .arg(filmPixels_.width())
        .arg(filmPixels_.height());
}

ViewLayer ViewArea::layerOf(ViewKind kind) const {
    ViewLayer layer;
    const PictureState state = frame_.view(kind).state;
    layer.title = viewTitle(kind);
    layer.image = images_[slot(kind)];
    if (kind == ViewKind::Color) {
        if (state == PictureState::StandIn) layer.badge = tr("colouring…");
        if (state == PictureState::Provisional) layer.badge = tr("steadying…");
        if (choice_.grayInsteadOfColor) {
            layer.image = images_[slot(ViewKind::Gray)];
            layer.badge = tr("shown gray (G)");
        }
    }
    if (kind == ViewKind::Reference && layer.image.isNull()) {
        layer.placeholder = referenceExpected_
                                ? tr("Loading…")
                                : tr("No ground truth.\nFile ▸ Add ground truth… compares with the "
                                     "colour original.");
    }
    layer.note = noteFor(layer.image);
    return layer;
}

void ViewArea::refresh() {
    const ViewLayer first = layerOf(choice_.first);
    const ViewLayer second = layerOf(choice_.second);
    switch (choice_.mode) {
        case CompareMode::Wipe: wipe_->setLayers(first, second); return;
        case CompareMode::Difference: {
            ViewLayer layer;
            layer.title =
                tr("Difference ×%1: %2 − %3").arg(choice_.gain).arg(first.title, second.title);
            layer.image =
                differenceImage(first.image, second.image, choice_.difference, choice_.gain);
            layer.note = first.note;
            layer.badge = first.badge.isEmpty() ? second.badge : first.badge;
            layer.placeholder = first.placeholder + second.placeholder;
            difference_->setLayer(layer);
            return;
        }
        default: break;
    }
    for (const ViewKind kind : kinds) {
        if (paneShown(kind)) pane(kind).setLayer(layerOf(kind));
    }
}

}  // namespace kinechrome::ui
