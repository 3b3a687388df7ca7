// SPDX-License-Identifier: GPL-3.0-or-later
// The running export as the rest of the window knows it: the line in the status bar, Esc, and a
// second window beside the one that has the queue.
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QStatusBar>
#include <QToolButton>
#include <QtTest>

#include "tests/ui/find_control.h"
#include "tests/ui/workbench_fixture.h"
#include "ui/actions/action_registry.h"
#include "ui/dialogs/export_dialog.h"
#include "ui/panels/dock_panels.h"
#include "ui/panels/export_queue_panel.h"
#include "ui/panels/message_bar.h"
#include "ui/panels/settings_panel.h"
#include "ui/panels/work_status.h"

using namespace kinechrome;
using namespace kinechrome::ui;
using namespace kinechrome::ui::test;
using pipeline::ExportState;

namespace {

struct StatusBench : WorkbenchFixture {
    ExportQueue& queue() { return workbench->exportQueue(); }
    ExportQueuePanel& panel() { return *window->findChild<ExportQueuePanel*>(); }
    WorkStatus& status() { return *window->findChild<WorkStatus*>(); }
    ExportState state(std::size_t index) { return queue().list().at(index).state; }
    [[nodiscard]] bool panelInSight() { return !panel().visibleRegion().isEmpty(); }
    void add(std::initializer_list<const char*> names) {
        std::vector<pipeline::ColorizeRequest> requests;
        for (const char* name : names) {
            requests.emplace_back();
            requests.back().input = "/films/street.mkv";
            requests.back().output = std::string("/films/") + name;
        }
        queue().add(requests);
    }
    void startThree() {
        if (!window) start();
        add({"a.mkv", "b.mkv", "c.mkv"});
        queue().run();
        QTRY_COMPARE(fake.exportsStarted.load(), 1);
    }
    void close() {
        queue().drain();
        window.reset();
        workbench.reset();
    }
};

}  // namespace

class TestWorkStatus : public QObject {
    Q_OBJECT
    QTemporaryDir folder_;

private Q_SLOTS:
    void initTestCase() { isolateSettings(folder_); }
    void cleanup() { QDir(folder_.filePath(QStringLiteral("kinechrome"))).removeRecursively(); }

    void statusBarTellsTheQueueAndLeadsToIt() {
        StatusBench bench;
        bench.start();
        QVERIFY(!bench.status().isVisible());
        bench.startThree();
        bench.fake.letExportAdvance(50);
        QTRY_VERIFY(bench.status().text().startsWith(QStringLiteral("Export 1 of 3: 50 %")));
        QVERIFY(bench.status().isVisible());
        QVERIFY(bench.status().text().contains(QStringLiteral("left")));
        bench.queue().pause();
        QCOMPARE(bench.status().text(), QStringLiteral("Export 1 of 3: paused at 50 %"));
        raisePanel(*bench.window->findChild<SettingsPanel*>());
        QTRY_VERIFY(!bench.panelInSight());
        QTest::mouseClick(&bench.status(), Qt::LeftButton);
        QTRY_VERIFY(bench.panelInSight());
        bench.queue().run();
        bench.fake.letExportEnd();
        QTRY_VERIFY(bench.status().text().startsWith(QStringLiteral("Export 2 of 3")));
    }

    void statusBarTellsTheExportOfTheDialogAndLeadsToIt() {
        StatusBench bench;
        bench.open();
        pipeline::ColorizeRequest request;
        request.output = "/films/a.mkv";
        bench.workbench->exportJob().start(request);
        QTRY_COMPARE(bench.fake.exportsStarted.load(), 1);
        bench.fake.letExportAdvance(25);
        QTRY_VERIFY(bench.status().text().startsWith(QStringLiteral("Exporting: 25 %")));
        QTest::mouseClick(&bench.status(), Qt::LeftButton);
        QTRY_VERIFY(bench.window->exportDialog().isVisible());
        bench.fake.letExportEnd();
        QTRY_VERIFY(!bench.status().isVisible());
    }

    void escapeCancelsWhatTheQueueRuns() {
        StatusBench bench;
        bench.start();
        QAction* cancel = bench.window->actions().action(QStringLiteral("file.cancel"));
        QVERIFY(!cancel->isEnabled());
        bench.startThree();
        QVERIFY(cancel->isEnabled());
        bench.press(Qt::Key_Escape);
        QTRY_VERIFY(bench.state(0) == ExportState::Cancelled);
        QVERIFY(bench.window->statusBar()->currentMessage().startsWith(
            QStringLiteral("a.mkv is cancelled: ")));
        QVERIFY(!bench.window->exportDialog().isVisible());
        QTRY_COMPARE(bench.queue().running(), std::optional<std::size_t>(1));
        raisePanel(bench.panel());
        bench.panel().list().setCurrentIndex(bench.panel().list().model()->index(0, 0));
        buttonNamed<QToolButton>(bench.panel(), QStringLiteral("Again"))->click();
        QVERIFY(bench.state(0) == ExportState::Waiting);
    }

    void escapeInATextFieldIsNoMatterOfTheExport() {
        StatusBench bench;
        bench.open();
        bench.startThree();
        bench.press(Qt::Key_G, Qt::ControlModifier);
        QWidget* field = QApplication::focusWidget();
        QVERIFY(qobject_cast<QLineEdit*>(field));
        QTest::keyClick(field, Qt::Key_Escape);
        QCoreApplication::processEvents();
        QVERIFY(bench.state(0) == ExportState::Running);
        QVERIFY(!field->hasFocus());
        bench.press(Qt::Key_Escape);
        QTRY_VERIFY(bench.state(0) == ExportState::Cancelled);
    }

    void secondWindowReadsTheQueueAndHasItWhenTheFirstIsClosed() {
        StatusBench first;
        first.startThree();
        first.queue().drain();
        StatusBench second;
        second.start();
        QVERIFY(!first.queue().elsewhere() && second.queue().elsewhere());
        QCOMPARE(second.queue().list().size(), std::size_t{3});
        raisePanel(second.panel());
        QTRY_VERIFY(second.panelInSight());
        QVERIFY(second.panel().findChild<QLabel*>()->text().startsWith(
            QStringLiteral("Another window has the export queue")));
        QVERIFY(!second.panel().runButton().isEnabled());
        second.panel().list().setCurrentIndex(second.panel().list().model()->index(1, 0));
        QVERIFY(!buttonNamed<QToolButton>(second.panel(), QStringLiteral("Remove"))->isEnabled());
        QTest::keyClick(&second.panel().list(), Qt::Key_Delete);
        second.add({"d.mkv"});
        QVERIFY(second.window->messages().isVisible());
        QVERIFY(second.window->messages().text().contains(QStringLiteral("another window"),
                                                          Qt::CaseInsensitive));
        QCOMPARE(second.queue().list().size(), std::size_t{3});
        // What the first one changes is seen in the second, and nothing is written over it.
        first.add({"e.mkv"});
        QTRY_COMPARE(second.queue().list().size(), std::size_t{4});
        first.fake.letExportEnd();
        QTRY_VERIFY(second.state(0) == ExportState::Done);
        first.close();
        QTRY_VERIFY(!second.queue().elsewhere());
        QCOMPARE(second.queue().list().size(), std::size_t{4});
        QVERIFY(second.queue().problem().isEmpty());
        QVERIFY(second.panel().runButton().isEnabled());
        QCOMPARE(second.fake.exportsStarted.load(), 0);
        second.add({"f.mkv"});
        QCOMPARE(second.queue().list().size(), std::size_t{5});
    }
};

QTEST_MAIN(TestWorkStatus)
#include "tst_work_status.moc"
