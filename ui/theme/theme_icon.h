// SPDX-License-Identifier: GPL-3.0-or-later
// ThemeIcon: draws one of resources/icons in the colours of the theme in force.
#pragma once

#include <QByteArray>
#include <QIconEngine>
#include <QString>

namespace kinechrome::ui {

// The lines of the drawings are #d0d0d0, which every theme replaces by its own tone; all other
// colours carry meaning and stay.
class ThemeIcon final : public QIconEngine {
public:
    explicit ThemeIcon(const QString& name);

    void paint(QPainter* painter, const QRect& rect, QIcon::Mode mode, QIcon::State state) override;
    QPixmap pixmap(const QSize& size, QIcon::Mode mode, QIcon::State state) override;
    [[nodiscard]] QIconEngine* clone() const override { return new ThemeIcon(*this); }

private:
    QByteArray drawing_;
};

}  // namespace kinechrome::ui
