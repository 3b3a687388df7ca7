// SPDX-License-Identifier: GPL-3.0-or-later
// What stands beside an exported film: chosen in the dialog, made after the film, found on the
// result page; stopping or failing there leaves the film as it is.
#include <filesystem>

#include <QCheckBox>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QRadioButton>
#include <QtTest>

#include "core/delivery/beside_export.h"
#include "tests/support/file_damage.h"
#include "tests/support/synthetic_clip.h"
#include "tests/ui/workbench_fixture.h"
#include "ui/dialogs/beside_choice.h"
#include "ui/dialogs/beside_links.h"
#include "ui/dialogs/export_dialog.h"
#include "ui/dialogs/export_progress_page.h"
#include "ui/dialogs/export_result_page.h"
#include "ui/dialogs/export_setup_page.h"

using namespace kinechrome;
using namespace kinechrome::ui;
using namespace kinechrome::ui::test;

namespace {

QPushButton* buttonNamed(QWidget& page, const QString& text) {
    for (auto* button : page.findChildren<QPushButton*>()) {
        if (button->text() == text) return button;
    }
    return nullptr;
}

struct BesideBench : WorkbenchFixture {
    ExportDialog& dialog() { return window->exportDialog(); }
    BesideChoice& choice() { return *dialog().findChild<BesideChoice*>(); }
    BesideLinks& links() { return *dialog().findChild<BesideLinks*>(); }
    ExportJob& job() { return workbench->exportJob(); }
    void ask() {
        press(Qt::Key_E, Qt::ControlModifier);
        QTRY_VERIFY(dialog().isVisible());
    }
    void clickExport() {
        QPushButton* start = buttonNamed(dialog().setupPage(), QStringLiteral("Export"));
        QTRY_VERIFY(start->isEnabled());
        QTest::mouseClick(start, Qt::LeftButton);
    }
    static void click(QCheckBox& box) {
        QTest::mouseClick(&box, Qt::LeftButton, {}, QPoint(8, box.height() / 2));
    }
};

delivery::DeliveryReport madeReport() {
    delivery::DeliveryReport made;
    made.html = "/films/street-colour.mkv.report.html";
    made.sheets = {"/films/street-colour.mkv.sheet.png"};
    return made;
}

}  // namespace

class TestExportBeside : public QObject {
    Q_OBJECT
    QTemporaryDir folder_;

private Q_SLOTS:
    void initTestCase() { isolateSettings(folder_); }

    void reportIsAskedForUnlessToldOtherwiseAndTheChoiceIsRemembered() {
        BesideBench bench;
        bench.open();
        bench.ask();
        const auto first = bench.dialog().setupPage().request().beside;
        QVERIFY(first.report && !first.sheet && !first.comparison && first.reference.empty());
        BesideBench::click(bench.choice().report());
        BesideBench::click(bench.choice().comparison());
        const auto then = bench.dialog().setupPage().request().beside;
        QVERIFY(!then.report && !then.sheet && then.comparison);
        // A later start of the program.
        const BesideChoice again(*bench.workbench);
        QVERIFY(again.chosen() == then);
    }

    void groundTruthComesFromTheReferenceThatIsOpen() {
        BesideBench bench;
        bench.open(QStringLiteral("/films/street-original.mkv"));
        bench.ask();
        QVERIFY(bench.choice().comparison().text().contains("ground truth"));
        QCOMPARE(bench.choice().chosen().reference,
                 std::filesystem::path("/films/street-original.mkv"));
    }

