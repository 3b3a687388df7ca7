// SPDX-License-Identifier: GPL-3.0-or-later
// The man pages and --help name the same commands and options.
#include "tests/architecture/source_tree.h"

#include <QtTest>

#include <QMap>
#include <QProcess>
#include <QRegularExpression>
#include <QSet>

using Options = QSet<QString>;

namespace {

QString helpOf(const QString& program, const QStringList& arguments) {
    QProcess process;
    process.start(program, arguments + QStringList{QStringLiteral("--help")});
    if (!process.waitForFinished(30000) || process.exitCode() != 0) return {};
    return QString::fromUtf8(process.readAllStandardOutput());
}

Options matches(const QString& text, const QRegularExpression& expression) {
    Options found;
    for (auto it = expression.globalMatch(text); it.hasNext();) found.insert(it.next().captured(1));
    return found;
}

// An option begins its line, perhaps after its short form.
Options optionsOfHelp(const QString& help) {
    static const QRegularExpression option(QStringLiteral(R"(^\s*(?:-\w,\s*)?(--[a-z][a-z-]+))"),
                                           QRegularExpression::MultilineOption);
    return matches(help, option);
}

// An option of a page begins a line of macros (.B, .BR), perhaps after its short form.
Options optionsOfPage(QString page) {
    page.replace(QStringLiteral("\\-"), QStringLiteral("-"));
    static const QRegularExpression option(
        QStringLiteral(R"re(^\.BR? (?:-\w ", " )?(--[a-z][a-z-]+))re"),
        QRegularExpression::MultilineOption);
    return matches(page, option);
}

// The text of each .SH or .SS section, by its title's first word.
QMap<QString, QString> sectionsOf(const QString& page) {
    QMap<QString, QString> sections;
    QString title;
    for (const QString& line : page.split('\n')) {
        if (line.startsWith(QStringLiteral(".SH ")) || line.startsWith(QStringLiteral(".SS "))) {
            title = line.mid(4).section(' ', 0, 0);
        } else {
            sections[title] += line + '\n';
        }
    }
    return sections;
}

QString readPage(const char* name) {
    return QString::fromStdString(kinechrome::house::readRepositoryFile(name));
}

QString listed(const Options& options) {
    QStringList list(options.begin(), options.end());
    list.sort();
    return list.join(' ');
}

}  // namespace

class TestManPages : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void commandsAgree();
    void optionsOfEveryCommandAgree_data();
    void optionsOfEveryCommandAgree();
    void everyExitStatusIsExplained();
#ifdef KINECHROME_WORKBENCH
    void optionsOfTheWorkbenchAgree();
#endif
};

namespace {
const QString cli = QStringLiteral(KINECHROME_CLI);
const QStringList commands{"inspect", "colorize", "evaluate", "report",
                           "train",   "dataset",  "models",   "join"};
}  // namespace

void TestManPages::commandsAgree() {
    const QString help = helpOf(cli, {});
    QVERIFY(!help.isEmpty());
    static const QRegularExpression command(QStringLiteral(R"(^  ([a-z]+) )"),
                                            QRegularExpression::MultilineOption);
    const Options offered = matches(help.mid(help.indexOf(QStringLiteral("Subcommands"))), command);
    QCOMPARE(listed(offered), listed(Options(commands.begin(), commands.end())));
}

void TestManPages::optionsOfEveryCommandAgree_data() {
    QTest::addColumn<QString>("command");
    for (const QString& command : commands) QTest::newRow(qPrintable(command)) << command;
}

void TestManPages::optionsOfEveryCommandAgree() {
    QFETCH(const QString, command);
    const auto sections = sectionsOf(readPage("packaging/man/kinechrome-cli.1"));
    QVERIFY2(sections.contains(command), "the man page has no such section");
    const Options common = optionsOfPage(sections.value(QStringLiteral("COMMON")));
    QVERIFY(common.contains(QStringLiteral("--json")));
    const QString help = helpOf(cli, {command});
    QVERIFY(!help.isEmpty());
    QCOMPARE(listed(optionsOfPage(sections.value(command)) + common), listed(optionsOfHelp(help)));
}

void TestManPages::everyExitStatusIsExplained() {
    const auto sections = sectionsOf(readPage("packaging/man/kinechrome-cli.1"));
    for (const char* status : {"0", "1", "2", "3", "4", "5", "130", "143"}) {
        const QString entry = QStringLiteral(".TP\n.B %1\n").arg(QLatin1String(status));
        QVERIFY2(sections.value(QStringLiteral("EXIT")).contains(entry), status);
    }
}

#ifdef KINECHROME_WORKBENCH
void TestManPages::optionsOfTheWorkbenchAgree() {
    const QString help = helpOf(QStringLiteral(KINECHROME_WORKBENCH), {});
    QVERIFY(!help.isEmpty());
    Options offered = optionsOfHelp(help);
    // Qt's own options, which every Qt program has and none explains.
    offered.remove(QStringLiteral("--help-all"));
    const auto sections = sectionsOf(readPage("packaging/man/kinechrome.1"));
    QCOMPARE(listed(optionsOfPage(sections.value(QStringLiteral("OPTIONS")))), listed(offered));
}
#endif

QTEST_GUILESS_MAIN(TestManPages)
#include "tst_man_pages.moc"
