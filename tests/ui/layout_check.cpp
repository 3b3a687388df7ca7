// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/layout_check.h"

#include <cmath>

#include <QAbstractButton>
#include <QAbstractItemView>
#include <QAbstractSpinBox>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QScrollArea>
#include <QScrollBar>
#include <QTabBar>

namespace kinechrome::ui::test {
namespace {

constexpr int tolerance = 1;     // pixels: sizes are rounded
constexpr int comboChrome = 34;  // frame, padding and arrow of a combo box
constexpr int fieldChrome = 4;   // the inner margins of a line edit

QString plain(const QString& text) {
    return QString(text).remove(QLatin1Char('&'));
}

int textWidth(const QWidget& widget, const QString& text) {
    return widget.fontMetrics().horizontalAdvance(plain(text));
}

QString lacks(const QWidget& widget, const QString& text, int needed, int given) {
    return QStringLiteral("%1 “%2” needs %3 and has %4")
        .arg(QLatin1String(widget.metaObject()->className()), text.left(60))
        .arg(needed)
        .arg(given);
}

QString cutLabel(const QLabel& label) {
    if (label.text().isEmpty()) return {};
    if (label.wordWrap()) {
        const int needed = label.heightForWidth(label.width());
        if (needed > label.height() + tolerance) {
            return lacks(label, label.text(), needed, label.height());
        }
        return {};
    }
    const int needed = label.sizeHint().width();
    return needed > label.width() + tolerance ? lacks(label, label.text(), needed, label.width())
                                              : QString();
}

QString cutTabs(const QTabBar& bar) {
    struct Open : QTabBar {
        using QTabBar::tabSizeHint;
    };
    for (int i = 0; i < bar.count(); ++i) {
        const QRect tab = bar.tabRect(i);
        const int needed = (bar.*&Open::tabSizeHint)(i).width();
        if (tab.width() < needed) return lacks(bar, bar.tabText(i), needed, tab.width());
        if (!bar.rect().contains(tab)) {
            return lacks(bar, bar.tabText(i), tab.right(), bar.width());
        }
    }
    return {};
}

// What it says is wrong with this one; empty if nothing.
QString wrongWith(const QWidget& widget) {
    if (const auto* label = qobject_cast<const QLabel*>(&widget)) return cutLabel(*label);
    if (const auto* tabs = qobject_cast<const QTabBar*>(&widget)) return cutTabs(*tabs);
    if (const auto* button = qobject_cast<const QAbstractButton*>(&widget)) {
        const int needed = button->sizeHint().width();
        const bool cut = !button->text().isEmpty() && needed > button->width() + tolerance;
        return cut ? lacks(widget, button->text(), needed, button->width()) : QString();
    }
    if (const auto* box = qobject_cast<const QComboBox*>(&widget)) {
        const int needed = textWidth(*box, box->currentText()) + comboChrome;
        return needed > box->width() ? lacks(widget, box->currentText(), needed, box->width())
                                     : QString();
    }
    if (const auto* spin = qobject_cast<const QAbstractSpinBox*>(&widget)) {
        const auto* field = spin->findChild<QLineEdit*>();
        const int needed = textWidth(*spin, spin->text()) + fieldChrome;
        return needed > field->width() ? lacks(widget, spin->text(), needed, field->width())
                                       : QString();
    }
    const auto* area = qobject_cast<const QAbstractScrollArea*>(&widget);
    if (area != nullptr && area->horizontalScrollBar()->maximum() > 0) {
        return QStringLiteral("%1 scrolls sideways by %2")
            .arg(QLatin1String(widget.metaObject()->className()))
            .arg(area->horizontalScrollBar()->maximum());
    }
    return {};
}

// The first widget around this one that does not hold it, up to what scrolls up and down.
const QWidget* clippedBy(const QWidget& widget) {
    QRect place = widget.rect();
    for (const QWidget* inner = &widget; !inner->isWindow(); inner = inner->parentWidget()) {
        const QWidget* outer = inner->parentWidget();
        place.translate(inner->pos());
        const bool scrolls = qobject_cast<const QAbstractScrollArea*>(outer->parentWidget());
        if (scrolls) {
            return place.left() < 0 || place.right() >= outer->width() ? outer : nullptr;
        }
        if (!outer->rect().contains(place)) return outer;
    }
    return nullptr;
}

}  // namespace

QStringList cutOff(const QWidget& window) {
    QStringList found;
    for (const QWidget* widget : window.findChildren<QWidget*>()) {
        // Panels behind other tabs are visible to Qt, but lie outside the window.
        const bool seen = widget->isVisible() && !widget->visibleRegion().isEmpty();
        if (!seen || widget->window() != &window) continue;
        const QString wrong = wrongWith(*widget);
        if (!wrong.isEmpty()) found << wrong;
        const bool wordy = qobject_cast<const QLabel*>(widget) != nullptr ||
                           qobject_cast<const QAbstractButton*>(widget) != nullptr;
        if (const QWidget* around = wordy ? clippedBy(*widget) : nullptr) {
            found << QStringLiteral("%1 “%2” does not lie within its %3")
                         .arg(QLatin1String(widget->metaObject()->className()),
                              widget->property("text").toString().left(60),
                              QLatin1String(around->metaObject()->className()));
        }
    }
    return found;
}

double variation(const QImage& picture, const QRect& area) {
    const double ratio = picture.devicePixelRatio();
    const QRect pixels(QPointF(area.topLeft() * ratio).toPoint(), area.size() * ratio);
    const QRect inside = pixels.intersected(picture.rect());
    double sum = 0.0;
    double squares = 0.0;
    double count = 0.0;
    for (int y = inside.top(); y <= inside.bottom(); ++y) {
        for (int x = inside.left(); x <= inside.right(); ++x) {
            const double value = qGray(picture.pixel(x, y));
            sum += value;
            squares += value * value;
            count += 1.0;
        }
    }
    if (count == 0.0) return 0.0;
    const double mean = sum / count;
    return std::sqrt(std::max(0.0, squares / count - mean * mean));
}

}  // namespace kinechrome::ui::test
