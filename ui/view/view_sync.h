// SPDX-License-Identifier: GPL-3.0-or-later
// ViewSync: the zoom, the pan and the hovered point that all views share, in film coordinates
// (pixels of the film as displayed, that is with its sample aspect), so views of any size agree.
#pragma once

#include <optional>

#include <QObject>
#include <QPointF>
#include <QSizeF>

namespace kinechrome::ui {

// Film coordinates to one view's logical pixels.
struct ViewMapping {
    double scale = 1.0;  // logical pixels per film pixel
    QPointF origin;      // where the film's top left corner lies

    [[nodiscard]] QPointF toView(QPointF film) const { return origin + film * scale; }
    [[nodiscard]] QPointF toFilm(QPointF view) const { return (view - origin) / scale; }
};

class ViewSync : public QObject {
    Q_OBJECT
public:
    explicit ViewSync(QObject* parent = nullptr);

    void setFilmSize(QSizeF size);  // also fits
    [[nodiscard]] QSizeF filmSize() const { return film_; }
    [[nodiscard]] bool fits() const { return fits_; }

    // `ratio` is the screen's device pixels per logical pixel.
    [[nodiscard]] ViewMapping mapping(QSizeF view, double ratio) const;
    // Device pixels per film pixel as a view of this size shows it; 1 is "100 %".
    [[nodiscard]] double zoom(QSizeF view, double ratio) const;

    void fit();
    // Sets the zoom so that the film point under `anchor` (a position in the view) stays there.
    void zoomTo(double zoom, QPointF anchor, QSizeF view, double ratio);
    void panBy(QPointF delta, QSizeF view, double ratio);  // in logical pixels of the view
    void setHover(std::optional<QPointF> film);
    [[nodiscard]] std::optional<QPointF> hover() const { return hover_; }

Q_SIGNALS:
    void changed();
    void hoverChanged();

private:
    QSizeF film_;
    bool fits_ = true;
    double zoom_ = 1.0;
    QPointF center_;  // film point in the middle of every view
    std::optional<QPointF> hover_;
};

}  // namespace kinechrome::ui
