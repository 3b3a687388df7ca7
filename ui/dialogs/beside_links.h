// SPDX-License-Identifier: GPL-3.0-or-later
// BesideLinks: what stands beside a finished film, each with a button that opens it.
#pragma once

#include <optional>

#include <QStringList>
#include <QWidget>

#include "core/delivery/delivery_job.h"

class QGridLayout;

namespace kinechrome::ui {

class BesideLinks : public QWidget {
    Q_OBJECT
public:
    explicit BesideLinks(QWidget* parent = nullptr);

    // Hidden where there is neither anything made nor a problem to tell.
    void show(const std::optional<delivery::DeliveryReport>& made, const QString& problem);
    [[nodiscard]] const QStringList& files() const { return files_; }
    [[nodiscard]] QString sentence() const;  // the problem, or notes of what was made

private:
    void add(const QString& name, const std::filesystem::path& file);
    void clear();

    QGridLayout* grid_;
    QStringList files_;
    QString sentence_;
};

}  // namespace kinechrome::ui
