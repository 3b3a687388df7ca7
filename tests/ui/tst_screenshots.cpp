// SPDX-License-Identifier: GPL-3.0-or-later
// Pictures of the main states of the window, in every language, theme and scale, for people to look
// at; and what can be checked of them without eyes: no word is cut off, no view is blank. They lie
// in screenshots/ of the build folder.
#include <array>
#include <iterator>

#include <QDockWidget>
#include <QLabel>
#include <QLibraryInfo>
#include <QLocale>
#include <QPushButton>
#include <QTranslator>
#include <QtTest>

#include "tests/ui/hint_fixture.h"
#include "tests/ui/layout_check.h"
#include "tests/ui/painted_views.h"
#include "ui/actions/action_registry.h"
#include "ui/dialogs/export_dialog.h"
#include "ui/dialogs/export_setup_page.h"
#include "ui/dialogs/guide_window.h"
#include "ui/dialogs/keys_panel.h"
#include "ui/dialogs/preferences_dialog.h"
#include "ui/panels/dock_panels.h"
#include "ui/panels/export_queue_panel.h"
#include "ui/timeline/graph_plot.h"
#include "ui/timeline/graph_strip.h"
#include "ui/view/wipe_view.h"

using namespace kinechrome;
using namespace kinechrome::ui;
using namespace kinechrome::ui::test;

namespace {

constexpr double leastVariation = 8.0;  // of gray values in a view that shows a picture

// A window over a painted film, with work done in it.
struct Screen : HintFixture {
    QList<const QWidget*> pictures;  // which must not be blank

    Screen() { paintViews(fake); }
    void openFilm() {
        open(QStringLiteral("/films/street-original.mkv"));
        QTRY_COMPARE(workbench->document().segments.size(), std::size_t{3});
        press(Qt::Key_A);
        seek(42);
        addMarker(55);
        QCoreApplication::processEvents();
        for (const ViewKind kind : {ViewKind::Gray, ViewKind::Color, ViewKind::Reference}) {
            pictures << &window->views().pane(kind);
        }
    }
    QDockWidget& dock(const char* id) {
        return *window->findChild<QDockWidget*>(QLatin1String(id));
    }
};

QWidget* showNothing(Screen& screen) {
    screen.start();
    return screen.window.get();
}
QWidget* showViews(Screen& screen) {
    screen.openFilm();
    return screen.window.get();
}
QWidget* showWipe(Screen& screen) {
    screen.openFilm();
    screen.press(Qt::Key_7, Qt::ControlModifier);
    screen.press(Qt::Key_W);
    screen.pictures = {&screen.window->views().wipe()};
    return screen.window.get();
}
QWidget* showDifference(Screen& screen) {
    screen.openFilm();
    screen.press(Qt::Key_7, Qt::ControlModifier);
    screen.press(Qt::Key_D);
    for (int step = 0; step < 3; ++step) screen.press(Qt::Key_D, Qt::ShiftModifier);
    PictureView& view = screen.window->views().differenceView();
    [&view] { QTRY_VERIFY(!view.layer().image.isNull() && !view.layer().legend.empty()); }();
    screen.pictures = {&view};
    return screen.window.get();
}
QWidget* showHints(Screen& screen) {
    screen.openFilm();
    screen.press(Qt::Key_H);
    screen.click({200, 200});
    screen.drag({380, 300}, {520, 330}, Qt::ShiftModifier);
    screen.click({330, 120});
    return screen.window.get();
}
QWidget* showMask(Screen& screen) {
    screen.openFilm();
    screen.press(Qt::Key_R);
    return screen.window.get();
}
QWidget* showCertainty(Screen& screen) {
    screen.openFilm();
    screen.press(Qt::Key_F5);
    return screen.window.get();
}
QWidget* showGraphs(Screen& screen) {
    screen.openFilm();
    screen.press(Qt::Key_U);
    screen.press(Qt::Key_F2);
    GraphPlot& plot = screen.window->graphs().plot();
    [&] {
        QTRY_VERIFY(!plot.graph().empty());
        QTRY_COMPARE(plot.width(), screen.window->timeline().width());
    }();
    screen.pictures << &plot;
    return screen.window.get();
}
QWidget* showExport(Screen& screen) {
    screen.openFilm();
    screen.press(Qt::Key_E, Qt::ControlModifier);
    screen.pictures.clear();
    return &screen.window->exportDialog();
}
QWidget* showQueue(Screen& screen) {
    screen.openFilm();
    std::vector<pipeline::ColorizeRequest> requests(3);
    for (std::size_t i = 0; i < requests.size(); ++i) {
        requests[i].input = "/films/street.mkv";
        requests[i].output = "/films/street-colour-0" + std::to_string(i + 1) + ".mkv";
    }
    auto* panel = screen.window->findChild<ExportQueuePanel*>();
    raisePanel(*panel);
    screen.workbench->exportQueue().add(requests);
    QTest::mouseClick(&panel->runButton(), Qt::LeftButton);
    [&] { QTRY_COMPARE(screen.fake.exportsStarted.load(), 1); }();
    screen.fake.letExportAdvance(50);
    [&] { QTRY_VERIFY(screen.workbench->exportQueue().progress().fraction() > 0.4); }();
    return screen.window.get();
}
QWidget* showKeys(Screen& screen) {
    screen.openFilm();
    screen.press(Qt::Key_Question);
    screen.pictures.clear();
    return &screen.window->keysPanel();
}
QWidget* showPreferences(Screen& screen) {
    screen.openFilm();
    screen.press(Qt::Key_Comma, Qt::ControlModifier);
    screen.pictures.clear();
    return &screen.window->preferences();
}
QWidget* showGuide(Screen& screen) {
    screen.start();
    screen.press(Qt::Key_F1);
    return screen.window->findChild<GuideWindow*>();
}

struct State {
    const char* name;
    QWidget* (*enter)(Screen&);
};
constexpr std::array states{
    State{"empty", showNothing},       State{"views", showViews},
    State{"wipe", showWipe},           State{"difference", showDifference},
    State{"hints", showHints},         State{"mask", showMask},
    State{"certainty", showCertainty}, State{"graphs", showGraphs},
    State{"export", showExport},       State{"queue", showQueue},
    State{"keys", showKeys},           State{"preferences", showPreferences},
    State{"guide", showGuide}};

}  // namespace

