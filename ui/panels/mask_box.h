// SPDX-License-Identifier: GPL-3.0-or-later
// MaskBox: the borders that a segment's mask leaves uncoloured, in pixels of the scan, to be read
// and typed.
#pragma once

#include <array>

#include <QWidget>

class QSpinBox;

namespace kinechrome::ui {

class Workbench;

class MaskBox : public QWidget {
    Q_OBJECT
public:
    explicit MaskBox(Workbench& workbench, QWidget* parent = nullptr);

private:
    void refresh();
    void commit();
    [[nodiscard]] QSize scan() const;

    Workbench* workbench_;
    std::array<QSpinBox*, 4> borders_{};  // left, top, right, bottom
};

}  // namespace kinechrome::ui
