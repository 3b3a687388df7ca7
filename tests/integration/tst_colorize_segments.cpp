// SPDX-License-Identifier: GPL-3.0-or-later
// Segments in an export: settings and hints of their own, and frames that stay as they are.
#include <algorithm>
#include <cmath>

#include <QTest>

#include "core/color/luma_lock.h"
#include "tests/integration/hinted_colorizer.h"
#include "tests/integration/same_film.h"

using namespace kinechrome;
using pipeline::ColorizeRequest;
using test::framesOf;
using test::HintedColorizer;

namespace {

constexpr int frames = 12;

edit::Segment segmentOf(std::int64_t first, std::int64_t last) {
    edit::Segment segment;
    segment.range = {first, last};
    return segment;
}

// The mean of |a*| and |b*| of each exported frame.
struct Chroma {
    double a = 0.0;
    double b = 0.0;
};
std::vector<Chroma> chromaOf(const std::filesystem::path& file) {
    std::vector<Chroma> list;
    for (const media::VideoFrame& frame : framesOf(file)) {
        const auto lab = color::decodeLab(frame.picture);
        Chroma sum;
        for (int y = 0; y < lab.a.height(); ++y) {
            for (int x = 0; x < lab.a.width(); ++x) {
                sum.a += std::abs(static_cast<double>(lab.a.at(x, y)));
                sum.b += std::abs(static_cast<double>(lab.b.at(x, y)));
            }
        }
        const double pixels = lab.a.width() * lab.a.height();
        list.push_back({sum.a / pixels, sum.b / pixels});
    }
    return list;
}

// The mean a* of one exported frame.
double redness(const std::filesystem::path& file, std::size_t frame) {
    const auto lab = color::decodeLab(framesOf(file)[frame].picture);
    double sum = 0.0;
    for (int y = 0; y < lab.a.height(); ++y) {
        for (int x = 0; x < lab.a.width(); ++x) sum += static_cast<double>(lab.a.at(x, y));
    }
    return sum / (lab.a.width() * lab.a.height());
}

int codeOf(const color::Picture& picture, int plane, int x, int y) {
    if (picture.format.bytesPerSample() == 1) return picture.plane<std::uint8_t>(plane).at(x, y);
    return picture.plane<std::uint16_t>(plane).at(x, y);
}

}  // namespace

class TestColorizeSegments : public QObject {
    Q_OBJECT
    const test::TempDir dir_;

    ColorizeRequest request(std::vector<edit::Segment> segments) {
        ColorizeRequest request = test::requestFor(dir_ / "in.mkv", dir_ / "out.mkv");
        request.overwrite = true;
        request.segments = std::move(segments);
        request.colorizerFactory = test::hinted;
        return request;
    }

private Q_SLOTS:
    void initTestCase() { VERIFY_RESULT(test::writeClip(dir_ / "in.mkv", test::clipOf(frames))); }

    void saturationIsTheSegmentsOwn() {
        auto segments = std::vector{segmentOf(0, 5), segmentOf(6, frames - 1)};
        segments[1].settings.saturation = 0.0;
        VERIFY_RESULT(test::run(request(segments)));
        const auto chroma = chromaOf(dir_ / "out.mkv");
        QVERIFY(chroma[5].b > 8.0);
        QVERIFY(chroma[6].b < 1.5);
    }

    void skippedSegmentsMethodIsNotUsed() {
        std::vector<edit::Segment> segments{segmentOf(0, 9), segmentOf(10, frames - 1)};
        segments[1].skip = true;
        segments[1].settings.stabilizer = edit::StabilizerKind::Bidirectional;
        VERIFY_RESULT(test::run(request(segments)));
        QVERIFY(chromaOf(dir_ / "out.mkv").back().b < 1.0);
    }

    void skippedFramesStayAsTheyAre() {
        auto segments = std::vector{segmentOf(0, 5), segmentOf(6, frames - 1)};
        segments[0].skip = true;
        VERIFY_RESULT(test::run(request(segments)));
        const auto before = framesOf(dir_ / "in.mkv");
        const auto after = framesOf(dir_ / "out.mkv");
        for (int plane = 0; plane < 3; ++plane) {
            QVERIFY(test::samePlane(before[5].picture, after[5].picture, plane));
        }
        QVERIFY(!test::samePlane(before[6].picture, after[6].picture, 2));
    }

