// SPDX-License-Identifier: GPL-3.0-or-later
// MarkerModel: the document's markers as a table: where, and the note, which can be edited.
#pragma once

#include <vector>

#include <QAbstractTableModel>

#include "core/project/document.h"

namespace kinechrome::ui {

class Workbench;

class MarkerModel : public QAbstractTableModel {
    Q_OBJECT
public:
    enum Column { Place, Note, Columns };

    explicit MarkerModel(Workbench& workbench, QObject* parent = nullptr);

    [[nodiscard]] qint64 frameOf(const QModelIndex& index) const;
    [[nodiscard]] QModelIndex noteOf(qint64 frame) const;  // invalid: no marker there

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation,
                                      int role) const override;
    [[nodiscard]] Qt::ItemFlags flags(const QModelIndex& index) const override;
    bool setData(const QModelIndex& index, const QVariant& value, int role) override;

private:
    void follow();

    Workbench* workbench_;
    std::vector<project::Marker> markers_;  // as the views know them
};

}  // namespace kinechrome::ui
