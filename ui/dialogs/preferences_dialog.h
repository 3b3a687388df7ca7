// SPDX-License-Identifier: GPL-3.0-or-later
// PreferencesDialog: what a person sets once. Takes effect as it is changed; there is no OK to
// miss.
#pragma once

#include <QDialog>

class QComboBox;
class QLabel;
class QSpinBox;

namespace kinechrome::ui {

class Workbench;

class PreferencesDialog : public QDialog {
    Q_OBJECT
public:
    explicit PreferencesDialog(Workbench& workbench, QWidget* parent = nullptr);

    void present();
    [[nodiscard]] QSpinBox& cache() const { return *cache_; }
    [[nodiscard]] QString cacheText() const;

private:
    void takeCache(int mib);
    void refreshCacheText();

    Workbench* workbench_;
    QComboBox* theme_;
    QSpinBox* cache_;
    QLabel* cacheText_;
};

}  // namespace kinechrome::ui
