// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/bridge/translations.h"

#include <QApplication>
#include <QLibraryInfo>
#include <QLocale>
#include <QTranslator>

namespace kinechrome::ui {
namespace {

void install(QApplication& application, const QString& name, const QString& folder) {
    auto* translator = new QTranslator(&application);
    if (translator->load(QLocale(), name, QStringLiteral("_"), folder)) {
        QApplication::installTranslator(translator);
    }
}

}  // namespace

void installTranslations(QApplication& application) {
    install(application, QStringLiteral("qtbase"),
            QLibraryInfo::path(QLibraryInfo::TranslationsPath));
    install(application, QStringLiteral("kinechrome"), QStringLiteral(":/translations"));
}

}  // namespace kinechrome::ui
