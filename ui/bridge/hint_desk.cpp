// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/bridge/hint_desk.h"

#include <algorithm>
#include <cmath>

#include <QSettings>
#include <QStringList>

#include "core/project/hint_edits.h"
#include "core/project/segment_edits.h"
#include "ui/bridge/workbench.h"

namespace kinechrome::ui {
namespace {

constexpr std::size_t mostRecent = 10;
constexpr double usualRadius = 0.015;
constexpr double leastRadius = 0.002;
constexpr double mostRadius = 0.25;
constexpr double middleGray = 55.0;
const QString recentKey = QStringLiteral("hints/recent");

bool inGamut(double lightness, HintColor color) {
    const color::Rgb rgb = color::rgbFromLab({lightness, color.a, color.b});
    const auto [lowest, highest] = std::minmax({rgb.r, rgb.g, rgb.b});
    return lowest >= 0.0 && highest <= 1.0;
}

}  // namespace

HintColor intoGamut(double lightness, HintColor wanted) {
    if (inGamut(lightness, wanted)) return wanted;
    double inside = 0.0;
    double outside = 1.0;
    for (int step = 0; step < 20; ++step) {
        const double share = (inside + outside) / 2.0;
        (inGamut(lightness, {wanted.a * share, wanted.b * share}) ? inside : outside) = share;
    }
    return {wanted.a * inside, wanted.b * inside};
}

HintDesk::HintDesk(Workbench& workbench) : QObject(&workbench), workbench_(&workbench) {
    for (const QString& pair : QSettings().value(recentKey).toStringList()) {
        const QStringList parts = pair.split(QLatin1Char(' '));
        if (parts.size() == 2) recent_.push_back({parts[0].toDouble(), parts[1].toDouble()});
    }
    connect(&workbench.editor(), &DocumentEditor::changed, this, &HintDesk::follow);
    connect(&workbench.transport(), &Transport::frameChanged, this, &HintDesk::follow);
    connect(&workbench, &Workbench::shownChanged, this, [this] {
        if (active_) Q_EMIT changed();
    });
}

void HintDesk::follow() {
    const auto segment = project::segmentAt(workbench_->document(), frame());
    if (segment != segment_) selected_.reset();
    segment_ = segment;
    if (selected_ && *selected_ >= hints().size()) selected_.reset();
    Q_EMIT changed();
}

void HintDesk::setActive(bool active) {
    active_ = active;
    picking_ = false;
    if (active) workbench_->transport().pause();
    Q_EMIT changed();
}

void HintDesk::setPicking(bool picking) {
    picking_ = picking && active_;
    Q_EMIT changed();
}

std::vector<edit::Hint> HintDesk::hints() const {
    return segment_ ? workbench_->document().segments[*segment_].hints : std::vector<edit::Hint>();
}

std::int64_t HintDesk::frame() const {
    return workbench_->transport().frame();
}

std::optional<std::size_t> HintDesk::selected() const {
    return selected_;
}

std::optional<edit::Hint> HintDesk::selectedHint() const {
    if (!selected_) return std::nullopt;
    return hints()[*selected_];
}

void HintDesk::select(std::optional<std::size_t> index) {
    selected_ = index;
    if (const auto hint = selectedHint()) color_ = {hint->a, hint->b};
    Q_EMIT changed();
}

void HintDesk::selectNext(int direction) {
    const std::size_t count = hints().size();
    if (count == 0) return;
    const std::size_t step = direction > 0 ? 1 : count - 1;
    const std::size_t next =
        selected_ ? (*selected_ + step) % count : (direction > 0 ? 0 : count - 1);
    workbench_->transport().seek(hints()[next].frame);
    select(next);
}

// A hint's unit is the width of the scan; the film on the screen has its sample aspect.
QPointF HintDesk::toHint(QPointF film) const {
    const QSizeF shown = workbench_->sync().filmSize();
    const auto& format = workbench_->session().info()->video.format;
    const double tall = static_cast<double>(format.height) / format.width;
    return {std::clamp(film.x() / shown.width(), 0.0, 1.0),
            std::clamp(film.y() / shown.height(), 0.0, 1.0) * tall};
}

QPointF HintDesk::toFilm(const edit::Hint& hint) const {
    const QSizeF shown = workbench_->sync().filmSize();
    if (!workbench_->session().info()) return {};
    const auto& format = workbench_->session().info()->video.format;
    const double tall = static_cast<double>(format.height) / format.width;
    return {hint.x * shown.width(), hint.y / tall * shown.height()};
}

double HintDesk::radiusInFilm(const edit::Hint& hint) const {
    return hint.radius * workbench_->sync().filmSize().width();
}

void HintDesk::addAt(QPointF film) {
    if (!segment_ || !workbench_->session().info()) {
        workbench_->say({Severity::Notice,
                         tr("Hints belong to a segment: go to a frame inside a segment."),
                         {},
                         {}});
        return;
    }
    const QPointF place = toHint(film);
    edit::Hint hint;
    hint.frame = frame();
    hint.x = place.x();
    hint.y = place.y();
    hint.radius = selectedHint() ? selectedHint()->radius : usualRadius;
    hint.a = color_.a;
    hint.b = color_.b;
    const bool added = workbench_->editor().edit(tr("hint"), [&](project::Document& document) {
        return project::addHint(document, *segment_, hint);
    });
    if (!added) return;
    remember(color_);
    select(hints().size() - 1);
}

void HintDesk::change(const QString& name, const edit::Hint& hint, const QString& run) {
    workbench_->editor().edit(
        name,
        [&](project::Document& document) {
            return project::changeHint(document, *segment_, *selected_, hint);
        },
        run);
}

void HintDesk::moveSelected(QPointF film) {
    auto hint = selectedHint();
    if (!hint) return;
    const QPointF place = toHint(film);
    hint->x = place.x();
    hint->y = place.y();
    change(tr("move of a hint"), *hint, QStringLiteral("hint move %1").arg(*selected_));
}

void HintDesk::nudgeSelected(QPointF byFilm) {
    if (const auto hint = selectedHint()) moveSelected(toFilm(*hint) + byFilm);
}

void HintDesk::resizeSelected(double factor) {
    auto hint = selectedHint();
    if (!hint) return;
    hint->radius = std::clamp(hint->radius * factor, leastRadius, mostRadius);
    change(tr("size of a hint"), *hint, QStringLiteral("hint size %1").arg(*selected_));
}

void HintDesk::removeSelected() {
    if (!selected_) return;
    const std::size_t index = *selected_;
    workbench_->editor().edit(tr("removal of a hint"), [&](project::Document& document) {
        return project::removeHint(document, *segment_, index);
    });
    select(std::nullopt);
}

void HintDesk::endDrag() {
    workbench_->editor().endRun();
    if (selectedHint()) remember(color_);
}

void HintDesk::copySelected() {
    copied_ = selectedHint();
    Q_EMIT changed();
}

void HintDesk::paste() {
    if (!copied_) return;
    const bool pasted =
        workbench_->editor().edit(tr("copy of a hint"), [this](project::Document& document) {
            return project::copyHint(document, *copied_, frame());
        });
    if (pasted) select(hints().size() - 1);
}

void HintDesk::setColor(HintColor color) {
    color_ = color;
    auto hint = selectedHint();
    if (!hint) {
        Q_EMIT changed();
        return;
    }
    hint->a = color.a;
    hint->b = color.b;
    change(tr("colour of a hint"), *hint, QStringLiteral("hint colour %1").arg(*selected_));
}

void HintDesk::pickFrom(const color::Lab& seen) {
    setPicking(false);
    setColor(intoGamut(lightness(), {seen.a, seen.b}));
    endDrag();
}

double HintDesk::lightness() const {
    const auto hint = selectedHint();
    const auto& gray = workbench_->shown().view(pipeline::ViewKind::Gray).image.rgba;
    if (!hint || gray.empty()) return middleGray;
    const auto pixel = [&](double place, int size) {
        return std::clamp(static_cast<int>(place * gray.width()), 0, size - 1);
    };
    const std::uint32_t rgba = gray.at(pixel(hint->x, gray.width()), pixel(hint->y, gray.height()));
    const double code = static_cast<double>(rgba >> 8U & 0xffU) / 255.0;
    return color::labFromRgb({code, code, code}).l;
}

void HintDesk::remember(HintColor color) {
    std::erase(recent_, color);
    recent_.insert(recent_.begin(), color);
    if (recent_.size() > mostRecent) recent_.resize(mostRecent);
    QStringList pairs;
    for (const HintColor& each : recent_) {
        pairs << QStringLiteral("%1 %2").arg(each.a).arg(each.b);
    }
    QSettings().setValue(recentKey, pairs);
    Q_EMIT changed();
}

}  // namespace kinechrome::ui
