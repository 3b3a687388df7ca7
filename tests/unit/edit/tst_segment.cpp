// SPDX-License-Identifier: GPL-3.0-or-later
// Segments and hints: what is written comes back, unknown keys included, and nonsense is refused.
#include "core/edit/segment.h"

#include <QtTest/QtTest>

using namespace kinechrome;
using edit::Hint;
using edit::Segment;

class TestSegment : public QObject {
    Q_OBJECT

    static Segment example() {
        Segment segment;
        segment.range = {12, 99};
        segment.name = "Übersicht";
        segment.settings = {"colornet", edit::StabilizerKind::None, 0.5, 1.2};
        segment.approved = true;
        segment.hints = {Hint{13, 0.25, 0.5, 0.05, 20.0, -30.0, nlohmann::json::object()},
                         Hint{40, 1.0, 0.0, 0.1, -5.5, 60.0, {{"pinned", true}}}};
        segment.hints[1].track = 3;
        segment.hints[1].stroke = 8;
        segment.mask = edit::PictureRect{0.05, 0.1, 0.9, 0.8};
        segment.extra["lens"] = {{"focal", 35}};
        return segment;
    }

private Q_SLOTS:
    void segmentSurvivesJson() {
        const Segment segment = example();
        const nlohmann::json json = segment;
        const auto back = edit::segmentFromJson(nlohmann::json::parse(json.dump()));
        QVERIFY(back);
        QVERIFY(*back == segment);
    }

    void rangeAndSettingsLieFlatAsTheProjectFileHasThem() {
        const nlohmann::json json = example();
        for (const char* key : {"first", "last", "name", "model", "stabilizer", "strength",
                                "saturation", "skip", "approved", "hints"}) {
            QVERIFY2(json.contains(key), key);
        }
        QCOMPARE(json.at("first").get<int>(), 12);
        QCOMPARE(json.at("stabilizer").get<std::string>(), std::string("none"));
        QCOMPARE(json.at("hints").at(0).at("radius").get<double>(), 0.05);
    }

    void keysOfANewerVersionSurviveARoundTrip() {
        const auto text = R"({"first":0,"last":4,"mood":"calm",
                              "mask":{"x":0.25,"width":0.5,"feather":0.1},
                              "hints":[{"frame":1,"x":0.5,"y":0.5,"radius":0.1,"a":1,"b":2,"z":7}]})";
        const auto read = edit::segmentFromJson(nlohmann::json::parse(text));
        QVERIFY(read);
        const nlohmann::json json = *read;
        QCOMPARE(json.at("mood").get<std::string>(), std::string("calm"));
        QCOMPARE(json.at("hints").at(0).at("z").get<int>(), 7);
        QCOMPARE(json.at("mask").at("feather").get<double>(), 0.1);
        QCOMPARE(json.at("mask").at("x").get<double>(), 0.25);
        QCOMPARE(json.at("mask").size(), std::size_t{5});
    }

    void nonsenseIsRefusedByName_data() {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QString>("named");
        const auto row = [](const char* name, const char* text, const char* named) {
            QTest::newRow(name) << QByteArray(text) << QString(named);
        };
        row("text instead of a segment", R"("x")", "settings");
        row("negative frame", R"({"first":-1,"last":3})", "first");
        row("fractional frame", R"({"first":0,"last":3.5})", "last");
        row("enormous frame", R"({"first":0,"last":18446744073709551615})", "last");
        row("last before first", R"({"first":9,"last":3})", "segment");
        row("number as flag", R"({"first":0,"last":3,"skip":1})", "skip");
        row("hints as object", R"({"first":0,"last":3,"hints":{}})", "hints");
        row("hint as number", R"({"first":0,"last":3,"hints":[4]})", "hint");
        row("hint outside", R"({"first":0,"last":3,"hints":[{"x":1.5}]})", "x");
        row("fractional track", R"({"first":0,"last":3,"hints":[{"track":1.5}]})", "track");
        row("negative stroke", R"({"first":0,"last":3,"hints":[{"stroke":-1}]})", "stroke");
        row("mask as number", R"({"first":0,"last":3,"mask":2})", "mask");
        row("mask of no width", R"({"first":0,"last":3,"mask":{"width":0}})", "mask");
        row("mask beyond", R"({"first":0,"last":3,"mask":{"x":0.5,"width":0.75}})", "mask");
        row("mask left of it", R"({"first":0,"last":3,"mask":{"x":-0.5}})", "x");
        row("hint beyond colour", R"({"first":0,"last":3,"hints":[{"a":-400}]})", "a");
    }
    void nonsenseIsRefusedByName() {
        QFETCH(QByteArray, text);
        QFETCH(QString, named);
        const auto read = edit::segmentFromJson(nlohmann::json::parse(text.toStdString()));
        QVERIFY(!read);
        QCOMPARE(read.error().kind, base::ErrorKind::Input);
        QCOMPARE(QString::fromStdString(read.error().what), named);
    }
};

QTEST_GUILESS_MAIN(TestSegment)
#include "tst_segment.moc"