    void filesAreFoundBesideTheFilm() {
        const QTemporaryDir films;
        const auto film = std::filesystem::path(films.path().toStdString()) / "street.mkv";
        kinechrome::test::ClipSpec spec;
        QVERIFY(kinechrome::test::writeClip(film, spec));
        BesideBench bench;
        bench.fake.frames = spec.frames;
        bench.fake.cuts.clear();
        bench.fake.delivering = delivery::makeBeside;
        Backend backend = bench.fake.backend();
        backend.forecast = pipeline::forecastColorize;
        backend.colorize = [](pipeline::ColorizeRequest request, base::Progress* progress,
                              const pipeline::NoticeSink& notice, std::stop_token stop) {
            request.settings.model = "none";
            request.segments.clear();
            return pipeline::runColorize(request, progress, notice, std::move(stop));
        };
        bench.workbench = std::make_unique<Workbench>(backend);
        bench.window = std::make_unique<MainWindow>(*bench.workbench);
        bench.window->show();
        QApplication::setActiveWindow(bench.window.get());
        QVERIFY(QTest::qWaitForWindowActive(bench.window.get()));
        bench.workbench->open(QString::fromStdString(film.string()));
        QTRY_COMPARE(bench.workbench->transport().count(), bench.fake.frames);
        bench.ask();
        BesideBench::click(bench.choice().sheet());
        BesideBench::click(bench.choice().comparison());
        bench.clickExport();
        QTRY_VERIFY_WITH_TIMEOUT(bench.dialog().resultPage().isVisible(), 30000);
        const QDir folder(films.path());
        const QString out = QStringLiteral("street-colour.mkv");
        for (const char* ending :
             {"", ".kinechrome.json", ".report.html", ".sheet.png", ".comparison.mp4"}) {
            QVERIFY2(folder.exists(out + QLatin1String(ending)), ending);
        }
        QCOMPARE(bench.links().files().size(), 3);
        QVERIFY(bench.links().isVisible());
        QVERIFY(buttonNamed(bench.links(), QStringLiteral("Open")) != nullptr);
        QVERIFY2(bench.job().besideProblem().isEmpty(), qPrintable(bench.job().besideProblem()));
    }

    void namesAreCheckedForEverySegment() {
        const QTemporaryDir films;
        BesideBench bench;
        bench.fake.delivering = [](const auto&...) -> base::Result<delivery::DeliveryReport> {
            return madeReport();
        };
        bench.open();
        QTRY_COMPARE(bench.workbench->document().segments.size(), std::size_t{3});
        bench.press(Qt::Key_A);
        bench.transport().seek(80);
        bench.press(Qt::Key_A);
        bench.ask();
        ExportSetupPage& setup = bench.dialog().setupPage();
        for (auto* button : setup.findChildren<QRadioButton*>()) {
            if (button->text().startsWith(QStringLiteral("The approved"))) button->click();
        }
        setup.findChild<QLineEdit*>()->setText(films.filePath(QStringLiteral("a.mkv")));
        QTRY_VERIFY(buttonNamed(setup, QStringLiteral("Export"))->isEnabled());
        const auto all = setup.requests();
        QCOMPARE(all.size(), std::size_t{2});
        const auto second = delivery::requestBeside(all.back()).html;
        QVERIFY(second.has_value());
        kinechrome::test::writeText(*second, "kept");
        setup.findChild<QLineEdit*>()->setText(films.filePath(QStringLiteral("b.mkv")));
        setup.findChild<QLineEdit*>()->setText(films.filePath(QStringLiteral("a.mkv")));
        QTRY_VERIFY(setup.problem().contains(QStringLiteral("exists")));
        QVERIFY2(setup.problem().startsWith(QString::fromStdString(second->string())),
                 qPrintable(setup.problem()));
        QVERIFY(!buttonNamed(setup, QStringLiteral("Export"))->isEnabled());
    }

