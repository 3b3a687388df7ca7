// SPDX-License-Identifier: GPL-3.0-or-later
// The colour panel and the key panel.
#include <QComboBox>
#include <QKeySequenceEdit>
#include <QSlider>
#include <QTreeWidget>
#include <QtTest>

#include "tests/ui/find_control.h"
#include "tests/ui/workbench_fixture.h"
#include "ui/dialogs/keys_panel.h"
#include "ui/panels/settings_panel.h"

using namespace kinechrome;
using namespace kinechrome::ui;
using namespace kinechrome::ui::test;

class TestPanels : public QObject {
    Q_OBJECT
    QTemporaryDir folder_;

private Q_SLOTS:
    void initTestCase() { isolateSettings(folder_); }

    void modelsAtHandCanBeChosen() {
        WorkbenchFixture bench;
        bench.open();
        auto* model = named<QComboBox>(*bench.window, QStringLiteral("Model"));
        QTRY_COMPARE(model->count(), 2);
        model->setFocus();
        QTest::keyClick(model, Qt::Key_Down);
        QCOMPARE(bench.workbench->session().settings().model, std::string("colornet-wide"));
        QCOMPARE(bench.fake.settings.back().model, std::string("colornet-wide"));
    }

    void sliderKeepsItsArrowKeys() {
        WorkbenchFixture bench;
        bench.open();
        auto* strength = named<QSlider>(*bench.window, QStringLiteral("Stabiliser strength"));
        strength->setFocus();
        QTest::keyClick(strength, Qt::Key_Left);
        QCOMPARE(strength->value(), 79);
        QCOMPARE(bench.transport().frame(), 0);
        QTRY_COMPARE(bench.fake.settings.back().strength, 0.79);
    }

    void stabiliserCanBeTurnedOff() {
        WorkbenchFixture bench;
        bench.open();
        auto* kind = named<QComboBox>(*bench.window, QStringLiteral("Stabiliser"));
        kind->setFocus();
        QTest::keyClick(kind, Qt::Key_End);
        QVERIFY(bench.fake.settings.back().stabilizer == edit::StabilizerKind::None);
        QVERIFY(!named<QSlider>(*bench.window, QStringLiteral("Stabiliser strength"))->isEnabled());
    }

    void questionMarkListsTheKeys() {
        WorkbenchFixture bench;
        bench.start();
        QTest::keyClick(bench.window.get(), '?');
        QTRY_VERIFY(bench.window->keysPanel().isVisible());
        const QTreeWidget& list = bench.window->keysPanel().list();
        QVERIFY(!list.findItems(QStringLiteral("Space"), Qt::MatchExactly | Qt::MatchRecursive, 1)
                     .isEmpty());
    }

    void keysCanBeChangedAndAreRemembered() {
        WorkbenchFixture bench;
        bench.open();
        ActionRegistry& registry = bench.window->actions();
        registry.setKeys(QStringLiteral("go.next"), {QKeySequence(Qt::Key_N)});
        bench.press(Qt::Key_N);
        QCOMPARE(bench.transport().frame(), 1);
        bench.press(Qt::Key_Right);
        QCOMPARE(bench.transport().frame(), 1);
        bench.window.reset();
        bench.window = std::make_unique<MainWindow>(*bench.workbench);
        QCOMPARE(bench.window->actions().action(QStringLiteral("go.next"))->shortcut(),
                 QKeySequence(Qt::Key_N));
    }

    void aKeyBelongsToOneActionOnly() {
        WorkbenchFixture bench;
        bench.start();
        ActionRegistry& registry = bench.window->actions();
        registry.setKeys(QStringLiteral("range.in"), {QKeySequence(Qt::Key_O)});
        QVERIFY(registry.action(QStringLiteral("range.out"))->shortcuts().isEmpty());
        registry.restoreKeys();
        QCOMPARE(registry.action(QStringLiteral("range.out"))->shortcut(), QKeySequence(Qt::Key_O));
    }

    void noTwoActionsShareAKey() {
        WorkbenchFixture bench;
        bench.start();
        QMap<QKeySequence, QString> owners;
        for (const ActionRegistry::Entry& entry : bench.window->actions().entries()) {
            for (const QKeySequence& key : entry.action->shortcuts()) {
                QVERIFY2(!owners.contains(key), qPrintable(key.toString() + entry.spec.id));
                owners.insert(key, entry.spec.id);
            }
        }
        QVERIFY(owners.size() > 20);
    }
};

QTEST_MAIN(TestPanels)
#include "tst_panels.moc"
