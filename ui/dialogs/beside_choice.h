// SPDX-License-Identifier: GPL-3.0-or-later
// BesideChoice: what is to stand beside the film that is exported. Remembers what was chosen last.
#pragma once

#include <QWidget>

#include "core/pipeline/beside_film.h"

class QCheckBox;

namespace kinechrome::ui {

class Workbench;

class BesideChoice : public QWidget {
    Q_OBJECT
public:
    explicit BesideChoice(Workbench& workbench, QWidget* parent = nullptr);

    void refresh();  // for the reference as it is now
    [[nodiscard]] pipeline::BesideFilm chosen() const;

    [[nodiscard]] QCheckBox& report() const { return *report_; }
    [[nodiscard]] QCheckBox& sheet() const { return *sheet_; }
    [[nodiscard]] QCheckBox& comparison() const { return *comparison_; }

Q_SIGNALS:
    void changed();

private:
    void remember();

    Workbench* workbench_;
    QCheckBox* report_;
    QCheckBox* sheet_;
    QCheckBox* comparison_;
};

}  // namespace kinechrome::ui
