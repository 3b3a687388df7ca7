// SPDX-License-Identifier: GPL-3.0-or-later
// Numbers in the language of the interface: a decimal comma in German to read and to type, and
// points in every file.
#include <QDoubleSpinBox>
#include <QFile>
#include <QLabel>
#include <QSlider>
#include <QTranslator>
#include <QtTest>

#include "tests/ui/find_control.h"
#include "tests/ui/hint_fixture.h"
#include "ui/bridge/number_text.h"
#include "ui/bridge/translations.h"
#include "ui/panels/settings_panel.h"
#include "ui/timeline/timecode.h"
#include "ui/timeline/transport_bar.h"
#include "ui/view/pixel_values.h"

using namespace kinechrome;
using namespace kinechrome::ui;
using namespace kinechrome::ui::test;

class TestNumbers : public QObject {
    Q_OBJECT
    QTemporaryDir folder_;

    static bool says(const QWidget& parent, const QString& text) {
        for (const auto* label : parent.findChildren<QLabel*>()) {
            if (label->text() == text) return true;
        }
        return false;
    }

private Q_SLOTS:
    void initTestCase() { isolateSettings(folder_); }
    void init() { QLocale::setDefault(QLocale(QLocale::German, QLocale::Germany)); }
    void cleanup() {
        QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedStates));
        QDir(folder_.filePath(QStringLiteral("kinechrome"))).removeRecursively();
    }

    void readoutsHaveADecimalComma() {
        HintFixture bench;
        bench.openTool();
        QCOMPARE(bench.window->transportBar().ratesText(), QStringLiteral("25,00 fps"));
        QVERIFY(says(*bench.window->findChild<SettingsPanel*>(), QStringLiteral("1,00")));
        bench.click({320, 240});
        auto* field = named<QDoubleSpinBox>(*bench.window, QStringLiteral("a*"));
        QCOMPARE(field->text(), QStringLiteral("a* 20,0"));
        QVERIFY(labText(0xff808080U).startsWith(QStringLiteral(" 53,6")));
        QCOMPARE(formatTime(30, TimeFormat::Seconds, {{25, 1}, {}}), QStringLiteral("1,200 s"));
        QCOMPARE(decimalText(1234.5, 1), QStringLiteral("1234,5"));
    }

    void bothDecimalSignsAreUnderstood() {
        const TimeBase base{{25, 1}, {}};
        for (const char* typed : {"2.4s", "2,4s", "2,4 s"}) {
            QCOMPARE(parseTime(QString::fromLatin1(typed), TimeFormat::Timecode, base, 0),
                     std::optional<std::int64_t>(60));
        }
        QCOMPARE(parseTime(QStringLiteral("+0,4s"), TimeFormat::Timecode, base, 10),
                 std::optional<std::int64_t>(20));
    }

    void projectsKeepThePoint() {
        QFile film(folder_.filePath(QStringLiteral("film.mkv")));
        QVERIFY(film.open(QIODevice::WriteOnly) && film.write("film") == 4);
        film.close();
        WorkbenchFixture bench;
        bench.start();
        bench.workbench->open(film.fileName());
        QTRY_COMPARE(bench.transport().count(), bench.fake.frames);
        named<QSlider>(*bench.window, QStringLiteral("Saturation"))->setValue(50);
        QTRY_COMPARE(bench.workbench->document().settings.saturation, 0.5);
        const QString path = folder_.filePath(QStringLiteral("numbers.kinechrome"));
        bench.workbench->project().saveAs(path);
        QTRY_VERIFY(QFile::exists(path));
        QFile file(path);
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QByteArray text = file.readAll();
        QVERIFY(text.contains("0.5") && !text.contains("0,5"));
    }

    void numbersFollowTheLanguageThatTheInterfaceSpeaks() {
        const auto spoken = [](QLocale::Language language) {
            QLocale::setDefault(QLocale(language));
            installTranslations(*qApp);
            for (auto* words : qApp->findChildren<QTranslator*>()) delete words;
            return decimalText(0.5, 1);
        };
        QCOMPARE(spoken(QLocale::German), QStringLiteral("0,5"));
        QCOMPARE(spoken(QLocale::English), QStringLiteral("0.5"));
        // There is no French interface: its words are English, and so are its numbers.
        QCOMPARE(spoken(QLocale::French), QStringLiteral("0.5"));
    }
};

QTEST_MAIN(TestNumbers)
#include "tst_numbers.moc"
