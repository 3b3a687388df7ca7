// SPDX-License-Identifier: GPL-3.0-or-later
// The export dialog from the first question to the self-check, over a job that the test leads.
#include <QCheckBox>
#include <QLabel>
#include <QLineEdit>
#include <QProgressBar>
#include <QPushButton>
#include <QRadioButton>
#include <QtTest>

#include "tests/ui/find_control.h"
#include "tests/ui/workbench_fixture.h"
#include "ui/dialogs/export_dialog.h"
#include "ui/dialogs/export_progress_page.h"
#include "ui/dialogs/export_range_choice.h"
#include "ui/dialogs/export_result_page.h"
#include "ui/dialogs/export_setup_page.h"
#include "ui/panels/facts_list.h"

using namespace kinechrome;
using namespace kinechrome::ui;
using namespace kinechrome::ui::test;

namespace {

void openDialog(WorkbenchFixture& bench) {
    bench.open();
    bench.press(Qt::Key_E, Qt::ControlModifier);
    QTRY_VERIFY(bench.window->exportDialog().isVisible());
}

void startExport(WorkbenchFixture& bench) {
    openDialog(bench);
    ExportSetupPage& setup = bench.window->exportDialog().setupPage();
    QPushButton* start = buttonNamed(setup, QStringLiteral("Export"));
    QTRY_VERIFY(start->isEnabled());
    QTest::mouseClick(start, Qt::LeftButton);
    QTRY_COMPARE(bench.fake.exportsStarted.load(), 1);
}

}  // namespace

class TestExport : public QObject {
    Q_OBJECT
    QTemporaryDir folder_;

private Q_SLOTS:
    void initTestCase() { isolateSettings(folder_); }

    void setupSaysWhatWillBeWritten() {
        WorkbenchFixture bench;
        openDialog(bench);
        ExportSetupPage& setup = bench.window->exportDialog().setupPage();
        auto* facts = setup.findChild<FactsList*>();
        QTRY_COMPARE(facts->value(QStringLiteral("Pixel format")), QStringLiteral("yuv444p"));
        QCOMPARE(facts->value(QStringLiteral("Frames")), QStringLiteral("100"));
        QCOMPARE(setup.request().output, std::filesystem::path("/films/street-colour.mkv"));
    }

    void presetChangesTheExtension() {
        WorkbenchFixture bench;
        openDialog(bench);
        ExportSetupPage& setup = bench.window->exportDialog().setupPage();
        QTest::mouseClick(setup.findChildren<QRadioButton*>().at(2), Qt::LeftButton, {},
                          QPoint(8, 8));
        QCOMPARE(setup.request().output, std::filesystem::path("/films/street-colour.mp4"));
        QCOMPARE(setup.request().preset, std::optional(media::Preset::Access));
    }

    void markedRangeIsExported() {
        WorkbenchFixture bench;
        bench.open();
        bench.transport().setInPoint(20);
        bench.transport().setOutPoint(29);
        bench.press(Qt::Key_E, Qt::ControlModifier);
        ExportSetupPage& setup = bench.window->exportDialog().setupPage();
        const edit::FrameRange range{20, 29};
        QCOMPARE(setup.request().range, std::optional(range));
        QTRY_COMPARE(setup.findChild<FactsList*>()->value(QStringLiteral("Frames")),
                     QStringLiteral("10"));
    }

    void dialogFollowsTheWindowBehindIt() {
        WorkbenchFixture bench;
        bench.open();
        QTRY_COMPARE(bench.workbench->document().segments.size(), std::size_t{3});
        bench.press(Qt::Key_E, Qt::ControlModifier);
        ExportSetupPage& setup = bench.window->exportDialog().setupPage();
        auto* choice = setup.findChild<ExportRangeChoice*>();
        QRadioButton* here = choice->findChildren<QRadioButton*>().at(2);
        QTest::mouseClick(here, Qt::LeftButton, {}, QPoint(8, 8));
        const edit::FrameRange second = bench.workbench->document().segments[1].range;
        bench.transport().seek(second.first);
        QVERIFY(here->isChecked());
        QVERIFY(here->text().contains(QString::number(second.last)));
        QCOMPARE(setup.request().range, std::optional(second));
        bench.workbench->open(QStringLiteral("/films/other.mkv"));
        QTRY_COMPARE(setup.request().output, std::filesystem::path("/films/other-colour.mkv"));
        QCOMPARE(setup.request().input, std::filesystem::path("/films/other.mkv"));
        bench.workbench->close();
        QTRY_VERIFY(!bench.window->exportDialog().isVisible());
    }

