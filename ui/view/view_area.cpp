// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/view/view_area.h"

#include <algorithm>

#include <QEvent>
#include <QHBoxLayout>

#include "ui/view/picture_view.h"
#include "ui/view/wipe_view.h"

namespace kinechrome::ui {
namespace {

// In the order in which they lie side by side.
constexpr std::array kinds{ViewKind::Gray, ViewKind::Network, ViewKind::Color, ViewKind::Reference};

std::size_t slot(ViewKind kind) {
    return static_cast<std::size_t>(kind);
}

}  // namespace

ViewArea::ViewArea(ViewSync& sync, QWidget* parent)
    : QStackedWidget(parent),
      sync_(&sync),
      panes_(new QWidget),
      row_(new QHBoxLayout(panes_)),
      wipe_(new WipeView(sync)),
      difference_(new PictureView(sync)),
      blend_(new PictureView(sync)) {
    panes_->setObjectName(QStringLiteral("viewPanes"));
    panes_->setAttribute(Qt::WA_StyledBackground);
    row_->setContentsMargins(0, 0, 0, 0);
    row_->setSpacing(3);
    for (const ViewKind kind : kinds) {
        views_[slot(kind)] = new PictureView(sync);
        row_->addWidget(views_[slot(kind)], 1);
    }
    addWidget(panes_);
    addWidget(wipe_);
    addWidget(difference_);
    addWidget(blend_);
    for (QWidget* view : findChildren<PictureView*>()) view->installEventFilter(this);
    setFocusPolicy(Qt::StrongFocus);
    setAccessibleName(tr("Views"));
    arrange();
}

bool ViewArea::eventFilter(QObject* watched, QEvent* event) {
    if (event->type() == QEvent::Resize) Q_EMIT resized();
    return QStackedWidget::eventFilter(watched, event);
}

PictureView& ViewArea::pane(ViewKind kind) const {
    return *views_[slot(kind)];
}

void ViewArea::setChoice(const ViewChoice& choice) {
    if (choice == layers_.choice()) return;
    layers_.setChoice(choice);
    arrange();
    refresh();
    Q_EMIT resized();
}

void ViewArea::setFrame(const ShownFrame& frame) {
    layers_.setFrame(frame);
    refresh();
    Q_EMIT frameShown();
}

void ViewArea::setReferenceExpected(bool expected) {
    layers_.setReferenceExpected(expected);
    arrange();
    refresh();
}

void ViewArea::setFilmPixels(QSize pixels) {
    layers_.setFilmPixels(pixels);
    refresh();
}

bool ViewArea::paneShown(ViewKind kind) const {
    const ViewChoice& now = choice();
    switch (now.mode) {
        case CompareMode::Single: return kind == now.single;
        case CompareMode::ThreeUp: return kind != ViewKind::Network;
        default: return kind == now.first || kind == now.second;
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
    const ViewChoice& now = choice();
    switch (now.mode) {
        case CompareMode::Wipe: setCurrentWidget(wipe_); return;
        case CompareMode::Difference: setCurrentWidget(difference_); return;
        case CompareMode::Blend: setCurrentWidget(blend_); return;
        default: setCurrentWidget(panes_);
    }
    for (const ViewKind kind : kinds) {
        row_->removeWidget(&pane(kind));
        pane(kind).setVisible(paneShown(kind));
    }
    if (now.mode == CompareMode::TwoUp) {
        row_->addWidget(&pane(now.first), 1);
        row_->addWidget(&pane(now.second), 1);
        return;
    }
    for (const ViewKind kind : kinds) {
        if (paneShown(kind)) row_->addWidget(&pane(kind), 1);
    }
}

void ViewArea::refresh() {
    switch (choice().mode) {
        case CompareMode::Wipe:
            wipe_->setLayers(layers_.layer(choice().first), layers_.layer(choice().second));
            return;
        case CompareMode::Difference:
            difference_->setLayer(layers_.difference());
            makeHeatMap();
            return;
        case CompareMode::Blend: blend_->setLayer(layers_.blend()); return;
        default: break;
    }
    for (const ViewKind kind : kinds) {
        if (paneShown(kind)) pane(kind).setLayer(layers_.layer(kind));
    }
}

void ViewArea::makeHeatMap() {
    // What is wanted meanwhile is taken up as soon as the running one is done: the latest wins.
    const auto recipe = comparing_ ? std::nullopt : layers_.unmade();
    if (!recipe) return;
    comparing_ = true;
    background_.run([recipe] { return ViewLayers::heatMap(*recipe); },
                    [this, recipe](const QImage& map) {
                        comparing_ = false;
                        layers_.take(*recipe, map);
                        refresh();
                    });
}

}  // namespace kinechrome::ui
