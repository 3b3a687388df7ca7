// SPDX-License-Identifier: GPL-3.0-or-later
// The main job, from file to file: colour, frames, time, sound, sidecar.
#include <algorithm>

#include <QTest>

#include "core/color/luma_lock.h"
#include "tests/integration/export_cases.h"

using namespace kinechrome;
using pipeline::CheckState;
using pipeline::ColorizeRequest;
using test::clipOf;
using test::ClipSpec;
using test::framesOf;
using test::readJson;
using test::requestFor;
using test::run;

class TestColorize : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void colorReallyArrives();
    void frameCountAndTimesAreExact_data();
    void frameCountAndTimesAreExact();
    void rangeIsCutToTheFrame();
    void soundIsCopiedPacketByPacket();
    void sidecarTellsTheWholeStory();
    void disclosureStandsBehindTheFilmsOwnComment();
    void picturesGoIntoAFolder();
    void warningsComeBeforeWork();
    void forecastWritesNothing();
};

void TestColorize::colorReallyArrives() {
    const test::TempDir dir;
    ClipSpec spec;
    spec.pixelFormat = "gray";
    spec.frames = 3;
    VERIFY_RESULT(test::writeClip(dir / "in.mkv", spec));
    const auto meanChroma = [&](double saturation) {
        ColorizeRequest request = requestFor(dir / "in.mkv", dir / "out.mkv");
        request.overwrite = true;
        request.settings.saturation = saturation;
        if (!run(request)) return -1.0;
        const auto lab = color::decodeLab(framesOf(dir / "out.mkv").at(2).picture);
        double sum = 0.0;
        for (int x = 0; x < lab.a.width(); ++x) {
            sum += std::hypot(lab.a.at(x, 20), lab.b.at(x, 20));
        }
        return sum / lab.a.width();
    };
    QVERIFY(meanChroma(0.0) < 1.0);
    QVERIFY(meanChroma(1.0) > 10.0);
    QVERIFY(meanChroma(1.0) > 1.5 * meanChroma(0.5));
}

void TestColorize::frameCountAndTimesAreExact_data() {
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("codec");
    QTest::addColumn<int>("bFrames");
    QTest::addColumn<bool>("varying");
    QTest::newRow("constant rate") << "in.mkv"
                                   << "ffv1" << 0 << false;
    QTest::newRow("reordered frames") << "in.mp4"
                                      << "libx264" << 2 << false;
    QTest::newRow("varying rate") << "in.mkv"
                                  << "ffv1" << 0 << true;
}

void TestColorize::frameCountAndTimesAreExact() {
    QFETCH(QString, name);
    QFETCH(QString, codec);
    QFETCH(int, bFrames);
    QFETCH(bool, varying);
    const test::TempDir dir;
    ClipSpec spec;
    spec.codec = codec.toStdString();
    spec.bFrames = bFrames;
    spec.frames = 17;
    for (int i = 0; varying && i < spec.frames; ++i) spec.timestamps.push_back(40 * i + i * i);
    const auto in = dir / name.toStdString();
    VERIFY_RESULT(test::writeClip(in, spec));
    const auto report = run(requestFor(in, dir / "out.mkv"));
    VERIFY_RESULT(report);
    QCOMPARE(report->framesIn, 17);
    QCOMPARE(report->framesOut, 17);
    QCOMPARE(report->check.timestamps.state, CheckState::Passed);
    const auto before = framesOf(in);
    const auto after = framesOf(dir / "out.mkv");
    QCOMPARE(after.size(), before.size());
    for (std::size_t i = 0; i < before.size(); ++i) {
        const double wanted = static_cast<double>(before[i].pts) * before[i].timeBase.value();
        const double got = static_cast<double>(after[i].pts) * after[i].timeBase.value();
        QVERIFY(std::abs(wanted - got) <= 0.0005 + 1e-9);
    }
}

void TestColorize::rangeIsCutToTheFrame() {
    const test::TempDir dir;
    ClipSpec spec;
    VERIFY_RESULT(test::writeClip(dir / "in.mkv", spec));
    ColorizeRequest request = requestFor(dir / "in.mkv", dir / "out.mkv");
    request.range = edit::FrameRange{5, 9};
    const auto report = run(request);
    VERIFY_RESULT(report);
    const auto frames = framesOf(dir / "out.mkv");
    QCOMPARE(frames.size(), std::size_t{5});
    QCOMPARE(frames.front().pts, 0);
    for (int i = 0; i < 5; ++i) {
        const auto& got = frames[static_cast<std::size_t>(i)].picture;
        QVERIFY(test::samePlane(test::clipPicture(spec, 5 + i), got, 0));
    }
    request.output = dir / "beyond.mkv";
    request.range = edit::FrameRange{20, 24};
    const auto beyond = run(request);
    QVERIFY(!beyond);
    QCOMPARE(base::exitStatus(beyond.error().kind), 2);
}

void TestColorize::soundIsCopiedPacketByPacket() {
    const test::TempDir dir;
    ClipSpec spec;
    spec.sound = "pcm_s16le";
    VERIFY_RESULT(test::writeClip(dir / "in.mkv", spec));
    const auto report = run(requestFor(dir / "in.mkv", dir / "out.mkv"));
    VERIFY_RESULT(report);
    QCOMPARE(report->check.sound.state, CheckState::Passed);
    const auto digest = [&](const char* name) {
        const auto streams = media::digestStreams(dir / name, {});
        return streams && streams->size() == 1 ? streams->front().sha256 : std::string();
    };
    QVERIFY(!digest("in.mkv").empty());
    QCOMPARE(digest("out.mkv"), digest("in.mkv"));
}

