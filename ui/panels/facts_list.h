// SPDX-License-Identifier: GPL-3.0-or-later
// FactsList: two columns, name and value, values selectable; used by the panels and dialogs.
#pragma once

#include <QString>
#include <QWidget>

class QGridLayout;
class QLabel;

namespace kinechrome::ui {

class FactsList : public QWidget {
    Q_OBJECT
public:
    explicit FactsList(QWidget* parent = nullptr);

    // Sets or adds the row of this name; an empty value hides it.
    void set(const QString& name, const QString& value, const QString& tip = {});
    void clear();
    [[nodiscard]] QString value(const QString& name) const;

private:
    QGridLayout* grid_;
};

}  // namespace kinechrome::ui