    void stoppingBesideTheFilmKeepsTheFilm() {
        BesideBench bench;
        bench.fake.delivering = [](const pipeline::ColorizeRequest&, base::Progress* progress,
                                   const pipeline::NoticeSink&,
                                   std::stop_token stop) -> base::Result<delivery::DeliveryReport> {
            progress->start(100);
            progress->setDone(25);
            std::mutex mutex;
            std::condition_variable_any stopped;
            std::unique_lock lock(mutex);
            stopped.wait(lock, stop, [] { return false; });
            return base::cancelled("street-colour.mkv");
        };
        bench.open();
        bench.ask();
        bench.clickExport();
        bench.fake.letExportEnd();
        QTRY_VERIFY(bench.job().besideFilm());
        ExportProgressPage& progress = bench.dialog().progressPage();
        const auto says = [&](const char* words) {
            for (const auto* label : progress.findChildren<QLabel*>()) {
                if (label->text().contains(QLatin1String(words))) return true;
            }
            return false;
        };
        QTRY_VERIFY(says("The film is finished; now what stands beside it") && says("25 %"));
        progress.setPatience(0.0);
        QTest::mouseClick(&progress.cancelButton(), Qt::LeftButton);
        QVERIFY(progress.asking() && says("The film is finished and stays"));
        QTest::mouseClick(&progress.discardButton(), Qt::LeftButton);
        QTRY_VERIFY(bench.dialog().resultPage().isVisible());
        QCOMPARE(bench.dialog().resultPage().headline(),
                 QStringLiteral("street-colour.mkv is written and checked"));
        QVERIFY(bench.job().report().has_value());
        QVERIFY(bench.links().sentence().contains("stopped"));
        QVERIFY(bench.links().files().isEmpty());
    }

    void whatCannotBeMadeIsSaidBesideTheFinishedFilm() {
        BesideBench bench;
        bench.fake.delivering = [](const auto&...) -> base::Result<delivery::DeliveryReport> {
            return base::fail(base::ErrorKind::Output, "street-colour.mkv.report.html",
                              "the disk is full", "make room");
        };
        bench.open();
        bench.ask();
        bench.clickExport();
        bench.fake.letExportEnd();
        QTRY_VERIFY(bench.dialog().resultPage().isVisible());
        QCOMPARE(bench.links().sentence(),
                 QStringLiteral("street-colour.mkv.report.html: the disk is full: make room"));
        QVERIFY(bench.links().isVisible());
    }

    void nothingIsMadeBesideWhereNothingIsWantedOrTheExportFails() {
        std::atomic<int> made = 0;
        BesideBench bench;
        bench.fake.delivering = [&made](const auto&...) -> base::Result<delivery::DeliveryReport> {
            ++made;
            return madeReport();
        };
        bench.fake.exporting = base::fail(base::ErrorKind::Output, "a", "b", "c");
        bench.open();
        bench.ask();
        bench.clickExport();
        bench.fake.letExportEnd();
        QTRY_VERIFY(bench.dialog().resultPage().isVisible());
        QCOMPARE(made.load(), 0);
        bench.fake.exporting = {};
        QTest::mouseClick(buttonNamed(bench.dialog().resultPage(), QStringLiteral("Export again…")),
                          Qt::LeftButton);
        BesideBench::click(bench.choice().report());
        bench.clickExport();
        bench.fake.letExportEnd();
        QTRY_VERIFY(bench.job().report().has_value());
        QCOMPARE(made.load(), 0);
    }

    void queueMakesWhatStandsBesideEachFilm() {
        BesideBench bench;
        std::atomic<int> made = 0;
        bench.fake.delivering = [&made](const pipeline::ColorizeRequest& request,
                                        const auto&...) -> base::Result<delivery::DeliveryReport> {
            ++made;
            if (request.output == "/films/a.mkv") return madeReport();
            return base::fail(base::ErrorKind::Input, "b.mkv", "has changed", "export once more");
        };
        bench.start();
        ExportQueue& queue = bench.workbench->exportQueue();
        std::vector<pipeline::ColorizeRequest> requests(2);
        for (auto& request : requests) request.beside.report = true;
        requests[0].output = "/films/a.mkv";
        requests[1].output = "/films/b.mkv";
        queue.add(requests);
        queue.run();
        QTRY_COMPARE(bench.fake.exportsStarted.load(), 1);
        bench.fake.letExportEnd();
        QTRY_COMPARE(bench.fake.exportsStarted.load(), 2);
        bench.fake.letExportEnd();
        QTRY_COMPARE(made.load(), 2);
        QTRY_VERIFY(!queue.running());
        for (const auto& each : queue.list()) QVERIFY(each.state == pipeline::ExportState::Done);
        QCOMPARE(queue.list()[0].sentence, std::string());
        QCOMPARE(queue.list()[1].sentence, std::string("b.mkv: has changed: export once more"));
    }
};

QTEST_MAIN(TestExportBeside)
#include "tst_export_beside.moc"
