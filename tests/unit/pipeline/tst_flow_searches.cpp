// SPDX-License-Identifier: GPL-3.0-or-later
// The flow between two frames is searched once there and once back, for all who follow motion.
#include <algorithm>
#include <filesystem>
#include <memory>
#include <string>
#include <system_error>
#include <vector>

#include <QtTest/QtTest>

#include "core/pipeline/colorize_job.h"
#include "core/pipeline/hint_carrier.h"
#include "core/pipeline/preview_service.h"
#include "core/temporal/optical_flow.h"
#include "tests/support/synthetic_clip.h"
#include "tests/support/temp_dir.h"
#include "tests/unit/pipeline/preview_stage.h"

using namespace kinechrome;
using edit::StabilizerKind;
using pipeline::MotionBook;

namespace {

constexpr int frames = 24;
constexpr int perPair = 2;
constexpr int middle = frames / 2;

class Searches {
public:
    [[nodiscard]] int done() const { return static_cast<int>(temporal::flowSearches() - before_); }

private:
    std::int64_t before_ = temporal::flowSearches();
};

edit::Segment segmentOf(std::int64_t first, std::int64_t last, StabilizerKind kind) {
    edit::Segment segment;
    segment.range = {first, last};
    segment.settings = {"red", kind, 0.8, 1.0};
    return segment;
}

// On the waves, which can be followed, and on the disc.
std::vector<edit::Hint> hintsAt(std::int64_t frame, double a) {
    return {{frame, 0.2, 0.2, 0.1, a, 10.0}, {frame, 0.7, 0.5, 0.1, a, -10.0}};
}

}  // namespace

class TestFlowSearches : public QObject {
    Q_OBJECT
    const test::TempDir home_;
    std::shared_ptr<test::ColorizerProbe> probe_ = std::make_shared<test::ColorizerProbe>();

    // One segment or two, with hints or without.
    static std::vector<edit::Segment> segmentsOf(StabilizerKind kind, int count, bool hinted) {
        std::vector<edit::Segment> segments;
        for (int i = 0; i < count; ++i) {
            const int first = i * frames / count;
            segments.push_back(segmentOf(first, (i + 1) * frames / count - 1, kind));
            if (hinted) segments.back().hints = hintsAt(first + 5, 30.0);
        }
        return segments;
    }

    // Of the flow that hints need, so that it is there for the stabiliser.
    [[nodiscard]] static bool roomToKeepMotion() {
        std::error_code unknown;
        const auto folder = std::filesystem::temp_directory_path(unknown);
        return std::filesystem::space(folder, unknown).available > (std::uintmax_t{5} << 28U);
    }

    [[nodiscard]] int searchesOfExport(StabilizerKind kind, int segments, bool hinted) {
        pipeline::ColorizeRequest request;
        request.input = home_ / "film.mkv";
        request.output = home_ / "out.mkv";
        request.overwrite = true;
        request.settings = {"red", kind, 0.8, 1.0};
        request.segments = segmentsOf(kind, segments, hinted);
        request.programVersion = "test";
        request.colorizerFactory =
            [this](const nn::ColorizerOptions&) -> base::Result<std::unique_ptr<nn::Colorizer>> {
            return std::make_unique<test::OneColor>(probe_, 45.0F, 20.0F);
        };
        const Searches searches;
        const auto report = pipeline::runColorize(request, nullptr, {}, {});
        if (!report) qWarning("%s", report.error().message().c_str());
        return report ? searches.done() : -1;
    }

private Q_SLOTS:
    void initTestCase() {
        qputenv("XDG_CACHE_HOME", QByteArray::fromStdString((home_ / "cache").string()));
        test::ClipSpec spec;
        spec.width = 80;
        spec.height = 60;
        spec.frames = frames;
        QVERIFY(test::writeClip(home_ / "film.mkv", spec));
    }

    void anExportSearchesEachPairOnce_data() {
        QTest::addColumn<int>("kind");
        QTest::addColumn<int>("segments");
        QTest::addColumn<bool>("hinted");
        for (const auto kind : {StabilizerKind::Flow, StabilizerKind::Tv}) {
            const std::string name(edit::toString(kind));
            QTest::newRow((name + ", no hints").c_str()) << static_cast<int>(kind) << 1 << false;
            QTest::newRow((name + ", hints").c_str()) << static_cast<int>(kind) << 1 << true;
            QTest::newRow((name + ", two shots").c_str()) << static_cast<int>(kind) << 2 << true;
        }
    }

    void anExportSearchesEachPairOnce() {
        QFETCH(int, kind);
        QFETCH(int, segments);
        QFETCH(bool, hinted);
        if (hinted && !roomToKeepMotion()) QSKIP("the folder for temporary files is full");
        // A segment's first frame continues nothing.
        QCOMPARE(searchesOfExport(static_cast<StabilizerKind>(kind), segments, hinted),
                 perPair * (frames - segments));
    }