    void maskKeepsColourInside_data() {
        QTest::addColumn<QString>("format");
        for (const char* format : {"gray", "gray10le", "yuv420p", "yuv422p10le", "gbrp10le"}) {
            QTest::newRow(format) << QString(format);
        }
    }
    void maskKeepsColourInside() {
        QFETCH(QString, format);
        const auto film = dir_ / "masked.mkv";
        VERIFY_RESULT(test::writeClip(film, test::clipOf(3, format.toUtf8().constData())));
        auto segments = std::vector{segmentOf(0, 2)};
        // Edges that fall between samples of shared chroma.
        segments[0].mask = edit::PictureRect{9.0 / 64.0, 7.0 / 48.0, 0.5, 0.5};
        ColorizeRequest asked = request(segments);
        asked.input = film;
        const auto report = test::run(asked);
        VERIFY_RESULT(report);
        const auto before = framesOf(film).back().picture;
        const auto after = framesOf(dir_ / "out.mkv").back().picture;
        const bool gray = before.format.layout == color::PlaneLayout::Gray;
        const bool rgb = before.format.layout == color::PlaneLayout::Rgb;
        int inside = 0;
        for (int plane = rgb ? 0 : 1; plane < 3; ++plane) {
            const int shiftX = after.format.isChroma(plane) ? after.format.chromaShiftX : 0;
            const int shiftY = after.format.isChroma(plane) ? after.format.chromaShiftY : 0;
            for (int y = 0; y < after.format.planeHeight(plane); ++y) {
                for (int x = 0; x < after.format.planeWidth(plane); ++x) {
                    const int neutral = 1 << (after.format.color.bitDepth - 1);
                    const int own = gray ? neutral : codeOf(before, plane, x, y);
                    const bool changed = codeOf(after, plane, x, y) != own;
                    const bool under = x >= 9 >> shiftX && x <= 40 >> shiftX && y >= 7 >> shiftY &&
                                       y <= 30 >> shiftY;
                    QVERIFY2(under || !changed, qPrintable(QString("%1 %2").arg(x).arg(y)));
                    inside += changed ? 1 : 0;
                }
            }
        }
        QVERIFY(inside > 200);
        if (!rgb) QCOMPARE(report->lumaIdentical, std::optional(true));
        QCOMPARE(test::readJson(report->sidecar)["segments"][0]["mask"]["width"].get<double>(),
                 0.5);
    }

    void hintKeyedAgainTakesOver() {
        auto segments = std::vector{segmentOf(0, frames - 1)};
        segments[0].settings.stabilizer = edit::StabilizerKind::None;
        segments[0].hints.push_back({0, 0.5, 0.35, 0.3, 40.0, 0.0});
        segments[0].hints.push_back({6, 0.5, 0.35, 0.3, -40.0, 0.0});
        for (edit::Hint& hint : segments[0].hints) hint.track = 1;
        ColorizeRequest asked = request(segments);
        asked.settings.stabilizer = edit::StabilizerKind::None;
        VERIFY_RESULT(test::run(asked));
        QVERIFY(redness(dir_ / "out.mkv", 0) > 1.5);
        QVERIFY(redness(dir_ / "out.mkv", 6) < -1.5);
    }

    void hintColoursItsSegmentAlone_data() {
        QTest::addColumn<int>("kind");
        QTest::newRow("stabiliser none") << static_cast<int>(edit::StabilizerKind::None);
        QTest::newRow("stabiliser flow") << static_cast<int>(edit::StabilizerKind::Flow);
        QTest::newRow("two passes") << static_cast<int>(edit::StabilizerKind::Bidirectional);
    }
    void hintColoursItsSegmentAlone() {
        QFETCH(int, kind);
        auto segments = std::vector{segmentOf(0, 5), segmentOf(6, frames - 1)};
        // Large enough that the disc that moves over the waves leaves most of it in sight.
        segments[1].hints.push_back({8, 0.5, 0.35, 0.3, 40.0, 0.0});
        ColorizeRequest asked = request(segments);
        asked.settings.stabilizer = static_cast<edit::StabilizerKind>(kind);
        for (auto& segment : asked.segments)
            segment.settings.stabilizer = asked.settings.stabilizer;
        const auto report = test::run(asked);
        VERIFY_RESULT(report);
        QCOMPARE(report->lumaIdentical, std::optional(true));
        const auto chroma = chromaOf(dir_ / "out.mkv");
        QVERIFY(chroma[5].a < 2.0);
        QVERIFY(chroma[8].a > chroma[5].a + 1.5);
        const auto sidecar = test::readJson(report->sidecar);
        QCOMPARE(sidecar["segments"].size(), std::size_t{2});
        QCOMPARE(sidecar["segments"][1]["hints"].size(), std::size_t{1});
    }

    // A new scan may be shorter than the one that the project was made with.
    void hintsOfFramesThatAreNotThereAreLeftOutAndOnRecord_data() {
        QTest::addColumn<bool>("besides");
        QTest::newRow("besides one of the last frame") << true;
        QTest::newRow("without another") << false;
    }
    void hintsOfFramesThatAreNotThereAreLeftOutAndOnRecord() {
        QFETCH(bool, besides);
        const std::string note = "the film ends with frame 11: hints of later frames are left out";
        ColorizeRequest asked = request({segmentOf(0, frames + 9)});
        auto& hints = asked.segments[0].hints;
        if (besides) hints.push_back({frames - 1, 0.5, 0.35, 0.3, 40.0, 0.0});
        asked.output = dir_ / "wanted.mkv";
        const auto wanted = test::run(asked);
        VERIFY_RESULT(wanted);
        QCOMPARE(redness(asked.output, frames - 1) > 1.5, besides);
        QCOMPARE(std::ranges::count(wanted->notes, note), 0);
        hints.push_back({frames, 0.5, 0.35, 0.3, -40.0, 0.0});
        hints.push_back({frames + 9, 0.2, 0.2, 0.3, -40.0, 0.0});
        asked.output = dir_ / "out.mkv";
        std::vector<std::string> told;
        const auto tell = [&](const std::string& sentence) { told.push_back(sentence); };
        const auto report = pipeline::runColorize(asked, nullptr, tell, {});
        VERIFY_RESULT(report);
        QCOMPARE(test::differenceOfFilms(dir_ / "wanted.mkv", asked.output), std::string());
        QCOMPARE(std::ranges::count(told, note), 1);
        const auto sidecar = test::readJson(report->sidecar);
        QCOMPARE(std::ranges::count(sidecar["notes"], nlohmann::json(note)), 1);
        QCOMPARE(sidecar["segments"][0]["hints"].size(), hints.size());
    }

