// SPDX-License-Identifier: GPL-3.0-or-later
// Figures of frames: what they say, when they are taken, and what makes them void.
#include <QtTest/QtTest>

#include "core/pipeline/field_meter.h"
#include "core/pipeline/preview_cache.h"
#include "core/pipeline/preview_service.h"
#include "tests/support/synthetic_clip.h"
#include "tests/support/temp_dir.h"
#include "tests/unit/pipeline/preview_stage.h"

using namespace kinechrome;
using edit::StabilizerKind;
using pipeline::ColorQuality;
using pipeline::FrameRecord;
using pipeline::PreviewCache;
using pipeline::PreviewService;
using pipeline::Survey;

namespace {

constexpr float swing = 5.0F;  // of a*, to either side

// Says another colour every time it is asked, and that it is three quarters sure.
class Wavering final : public nn::Colorizer {
public:
    Wavering() { info_.modelName = info_.modelSha256 = "wavering"; }
    const nn::ColorizerInfo& info() const override { return info_; }
    nn::NetworkSize networkSize(int, int) const override { return {64, 48}; }
    base::Result<color::ChromaField> colorize(const base::Plane<float>& gray,
                                              const color::HintRaster&) override {
        const int width = (gray.width() + 1) / 2;
        const int height = (gray.height() + 1) / 2;
        color::ChromaField field{{width, height}, {width, height}, {width, height}};
        field.a.fill(25.0F + (odd_ ? swing : -swing));
        field.b.fill(10.0F);
        field.confidence.fill(0.75F);
        odd_ = !odd_;
        return field;
    }

private:
    bool odd_ = false;
    nn::ColorizerInfo info_;
};

bool isComplete(const FrameRecord& record) {
    return record.field.uncertainty && record.colorfulness && record.ciede2000;
}

FrameRecord colorful(float value) {
    FrameRecord record;
    record.colorfulness = value;
    return record;
}

std::vector<FrameRecord> recordsOf(const PreviewCache& cache, std::optional<std::uint64_t> truth) {
    return cache.records(
        0, 1, [](std::int64_t) { return std::uint64_t{7}; }, truth);
}

}  // namespace

class TestPreviewRecords : public QObject {
    Q_OBJECT

    std::unique_ptr<test::TempDir> home_;
    std::unique_ptr<test::Recorder> recorder_;
    std::filesystem::path film_;
    test::ClipSpec spec_;

    std::unique_ptr<PreviewService> start(StabilizerKind stabilizer,
                                          const std::filesystem::path& reference = {},
                                          const std::filesystem::path& chromaFolder = {}) {
        pipeline::PreviewOptions options;
        options.chromaFolder = chromaFolder;
        options.makeColorizer =
            [](const std::string&,
               const nn::ColorizerOptions&) -> base::Result<std::unique_ptr<nn::Colorizer>> {
            return std::make_unique<Wavering>();
        };
        return PreviewService::start(film_, reference, false, {"wavering", stabilizer, 0.8, 1.0},
                                     options, recorder_->events());
    }
    // Waits until every frame from `first` on satisfies the condition.
    template <class Condition>
    bool waitForAll(const PreviewService& service, std::int64_t first, Condition condition) {
        return recorder_->wait([&] {
            const auto records = service.records(first, spec_.frames - 1);
            return std::all_of(records.begin(), records.end(), condition);
        });
    }

private Q_SLOTS:
    void init() {
        home_ = std::make_unique<test::TempDir>();
        qputenv("XDG_CACHE_HOME", QByteArray::fromStdString((*home_ / "cache").string()));
        recorder_ = std::make_unique<test::Recorder>();
        spec_ = {};
        spec_.width = 80;
        spec_.height = 60;
        spec_.frames = 30;
        spec_.content = test::Content::Color;
        film_ = *home_ / "film.mkv";
        QVERIFY(test::writeClip(film_, spec_));
    }

