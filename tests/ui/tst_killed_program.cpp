// SPDX-License-Identifier: GPL-3.0-or-later
// The real program on a display of its own, killed in the middle of the work: nothing is lost but
// the last moment, and the next start brings the rest back. Keys are pressed by xdotool.
#include <csignal>

#include <QDir>
#include <QFile>
#include <QProcess>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QtTest>

#include "core/project/document_file.h"
#include "core/project/recovery.h"
#include "tests/support/synthetic_clip.h"

using namespace kinechrome;

class TestKilledProgram : public QObject {
    Q_OBJECT
    QTemporaryDir folder_;
    QProcess display_;
    QProcessEnvironment environment_;
    QString film_;

    std::filesystem::path recoveryFolder() const {
        return folder_.filePath(QStringLiteral("data/kinechrome/recovery")).toStdString();
    }
    bool press(const QString& key) {
        QProcess tool;
        tool.setProcessEnvironment(environment_);
        tool.start(QStringLiteral("xdotool"),
                   {QStringLiteral("search"), QStringLiteral("--onlyvisible"),
                    QStringLiteral("--name"), QStringLiteral("Kinechrome"),
                    QStringLiteral("windowfocus"), QStringLiteral("key"), key});
        return tool.waitForFinished(5000) && tool.exitCode() == 0;
    }
    void open(QProcess& program, const QString& file) {
        program.setProcessEnvironment(environment_);
        program.setProcessChannelMode(QProcess::ForwardedChannels);  // what it says of a failure
        program.start(QStringLiteral(KINECHROME_PROGRAM), {file});
        QVERIFY(program.waitForStarted());
    }
    static bool hasEnded(const QProcess& program) {
        return program.state() == QProcess::NotRunning;
    }
    // The work that the program has put aside; empty while there is none.
    std::optional<project::Recovery> keptWork() const {
        const auto files = project::listRecoveries(recoveryFolder());
        if (files.empty()) return std::nullopt;
        return project::readRecovery({files.front()});
    }

private Q_SLOTS:
    void initTestCase() {
        const QStringList needed{QStringLiteral("Xvfb"), QStringLiteral("xdotool")};
        for (const QString& tool : needed) {
            if (QStandardPaths::findExecutable(tool).isEmpty()) {
                QSKIP("needs Xvfb and xdotool");
            }
        }
        display_.setProcessChannelMode(QProcess::SeparateChannels);
        // Without -noreset the server begins anew whenever its last client goes (each xdotool, the
        // program that is killed), and refuses whoever comes in that moment.
        display_.start(
            QStringLiteral("Xvfb"),
            {QStringLiteral("-displayfd"), QStringLiteral("1"), QStringLiteral("-noreset"),
             QStringLiteral("-screen"), QStringLiteral("0"), QStringLiteral("1280x800x24")});
        QVERIFY(display_.waitForReadyRead(20000));
        environment_ = QProcessEnvironment::systemEnvironment();
        environment_.insert(QStringLiteral("DISPLAY"),
                            QLatin1Char(':') + QString::fromLatin1(display_.readLine()).trimmed());
        environment_.insert(QStringLiteral("QT_QPA_PLATFORM"), QStringLiteral("xcb"));
        environment_.insert(QStringLiteral("XDG_DATA_HOME"),
                            folder_.filePath(QStringLiteral("data")));
        environment_.insert(QStringLiteral("XDG_CACHE_HOME"),
                            folder_.filePath(QStringLiteral("cache")));
        environment_.insert(QStringLiteral("XDG_CONFIG_HOME"),
                            folder_.filePath(QStringLiteral("config")));
        environment_.insert(QStringLiteral("KINECHROME_MODELS"),
                            QStringLiteral(KINECHROME_SOURCE_MODELS));
        // Nobody listens: no sound server is looked for or started.
        environment_.insert(QStringLiteral("PULSE_SERVER"), QStringLiteral("unix:/nowhere"));
        environment_.insert(QStringLiteral("DBUS_SESSION_BUS_ADDRESS"),
                            QStringLiteral("unix:path=/nowhere"));
        film_ = folder_.filePath(QStringLiteral("scan.mkv"));
        QVERIFY(test::writeClip(film_.toStdString(), {}));
    }

    void cleanupTestCase() {
        display_.terminate();
        display_.waitForFinished();
    }

    void markerSurvivesAKillAndAnOrderlyQuit() {
        QProcess program;
        open(program, film_);
        QTRY_VERIFY_WITH_TIMEOUT(hasEnded(program) || (press(QStringLiteral("m")) && keptWork()),
                                 60000);
        QVERIFY2(!hasEnded(program), "the program ended by itself");
        ::kill(static_cast<pid_t>(program.processId()), SIGKILL);
        QVERIFY(program.waitForFinished());
        QCOMPARE(keptWork()->document.markers.size(), std::size_t{1});

        QProcess again;
        open(again, film_);
        // The recovered work is work in progress again: it can be saved aside by an orderly quit.
        const auto inPointIsKept = [&] {
            const auto kept = keptWork();
            return kept && kept->document.in;
        };
        QTRY_VERIFY_WITH_TIMEOUT(hasEnded(again) || (press(QStringLiteral("i")) && inPointIsKept()),
                                 60000);
        QVERIFY2(!hasEnded(again), "the program ended by itself");
        again.terminate();
        QVERIFY(again.waitForFinished());
        QCOMPARE(again.exitStatus(), QProcess::NormalExit);
        QCOMPARE(again.exitCode(), 0);
        QCOMPARE(keptWork()->document.markers.size(), std::size_t{1});
    }
};

QTEST_GUILESS_MAIN(TestKilledProgram)
#include "tst_killed_program.moc"
