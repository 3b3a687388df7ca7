// SPDX-License-Identifier: GPL-3.0-or-later
// colorize SIDECAR: an export is made again, exactly, and what differs is said.
#include <memory>

#include <QTest>
#include <nlohmann/json.hpp>

#include "core/media/media_writer.h"
#include "core/media/video_reader.h"
#include "tests/cli/repeat_case.h"

using namespace kinechrome;
using nlohmann::json;
namespace fs = std::filesystem;

namespace {

json settings(const char* model, const char* stabilizer, double saturation) {
    return {{"model", model},
            {"stabilizer", stabilizer},
            {"strength", 0.7},
            {"saturation", saturation}};
}

json segment(int first, int last, json with) {
    with["first"] = first;
    with["last"] = last;
    return with;
}

// Every kind of thing that a person can ask of a film.
json busyProject() {
    const auto hint = [](int frame, double x, int track) {
        return json{{"frame", frame}, {"x", x},  {"y", 0.35},     {"radius", 0.123456789},
                    {"a", 40.5},      {"b", 30}, {"track", track}};
    };
    json hinted = segment(0, 5, settings("./m", "flow", 1.3));
    hinted["hints"] = {hint(1, 0.5, 1), hint(4, 0.51, 1)};
    json masked = segment(6, 9, settings("./m2", "bidirectional", 0.9));
    masked["mask"] = {{"x", 0.25}, {"y", 0.125}, {"width", 0.5}, {"height", 0.75}};
    json skipped = segment(10, 10, settings("./m", "none", 1.0));
    skipped["skip"] = true;
    return {{"schema", "kinechrome.project/1"},
            {"settings", settings("./m", "tv", 1.1)},
            {"shots_known_to", 8},
            {"segments", {hinted, masked, skipped}}};
}

struct Film {
    std::vector<color::Picture> pictures;
    std::vector<std::string> sound;
};

Film filmOf(const fs::path& file) {
    Film film;
    auto reader = media::VideoReader::open(file);
    while (reader) {
        auto next = (*reader)->next({});
        if (!next || !next->has_value()) break;
        film.pictures.push_back((*next)->picture);
    }
    const auto streams = media::digestStreams(file, {});
    for (std::size_t i = 0; streams && i < streams->size(); ++i) {
        if ((*streams)[i].kind == "audio") film.sound.push_back((*streams)[i].sha256);
    }
    return film;
}

bool isExactly(const Film& x, const Film& y) {
    if (x.pictures.empty() || x.pictures.size() != y.pictures.size()) return false;
    for (std::size_t i = 0; i < x.pictures.size(); ++i) {
        if (!test::sameSamples(x.pictures[i], y.pictures[i])) return false;
    }
    return x.sound == y.sound;
}

}  // namespace

class TestCliRepeat : public QObject {
    Q_OBJECT
    std::unique_ptr<test::RepeatCase> case_;

private Q_SLOTS:
    void init() {
        case_ = std::make_unique<test::RepeatCase>();
        QVERIFY(case_->made());
    }