    void flickerBeforeAndAfterTheStabilizerIsMeasured() {
        const auto service = start(StabilizerKind::Flow);
        service->request(0, false);
        QVERIFY(waitForAll(*service, 1, [](const FrameRecord& r) { return r.field.flickerAfter; }));
        const auto records = service->records(0, 29);
        QVERIFY(!records[0].field.flickerBefore);  // nothing comes before it
        for (std::size_t frame = 1; frame < records.size(); ++frame) {
            QVERIFY(std::abs(*records[frame].field.flickerBefore - 2.0F * swing) < 0.01F);
            QVERIFY(*records[frame].field.flickerAfter < *records[frame].field.flickerBefore);
        }
        QVERIFY(*records[29].field.flickerAfter < 2.0F);
    }

    void uncertaintyAndColorfulnessAreThereWithoutAStabilizer() {
        const auto service = start(StabilizerKind::None);
        service->request(0, false);
        QVERIFY(waitForAll(*service, 0, [](const FrameRecord& r) { return r.field.uncertainty; }));
        for (const FrameRecord& record : service->records(0, 29)) {
            QCOMPARE(*record.field.uncertainty, 0.25F);
            QVERIFY(*record.colorfulness > 10.0F);
            QVERIFY(!record.field.flickerBefore);
            QVERIFY(!record.ciede2000);
        }
    }

    void cutsHaveNoFlicker() {
        spec_.cuts = {12};
        QVERIFY(test::writeClip(film_, spec_));
        const auto service = start(StabilizerKind::Flow);
        service->request(0, false);
        QVERIFY(
            waitForAll(*service, 13, [](const FrameRecord& r) { return r.field.flickerAfter; }));
        QVERIFY(!service->records(12, 12).front().field.flickerBefore);
        QVERIFY(service->records(11, 11).front().field.flickerBefore);
    }

    void groundTruthIsComparedFrameByFrameAndForgottenWithIt() {
        const auto service = start(StabilizerKind::Flow, film_);
        service->request(0, false);
        QVERIFY(waitForAll(*service, 0, isComplete));
        for (const FrameRecord& record : service->records(0, 29)) {
            QVERIFY(*record.ciede2000 > 1.0F);
            QVERIFY(*record.colorfulnessTruth > 0.0F);
        }
        service->setReference({});
        QVERIFY(waitForAll(*service, 0, [](const FrameRecord& r) { return !r.ciede2000; }));
        QVERIFY(service->records(0, 0).front().colorfulness);
    }

    void surveyMeasuresTheFramesBehindThePlayheadToo() {
        const auto service = start(StabilizerKind::Flow, film_);
        service->request(20, false);
        QVERIFY(waitForAll(*service, 20, isComplete));
        QVERIFY(!service->records(3, 3).front().colorfulness);
        service->setSurvey(Survey::WholeFilm);
        QVERIFY(waitForAll(*service, 0, isComplete));
        // Their figures alone: the views of frames that nobody looked at are not kept.
        QCOMPARE(service->states(3, 3),
                 std::vector<pipeline::FrameState>{pipeline::FrameState::Unknown});
        QVERIFY(service->records(3, 3).front().field.flickerAfter);
    }

    void otherSettingsHaveFiguresOfTheirOwn() {
        const auto service = start(StabilizerKind::Flow);
        service->request(29, false);
        QVERIFY(recorder_->waitForSteadyColor(29));
        const float before = *service->records(29, 29).front().colorfulness;
        recorder_->forget();
        service->setPlan(edit::ColorSettings{"wavering", StabilizerKind::Flow, 0.8, 0.5});
        QVERIFY(recorder_->waitForSteadyColor(29));
        QVERIFY(*service->records(29, 29).front().colorfulness < before * 0.8F);
    }

