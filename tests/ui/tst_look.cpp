// SPDX-License-Identifier: GPL-3.0-or-later
// Two themes that can be read and stay neutral, and a guide whose pictures are there.
#include <algorithm>
#include <cmath>

#include <QComboBox>
#include <QMenuBar>
#include <QRegularExpression>
#include <QTextBrowser>
#include <QTranslator>
#include <QtTest>

#include "tests/ui/workbench_fixture.h"
#include "ui/actions/action_registry.h"
#include "ui/dialogs/guide_window.h"
#include "ui/dialogs/preferences_dialog.h"
#include "ui/theme/theme.h"
#include "ui/view/picture_view.h"
#include "ui/view/view_area.h"

using namespace kinechrome::ui;
using namespace kinechrome::ui::test;

namespace {

// WCAG 2.1: relative luminance and contrast.
double luminanceOf(const QColor& color) {
    const auto linear = [](float value) {
        const double v = static_cast<double>(value);
        return v <= 0.04045 ? v / 12.92 : std::pow((v + 0.055) / 1.055, 2.4);
    };
    return 0.2126 * linear(color.redF()) + 0.7152 * linear(color.greenF()) +
           0.0722 * linear(color.blueF());
}
double contrast(QRgb one, QRgb other) {
    const double a = luminanceOf(QColor(one));
    const double b = luminanceOf(QColor(other));
    return (std::max(a, b) + 0.05) / (std::min(a, b) + 0.05);
}

bool isNeutral(QRgb color) {
    return qRed(color) == qGreen(color) && qGreen(color) == qBlue(color);
}

}  // namespace

class TestLook : public QObject {
    Q_OBJECT
    QTemporaryDir folder_;
    QStringList english_;  // names of all actions

private Q_SLOTS:
    void initTestCase() {
        isolateSettings(folder_);
        WorkbenchFixture bench;
        bench.start();
        for (const ActionRegistry::Entry& entry : bench.window->actions().entries()) {
            english_ << entry.action->text().remove(QLatin1Char('&'));
        }
        QVERIFY(english_.size() > 50);
    }
    void cleanup() { chooseTheme(*qApp, Theme::Dark); }

    void wordsCanBeReadInEveryTheme_data() {
        QTest::addColumn<int>("theme");
        QTest::newRow("dark") << static_cast<int>(Theme::Dark);
        QTest::newRow("light") << static_cast<int>(Theme::Light);
    }
    void wordsCanBeReadInEveryTheme() {
        QFETCH(int, theme);
        chooseTheme(*qApp, static_cast<Theme>(theme));
        for (const QRgb ground : {tone::window, tone::panel, tone::box, tone::boxHere}) {
            QVERIFY(contrast(tone::text, ground) >= 4.5);
            QVERIFY(isNeutral(ground));
        }
        QVERIFY(contrast(tone::quiet, tone::window) >= 4.5);
        QVERIFY(isNeutral(tone::surround));
        // What surrounds a picture never outshines it.
        QVERIFY(luminanceOf(QColor(tone::surround)) < 0.2);
    }

    void whatLiesBetweenPicturesIsDarkInEveryTheme_data() { wordsCanBeReadInEveryTheme_data(); }
    void whatLiesBetweenPicturesIsDarkInEveryTheme() {
        QFETCH(int, theme);
        WorkbenchFixture bench;
        chooseTheme(*qApp, static_cast<Theme>(theme));
        bench.open(QStringLiteral("/films/street-original.mkv"));
        const QWidget& gray = bench.window->views().pane(ViewKind::Gray);
        const QWidget& colour = bench.window->views().pane(ViewKind::Color);
        QVERIFY(colour.x() > gray.geometry().right() + 1);
        const QImage window = bench.window->grab().toImage();
        for (int x = gray.geometry().right() + 1; x < colour.x(); ++x) {
            const QPoint place(x, gray.geometry().center().y());
            const QRgb pixel = window.pixel(gray.parentWidget()->mapTo(bench.window.get(), place));
            QVERIFY(isNeutral(pixel));
            QVERIFY(qGray(pixel) < 32);
        }
    }

    void theChoiceOfThemeIsRemembered() {
        chooseTheme(*qApp, Theme::Light);
        QVERIFY(rememberedTheme() == Theme::Light);
        QVERIFY(qApp->palette().color(QPalette::Window).lightnessF() > 0.8F);
        QVERIFY(!qApp->styleSheet().contains(QStringLiteral("#1d1d1d")));
        chooseTheme(*qApp, Theme::Dark);
        QVERIFY(rememberedTheme() == Theme::Dark);
        QVERIFY(qApp->palette().color(QPalette::Window).lightnessF() < 0.2F);
    }

