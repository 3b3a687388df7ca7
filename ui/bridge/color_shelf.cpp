// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/bridge/color_shelf.h"

#include <algorithm>

#include <QSettings>
#include <QStringList>

namespace kinechrome::ui {
namespace {

constexpr std::size_t mostRecent = 9;
const QString recentKey = QStringLiteral("hints/recent");
const QString palettesKey = QStringLiteral("hints/palettes");

QStringList written(const std::vector<HintColor>& colors) {
    QStringList pairs;
    for (const HintColor& each : colors) {
        pairs << QStringLiteral("%1 %2").arg(each.a).arg(each.b);
    }
    return pairs;
}

std::vector<HintColor> read(const QStringList& pairs) {
    std::vector<HintColor> colors;
    for (const QString& pair : pairs) {
        const QStringList parts = pair.split(QLatin1Char(' '));
        if (parts.size() == 2) colors.push_back({parts[0].toDouble(), parts[1].toDouble()});
    }
    return colors;
}

}  // namespace

ColorShelf::ColorShelf(QObject* parent) : QObject(parent) {
    QSettings settings;
    recent_ = read(settings.value(recentKey).toStringList());
    const int count = settings.beginReadArray(palettesKey);
    for (int i = 0; i < count; ++i) {
        settings.setArrayIndex(i);
        palettes_.push_back({settings.value(QStringLiteral("name")).toString(),
                             read(settings.value(QStringLiteral("colors")).toStringList())});
    }
}

void ColorShelf::use(HintColor color) {
    std::erase(recent_, color);
    recent_.insert(recent_.begin(), color);
    if (recent_.size() > mostRecent) recent_.resize(mostRecent);
    QSettings().setValue(recentKey, written(recent_));
    Q_EMIT changed();
}

std::vector<HintColor> ColorShelf::colorsOf(const QString& palette) const {
    const auto found = std::ranges::find(palettes_, palette, &NamedPalette::name);
    return found == palettes_.end() ? std::vector<HintColor>() : found->colors;
}

void ColorShelf::keep(const QString& palette, HintColor color) {
    auto found = std::ranges::lower_bound(palettes_, palette, {}, &NamedPalette::name);
    if (found == palettes_.end() || found->name != palette) {
        found = palettes_.insert(found, {palette, {}});
    }
    std::erase(found->colors, color);
    found->colors.push_back(color);
    save();
    Q_EMIT changed();
}

void ColorShelf::drop(const QString& palette, HintColor color) {
    const auto found = std::ranges::find(palettes_, palette, &NamedPalette::name);
    if (found == palettes_.end()) return;
    std::erase(found->colors, color);
    save();
    Q_EMIT changed();
}

void ColorShelf::removePalette(const QString& palette) {
    std::erase_if(palettes_, [&](const NamedPalette& each) { return each.name == palette; });
    save();
    Q_EMIT changed();
}

void ColorShelf::save() const {
    QSettings settings;
    settings.remove(palettesKey);
    settings.beginWriteArray(palettesKey, static_cast<int>(palettes_.size()));
    for (std::size_t i = 0; i < palettes_.size(); ++i) {
        settings.setArrayIndex(static_cast<int>(i));
        settings.setValue(QStringLiteral("name"), palettes_[i].name);
        settings.setValue(QStringLiteral("colors"), written(palettes_[i].colors));
    }
}

}  // namespace kinechrome::ui
