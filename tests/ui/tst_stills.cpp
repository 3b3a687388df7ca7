// SPDX-License-Identifier: GPL-3.0-or-later
// A frame kept as a picture.
#include <QFile>
#include <QLabel>
#include <QtTest>

#include "tests/ui/workbench_fixture.h"
#include "ui/dialogs/still_saver.h"
#include "ui/panels/message_bar.h"
#include "ui/view/still_sheet.h"

using namespace kinechrome;
using namespace kinechrome::ui;
using namespace kinechrome::ui::test;

class TestStills : public QObject {
    Q_OBJECT
    QTemporaryDir folder_;

private Q_SLOTS:
    void initTestCase() { isolateSettings(folder_); }

    void viewsStandSideBySideUnscaled() {
        WorkbenchFixture bench;
        bench.open(QStringLiteral("/films/truth.mkv"));
        bench.transport().seek(40);
        QTRY_COMPARE(bench.workbench->shown().index, 40);
        const QImage sheet = stillSheet(bench.workbench->shown(), QStringLiteral("line"));
        // Three pictures of 320x240, four gaps, a bar above and one below.
        QCOMPARE(sheet.size(), QSize(3 * 320 + 4 * 8, 240 + 2 * 30));
        QCOMPARE(sheet.pixelColor(100, 150), QColor(40, 40, 40));
        QCOMPARE(sheet.pixelColor(328 + 100, 150), QColor(200, 40, 40));
        QCOMPARE(sheet.pixelColor(2 * 328 + 100, 150), QColor(40, 40, 200));
    }

    void viewsThatAreNotThereAreLeftOut() {
        WorkbenchFixture bench;
        bench.fake.withholdsColor = true;
        bench.open();
        const QImage sheet = stillSheet(bench.workbench->shown(), {});
        QCOMPARE(sheet.width(), 320 + 2 * 8);
        QVERIFY(stillSheet(ShownFrame(), {}).isNull());
    }

    void stillIsSavedAndSaid() {
        WorkbenchFixture bench;
        bench.open();
        bench.transport().seek(7);
        QTRY_COMPARE(bench.workbench->shown().index, 7);
        auto* saver = bench.window->findChild<StillSaver*>();
        QCOMPARE(saver->suggestedPath(), QStringLiteral("/films/street-frame-000007.png"));
        const QString path = folder_.filePath(QStringLiteral("still.png"));
        saver->save(path);
        QTRY_VERIFY(QFile::exists(path));
        QCOMPARE(QImage(path).width(), 2 * 320 + 3 * 8);
        QTRY_VERIFY(bench.window->messages().text().contains(path));
    }

    void folderThatCannotBeWrittenIsSaid() {
        WorkbenchFixture bench;
        bench.open();
        bench.window->findChild<StillSaver*>()->save(QStringLiteral("/nowhere/at/all.png"));
        QTRY_VERIFY(bench.window->messages().text().contains(QStringLiteral("is not saved")));
    }
};

QTEST_MAIN(TestStills)
#include "tst_stills.moc"
