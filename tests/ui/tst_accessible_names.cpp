// SPDX-License-Identifier: GPL-3.0-or-later
// What a screen reader and a keyboard find: every control has a name, and Tab comes to all of them.
#include <QAbstractItemView>
#include <QComboBox>
#include <QDockWidget>
#include <QLabel>
#include <QPushButton>
#include <QTabBar>
#include <QtTest>

#include "tests/ui/hint_fixture.h"
#include "ui/dialogs/export_dialog.h"
#include "ui/dialogs/keys_panel.h"
#include "ui/dialogs/preferences_dialog.h"
#include "ui/panels/dock_panels.h"
#include "ui/panels/export_queue_panel.h"

using namespace kinechrome;
using namespace kinechrome::ui;
using namespace kinechrome::ui::test;

namespace {

bool inSight(const QWidget& widget) {
    return widget.isVisible() && !widget.visibleRegion().isEmpty();
}

// What takes keys itself: not the inner part of a spin box, nor an area that only scrolls.
bool takesKeys(const QWidget& widget) {
    const bool innerPart = widget.parentWidget() != nullptr &&
                           widget.parentWidget()->focusProxy() != &widget &&
                           (widget.parentWidget()->inherits("QAbstractSpinBox") ||
                            widget.parentWidget()->inherits("QComboBox"));
    const bool scrolls = widget.metaObject()->className() == QByteArray("QScrollArea") ||
                         widget.objectName() == QStringLiteral("qt_scrollarea_viewport");
    const auto* label = qobject_cast<const QLabel*>(&widget);
    if (label != nullptr && label->text().isEmpty()) return false;  // nothing to select there
    return widget.isEnabled() && widget.focusPolicy() != Qt::NoFocus && !innerPart && !scrolls &&
           !widget.isWindow();
}

QString nameOf(const QWidget& widget) {
    // A row of tabs is read tab by tab.
    if (const auto* tabs = qobject_cast<const QTabBar*>(&widget)) return tabs->tabText(0);
    for (const QString& name : {widget.accessibleName(), widget.property("text").toString(),
                                widget.property("title").toString(), widget.toolTip()}) {
        if (!name.isEmpty()) return name;
    }
    return {};
}

// Class and place of each control in sight without any name.
QStringList nameless(const QWidget& window) {
    QStringList found;
    for (const QWidget* widget : window.findChildren<QWidget*>()) {
        if (widget->window() != &window || !inSight(*widget) || !takesKeys(*widget)) continue;
        if (!nameOf(*widget).isEmpty()) continue;
        const QWidget* parent = widget->parentWidget();
        found << QStringLiteral("%1 in %2")
                     .arg(QLatin1String(widget->metaObject()->className()),
                          parent == nullptr ? QStringLiteral("nothing")
                                            : QLatin1String(parent->metaObject()->className()));
    }
    return found;
}

}  // namespace

class TestAccessibleNames : public QObject {
    Q_OBJECT
    QTemporaryDir folder_;

    static void verifyNamed(const QWidget& window) {
        const QStringList found = nameless(window);
        QVERIFY2(found.isEmpty(), qPrintable(found.join(QStringLiteral("; "))));
    }

private Q_SLOTS:
    void initTestCase() { isolateSettings(folder_); }
    void cleanup() { QDir(folder_.filePath(QStringLiteral("kinechrome"))).removeRecursively(); }

    void everyControlOfTheEmptyWindowHasAName() {
        WorkbenchFixture bench;
        bench.start();
        verifyNamed(*bench.window);
    }

    void everyControlOfEveryPanelHasAName() {
        HintFixture bench;
        bench.openTool();
        bench.click({320, 240});
        bench.fake.likely = {{20.0, 20.0, 0.5}};
        bench.press(Qt::Key_U);
        bench.press(Qt::Key_D);
        pipeline::ColorizeRequest request;
        request.output = "/films/a.mkv";
        bench.workbench->exportQueue().add({request});
        bench.addMarker(4);
        for (QDockWidget* dock : bench.window->findChildren<QDockWidget*>()) {
            raisePanel(*dock->widget());
            QTest::qWait(10);
            verifyNamed(*bench.window);
        }
        bench.press(Qt::Key_R);
        QTest::qWait(10);
        verifyNamed(*bench.window);
    }

    void everyControlOfEveryDialogHasAName() {
        WorkbenchFixture bench;
        bench.open();
        bench.press(Qt::Key_E, Qt::ControlModifier);
        QTRY_VERIFY(bench.window->exportDialog().isVisible());
        verifyNamed(bench.window->exportDialog());
        bench.window->exportDialog().hide();
        bench.press(Qt::Key_Question);
        verifyNamed(bench.window->keysPanel());
        bench.window->keysPanel().hide();
        bench.press(Qt::Key_Comma, Qt::ControlModifier);
        verifyNamed(bench.window->preferences());
    }

    void tabComesToEveryControlAndRoundAgain() {
        WorkbenchFixture bench;
        bench.open();
        QList<const QWidget*> wanted;
        for (const QWidget* widget : bench.window->findChildren<QWidget*>()) {
            const bool byTab = (widget->focusPolicy() & Qt::TabFocus) != 0;
            if (byTab && inSight(*widget) && takesKeys(*widget)) wanted << widget;
        }
        QVERIFY(wanted.size() > 20);
        QList<const QWidget*> seen;
        const QWidget* first = QApplication::focusWidget();
        QVERIFY(first != nullptr);
        for (int i = 0; i < 200; ++i) {
            QTest::keyClick(QApplication::focusWidget(), Qt::Key_Tab);
            seen << QApplication::focusWidget();
            if (seen.last() == first) break;
        }
        QCOMPARE(seen.last(), first);
        for (const QWidget* widget : std::as_const(wanted)) {
            QVERIFY2(seen.contains(widget) || seen.contains(widget->focusProxy()),
                     qPrintable(nameOf(*widget) + QStringLiteral(" is not reached")));
        }
    }

    void aListIsChosenFromWithoutTheMouse() {
        WorkbenchFixture bench;
        bench.open();
        QComboBox* list = nullptr;
        for (QComboBox* each : bench.window->findChildren<QComboBox*>()) {
            if (inSight(*each) && each->count() > 1 && each->currentIndex() == 0) list = each;
        }
        QVERIFY(list != nullptr);
        list->setFocus();
        QTest::keyClick(list, Qt::Key_Space);
        QTRY_VERIFY(list->view()->isVisible());
        QTest::keyClick(list->view(), Qt::Key_Down);
        QTest::keyClick(list->view(), Qt::Key_Return);
        QTRY_VERIFY(!list->view()->isVisible());
        QCOMPARE(list->currentIndex(), 1);
    }

    void aControlWithoutANameIsFound() {
        QWidget holder;
        QPushButton button(&holder);
        holder.show();
        QCOMPARE(nameless(holder).size(), 1);
        button.setAccessibleName(QStringLiteral("Go"));
        QVERIFY(nameless(holder).isEmpty());
    }
};

QTEST_MAIN(TestAccessibleNames)
#include "tst_accessible_names.moc"
