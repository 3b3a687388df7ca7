// SPDX-License-Identifier: GPL-3.0-or-later
// The colour settings: names, ranges, JSON and the key that stored chroma hangs on.
#include "core/edit/settings.h"

#include <limits>

#include <QtTest/QtTest>
#include <nlohmann/json.hpp>

using namespace kinechrome;
using edit::ColorSettings;
using edit::StabilizerKind;

class TestSettings : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void everyStabilizerNameLeadsBackToItsKind() {
        for (const auto kind : {StabilizerKind::Flow, StabilizerKind::None,
                                StabilizerKind::Bidirectional, StabilizerKind::Tv}) {
            QCOMPARE(edit::stabilizerFromString(edit::toString(kind)), std::optional(kind));
        }
        QVERIFY(!edit::stabilizerFromString("Flow"));
        QVERIFY(!edit::stabilizerFromString(""));
    }

    void validationNamesTheValueThatIsOutOfRange_data() {
        QTest::addColumn<double>("strength");
        QTest::addColumn<double>("saturation");
        QTest::addColumn<QString>("named");
        const double nan = std::numeric_limits<double>::quiet_NaN();
        QTest::newRow("negative strength") << -0.1 << 1.0 << "strength";
        QTest::newRow("strength above one") << 1.01 << 1.0 << "strength";
        QTest::newRow("strength that is no number") << nan << 1.0 << "strength";
        QTest::newRow("saturation above two") << 0.5 << 2.5 << "saturation";
    }
    void validationNamesTheValueThatIsOutOfRange() {
        QFETCH(double, strength);
        QFETCH(double, saturation);
        QFETCH(QString, named);
        const auto verdict =
            edit::validate({"colornet", StabilizerKind::Flow, strength, saturation});
        QVERIFY(!verdict);
        QCOMPARE(verdict.error().kind, base::ErrorKind::Usage);
        QCOMPARE(QString::fromStdString(verdict.error().what), named);
    }

    void theEndsOfTheRangesAreAllowed() {
        QVERIFY(edit::validate({"none", StabilizerKind::None, 0.0, 0.0}));
        QVERIFY(edit::validate({"none", StabilizerKind::Tv, 1.0, 2.0}));
        QVERIFY(!edit::validate({"", StabilizerKind::Flow, 0.8, 1.0}));
    }

    void settingsSurviveJson() {
        const ColorSettings settings{"my model", StabilizerKind::Bidirectional, 0.25, 1.75};
        const nlohmann::json json = settings;
        const auto back = edit::colorSettingsFromJson(nlohmann::json::parse(json.dump()));
        QVERIFY(back);
        QVERIFY(*back == settings);
    }

    void missingKeysKeepTheDefaults() {
        const auto read = edit::colorSettingsFromJson(nlohmann::json::object());
        QVERIFY(read);
        QVERIFY(*read == ColorSettings{});
    }

    void wrongJsonIsRefusedByName_data() {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QString>("named");
        QTest::newRow("a list") << QByteArray("[]") << "settings";
        QTest::newRow("number as model") << QByteArray(R"({"model":3})") << "model";
        QTest::newRow("empty model") << QByteArray(R"({"model":""})") << "model";
        QTest::newRow("unknown kind") << QByteArray(R"({"stabilizer":"glue"})") << "stabilizer";
        QTest::newRow("text as strength") << QByteArray(R"({"strength":"much"})") << "strength";
        QTest::newRow("huge saturation") << QByteArray(R"({"saturation":1e300})") << "saturation";
    }
    void wrongJsonIsRefusedByName() {
        QFETCH(QByteArray, text);
        QFETCH(QString, named);
        const auto read = edit::colorSettingsFromJson(nlohmann::json::parse(text.toStdString()));
        QVERIFY(!read);
        QCOMPARE(read.error().kind, base::ErrorKind::Input);
        QCOMPARE(QString::fromStdString(read.error().what), named);
    }

    void everySettingChangesTheKey() {
        const std::uint64_t key = edit::settingsKey({});
        QVERIFY(key != edit::settingsKey({"other", StabilizerKind::Flow, 0.8, 1.0}));
        QVERIFY(key != edit::settingsKey({"colornet", StabilizerKind::None, 0.8, 1.0}));
        QVERIFY(key != edit::settingsKey({"colornet", StabilizerKind::Flow, 0.7, 1.0}));
        QVERIFY(key != edit::settingsKey({"colornet", StabilizerKind::Flow, 0.8, 1.1}));
    }

    // Chroma stored by one run is found by the next: the value itself is the promise.
    void theKeyOfTheDefaultsNeverChanges() {
        QCOMPARE(edit::settingsKey({}), quint64{0x8b486caddbf9ac9aULL});
    }

    void strengthWithoutStabilizerDoesNotChangeTheKey() {
        QCOMPARE(edit::settingsKey({"m", StabilizerKind::None, 0.2, 1.0}),
                 edit::settingsKey({"m", StabilizerKind::None, 0.9, 1.0}));
    }
};

QTEST_GUILESS_MAIN(TestSettings)
#include "tst_settings.moc"
