// SPDX-License-Identifier: GPL-3.0-or-later
// Shards and joining them: together they are what one run makes, bit for bit.
#include <algorithm>

#include <QTest>

#include "core/pipeline/export_part.h"
#include "core/pipeline/join_job.h"
#include "tests/integration/changing_colorizer.h"
#include "tests/integration/same_film.h"

using namespace kinechrome;
using edit::StabilizerKind;
using pipeline::ColorizeRequest;
using Paths = std::vector<std::filesystem::path>;

class TestShards : public QObject {
    Q_OBJECT

    static test::ClipSpec filmOf(int frames) {
        test::ClipSpec spec = test::clipOf(frames);
        spec.cuts = {11, 19, 34};
        spec.sound = "pcm_s16le";
        spec.soundSeconds = 0.4 + frames / 24.0;  // beyond the picture
        spec.metadata = {{"title", "A film"}, {"timecode", "01:00:00:00"}};
        spec.chapters = {0.0, 0.5};
        return spec;
    }
    ColorizeRequest request(const std::string& out, StabilizerKind kind = StabilizerKind::Flow) {
        ColorizeRequest request = test::requestFor(*dir_ / "in.mkv", *dir_ / out);
        request.colorizerFactory = test::changing;
        request.settings.stabilizer = kind;
        return request;
    }
    // N shards of the request, named shard1.mkv and so on.
    Paths makeShards(ColorizeRequest request, int count) {
        Paths files;
        for (int i = 1; i <= count; ++i) {
            request.output = *dir_ / ("shard" + std::to_string(i) + ".mkv");
            const auto part = pipeline::runColorizePart(request, {pipeline::ShardNumber{i, count}},
                                                        nullptr, {}, {});
            if (!part) qWarning("%s", part.error().message().c_str());
            if (part) files.push_back(request.output);
        }
        return files;
    }
    base::Result<pipeline::JoinReport> join(const Paths& shards) {
        return pipeline::runJoin({shards, *dir_ / "joined.mkv", false, 0}, nullptr, {}, {});
    }
    void expectRefusal(const Paths& shards, base::ErrorKind kind, const char* words) {
        const auto joined = join(shards);
        QVERIFY(!joined);
        QVERIFY2(joined.error().kind == kind, joined.error().message().c_str());
        QVERIFY2(joined.error().message().find(words) != std::string::npos,
                 joined.error().message().c_str());
        for (const auto& entry : std::filesystem::directory_iterator(dir_->path())) {
            QVERIFY(!entry.path().filename().string().starts_with("joined"));
        }
    }

private Q_SLOTS:
    void init() {
        dir_ = std::make_unique<test::TempDir>();
        VERIFY_RESULT(test::writeClip(*dir_ / "in.mkv", filmOf(48)));
    }

    void joinedShardsAreWhatOneRunMakes_data() {
        QTest::addColumn<int>("kind");
        QTest::addColumn<int>("count");
        QTest::addColumn<bool>("ranged");
        QTest::newRow("flow, 3 shards") << static_cast<int>(StabilizerKind::Flow) << 3 << false;
        QTest::newRow("flow, a range") << static_cast<int>(StabilizerKind::Flow) << 2 << true;
        QTest::newRow("none") << static_cast<int>(StabilizerKind::None) << 2 << false;
        QTest::newRow("bidirectional")
            << static_cast<int>(StabilizerKind::Bidirectional) << 3 << false;
        QTest::newRow("tv") << static_cast<int>(StabilizerKind::Tv) << 2 << false;
        QTest::newRow("more shards than shots")
            << static_cast<int>(StabilizerKind::Flow) << 7 << false;
    }
    void joinedShardsAreWhatOneRunMakes() {
        QFETCH(int, kind);
        QFETCH(int, count);
        QFETCH(bool, ranged);
        ColorizeRequest asked = request("one.mkv", static_cast<StabilizerKind>(kind));
        if (ranged) asked.range = edit::FrameRange{5, 40};
        VERIFY_RESULT(test::run(asked));
        Paths shards = makeShards(asked, count);
        QCOMPARE(std::ssize(shards), std::ptrdiff_t{count});
        std::reverse(shards.begin(), shards.end());
        const auto joined = join(shards);
        VERIFY_RESULT(joined);
        QCOMPARE(joined->frames, std::int64_t{ranged ? 36 : 48});
        QCOMPARE(joined->lumaIdentical, std::optional(true));
        QCOMPARE(test::differenceOfFilms(*dir_ / "one.mkv", *dir_ / "joined.mkv"), std::string());
        QCOMPARE(test::differenceOfSidecars(*dir_ / "one.mkv", *dir_ / "joined.mkv"),
                 std::string());
    }

