// SPDX-License-Identifier: GPL-3.0-or-later
// The export queue: filled from the dialog, run, paused, reordered, cancelled, and found again.
#include <QFile>
#include <QLineEdit>
#include <QListView>
#include <QPushButton>
#include <QRadioButton>
#include <QToolButton>
#include <QtTest>

#include "tests/ui/find_control.h"
#include "tests/ui/workbench_fixture.h"
#include "ui/dialogs/export_dialog.h"
#include "ui/dialogs/export_setup_page.h"
#include "ui/panels/export_queue_panel.h"

using namespace kinechrome;
using namespace kinechrome::ui;
using namespace kinechrome::ui::test;
using pipeline::ExportState;

namespace {

pipeline::ColorizeRequest exportTo(const std::string& name) {
    pipeline::ColorizeRequest request;
    request.input = "/films/street.mkv";
    request.output = "/films/" + name;
    return request;
}

struct QueueBench : WorkbenchFixture {
    ExportQueue& queue() { return workbench->exportQueue(); }
    ExportQueuePanel& panel() { return *window->findChild<ExportQueuePanel*>(); }
    QString row(int index) { return panel().list().model()->index(index, 0).data().toString(); }
    void choose(int index) {
        panel().list().setCurrentIndex(panel().list().model()->index(index, 0));
    }
    ExportState state(std::size_t index) { return queue().list().at(index).state; }
    void addThree() {
        start();
        queue().add({exportTo("a.mkv"), exportTo("b.mkv"), exportTo("c.mkv")});
        raise();
    }
    void raise() {
        for (QWidget* each = &panel(); each != nullptr; each = each->parentWidget()) each->show();
    }
    void clickRun() { QTest::mouseClick(&panel().runButton(), Qt::LeftButton); }
    void click(const QString& text) {
        auto* button = buttonNamed<QToolButton>(panel(), text);
        QVERIFY(button != nullptr && button->isEnabled());
        button->click();
    }
};

}  // namespace

class TestExportQueue : public QObject {
    Q_OBJECT
    QTemporaryDir folder_;

    [[nodiscard]] QString queueFile() const {
        return folder_.filePath(QStringLiteral("kinechrome/export-queue.json"));
    }

private Q_SLOTS:
    void initTestCase() { isolateSettings(folder_); }
    void cleanup() { QDir(folder_.filePath(QStringLiteral("kinechrome"))).removeRecursively(); }

    void dialogAddsToTheQueueAndShowsIt() {
        QueueBench bench;
        bench.open();
        bench.press(Qt::Key_E, Qt::ControlModifier);
        ExportSetupPage& setup = bench.window->exportDialog().setupPage();
        auto* add = buttonNamed<QPushButton>(setup, QStringLiteral("Add to queue"));
        QTRY_VERIFY(add->isEnabled());
        QTest::mouseClick(add, Qt::LeftButton);
        QCOMPARE(bench.queue().list().size(), std::size_t{1});
        QVERIFY(bench.state(0) == ExportState::Waiting);
        QVERIFY(!bench.window->exportDialog().isVisible());
        QTRY_VERIFY(bench.panel().isVisible());
        QCOMPARE(bench.row(0), QStringLiteral("street-colour.mkv\nwhole film · waiting"));
        QCOMPARE(bench.fake.exportsStarted.load(), 0);
    }

    void approvedSegmentsBecomeAFileEach() {
        QueueBench bench;
        bench.open();
        QTRY_COMPARE(bench.workbench->document().segments.size(), std::size_t{3});
        bench.press(Qt::Key_A);
        bench.transport().seek(80);
        bench.press(Qt::Key_A);
        bench.press(Qt::Key_E, Qt::ControlModifier);
        ExportSetupPage& setup = bench.window->exportDialog().setupPage();
        buttonNamed<QRadioButton>(setup, QStringLiteral("The approved segments"))->click();
        const auto requests = setup.requests();
        QCOMPARE(requests.size(), std::size_t{2});
        QVERIFY(requests[0].range == (edit::FrameRange{0, 29}));
        QVERIFY(requests[1].range == (edit::FrameRange{70, 99}));
        QCOMPARE(requests[1].output, std::filesystem::path("/films/street-colour-03.mkv"));
        buttonNamed<QRadioButton>(setup, QStringLiteral("The segment under"))->click();
        QVERIFY(setup.request().range == (edit::FrameRange{70, 99}));
    }

    void noTwoExportsWriteOneFile() {
        QueueBench bench;
        bench.open();
        const auto setup = [&]() -> ExportSetupPage& {
            return bench.window->exportDialog().setupPage();
        };
        bench.press(Qt::Key_E, Qt::ControlModifier);
        QTest::mouseClick(buttonNamed(setup(), QStringLiteral("Add to queue")), Qt::LeftButton);
        bench.press(Qt::Key_E, Qt::ControlModifier);
        QCOMPARE(setup().request().output, std::filesystem::path("/films/street-colour-2.mkv"));
        auto* path = setup().findChild<QLineEdit*>();
        path->setText(QStringLiteral("/films/street-colour.mkv"));
        QTRY_VERIFY(setup().problem().contains(QStringLiteral("is named for two results")));
        QVERIFY(!buttonNamed(setup(), QStringLiteral("Export"))->isEnabled());
    }