    void repeatIsBitForBitTheSame_data() {
        QTest::addColumn<QString>("output");
        QTest::addColumn<QStringList>("options");
        QTest::newRow("range, hints, segments, masks, several models")
            << "first.mkv" << QStringList{"--hints", "p.kinechrome", "--range", "2-15"};
        QTest::newRow("shots found on the way") << "first.mkv" << QStringList{"--model", "./m"};
        QTest::newRow("looking ahead, all cores")
            << "first.mkv" << QStringList{"--model",       "./m",          "--stabilizer",
                                          "bidirectional", "--saturation", "1.5"};
        QTest::newRow("overlay") << "first.mkv"
                                 << QStringList{"--model", "./m", "--debug-overlay", "visibility"};
        QTest::newRow("lossy") << "first.mp4"
                               << QStringList{"--model", "./m", "--threads", "1",
                                              "--no-disclosure"};
        QTest::newRow("no model") << "first.mkv" << QStringList{"--model", "none"};
        QTest::newRow("pictures") << "first/%04d.png" << QStringList{"--model", "./m"};
    }
    void repeatIsBitForBitTheSame() {
        QFETCH(QString, output);
        QFETCH(QStringList, options);
        const bool pictures = output.contains('%');
        const QString again = QString(output).replace("first", "again");
        test::writeText(case_->dir / "p.kinechrome", busyProject().dump());
        const auto made = case_->colorize(QStringList{"in.mkv", "-o", output} + options);
        QVERIFY2(made.status == 0, qPrintable(made.errorLines.join('\n')));
        const QString named = (pictures ? "first" : output) + ".kinechrome.json";
        const auto ended = case_->colorize({named, "-o", again, "--json"});
        const QString said = ended.errorLines.join('\n');
        QVERIFY2(ended.status == 0, qPrintable(said));
        QVERIFY2(said.contains("the repeat of " + named + " is exact"), qPrintable(said));
        const auto report = json::parse(ended.out.toStdString());
        QVERIFY(report.at("repeat").at("exact") == true);
        QVERIFY(report.at("repeat").at("luma") == true);
        QVERIFY(isExactly(filmOf(case_->dir / output.toStdString()),
                          filmOf(case_->dir / again.toStdString())));
        // What is repeated can be repeated again, and says what it is.
        const QString second = (pictures ? "again" : again) + ".kinechrome.json";
        const json then = json::parse(test::readBytes(case_->dir / named.toStdString()));
        const json now = json::parse(test::readBytes(case_->dir / second.toStdString()));
        QVERIFY(then.at("repeat").is_null());
        QVERIFY(now.at("repeat").at("exact") == true);
        for (const char* key : {"settings", "segments", "shots_known_to", "model", "frames"}) {
            QVERIFY2(then.at(key) == now.at(key), key);
        }
    }

    void footageThatWasMovedBesideTheSidecarIsFound() {
        fs::create_directory(case_->dir / "reels");
        fs::rename(case_->dir / "in.mkv", case_->dir / "reels" / "in.mkv");
        const auto made = case_->colorize({"reels/in.mkv", "-o", "first.mkv", "--model", "none"});
        QCOMPARE(made.status, 0);
        fs::rename(case_->dir / "reels" / "in.mkv", case_->dir / "in.mkv");
        QCOMPARE(case_->repeat().status, 0);
        // Another film took its place: the one beside the sidecar is still the right one.
        test::ClipSpec other;
        QVERIFY(test::writeClip(case_->dir / "reels" / "in.mkv", other));
        QCOMPARE(case_->repeat({"--overwrite"}).status, 0);
    }

    void deviceAndThreadsMayDifferAndTheExtensionMayNot() {
        QCOMPARE(case_->exportFirst({"--model", "./m"}).status, 0);
        const auto ended = case_->repeat({"--device", "cpu", "--threads", "2", "--json"});
        QCOMPARE(ended.status, 0);
        const auto report = json::parse(ended.out.toStdString());
        QCOMPARE(report.at("threads").get<int>(), 2);
        QVERIFY(report.at("repeat").at("luma") == true);
        const auto other = case_->colorize({"first.mkv.kinechrome.json", "-o", "other.mp4"});
        QCOMPARE(other.status, 2);
        QVERIFY(other.errorLines.last().contains("preset preservation"));
    }

    void whatDiffersIsSaid() {
        QCOMPARE(case_->exportFirst({"--model", "./m"}).status, 0);
        json changed = case_->read();
        changed["frames"]["chroma_out"][3] = std::string(64, '0');
        changed["program"]["version"] = "0.0.1";
        test::writeText(case_->sidecar(), changed.dump());
        const auto ended = case_->repeat({"--json"});
        QCOMPARE(ended.status, 0);
        const auto report = json::parse(ended.out.toStdString()).at("repeat");
        QVERIFY(report.at("exact") == false && report.at("luma") == true);
        const QString said = ended.errorLines.join('\n');
        QVERIFY2(said.contains("colours differ in 1 of 18 frames (then cpu, float32, 1 threads, "
                               "Kinechrome 0.0.1; now cpu, float32, 1 threads, Kinechrome "),
                 qPrintable(said));
        // Sidecars of before there were such checksums.
        changed["frames"].erase("chroma_out");
        changed.erase("shots_known_to");
        test::writeText(case_->sidecar(), changed.dump());
        const auto old = case_->repeat({"--json", "--overwrite"});
        QCOMPARE(old.status, 0);
        QVERIFY(json::parse(old.out.toStdString()).at("repeat").at("exact").is_null());
        QVERIFY(isExactly(filmOf(case_->dir / "first.mkv"), filmOf(case_->dir / "again.mkv")));
    }
};

QTEST_GUILESS_MAIN(TestCliRepeat)
#include "tst_cli_repeat.moc"
