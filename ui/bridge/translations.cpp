// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/bridge/translations.h"

#include <QApplication>
#include <QLibraryInfo>
#include <QLocale>
#include <QTranslator>

namespace kinechrome::ui {
namespace {

bool install(QApplication& application, const QString& name, const QString& folder) {
    auto* translator = new QTranslator(&application);
    return translator->load(QLocale(), name, QStringLiteral("_"), folder) &&
           QApplication::installTranslator(translator);
}

}  // namespace

void installTranslations(QApplication& application) {
    install(application, QStringLiteral("qtbase"),
            QLibraryInfo::path(QLibraryInfo::TranslationsPath));
    const bool translated =
        install(application, QStringLiteral("kinechrome"), QStringLiteral(":/translations"));
    // Numbers follow the language of the words around them.
    if (!translated && QLocale().language() != QLocale::English) {
        QLocale::setDefault(QLocale(QLocale::English));
    }
}

}  // namespace kinechrome::ui