    void figuresComeBackWithTheChromaOfAnEarlierSession() {
        const auto folder = *home_ / "chroma";
        std::vector<FrameRecord> first;
        {
            const auto service = start(StabilizerKind::Flow, {}, folder);
            service->request(0, false);
            QVERIFY(
                waitForAll(*service, 1, [](const FrameRecord& r) { return r.field.flickerAfter; }));
            first = service->records(0, 29);
        }
        const auto service = start(StabilizerKind::Flow, {}, folder);
        service->request(0, false);
        QVERIFY(waitForAll(*service, 1, [](const FrameRecord& r) { return r.field.flickerAfter; }));
        const auto again = service->records(0, 29);
        for (std::size_t frame = 1; frame < again.size(); ++frame) {
            const float was = *first[frame].field.flickerAfter;
            QVERIFY(std::abs(*again[frame].field.flickerAfter - was) <= was * 0.001F);
            QCOMPARE(*again[frame].field.uncertainty, 0.25F);
        }
    }

    void draftsNeverReplaceWhatIsExact() {
        PreviewCache cache(1 << 20);
        cache.putMeasured({0, 7}, {colorful(5.0F), ColorQuality::Draft});
        cache.putMeasured({0, 7}, {colorful(8.0F), ColorQuality::Exact});
        cache.putMeasured({0, 7}, {colorful(2.0F), ColorQuality::Draft});
        QCOMPARE(*recordsOf(cache, {}).front().colorfulness, 8.0F);
        QVERIFY(cache.measured({0, 7})->quality == ColorQuality::Exact);
        QVERIFY(!recordsOf(cache, {}).back().colorfulness);
    }

    void comparisonWithAnotherTruthIsNotTold() {
        PreviewCache cache(1 << 20);
        cache.putMeasured({0, 7}, {colorful(5.0F), ColorQuality::Exact});
        pipeline::MeasuredFrame compared = *cache.measured({0, 7});
        compared.record.ciede2000 = 3.0F;
        compared.truthGeneration = 4;
        cache.putCompared({0, 7}, compared);
        QCOMPARE(*recordsOf(cache, 4).front().ciede2000, 3.0F);
        QVERIFY(!recordsOf(cache, 5).front().ciede2000);
        QVERIFY(!recordsOf(cache, {}).front().ciede2000);
    }

    void figuresSurvivePackingAndSoDoesTheirAbsence() {
        const pipeline::FieldFigures figures{{}, 1.5F, 0.25F};
        QCOMPARE(pipeline::unpacked(pipeline::packed(figures)), figures);
        QCOMPARE(pipeline::unpacked({{4, 3}, {4, 3}, {}}), pipeline::FieldFigures());
    }

    void samplesKeepEveryNthPixel() {
        base::Plane<std::uint32_t> picture(400, 10);
        picture.fill(0xff000000U);
        for (int x = 0; x < 400; x += 3) picture.at(x, 0) = 0xff0000ffU;
        const auto planes = pipeline::sampled(picture);
        QCOMPARE(planes.r.width(), 134);
        QCOMPARE(planes.r.height(), 4);
        QCOMPARE(planes.r.at(133, 0), 1.0F);
        QCOMPARE(planes.r.at(0, 1), 0.0F);
    }

    void smallerBudgetTakesEffectAtOnce() {
        PreviewCache cache(1 << 20);
        const pipeline::PreviewImage image{base::Plane<std::uint32_t>(10, 10), 1.0};
        for (std::int64_t frame = 0; frame < 20; ++frame) {
            cache.putColorView(frame, 7, {image, ColorQuality::Exact, true, {}});
        }
        cache.setMaxBytes(8 * 400);
        QVERIFY(!cache.hasColorView(15, 7));
        QVERIFY(cache.hasColorView(16, 7));
        QCOMPARE(cache.roomForColorViews(400), std::int64_t{4});
    }
};

QTEST_GUILESS_MAIN(TestPreviewRecords)
#include "tst_preview_records.moc"
