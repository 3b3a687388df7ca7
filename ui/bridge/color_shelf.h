// SPDX-License-Identifier: GPL-3.0-or-later
// ColorShelf: colours that a person keeps: the last ones used, and palettes with a name. They
// belong to the person, not to a project: kept in the settings. Lives on the GUI thread.
#pragma once

#include <vector>

#include <QObject>
#include <QString>

#include "ui/bridge/hint_color.h"

namespace kinechrome::ui {

struct NamedPalette {
    QString name;
    std::vector<HintColor> colors;  // in the order they were kept
};

class ColorShelf : public QObject {
    Q_OBJECT
public:
    explicit ColorShelf(QObject* parent = nullptr);

    [[nodiscard]] const std::vector<HintColor>& recent() const { return recent_; }  // newest first
    void use(HintColor color);

    [[nodiscard]] const std::vector<NamedPalette>& palettes() const { return palettes_; }
    // Empty where there is no such palette.
    [[nodiscard]] std::vector<HintColor> colorsOf(const QString& palette) const;
    // Makes the palette where there is none; a colour that it has already stays once.
    void keep(const QString& palette, HintColor color);
    void drop(const QString& palette, HintColor color);
    void removePalette(const QString& palette);

Q_SIGNALS:
    void changed();

private:
    void save() const;

    std::vector<HintColor> recent_;
    std::vector<NamedPalette> palettes_;  // by name
};

}  // namespace kinechrome::ui
