// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/preferences_dialog.h"

#include <QApplication>
#include <QComboBox>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QLocale>
#include <QPushButton>
#include <QSpinBox>
#include <QVBoxLayout>

#include "core/pipeline/preview_picture.h"
#include "ui/bridge/preferences.h"
#include "ui/bridge/workbench.h"
#include "ui/theme/theme.h"

namespace kinechrome::ui {
namespace {

constexpr std::int64_t coloredShare = 2;  // half of the budget is for coloured pictures
constexpr std::int64_t bytesPerPixel = 4;

}  // namespace

PreferencesDialog::PreferencesDialog(Workbench& workbench, QWidget* parent)
    : QDialog(parent),
      workbench_(&workbench),
      theme_(new QComboBox),
      cache_(new QSpinBox),
      cacheText_(new QLabel) {
    setWindowTitle(tr("Preferences"));
    setModal(false);
    setMinimumWidth(460);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(20, 18, 20, 18);
    column->setSpacing(12);
    auto* form = new QFormLayout;
    form->setHorizontalSpacing(16);
    cache_->setRange(leastCacheMib, mostCacheMib);
    cache_->setSingleStep(128);
    cache_->setSuffix(tr(" MiB"));
    cache_->setKeyboardTracking(false);  // a budget half typed would empty the cache
    cache_->setValue(cacheMib());
    cache_->setAccessibleName(tr("Memory for the preview"));
    form->addRow(tr("Memory for the &preview"), cache_);
    theme_->addItem(tr("Dark"), static_cast<int>(Theme::Dark));
    theme_->addItem(tr("Light"), static_cast<int>(Theme::Light));
    theme_->setCurrentIndex(theme_->findData(static_cast<int>(rememberedTheme())));
    theme_->setToolTip(tr("What surrounds a picture is a neutral gray in both"));
    theme_->setAccessibleName(tr("Theme"));
    form->addRow(tr("&Theme"), theme_);
    column->addLayout(form);
    cacheText_->setWordWrap(true);
    cacheText_->setProperty("quiet", true);
    column->addWidget(cacheText_);
    column->addStretch(1);
    auto* buttons = new QHBoxLayout;
    auto* defaults = new QPushButton(tr("Back to defaults"));
    auto* close = new QPushButton(tr("Close"));
    defaults->setAutoDefault(false);
    close->setDefault(true);
    buttons->addWidget(defaults);
    buttons->addStretch(1);
    buttons->addWidget(close);
    column->addLayout(buttons);
    connect(cache_, &QSpinBox::valueChanged, this, &PreferencesDialog::takeCache);
    connect(theme_, &QComboBox::currentIndexChanged, this,
            [this] { chooseTheme(*qApp, static_cast<Theme>(theme_->currentData().toInt())); });
    connect(defaults, &QPushButton::clicked, this, [this] {
        cache_->setValue(defaultCacheMib);
        theme_->setCurrentIndex(theme_->findData(static_cast<int>(Theme::Dark)));
    });
    connect(close, &QPushButton::clicked, this, &QDialog::hide);
    refreshCacheText();
}

void PreferencesDialog::present() {
    cache_->setValue(cacheMib());
    refreshCacheText();
    show();
    raise();
    activateWindow();
}

QString PreferencesDialog::cacheText() const {
    return cacheText_->text();
}

void PreferencesDialog::takeCache(int mib) {
    setCacheMib(mib);
    workbench_->session().setCacheBytes(cacheBytes());
    refreshCacheText();
}

void PreferencesDialog::refreshCacheText() {
    const auto& info = workbench_->session().info();
    pipeline::PreviewSize size{1024, 768, 1.0};  // of a film that nobody has opened yet
    if (info) {
        const auto& format = info->video.format;
        size = pipeline::previewSize(format.width, format.height, pipeline::PreviewOptions());
    }
    const std::int64_t frame = std::int64_t{size.width} * size.height * bytesPerPixel;
    const std::int64_t frames = static_cast<std::int64_t>(cacheBytes()) / coloredShare / frame;
    cacheText_->setText(
        tr("Holds about %1 coloured frames of %2×%3 ahead of the playhead and behind it, and the "
           "gray ones with them. More lets longer stretches play without a stop.")
            .arg(QLocale().toString(static_cast<qlonglong>(frames)))
            .arg(size.width)
            .arg(size.height));
}

}  // namespace kinechrome::ui