class TestScreenshots : public QObject {
    Q_OBJECT
    QTemporaryDir folder_;
    QTranslator words_;
    QTranslator wordsOfQt_;

    void speakGerman() {
        QVERIFY(words_.load(QStringLiteral(":/translations/kinechrome_de.qm")));
        QCoreApplication::installTranslator(&words_);
        // Qt's own words, where they are installed.
        const QString folder = QLibraryInfo::path(QLibraryInfo::TranslationsPath);
        if (wordsOfQt_.load(QStringLiteral("qtbase_de"), folder)) {
            QCoreApplication::installTranslator(&wordsOfQt_);
        }
        QLocale::setDefault(QLocale(QLocale::German, QLocale::Germany));
    }
    static void addLooks() {
        QTest::addColumn<bool>("german");
        QTest::addColumn<bool>("light");
        QTest::addColumn<int>("state");
        for (std::size_t i = 0; i < states.size(); ++i) {
            const auto add = [i](const char* look, bool german, bool light) {
                QTest::addRow("%s%s", states[i].name, look)
                    << german << light << static_cast<int>(i);
            };
            add("", false, false);
            add("-german", true, false);
            add("-light", false, true);
        }
    }

private Q_SLOTS:
    void initTestCase() {
        isolateSettings(folder_);
        QVERIFY(QDir().mkpath(QStringLiteral(KINECHROME_SCREENSHOTS)));
    }
    void cleanup() {
        QCoreApplication::removeTranslator(&words_);
        QCoreApplication::removeTranslator(&wordsOfQt_);
        QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedStates));
        chooseTheme(*qApp, Theme::Dark);
        QDir(folder_.filePath(QStringLiteral("kinechrome"))).removeRecursively();
    }

    void everyStateCanBeReadAndSeen_data() { addLooks(); }
    void everyStateCanBeReadAndSeen() {
        QFETCH(bool, german);
        QFETCH(bool, light);
        QFETCH(int, state);
        if (german) speakGerman();
        Screen screen;
        chooseTheme(*qApp, light ? Theme::Light : Theme::Dark);
        QWidget* subject = states[static_cast<std::size_t>(state)].enter(screen);
        QVERIFY(subject != nullptr && subject->isVisible());
        QTest::qWait(50);  // layouts that follow layouts
        const double ratio = subject->devicePixelRatioF();
        const QImage picture = subject->grab().toImage();
        QString name = QLatin1String(QTest::currentDataTag());
        if (ratio != 1.0) name += QStringLiteral("@%1x").arg(ratio);
        const QString file = QStringLiteral(KINECHROME_SCREENSHOTS "/%1.png").arg(name);
        QVERIFY(picture.save(file));
        QCOMPARE(QImage(file).size(), subject->size() * ratio);
        if (subject == screen.window.get()) QCOMPARE(subject->size(), QSize(1280, 720));
        for (const QWidget* view : std::as_const(screen.pictures)) {
            QVERIFY(view->isVisible());
            const QRect area(view->mapTo(subject, QPoint()), view->size());
            QVERIFY2(variation(picture, area) > leastVariation,
                     qPrintable(view->accessibleName() + QStringLiteral(" is blank")));
        }
        const QStringList cut = cutOff(*subject);
        QVERIFY2(cut.isEmpty(), qPrintable(cut.join(QStringLiteral("; "))));
    }

    void everyPanelCanBeRead_data() {
        QTest::addColumn<bool>("german");
        QTest::newRow("english") << false;
        QTest::newRow("german") << true;
    }
    void everyPanelCanBeRead() {
        QFETCH(bool, german);
        if (german) speakGerman();
        Screen screen;
        screen.openFilm();
        QStringList wrong;
        for (QDockWidget* dock : screen.window->findChildren<QDockWidget*>()) {
            raisePanel(*dock->widget());
            QTest::qWait(20);
            for (const QString& each : cutOff(*screen.window)) {
                wrong << dock->objectName() + QStringLiteral(": ") + each;
            }
        }
        QVERIFY2(wrong.isEmpty(), qPrintable(wrong.join(QLatin1Char('\n'))));
    }

    void aWordWithoutRoomIsFound() {
        QWidget holder;
        QLabel narrow(QStringLiteral("words that need room"), &holder);
        narrow.setGeometry(0, 0, 20, 20);
        holder.resize(200, 100);
        holder.show();
        QCOMPARE(cutOff(holder).size(), 1);
        narrow.setGeometry(0, 0, 190, 20);
        QVERIFY(cutOff(holder).isEmpty());
    }
};

QTEST_MAIN(TestScreenshots)
#include "tst_screenshots.moc"