    void exportsRunOneAfterAnotherInTheirOrder() {
        QueueBench bench;
        bench.addThree();
        bench.choose(2);
        bench.click(QStringLiteral("Up"));
        bench.click(QStringLiteral("Up"));
        QCOMPARE(bench.panel().list().currentIndex().row(), 0);
        bench.clickRun();
        for (int done = 1; done <= 3; ++done) {
            QTRY_COMPARE(bench.fake.exportsStarted.load(), done);
            QCOMPARE(bench.queue().running(), std::optional<std::size_t>(done - 1));
            bench.fake.letExportEnd();
            QTRY_VERIFY(bench.state(static_cast<std::size_t>(done - 1)) == ExportState::Done);
        }
        QVERIFY(bench.queue().state() == QueueState::Held);
        QCOMPARE(bench.fake.exported[0].output, std::filesystem::path("/films/c.mkv"));
        QCOMPARE(bench.fake.exported[2].output, std::filesystem::path("/films/b.mkv"));
    }

    void failureSaysItsSentenceAndTheNextOneRuns() {
        QueueBench bench;
        bench.addThree();
        bench.fake.exporting = base::fail(base::ErrorKind::Output, "a.mkv", "the disk is full",
                                          "make room and start again");
        bench.clickRun();
        QTRY_COMPARE(bench.fake.exportsStarted.load(), 1);
        bench.fake.letExportEnd();
        QTRY_COMPARE(bench.fake.exportsStarted.load(), 2);
        QVERIFY(bench.state(0) == ExportState::Failed);
        QVERIFY(bench.row(0).contains(
            QStringLiteral("a.mkv: the disk is full: make room and start again")));
        bench.choose(0);
        bench.click(QStringLiteral("Again"));
        QVERIFY(bench.state(0) == ExportState::Waiting);
    }

    void pauseHoldsTheRunningExportAndGoOnReleasesIt() {
        QueueBench bench;
        bench.addThree();
        bench.clickRun();
        QTRY_COMPARE(bench.fake.exportsStarted.load(), 1);
        bench.fake.letExportAdvance(50);
        QTRY_VERIFY(bench.row(0).contains(QStringLiteral("50 %")));
        bench.clickRun();
        QVERIFY(bench.queue().state() == QueueState::Paused);
        QVERIFY(bench.fake.exported.front().pause->paused());
        QTRY_VERIFY(bench.row(0).contains(QStringLiteral("paused at 50 %")));
        bench.clickRun();
        QVERIFY(!bench.fake.exported.front().pause->paused());
        QVERIFY(bench.queue().state() == QueueState::Running);
    }

    void runningExportIsCancelledAndTheNextOneRuns() {
        QueueBench bench;
        bench.addThree();
        bench.clickRun();
        QTRY_COMPARE(bench.fake.exportsStarted.load(), 1);
        bench.choose(0);
        bench.click(QStringLiteral("Cancel"));
        QTRY_VERIFY(bench.state(0) == ExportState::Cancelled);
        QTRY_COMPARE(bench.fake.exportsStarted.load(), 2);
        QTest::keyClick(&bench.panel().list(), Qt::Key_Delete);
        QCOMPARE(bench.queue().list().size(), std::size_t{2});
        QCOMPARE(bench.queue().running(), std::optional<std::size_t>(0));
        bench.fake.letExportEnd();
        QTRY_VERIFY(bench.state(0) == ExportState::Done);
        bench.panel().findChildren<QPushButton*>().back()->click();  // Clear ended
        QCOMPARE(bench.queue().list().size(), std::size_t{1});
    }

    void exportOfTheDialogJoinsAQueueThatRuns() {
        QueueBench bench;
        bench.open();
        bench.queue().add({exportTo("a.mkv")});
        bench.queue().run();
        QTRY_COMPARE(bench.fake.exportsStarted.load(), 1);
        bench.press(Qt::Key_E, Qt::ControlModifier);
        ExportSetupPage& setup = bench.window->exportDialog().setupPage();
        auto* start = buttonNamed<QPushButton>(setup, QStringLiteral("Export"));
        QTRY_VERIFY(start->isEnabled());
        QTest::mouseClick(start, Qt::LeftButton);
        QVERIFY(!bench.workbench->exportJob().running());
        QCOMPARE(bench.queue().list().size(), std::size_t{2});
    }

    void queueSurvivesARestartAndWaitsForAPerson() {
        QueueBench bench;
        bench.addThree();
        bench.queue().run();
        QTRY_COMPARE(bench.fake.exportsStarted.load(), 1);
        bench.fake.letExportEnd();
        QTRY_COMPARE(bench.fake.exportsStarted.load(), 2);
        bench.queue().drain();
        bench.window.reset();
        bench.workbench.reset();  // as a quit in the middle of the second export
        bench.start();
        QCOMPARE(bench.queue().list().size(), std::size_t{3});
        QVERIFY(bench.state(0) == ExportState::Done);
        QVERIFY(bench.state(1) == ExportState::Waiting);
        QVERIFY(bench.state(2) == ExportState::Waiting);
        QVERIFY(bench.queue().state() == QueueState::Held);
        QCOMPARE(bench.queue().list()[1].request.output, std::filesystem::path("/films/b.mkv"));
        QCOMPARE(bench.fake.exportsStarted.load(), 2);
    }

    void damagedQueueIsKeptAsideAndSaid() {
        QVERIFY(QDir().mkpath(QFileInfo(queueFile()).path()));
        QFile file(queueFile());
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("{\"schema\":");
        file.close();
        QueueBench bench;
        bench.start();
        QVERIFY(bench.queue().list().empty());
        QVERIFY(bench.queue().problem().contains(QStringLiteral("is not JSON")));
        QVERIFY(QFile::exists(queueFile() + QStringLiteral(".damaged")));
    }
};

QTEST_MAIN(TestExportQueue)
#include "tst_export_queue.moc"
