// SPDX-License-Identifier: GPL-3.0-or-later
// Opening: by drop, from the recent list, with a ground truth, and when it fails.
#include <QMimeData>
#include <QtTest>

#include "tests/ui/workbench_fixture.h"
#include "ui/panels/facts_list.h"
#include "ui/panels/figures_panel.h"
#include "ui/panels/footage_panel.h"
#include "ui/panels/message_bar.h"
#include "ui/view/picture_view.h"
#include "ui/view/view_area.h"

using namespace kinechrome;
using namespace kinechrome::ui;
using namespace kinechrome::ui::test;

namespace {

void drop(QWidget& window, const QString& path) {
    QMimeData data;
    data.setUrls({QUrl::fromLocalFile(path)});
    const QPointF at(200, 200);
    QDragEnterEvent enter(at.toPoint(), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
    QApplication::sendEvent(&window, &enter);
    QVERIFY(enter.isAccepted());
    QDropEvent event(at, Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
    QApplication::sendEvent(&window, &event);
    QVERIFY(event.isAccepted());
}

// Half red, half green: more than one hue.
pipeline::PreviewImage twoHues() {
    pipeline::PreviewImage image = fakePicture(0, ViewKind::Gray, 320, 240);
    for (int y = 0; y < 240; ++y) {
        for (int x = 0; x < 320; ++x) {
            image.rgba.at(x, y) = x < 160 ? 0xff2030c0U : 0xff30b020U;
        }
    }
    return image;
}

}  // namespace

class TestOpening : public QObject {
    Q_OBJECT
    QTemporaryDir folder_;

private Q_SLOTS:
    void initTestCase() { isolateSettings(folder_); }

    void droppedFileOpens() {
        WorkbenchFixture bench;
        bench.start();
        drop(*bench.window, QStringLiteral("/films/street.mkv"));
        QTRY_COMPARE(bench.workbench->shown().index, 0);
        QCOMPARE(bench.fake.opened.back(), std::filesystem::path("/films/street.mkv"));
        QVERIFY(bench.window->windowTitle().contains(QStringLiteral("street.mkv")));
    }

    void openedFilmsAreRemembered() {
        WorkbenchFixture bench;
        bench.open();
        QCOMPARE(bench.workbench->recent().paths(),
                 QStringList{QStringLiteral("/films/street.mkv")});
        QCOMPARE(RecentFiles().paths(), bench.workbench->recent().paths());
    }

    void unreadableFilmLeavesItsSentenceInPlace() {
        WorkbenchFixture bench;
        bench.fake.opening =
            base::fail(base::ErrorKind::Input, "street.mkv", "no such file", "check the name");
        bench.start();
        bench.workbench->open(QStringLiteral("/films/street.mkv"));
        MessageBar& messages = bench.window->messages();
        QTRY_VERIFY(messages.isVisible());
        QCOMPARE(messages.text(), QStringLiteral("street.mkv: no such file: check the name"));
        QVERIFY(!bench.workbench->session().isOpen());
        QVERIFY(bench.workbench->recent().paths().isEmpty());
    }

    void groundTruthBringsFigures() {
        WorkbenchFixture bench;
        bench.open();
        const auto* panel = bench.window->findChild<FiguresPanel*>();
        QVERIFY(panel->facts().value(QStringLiteral("PSNR")).isEmpty());
        bench.workbench->addReference(QStringLiteral("/films/truth.mkv"));
        QTRY_COMPARE(panel->facts().value(QStringLiteral("PSNR")), QStringLiteral("26.75 dB"));
        QCOMPARE(bench.fake.references.back(), std::filesystem::path("/films/truth.mkv"));
    }

    void colouredFootageBecomesItsOwnGroundTruth() {
        WorkbenchFixture bench;
        bench.fake.info.video.format.layout = color::PlaneLayout::Yuv;
        bench.fake.painter = [](std::int64_t index, ViewKind kind) {
            return kind == ViewKind::Reference ? twoHues() : fakePicture(index, kind, 320, 240);
        };
        bench.open();
        QTRY_COMPARE(bench.workbench->session().referenceSource(), ReferenceSource::Footage);
        QVERIFY(bench.window->messages().isVisible());
        QTRY_VERIFY(!bench.window->views().image(ViewKind::Reference).isNull());
        QAction* own = bench.window->actions().action(QStringLiteral("file.own-reference"));
        QVERIFY(own->isChecked());
        own->trigger();
        QCOMPARE(bench.workbench->session().referenceSource(), ReferenceSource::None);
    }

    void grayFootageInYuvIsNotTakenForColoured() {
        WorkbenchFixture bench;
        bench.fake.info.video.format.layout = color::PlaneLayout::Yuv;
        bench.fake.painter = [](std::int64_t index, ViewKind) {
            return fakePicture(index, ViewKind::Gray, 320, 240);
        };
        bench.open();
        for (int frame = 1; frame < 20; ++frame) {
            bench.transport().seek(frame);
            QTRY_COMPARE(bench.workbench->shown().index, frame);
        }
        QCOMPARE(bench.workbench->session().referenceSource(), ReferenceSource::None);
        QCOMPARE(bench.fake.references.back(), std::filesystem::path());
    }

    void anotherFilmReplacesTheFirstAndItsService() {
        WorkbenchFixture bench;
        bench.open();
        bench.transport().seek(40);
        bench.workbench->open(QStringLiteral("/films/harbour.mkv"));
        QTRY_COMPARE(bench.workbench->shown().index, 0);
        QCOMPARE(bench.transport().frame(), 0);
        QTRY_COMPARE(bench.fake.servicesAlive.load(), 1);
    }

    void footagePanelNamesThePicture() {
        WorkbenchFixture bench;
        bench.open();
        const auto* panel = bench.window->findChild<FootagePanel*>();
        QCOMPARE(panel->facts().value(QStringLiteral("Picture")), QStringLiteral("640×480, 8 bit"));
        QCOMPARE(panel->facts().value(QStringLiteral("Shots")), QStringLiteral("3"));
    }
};

QTEST_MAIN(TestOpening)
#include "tst_opening.moc"
