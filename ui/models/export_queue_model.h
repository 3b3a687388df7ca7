// SPDX-License-Identifier: GPL-3.0-or-later
// ExportQueueModel: the export queue as a list: what, how much of the film, and what became of it.
#pragma once

#include <QAbstractListModel>

namespace kinechrome::ui {

class ExportQueue;

class ExportQueueModel : public QAbstractListModel {
    Q_OBJECT
public:
    explicit ExportQueueModel(ExportQueue& queue, QObject* parent = nullptr);

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;

private:
    [[nodiscard]] QString stateText(std::size_t row) const;
    void takeOver();

    ExportQueue* queue_;
    int rows_ = 0;
};

}  // namespace kinechrome::ui
