// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/timeline/sound_control.h"

#include <QAction>
#include <QHBoxLayout>
#include <QSignalBlocker>
#include <QSlider>
#include <QToolButton>

#include "ui/bridge/film_sound.h"

namespace kinechrome::ui {
namespace {

constexpr int sliderWidth = 84;

}  // namespace

SoundControl::SoundControl(FilmSound& sound, QAction* mute, QWidget* parent)
    : QWidget(parent), sound_(&sound), volume_(new QSlider(Qt::Horizontal)) {
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(4);
    auto* button = new QToolButton;
    button->setDefaultAction(mute);
    button->setIconSize(QSize(20, 20));
    button->setFocusPolicy(Qt::TabFocus);
    button->setAccessibleName(tr("Mute"));
    volume_->setRange(0, 100);
    volume_->setPageStep(10);
    volume_->setFixedWidth(sliderWidth);
    volume_->setFocusPolicy(Qt::TabFocus);
    volume_->setAccessibleName(tr("Volume"));
    row->addWidget(button);
    row->addWidget(volume_);
    connect(volume_, &QSlider::valueChanged, sound_, &FilmSound::setVolume);
    connect(sound_, &FilmSound::changed, this, &SoundControl::refresh);
    refresh();
}

void SoundControl::refresh() {
    const QSignalBlocker quiet(volume_);
    volume_->setValue(sound_->muted() ? 0 : sound_->volume());
    volume_->setEnabled(sound_->available());
    volume_->setToolTip(sound_->available() ? tr("Volume: %1 %").arg(sound_->volume())
                                            : sound_->reason());
}

}  // namespace kinechrome::ui
