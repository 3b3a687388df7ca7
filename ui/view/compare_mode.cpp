// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/view/compare_mode.h"

namespace kinechrome::ui {

bool showsPair(CompareMode mode) {
    return mode != CompareMode::Single && mode != CompareMode::ThreeUp;
}

ViewKind standingAt(ViewKind place, const ViewChoice& choice) {
    if (place != ViewKind::Color) return place;
    if (choice.grayInsteadOfColor) return ViewKind::Gray;
    if (choice.mode == CompareMode::Difference) return place;
    return choice.overlay.value_or(place);
}

std::set<ViewKind> viewsShown(const ViewChoice& choice) {
    if (choice.mode == CompareMode::Single) return {standingAt(choice.single, choice)};
    if (showsPair(choice.mode)) {
        return {standingAt(choice.first, choice), standingAt(choice.second, choice)};
    }
    return {ViewKind::Gray, standingAt(ViewKind::Color, choice), ViewKind::Reference};
}

std::set<ViewKind> explainingViews(const ViewChoice& choice) {
    std::set<ViewKind> kinds = viewsShown(choice);
    for (const ViewKind kind : {ViewKind::Gray, ViewKind::Color, ViewKind::Reference}) {
        kinds.erase(kind);
    }
    return kinds;
}

}  // namespace kinechrome::ui
