// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/bridge/preferences.h"

#include <algorithm>

#include <QSettings>

namespace kinechrome::ui {
namespace {

const QString cacheKey = QStringLiteral("preview/cacheMib");

}  // namespace

int cacheMib() {
    const int stored = QSettings().value(cacheKey, defaultCacheMib).toInt();
    return std::clamp(stored, leastCacheMib, mostCacheMib);
}

void setCacheMib(int mib) {
    QSettings().setValue(cacheKey, std::clamp(mib, leastCacheMib, mostCacheMib));
}

std::size_t cacheBytes() {
    return static_cast<std::size_t>(cacheMib()) << 20U;
}

}  // namespace kinechrome::ui