void TestColorize::sidecarTellsTheWholeStory() {
    const test::TempDir dir;
    VERIFY_RESULT(test::writeClip(dir / "in.mkv", clipOf(6)));
    const auto report = run(requestFor(dir / "in.mkv", dir / "out.mkv"));
    VERIFY_RESULT(report);
    QCOMPARE(report->sidecar, dir / "out.mkv.kinechrome.json");
    const auto sidecar = readJson(report->sidecar);
    QVERIFY(sidecar.at("schema") == "kinechrome.sidecar/1");
    QCOMPARE(sidecar.at("source").at("sha256").get<std::string>().size(), std::size_t{64});
    QCOMPARE(sidecar.at("frames").at("pts").size(), std::size_t{6});
    QVERIFY(sidecar.at("frames").at("luma_in") == sidecar.at("frames").at("luma_out"));
    QVERIFY(sidecar.at("model").at("name") == "fake");
    QVERIFY(sidecar.at("settings").at("stabilizer") == "flow");
    QVERIFY(sidecar.at("self_check").at("frames") == true);
    for (const char* key : {"program", "date", "segments", "device", "threads", "precision",
                            "dropped_streams", "notes", "output"}) {
        QVERIFY2(sidecar.contains(key), key);
    }
    const auto document = toJson(*report);
    QVERIFY(document.at("schema") == "kinechrome.colorize/1");
    for (const char* key : {"input", "output", "model", "stabilizer", "frames_in", "frames_out",
                            "luma_identical", "self_check", "seconds", "cpu_seconds", "fps",
                            "stages", "peak_rss_mib", "dropped_streams"}) {
        QVERIFY2(document.contains(key), key);
    }
    QCOMPARE(document.at("stages").size(), std::size_t{5});
}

void TestColorize::disclosureStandsBehindTheFilmsOwnComment() {
    const test::TempDir dir;
    ClipSpec spec = clipOf(2);
    spec.metadata = {{"comment", "reel 42"}};
    VERIFY_RESULT(test::writeClip(dir / "in.mkv", spec));
    const auto film = [&](bool disclosed) {
        ColorizeRequest request = requestFor(dir / "in.mkv", dir / "out.mkv");
        request.disclosure = disclosed;
        request.overwrite = true;
        return run(request) ? test::readBytes(dir / "out.mkv") : std::string();
    };
    const auto says = [](const std::string& bytes, const char* words) {
        return bytes.find(words) != std::string::npos;
    };
    const std::string disclosed = film(true);
    QVERIFY(says(disclosed, "reel 42"));
    QVERIFY(says(disclosed, "added by a machine"));
    const std::string silent = film(false);
    QVERIFY(says(silent, "reel 42"));
    QVERIFY(!says(silent, "added by a machine"));
}

void TestColorize::picturesGoIntoAFolder() {
    const test::TempDir dir;
    VERIFY_RESULT(test::writeClip(dir / "in.mkv", clipOf(3, "gray16le")));
    const auto report = run(requestFor(dir / "in.mkv", dir.path() / "stills" / "%06d.png"));
    VERIFY_RESULT(report);
    QCOMPARE(report->check.frames.state, CheckState::Passed);
    QVERIFY(!report->lumaIdentical);
    QVERIFY(!report->check.luma.note.empty());
    QCOMPARE(report->sidecar, dir / "stills.kinechrome.json");
    QVERIFY(std::filesystem::exists(report->sidecar));
    const auto folder = std::filesystem::directory_iterator(dir / "stills");
    QCOMPARE(std::distance(begin(folder), end(folder)), 3);
}

void TestColorize::warningsComeBeforeWork() {
    const test::TempDir dir;
    ClipSpec spec;
    spec.content = test::Content::Color;
    spec.timestamps = {0, 40, 200, 240, 280, 500};
    spec.frames = 6;
    VERIFY_RESULT(test::writeClip(dir / "in.mkv", spec));
    bool working = false;
    ColorizeRequest request = requestFor(dir / "in.mkv", dir / "out.mkv");
    request.colorizerFactory = test::fakeColorizer(30.0F, [&](int) -> base::Result<void> {
        working = true;
        return {};
    });
    std::string early;
    const auto report = pipeline::runColorize(request, nullptr,
                                              [&](const std::string& sentence) {
                                                  if (!working) early += sentence + "\n";
                                              },
                                              {});
    VERIFY_RESULT(report);
    QVERIFY(early.find("rate varies") != std::string::npos);
    QVERIFY(early.find("colour already") != std::string::npos);
}

void TestColorize::forecastWritesNothing() {
    const test::TempDir dir;
    VERIFY_RESULT(test::writeClip(dir / "in.mkv", clipOf(6)));
    const auto forecast = forecastColorize(requestFor(dir / "in.mkv", dir / "out.mkv"));
    VERIFY_RESULT(forecast);
    QCOMPARE(forecast->frames, 6);
    QVERIFY(forecast->estimatedBytes > 0);
    const auto files = std::filesystem::directory_iterator(dir.path());
    QCOMPARE(std::distance(begin(files), end(files)), 1);
}

QTEST_GUILESS_MAIN(TestColorize)
#include "tst_colorize.moc"
