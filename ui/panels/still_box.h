// SPDX-License-Identifier: GPL-3.0-or-later
// StillBox: a picture to take colours from: a photograph, a poster, a frame of another film. A
// click takes the colour there. The picture is looked at alone: it becomes no part of the project.
#pragma once

#include <QImage>
#include <QWidget>

#include "core/color/lab.h"

class QLabel;
class QToolButton;

namespace kinechrome::ui {

class Workbench;

class StillBox : public QWidget {
    Q_OBJECT
public:
    explicit StillBox(Workbench& workbench, QWidget* parent = nullptr);

    // Reads in the background; a file that is no picture is said in place.
    void open(const QString& path);
    [[nodiscard]] const QImage& image() const { return image_; }
    [[nodiscard]] QWidget& picture() const;

Q_SIGNALS:
    void picked(const kinechrome::color::Lab& seen);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    void choose();
    void show(const QString& path, const QImage& image);
    void fit();
    void pickAt(QPointF position);

    Workbench* workbench_;
    QToolButton* open_;
    QToolButton* close_;
    QLabel* picture_;
    QImage image_;
};

}  // namespace kinechrome::ui
