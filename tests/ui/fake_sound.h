// SPDX-License-Identifier: GPL-3.0-or-later
// A sound output that writes down what it is told.
#pragma once

#include <QStringList>

#include "ui/bridge/sound_output.h"

namespace kinechrome::ui::test {

class FakeSound : public SoundOutput {
public:
    explicit FakeSound(QStringList& log) : log_(&log) {}

    void open(const std::filesystem::path& film) override {
        *log_ << QStringLiteral("open ") + QString::fromStdString(film.filename().string());
    }
    void close() override { *log_ << QStringLiteral("close"); }
    void play(double from) override {
        *log_ << QStringLiteral("play %1").arg(QString::number(from, 'f', 2));
    }
    void pause() override { *log_ << QStringLiteral("pause"); }
    void setVolume(double volume) override {
        *log_ << QStringLiteral("volume %1").arg(QString::number(volume, 'f', 3));
    }

private:
    QStringList* log_;
};

}  // namespace kinechrome::ui::test
