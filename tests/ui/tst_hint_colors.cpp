// SPDX-License-Identifier: GPL-3.0-or-later
// Where a hint's colour comes from: typed, what the model finds likely, recent ones, palettes that
// are kept, a reference still.
#include <QComboBox>
#include <QDoubleSpinBox>
#include <QImage>
#include <QLineEdit>
#include <QToolButton>
#include <QtTest>

#include "tests/ui/hint_fixture.h"
#include "ui/panels/hint_panel.h"
#include "ui/panels/message_bar.h"
#include "ui/panels/still_box.h"

using namespace kinechrome;
using namespace kinechrome::ui;
using namespace kinechrome::ui::test;

class TestHintColors : public QObject {
    Q_OBJECT
    QTemporaryDir folder_;

    static HintPanel& panelOf(const HintFixture& bench) {
        return *bench.window->findChild<HintPanel*>();
    }
    // A hint in a frame that is light enough for colours.
    static void place(HintFixture& bench) {
        bench.openTool();
        bench.seek(29);
        bench.click({320, 240});
        QCOMPARE(bench.hints().size(), std::size_t{1});
    }

private Q_SLOTS:
    void initTestCase() { isolateSettings(folder_); }
    void cleanup() { QDir(folder_.filePath(QStringLiteral("kinechrome"))).removeRecursively(); }

    void valuesAreTyped() {
        HintFixture bench;
        place(bench);
        auto* box = named<QDoubleSpinBox>(panelOf(bench), QStringLiteral("b*"));
        box->setFocus();
        box->selectAll();
        QTest::keyClicks(box, QStringLiteral("-4.5"));
        QTest::keyClick(box, Qt::Key_Return);
        QCOMPARE(bench.hints()[0].b, -4.5);
        QCOMPARE(bench.workbench->editor().undoStack().count(), 2);
        QCOMPARE(bench.transport().frame(), 29);
    }

    void typedValuesStayInTheGamut() {
        HintFixture bench;
        place(bench);
        named<QDoubleSpinBox>(panelOf(bench), QStringLiteral("a*"))->setValue(128.0);
        QVERIFY(bench.hints()[0].a > 5.0 && bench.hints()[0].a < 100.0);
    }

    void likelyColoursAreAskedForAtTheHintAndTaken() {
        HintFixture bench;
        bench.fake.likely = {{12.0, 14.0, 0.6}, {-8.0, 10.0, 0.25}};
        place(bench);
        QTRY_COMPARE(bench.workbench->hints().suggestions().size(), std::size_t{2});
        QCOMPARE(bench.fake.questions.back().frame, 29);
        QVERIFY(std::abs(bench.fake.questions.back().x - 0.5) < 0.01);
        auto* swatch = named<QToolButton>(panelOf(bench), QStringLiteral("Likely here a* -8"));
        QVERIFY(swatch != nullptr && swatch->isVisible());
        QVERIFY(swatch->toolTip().contains(QStringLiteral("25 %")));
        swatch->click();
        QCOMPARE(bench.hints()[0].a, -8.0);
        // The same place is not asked about twice; another one is.
        const std::size_t asked = bench.fake.questions.size();
        bench.workbench->hints().resizeSelected(1.2);
        QCOMPARE(bench.fake.questions.size(), asked);
        bench.drag({320, 240}, {200, 240});
        QVERIFY(bench.fake.questions.size() > asked);
        QVERIFY(std::abs(bench.fake.questions.back().x - 0.3125) < 0.01);
    }

    void withoutAChoiceNothingIsLikely() {
        HintFixture bench;
        bench.fake.likely = {{12.0, 14.0, 0.6}};
        place(bench);
        QTRY_COMPARE(bench.workbench->hints().suggestions().size(), std::size_t{1});
        bench.workbench->hints().select(std::nullopt);
        QVERIFY(bench.workbench->hints().suggestions().empty());
        QVERIFY(named<QToolButton>(panelOf(bench), QStringLiteral("Likely")) == nullptr ||
                !named<QToolButton>(panelOf(bench), QStringLiteral("Likely"))->isVisible());
    }

