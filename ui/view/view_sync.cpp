// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/view/view_sync.h"

#include <algorithm>

namespace kinechrome::ui {
namespace {

constexpr double leastZoom = 0.05;
constexpr double mostZoom = 32.0;

QPointF middleOf(QSizeF size) {
    return {size.width() / 2.0, size.height() / 2.0};
}

}  // namespace

ViewSync::ViewSync(QObject* parent) : QObject(parent) {}

void ViewSync::setFilmSize(QSizeF size) {
    if (size == film_) return;
    film_ = size;
    fit();
}

double ViewSync::zoom(QSizeF view, double ratio) const {
    if (!fits_ || film_.isEmpty()) return zoom_;
    return std::min(view.width() / film_.width(), view.height() / film_.height()) * ratio;
}

ViewMapping ViewSync::mapping(QSizeF view, double ratio) const {
    ViewMapping mapping;
    mapping.scale = zoom(view, ratio) / ratio;
    mapping.origin = middleOf(view) - (fits_ ? middleOf(film_) : center_) * mapping.scale;
    return mapping;
}

void ViewSync::fit() {
    fits_ = true;
    center_ = middleOf(film_);
    Q_EMIT changed();
}

void ViewSync::zoomTo(double zoom, QPointF anchor, QSizeF view, double ratio) {
    const QPointF film = mapping(view, ratio).toFilm(anchor);
    fits_ = false;
    zoom_ = std::clamp(zoom, leastZoom, mostZoom);
    center_ = film - (anchor - middleOf(view)) / (zoom_ / ratio);
    Q_EMIT changed();
}

void ViewSync::panBy(QPointF delta, QSizeF view, double ratio) {
    const ViewMapping now = mapping(view, ratio);
    zoom_ = zoom(view, ratio);
    if (fits_) center_ = middleOf(film_);
    fits_ = false;
    center_ -= delta / now.scale;
    center_.setX(std::clamp(center_.x(), 0.0, film_.width()));
    center_.setY(std::clamp(center_.y(), 0.0, film_.height()));
    Q_EMIT changed();
}

void ViewSync::setHover(std::optional<QPointF> film) {
    if (film == hover_) return;
    hover_ = film;
    Q_EMIT hoverChanged();
}

}  // namespace kinechrome::ui
