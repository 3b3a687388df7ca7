// SPDX-License-Identifier: GPL-3.0-or-later
// Leaving a film in the middle of something: what is being typed, saved, opened or exported just
// then.
#include <QFile>
#include <QMessageBox>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QtTest>

#include "tests/ui/workbench_fixture.h"
#include "ui/panels/dock_panels.h"
#include "ui/panels/message_bar.h"
#include "ui/panels/segment_panel.h"

using namespace kinechrome;
using namespace kinechrome::ui;
using namespace kinechrome::ui::test;

namespace {

void answer(const QString& label) {
    QTRY_VERIFY(QApplication::activeModalWidget());
    auto* box = qobject_cast<QMessageBox*>(QApplication::activeModalWidget());
    QVERIFY(box);
    for (QAbstractButton* button : box->buttons()) {
        if (button->text().remove(QLatin1Char('&')) == label) {
            QTest::mouseClick(button, Qt::LeftButton);
            QTRY_VERIFY(!QApplication::activeModalWidget());
            return;
        }
    }
    QFAIL("there is no such button");
}

}  // namespace

class TestLeaving : public QObject {
    Q_OBJECT
    QTemporaryDir folder_;

    QString put(const QString& name, const QByteArray& content) {
        QFile file(folder_.filePath(name));
        if (file.open(QIODevice::WriteOnly)) file.write(content);
        return file.fileName();
    }
    QByteArray bytesOf(const QString& path) {
        QFile file(path);
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }
    // A saved project, open in the bench.
    QString openProject(WorkbenchFixture& bench, const QString& name) {
        const QString path = folder_.filePath(name + QStringLiteral(".kinechrome"));
        bench.start();
        bench.workbench->open(put(name + QStringLiteral(".mkv"), name.toUtf8()));
        const auto counted = [&] { return bench.transport().count() == bench.fake.frames; };
        if (!QTest::qWaitFor(counted)) qFatal("the film was not opened");
        bench.workbench->project().saveAs(path);
        const auto saved = [&] { return bench.workbench->project().path() == path; };
        if (!QTest::qWaitFor(saved)) qFatal("the project was not saved");
        return path;
    }
    QString sideFile(const QString& path) {
        return QFileInfo(path).path() + QStringLiteral("/.") + QFileInfo(path).fileName() +
               QStringLiteral(".unsaved");
    }

private Q_SLOTS:
    void initTestCase() { isolateSettings(folder_); }

    void whatIsBeingTypedIsSavedToo() {
        WorkbenchFixture bench;
        const QString path = openProject(bench, QStringLiteral("typing"));
        QTRY_VERIFY(!bench.workbench->document().segments.empty());
        auto* panel = bench.window->findChild<SegmentPanel*>();
        raisePanel(*panel);
        auto* note = panel->findChild<QPlainTextEdit*>();
        note->setFocus();
        QTRY_VERIFY(note->hasFocus());
        QTest::keyClicks(note, QStringLiteral("faded"));
        bench.workbench->project().save();
        QCOMPARE(bench.workbench->document().segments.front().note, std::string("faded"));
        QVERIFY(note->hasFocus());
        QTRY_VERIFY(bytesOf(path).contains("faded"));
    }

    void aSaveThatEndsLateIsNotOfTheNextFilm() {
        WorkbenchFixture bench;
        const QString path = openProject(bench, QStringLiteral("late"));
        bench.addMarker(4);
        bench.workbench->project().saveAs(folder_.filePath(QStringLiteral("late2.kinechrome")));
        bench.workbench->project().begin(put(QStringLiteral("next.mkv"), "next").toStdString(), {});
        QTest::qWait(200);
        QTRY_VERIFY(QFile::exists(folder_.filePath(QStringLiteral("late2.kinechrome"))));
        QVERIFY(bench.workbench->project().path().isEmpty());
        QVERIFY(bench.workbench->document().markers.empty());
    }

    void discardedWorkLivesUntilTheNextFilmIsThere() {
        WorkbenchFixture bench;
        const QString path = openProject(bench, QStringLiteral("stays"));
        const QString broken = put(QStringLiteral("broken.kinechrome"), "{");
        bench.addMarker(4);
        bench.workbench->open(broken);
        answer(QStringLiteral("Discard"));
        QTRY_VERIFY(bench.window->messages().isVisible());
        QCOMPARE(bench.workbench->document().markers.size(), std::size_t{1});
        bench.addMarker(6);
        QTRY_VERIFY(QFile::exists(sideFile(path)));  // kept aside still
        bench.workbench->project().discard();
    }

    void discardedWorkDoesNotComeBackWithItsProject() {
        WorkbenchFixture bench;
        const QString path = openProject(bench, QStringLiteral("again"));
        bench.addMarker(4);
        QTRY_VERIFY(QFile::exists(sideFile(path)));
        bench.workbench->open(path);
        answer(QStringLiteral("Discard"));
        QTRY_VERIFY(bench.workbench->document().markers.empty());
        QVERIFY(!bench.window->isWindowModified());
        QVERIFY(!QFile::exists(sideFile(path)));
    }

    void closingDuringAnExportAsks() {
        WorkbenchFixture bench;
        bench.open();
        pipeline::ColorizeRequest request;
        request.output = "/films/a.mkv";
        bench.workbench->exportJob().start(request);
        QTRY_COMPARE(bench.fake.exportsStarted.load(), 1);
        bench.window->close();
        answer(QStringLiteral("Keep exporting"));
        QVERIFY(bench.window->isVisible());
        QVERIFY(bench.workbench->exportJob().running());
        bench.window->close();
        answer(QStringLiteral("Stop and close"));
        QTRY_VERIFY(!bench.window->isVisible());
    }
};

QTEST_MAIN(TestLeaving)
#include "tst_leaving.moc"
