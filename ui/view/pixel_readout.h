// SPDX-License-Identifier: GPL-3.0-or-later
// PixelReadout: the values under the mouse in every view, read from the preview (and it says so).
#pragma once

#include <QLabel>

namespace kinechrome::ui {

class ViewArea;
class ViewSync;

class PixelReadout : public QLabel {
    Q_OBJECT
public:
    PixelReadout(const ViewArea& area, const ViewSync& sync, QWidget* parent = nullptr);

    void refresh();

private:
    const ViewArea* area_;
    const ViewSync* sync_;
};

}  // namespace kinechrome::ui