    void anotherModelColoursItsSegmentAloneAndIsOnRecord() {
        auto segments = std::vector{segmentOf(0, 5), segmentOf(6, frames - 1)};
        segments[1].settings.model = "another";
        ColorizeRequest asked = request(segments);
        int made = 0;
        asked.colorizerFactory =
            [&](const nn::ColorizerOptions&) -> base::Result<std::unique_ptr<nn::Colorizer>> {
            const bool film = made++ == 0;
            return std::make_unique<HintedColorizer>(film ? "hinted" : "another",
                                                     film ? -20.0F : 0.0F);
        };
        const auto report = test::run(asked);
        VERIFY_RESULT(report);
        QCOMPARE(made, 2);
        const auto chroma = chromaOf(dir_ / "out.mkv");
        QVERIFY(chroma[5].b > 8.0);
        QVERIFY(chroma[6].b < 1.5);
        const auto sidecar = test::readJson(report->sidecar);
        QCOMPARE(sidecar["other_models"].size(), std::size_t{1});
        QCOMPARE(sidecar["other_models"][0]["name"].get<std::string>(), std::string("another"));
    }

    void aSegmentsModelThatCannotBeLoadedStopsTheExportBeforeWork() {
        auto segments = std::vector{segmentOf(0, frames - 1)};
        segments[0].settings.model = "another";
        ColorizeRequest asked = request(segments);
        int made = 0;
        asked.colorizerFactory =
            [&](const nn::ColorizerOptions&) -> base::Result<std::unique_ptr<nn::Colorizer>> {
            if (made++ == 0) return std::make_unique<HintedColorizer>();
            return base::fail(base::ErrorKind::Model, "another", "is not there", "choose another");
        };
        asked.output = dir_ / "never.mkv";
        const auto report = test::run(asked);
        QVERIFY(!report);
        QCOMPARE(report.error().kind, base::ErrorKind::Model);
        QVERIFY(!std::filesystem::exists(dir_ / "never.mkv"));
    }

    void colourOfOneSegmentInAFilmWithoutAModelIsRefused() {
        auto segments = std::vector{segmentOf(0, frames - 1)};
        ColorizeRequest asked = request(segments);
        asked.settings.model = "none";
        const auto report = test::run(asked);
        QVERIFY(!report);
        QCOMPARE(report.error().kind, base::ErrorKind::Usage);
        QVERIFY(report.error().message().find("segment 0-11") != std::string::npos);
    }

    // Each segment's flicker tells which stabiliser was at work in it.
    void stabilizerIsTheSegmentsOwn_data() {
        QTest::addColumn<int>("kind");
        QTest::newRow("flow") << static_cast<int>(edit::StabilizerKind::Flow);
        QTest::newRow("two passes") << static_cast<int>(edit::StabilizerKind::Bidirectional);
    }
    void stabilizerIsTheSegmentsOwn() {
        QFETCH(int, kind);
        auto segments = std::vector{segmentOf(0, 5), segmentOf(6, frames - 1)};
        segments[0].settings.stabilizer = edit::StabilizerKind::None;
        segments[1].settings.stabilizer = static_cast<edit::StabilizerKind>(kind);
        ColorizeRequest asked = request(segments);
        asked.settings.stabilizer = edit::StabilizerKind::None;
        asked.colorizerFactory =
            [](const nn::ColorizerOptions&) -> base::Result<std::unique_ptr<nn::Colorizer>> {
            return std::make_unique<HintedColorizer>("flickering", -20.0F, 6.0F);
        };
        VERIFY_RESULT(test::run(asked));
        const auto chroma = chromaOf(dir_ / "out.mkv");
        const auto swing = [&](std::size_t frame) {
            return std::abs(chroma[frame].b - chroma[frame - 1].b);
        };
        QVERIFY2(swing(4) > 3.0, qPrintable(QString::number(swing(4))));
        QVERIFY2(swing(11) < 0.5 * swing(4), qPrintable(QString::number(swing(11))));
    }
};

QTEST_GUILESS_MAIN(TestColorizeSegments)
#include "tst_colorize_segments.moc"