    void paletteIsKeptForTheNextSession() {
        {
            HintFixture bench;
            place(bench);
            auto* names = named<QComboBox>(panelOf(bench), QStringLiteral("Palette to keep"));
            names->lineEdit()->setFocus();
            QTest::keyClicks(names->lineEdit(), QStringLiteral("Uniforms/1916"));
            bench.workbench->hints().takeColor({-6.0, 9.0});
            named<QToolButton>(panelOf(bench), QStringLiteral("Keep the colour"))->click();
            bench.workbench->hints().takeColor({3.0, -4.0});
            named<QToolButton>(panelOf(bench), QStringLiteral("Keep the colour"))->click();
            QCOMPARE(bench.transport().frame(), 29);
        }
        ColorShelf shelf;
        QCOMPARE(shelf.palettes().size(), std::size_t{1});
        QCOMPARE(shelf.palettes()[0].name, QStringLiteral("Uniforms/1916"));
        QCOMPARE(shelf.palettes()[0].colors.size(), std::size_t{2});
        QCOMPARE(shelf.palettes()[0].colors[1].b, -4.0);
        QCOMPARE(shelf.recent().front().a, 3.0);
    }

    void colourIsTakenFromAPaletteAndRemovedFromIt() {
        HintFixture bench;
        place(bench);
        bench.workbench->hints().shelf().keep(QStringLiteral("Sky"), {-4.0, -9.0});
        auto* swatch = named<QToolButton>(panelOf(bench), QStringLiteral(" a* -4, b* -9"));
        QVERIFY(swatch != nullptr);
        swatch->click();
        QCOMPARE(bench.hints()[0].b, -9.0);
        QCOMPARE(swatch->actions().size(), 1);
        swatch->actions().front()->trigger();
        QVERIFY(bench.workbench->hints().shelf().colorsOf(QStringLiteral("Sky")).empty());
        named<QToolButton>(panelOf(bench), QStringLiteral("Remove the palette"))->click();
        QVERIFY(bench.workbench->hints().shelf().palettes().empty());
    }

    void colourIsPickedFromAReferenceStill() {
        HintFixture bench;
        place(bench);
        QImage still(80, 40, QImage::Format_RGB32);
        still.fill(QColor(110, 90, 90));
        for (int y = 0; y < 40; ++y) {
            for (int x = 40; x < 80; ++x) still.setPixel(x, y, qRgb(90, 95, 110));
        }
        const QString file = folder_.filePath(QStringLiteral("still.png"));
        QVERIFY(still.save(file));
        StillBox& box = panelOf(bench).still();
        box.open(file);
        QTRY_COMPARE(box.image().size(), QSize(80, 40));
        QTRY_VERIFY(box.picture().height() > 20);
        QTest::mouseClick(&box.picture(), Qt::LeftButton, {},
                          QPoint(box.width() / 4, box.picture().height() / 2));
        QVERIFY(bench.hints()[0].a > 4.0);
        QTest::mouseClick(&box.picture(), Qt::LeftButton, {},
                          QPoint(box.width() * 3 / 4, box.picture().height() / 2));
        QVERIFY(bench.hints()[0].b < -4.0);
    }

    void fileThatIsNoPictureIsSaidInPlace() {
        HintFixture bench;
        place(bench);
        const QString file = folder_.filePath(QStringLiteral("still.txt"));
        QFile text(file);
        QVERIFY(text.open(QIODevice::WriteOnly));
        text.write("no picture");
        text.close();
        panelOf(bench).still().open(file);
        QTRY_VERIFY(bench.window->messages().isVisible());
        QVERIFY(bench.window->messages().text().startsWith(QStringLiteral("still.txt")));
        QVERIFY(panelOf(bench).still().image().isNull());
    }
};

QTEST_MAIN(TestHintColors)
#include "tst_hint_colors.moc"