    void projectsShotsAreTheShardsBorders() {
        ColorizeRequest asked = request("one.mkv");
        for (const edit::FrameRange range :
             {edit::FrameRange{0, 7}, edit::FrameRange{8, 29}, edit::FrameRange{30, 47}}) {
            edit::Segment segment;
            segment.range = range;
            segment.settings = asked.settings;
            asked.segments.push_back(segment);
        }
        asked.segments[1].settings.stabilizer = StabilizerKind::None;
        asked.segments[2].settings.saturation = 0.5;
        VERIFY_RESULT(test::run(asked));
        const Paths shards = makeShards(asked, 3);
        const auto plan = test::readJson(shards[1].string() + ".kinechrome.json").at("shard");
        QCOMPARE(plan.at("shards").at(1).at("first").get<int>(), 8);
        VERIFY_RESULT(join(shards));
        QCOMPARE(test::differenceOfFilms(*dir_ / "one.mkv", *dir_ / "joined.mkv"), std::string());
        QCOMPARE(test::differenceOfSidecars(*dir_ / "one.mkv", *dir_ / "joined.mkv"),
                 std::string());
    }

    void filmWithoutAModelIsCutToo() {
        ColorizeRequest asked = request("one.mkv");
        asked.settings.model = "none";
        VERIFY_RESULT(test::run(asked));
        const Paths shards = makeShards(asked, 2);
        VERIFY_RESULT(join(shards));
        QCOMPARE(test::differenceOfFilms(*dir_ / "one.mkv", *dir_ / "joined.mkv"), std::string());
    }

    void shardsWithoutFramesNeedNotBeNamed() {
        const Paths shards = makeShards(request("one.mkv"), 5);
        QCOMPARE(std::ssize(shards), std::ptrdiff_t{5});
        QVERIFY(std::filesystem::exists(shards.back()));
        VERIFY_RESULT(join({shards[3], shards[0], shards[1], shards[2]}));
    }

    void strangersAreRefused() {
        const Paths shards = makeShards(request("one.mkv"), 3);
        using enum base::ErrorKind;
        expectRefusal({shards[0], shards[2]}, Usage, "shard 2 of 3 is missing");
        expectRefusal({shards[0], shards[1], shards[1], shards[2]}, Usage, "is shard 2, and so is");
        expectRefusal({shards[0], *dir_ / "nowhere.mkv"}, Input, "sidecar cannot be read");
        auto another = request("whole.mkv");
        VERIFY_RESULT(test::run(another));
        expectRefusal({shards[0], another.output}, Usage, "is no shard");
        another.settings.strength = 0.5;
        another.output = *dir_ / "stronger.mkv";
        VERIFY_RESULT(
            pipeline::runColorizePart(another, {pipeline::ShardNumber{2, 3}}, nullptr, {}, {}));
        expectRefusal({shards[0], another.output, shards[2]}, Usage, "with other settings");
        another = request("two.mkv");
        VERIFY_RESULT(
            pipeline::runColorizePart(another, {pipeline::ShardNumber{2, 2}}, nullptr, {}, {}));
        expectRefusal({shards[0], another.output}, Usage, "one of 2 shards");
    }

    void damageIsFoundAndTheShardNamed() {
        const Paths shards = makeShards(request("one.mkv"), 2);
        test::flipBytes(shards[1], 0.5);
        expectRefusal(shards, base::ErrorKind::Input, "shard2.mkv");
        test::writeText(shards[1].string() + ".kinechrome.json", "{");
        expectRefusal(shards, base::ErrorKind::Input, "shard2.mkv");
    }

    void cancelledJoinLeavesNothing() {
        const Paths shards = makeShards(request("one.mkv"), 2);
        std::stop_source stop;
        stop.request_stop();
        const auto joined = pipeline::runJoin({shards, *dir_ / "joined.mkv", false, 0}, nullptr, {},
                                              stop.get_token());
        QVERIFY(!joined);
        QCOMPARE(joined.error().kind, base::ErrorKind::Interrupted);
        QVERIFY(!std::filesystem::exists(*dir_ / "joined.mkv.part"));
        QVERIFY(!std::filesystem::exists(*dir_ / "joined.mkv.kinechrome.json"));
    }

    void onlyFfv1IsSharded() {
        ColorizeRequest asked = request("out.mov");
        const auto part =
            pipeline::runColorizePart(asked, {pipeline::ShardNumber{1, 2}}, nullptr, {}, {});
        QVERIFY(!part);
        QCOMPARE(part.error().kind, base::ErrorKind::Usage);
    }

private:
    std::unique_ptr<test::TempDir> dir_;
};

QTEST_GUILESS_MAIN(TestShards)
#include "tst_shards.moc"