    void preferencesChangeTheThemeAtOnce() {
        WorkbenchFixture bench;
        bench.start();
        bench.press(Qt::Key_Comma, Qt::ControlModifier);
        auto* theme = bench.window->preferences().findChild<QComboBox*>();
        QVERIFY(theme != nullptr && theme->isVisible());
        const QRgb dark = tone::window;
        QTest::keyClick(theme, Qt::Key_Down);
        QVERIFY(luminanceOf(QColor(tone::window)) > 5.0 * luminanceOf(QColor(dark)));
        QVERIFY(rememberedTheme() == Theme::Light);
    }

    void iconsTakeTheTextsTone() {
        const auto lightest = [] {
            const QImage image = icon(QStringLiteral("open")).pixmap(40, 40).toImage();
            int value = 0;
            for (int y = 0; y < image.height(); ++y) {
                for (int x = 0; x < image.width(); ++x) {
                    if (qAlpha(image.pixel(x, y)) == 255) {
                        value = std::max(value, qGray(image.pixel(x, y)));
                    }
                }
            }
            return value;
        };
        const int dark = lightest();
        chooseTheme(*qApp, Theme::Light);
        const int light = lightest();
        QVERIFY2(dark > 180 && light > 0 && light < 80,
                 qPrintable(QString("%1, %2").arg(dark).arg(light)));
    }

    void theWholeWindowSpeaksGerman() {
        QTranslator german;
        QVERIFY(german.load(QStringLiteral(":/translations/kinechrome_de.qm")));
        QCoreApplication::installTranslator(&german);
        {
            WorkbenchFixture bench;
            bench.start();
            QStringList menus;
            for (const QAction* menu : bench.window->menuBar()->actions()) {
                menus << menu->text().remove(QLatin1Char('&'));
            }
            QVERIFY2(menus.contains(QStringLiteral("Datei")), qPrintable(menus.join(' ')));
            QVERIFY2(!menus.contains(QStringLiteral("File")), qPrintable(menus.join(' ')));
            // Names that are the same in both languages are few.
            int same = 0;
            for (const ActionRegistry::Entry& entry : bench.window->actions().entries()) {
                const QString plain = entry.action->text().remove(QLatin1Char('&'));
                if (english_.contains(plain)) ++same;
            }
            QVERIFY2(same <= 5, qPrintable(QString::number(same)));
        }
        QCoreApplication::removeTranslator(&german);
    }

    void theGuideSpeaksTheLanguageOfTheInterface_data() {
        QTest::addColumn<QString>("language");
        QTest::addColumn<QString>("word");
        QTest::newRow("english") << QString() << QStringLiteral("Hints");
        QTest::newRow("german") << QStringLiteral("_de") << QStringLiteral("Hinweise");
    }
    void theGuideSpeaksTheLanguageOfTheInterface() {
        QFETCH(QString, language);
        QFETCH(QString, word);
        QTranslator words;
        if (!language.isEmpty()) {
            QVERIFY(words.load(QStringLiteral(":/translations/kinechrome_de.qm")));
            QCoreApplication::installTranslator(&words);
        }
        WorkbenchFixture bench;
        bench.start();
        bench.press(Qt::Key_F1);
        auto* guide = bench.window->findChild<GuideWindow*>();
        QVERIFY(guide != nullptr);
        QVERIFY(guide->isVisible());
        QVERIFY(guide->page().toPlainText().contains(word));
        // As many chapters and pictures in each language, and all of them there.
        const auto count = [](const QString& page, const QString& pattern) {
            QStringList found;
            QFile file(QStringLiteral(":/guide/") + page);
            if (!file.open(QIODevice::ReadOnly)) return found;
            const QRegularExpression wanted(pattern);
            for (auto each = wanted.globalMatch(QString::fromUtf8(file.readAll()));
                 each.hasNext();) {
                found << each.next().captured(1);
            }
            return found;
        };
        const QString here = QStringLiteral("guide%1.html").arg(language);
        const QString chapter = QStringLiteral("<h2>(.+)</h2>");
        const QString picture = QStringLiteral("src=\"([^\"]+)\"");
        const QString english = QStringLiteral("guide.html");
        QCOMPARE(count(here, chapter).size(), count(english, chapter).size());
        QCOMPARE(count(here, picture).size(), count(english, picture).size());
        QVERIFY(count(here, picture).size() >= 3);
        for (const QString& name : count(here, picture)) {
            QVERIFY(name.endsWith(language + QStringLiteral(".png")));
            QVERIFY(!QImage(QStringLiteral(":/guide/") + name).isNull());
        }
        QCoreApplication::removeTranslator(&words);
    }
};

QTEST_MAIN(TestLook)
#include "tst_look.moc"