    void impossibleOutputIsSaidInPlaceAndCannotStart() {
        WorkbenchFixture bench;
        bench.fake.forecasting = base::fail(base::ErrorKind::Output, "street-colour.mkv",
                                            "it exists already", "choose another name");
        openDialog(bench);
        ExportSetupPage& setup = bench.window->exportDialog().setupPage();
        QTRY_COMPARE(setup.problem(),
                     QStringLiteral("street-colour.mkv: it exists already: choose another name"));
        QVERIFY(!buttonNamed(setup, QStringLiteral("Export"))->isEnabled());
    }

    void returnStartsTheExportFromEveryBox() {
        WorkbenchFixture bench;
        openDialog(bench);
        ExportSetupPage& setup = bench.window->exportDialog().setupPage();
        QTRY_VERIFY(buttonNamed(setup, QStringLiteral("Export"))->isEnabled());
        auto* box = setup.findChild<QCheckBox*>();
        const bool before = box->isChecked();
        box->setFocus();
        QTest::keyClick(box, Qt::Key_Return);
        QTRY_COMPARE(bench.fake.exportsStarted.load(), 1);
        QCOMPARE(box->isChecked(), before);
        bench.fake.letExportEnd();
        QTRY_VERIFY(!bench.workbench->exportJob().running());
    }

    void progressMovesAndScrubbingGoesOn() {
        WorkbenchFixture bench;
        startExport(bench);
        auto* bar = bench.window->exportDialog().progressPage().findChild<QProgressBar*>();
        bench.fake.letExportAdvance(50);
        QTRY_COMPARE(bar->value(), bar->maximum() / 2);
        bench.transport().seek(33);
        QTRY_COMPARE(bench.workbench->shown().index, 33);
        bench.fake.letExportEnd();
        QTRY_VERIFY(!bench.workbench->exportJob().running());
    }

    void completedExportShowsItsSelfCheck() {
        WorkbenchFixture bench;
        startExport(bench);
        bench.fake.letExportEnd();
        ExportResultPage& result = bench.window->exportDialog().resultPage();
        QTRY_VERIFY(result.isVisible());
        QCOMPARE(result.checksShown(), 5);
        QCOMPARE(result.checksPassed(), 4);  // this footage has no sound
        QCOMPARE(result.findChild<FactsList*>()->value(QStringLiteral("Sidecar")),
                 QStringLiteral("/films/street-colour.mkv.kinechrome.json"));
    }

    void youngExportIsCancelledAtOnce() {
        WorkbenchFixture bench;
        startExport(bench);
        ExportProgressPage& progress = bench.window->exportDialog().progressPage();
        QTest::mouseClick(&progress.cancelButton(), Qt::LeftButton);
        QVERIFY(!progress.asking());
        QTRY_VERIFY(!bench.workbench->exportJob().running());
        QCOMPARE(bench.window->exportDialog().resultPage().headline(),
                 QStringLiteral("The export was cancelled"));
    }

    void oldExportAsksBeforeItIsCancelled() {
        WorkbenchFixture bench;
        startExport(bench);
        ExportProgressPage& progress = bench.window->exportDialog().progressPage();
        progress.setPatience(0.0);
        QTest::mouseClick(&progress.cancelButton(), Qt::LeftButton);
        QVERIFY(progress.asking());
        QVERIFY(bench.workbench->exportJob().running());
        QVERIFY(!bench.workbench->exportJob().cancelling());
        QTest::mouseClick(&progress.discardButton(), Qt::LeftButton);
        QTRY_VERIFY(!bench.workbench->exportJob().running());
    }

    void escapeInTheWindowCancelsTheExport() {
        WorkbenchFixture bench;
        startExport(bench);
        bench.window->exportDialog().hide();
        QApplication::setActiveWindow(bench.window.get());
        bench.press(Qt::Key_Escape);
        QTRY_VERIFY(!bench.workbench->exportJob().running());
    }

    void failedExportSaysItsSentence() {
        WorkbenchFixture bench;
        bench.fake.exporting = base::fail(base::ErrorKind::Output, "street-colour.mkv",
                                          "the disk is full", "make room and start again");
        startExport(bench);
        bench.fake.letExportEnd();
        ExportResultPage& result = bench.window->exportDialog().resultPage();
        QTRY_VERIFY(result.isVisible());
        bool said = false;
        for (const auto* label : result.findChildren<QLabel*>()) {
            said = said || label->text() == QStringLiteral(
                                                "street-colour.mkv: the disk is full: "
                                                "make room and start again");
        }
        QVERIFY(said);
    }
};

QTEST_MAIN(TestExport)
#include "tst_export.moc"