    // Beyond the pairs, each fourth frame is compared with the anchors: the first frame, at most
    // one key frame in so short a film, and at most four whose colours were given by hand.
    void anchorsAloneAreSearchedBesides() {
        if (!roomToKeepMotion()) QSKIP("the folder for temporary files is full");
        constexpr int pairs = perPair * (frames - 1);
        constexpr int asked = frames / 4;
        const int plain = searchesOfExport(StabilizerKind::Bidirectional, 1, false);
        const int hinted = searchesOfExport(StabilizerKind::Bidirectional, 1, true);
        QVERIFY2(plain > pairs && plain <= pairs + perPair * 2 * asked,
                 qPrintable(QString::number(plain)));
        QVERIFY2(hinted > plain && hinted <= pairs + perPair * 3 * asked,
                 qPrintable(QString::number(hinted)));
    }

    void withoutAStabilizerNothingIsSearchedButForHints() {
        QCOMPARE(searchesOfExport(StabilizerKind::None, 1, false), 0);
        const int hinted = searchesOfExport(StabilizerKind::None, 1, true);
        QVERIFY(hinted > perPair * middle && hinted <= perPair * (frames - 1));
    }

    // So that the counts above can be others: where the flow that hints need cannot be kept, it is
    // searched once more for the stabiliser.
    void whatCannotBeKeptIsSearchedAgain() {
        const QByteArray folder = qgetenv("TMPDIR");
        qputenv("TMPDIR", "/proc");  // where no file can be made
        const int searches = searchesOfExport(StabilizerKind::Flow, 1, true);
        folder.isEmpty() ? qunsetenv("TMPDIR") : qputenv("TMPDIR", folder);
        QVERIFY2(searches > perPair * (frames + middle), qPrintable(QString::number(searches)));
    }

    void theWorkbenchSearchesEachPairOnceForColorHintsAndGraphs() {
        test::Recorder recorder;
        pipeline::PreviewOptions options;
        options.makeColorizer = test::colorizers(probe_);
        const Searches searches;
        const edit::ColorSettings film{"red", StabilizerKind::Flow, 0.8, 1.0};
        const auto service = pipeline::PreviewService::start(home_ / "film.mkv", {}, false, film,
                                                             options, recorder.events());
        const auto allMeasured = [&] {
            const auto records = service->records(1, frames - 1);
            return std::ranges::all_of(records, [](const pipeline::FrameRecord& record) {
                return record.field.flickerAfter.has_value();
            });
        };
        auto segments = segmentsOf(StabilizerKind::Flow, 1, true);
        service->explain({pipeline::ViewKind::Visibility, pipeline::ViewKind::Reach});
        service->setSurvey(pipeline::Survey::WholeFilm);
        service->setPlan({film, segments});
        service->request(0, false);
        QVERIFY(recorder.wait(allMeasured));
        QCOMPARE(searches.done(), perPair * (frames - 1));
        // Other hints, and another strength, of the same film.
        segments.front().hints = hintsAt(middle, -30.0);
        segments.front().settings.strength = 0.5;
        service->setPlan({film, segments});
        service->request(middle, false);
        QVERIFY(recorder.wait(allMeasured));
        QCOMPARE(searches.done(), perPair * (frames - 1));
    }

    void aBookSearchesEachPairOnceInAnyOrder() {
        MotionBook book(
            [](std::int64_t frame) -> base::Result<base::Plane<float>> {
                test::ClipSpec spec;
                base::Plane<float> gray(spec.width, spec.height);
                const auto luma =
                    test::clipPicture(spec, static_cast<int>(frame)).plane<std::uint8_t>(0);
                for (int y = 0; y < gray.height(); ++y) {
                    for (int x = 0; x < gray.width(); ++x)
                        gray.at(x, y) = static_cast<float>(luma.at(x, y)) / 255.0F;
                }
                return gray;
            },
            std::size_t{16} << 20U);
        const Searches searches;
        pipeline::HintCarrier carrier([&](std::int64_t frame) { return book.at(frame); });
        const auto segment = segmentsOf(StabilizerKind::Flow, 1, true).front();
        for (std::int64_t frame = frames - 1; frame >= 0; --frame) {
            QVERIFY(carrier.placesAt(segment, frame));
        }
        for (std::int64_t frame = 1; frame < frames; ++frame) QVERIFY(book.at(frame));
        for (std::int64_t frame = frames - 1; frame > 0; --frame) QVERIFY(book.at(frame));
        QCOMPARE(searches.done(), perPair * (frames - 1));
    }
};

QTEST_GUILESS_MAIN(TestFlowSearches)
#include "tst_flow_searches.moc"
