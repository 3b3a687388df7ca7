// SPDX-License-Identifier: GPL-3.0-or-later
// kinechrome [PROJECT.kinechrome | FOOTAGE] [--reference COLOUR]: the workbench.
#include <clocale>
#include <cstdio>

#include <QApplication>
#include <QCommandLineParser>
#include <QFileInfo>

#include "core/base/error.h"
#include "ui/bridge/terminate_signal.h"
#include "ui/bridge/translations.h"
#include "ui/bridge/workbench.h"
#include "ui/main_window.h"
#include "ui/theme/theme.h"

using namespace kinechrome;

namespace {

struct Arguments {
    QString film;
    QString reference;
};

int complain(const base::Error& error) {
    std::fprintf(stderr, "kinechrome: %s\n", error.message().c_str());
    return base::exitStatus(error.kind);
}

base::Result<Arguments> parse(QCommandLineParser& parser, const QStringList& arguments) {
    parser.setApplicationDescription(
        QApplication::tr("Colourises black-and-white film; see also kinechrome-cli."));
    parser.addHelpOption();
    parser.addVersionOption();
    const QCommandLineOption reference(
        QStringLiteral("reference"),
        QApplication::tr("Colour original of the same film, shown as ground truth."),
        QStringLiteral("COLOUR"));
    parser.addOption(reference);
    parser.addPositionalArgument(QStringLiteral("film"),
                                 QApplication::tr("A project (.kinechrome) or footage."),
                                 QStringLiteral("[PROJECT.kinechrome | FOOTAGE]"));
    if (!parser.parse(arguments)) {
        return base::fail(base::ErrorKind::Usage, "command line",
                          parser.errorText().chopped(1).toStdString(), "see kinechrome --help");
    }
    const QStringList films = parser.positionalArguments();
    if (films.size() > 1) {
        return base::fail(base::ErrorKind::Usage, films[1].toStdString(),
                          "only one film can be opened at a time", "name one film or project");
    }
    if (films.isEmpty() && parser.isSet(reference)) {
        return base::fail(base::ErrorKind::Usage, "--reference",
                          "there is no footage to compare it with", "name the footage too");
    }
    return Arguments{films.value(0), parser.value(reference)};
}

QString absolute(const QString& path) {
    return path.isEmpty() ? path : QFileInfo(path).absoluteFilePath();
}

}  // namespace

int main(int count, char** values) {
    QApplication application(count, values);
    // Qt has taken over the system's locale; numbers in files are written with a point everywhere.
    std::setlocale(LC_NUMERIC, "C");
    QApplication::setOrganizationName(QStringLiteral("Kinechrome"));
    QApplication::setApplicationName(QStringLiteral("Kinechrome"));
    QApplication::setApplicationVersion(QStringLiteral(KINECHROME_VERSION));
    QApplication::setDesktopFileName(QStringLiteral("kinechrome"));

    QCommandLineParser parser;
    const auto arguments = parse(parser, QApplication::arguments());
    if (!arguments) return complain(arguments.error());
    if (parser.isSet(QStringLiteral("help"))) parser.showHelp(0);
    if (parser.isSet(QStringLiteral("version"))) parser.showVersion();

    ui::installTranslations(application);
    ui::applyTheme(application, ui::rememberedTheme());
    ui::Workbench workbench(ui::coreBackend());
    ui::MainWindow window(workbench);
    const ui::TerminateSignal terminate;
    QObject::connect(&terminate, &ui::TerminateSignal::received, &window,
                     &ui::MainWindow::quitInOrder);
    window.show();
    if (!arguments->film.isEmpty()) {
        workbench.open(absolute(arguments->film), absolute(arguments->reference));
    } else {
        workbench.offerRecovery();
    }
    return QApplication::exec();
}
