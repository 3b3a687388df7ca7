// SPDX-License-Identifier: GPL-3.0-or-later
// What one view shows: its picture and everything that is written on it.
#pragma once

#include <QColor>
#include <QImage>
#include <QList>
#include <QString>

namespace kinechrome::ui {

// What the colours of a picture stand for, drawn as a strip with its two ends named.
struct Legend {
    QString low;
    QString high;
    QList<QColor> ramp;  // from low to high; empty: there is nothing to explain

    [[nodiscard]] bool empty() const { return ramp.isEmpty(); }
};

struct ViewLayer {
    QImage image;
    QString title;        // always drawn
    QString note;         // beside the title: frame number, preview size
    QString badge;        // what the picture still waits for; empty when it is final
    QString placeholder;  // in the middle when there is no image
    Legend legend = {};
};

}  // namespace kinechrome::ui
