// SPDX-License-Identifier: GPL-3.0-or-later
// Cutting a film into shards: whole shots, near to equal, every frame once.
#include <QTest>

#include "core/pipeline/film_shots.h"
#include "core/pipeline/shard_plan.h"

using namespace kinechrome;
using edit::FrameRange;
using pipeline::FilmShots;
using pipeline::ShardNumber;
using pipeline::ShardPlan;

namespace {

FilmShots shotsAt(std::vector<std::int64_t> begins, std::int64_t last) {
    FilmShots shots;
    shots.frames = {begins.front(), last};
    shots.begins = std::move(begins);
    return shots;
}

}  // namespace

class TestShardPlan : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void numbersAreRead() {
        const auto number = pipeline::parseShardNumber("2/8");
        QVERIFY(number.has_value());
        QVERIFY((*number == ShardNumber{2, 8}));
        for (const char* wrong : {"", "2", "0/3", "4/3", "a/3", "1/3/", "1/-3", "1/99999", "/"}) {
            QVERIFY2(!pipeline::parseShardNumber(wrong), wrong);
        }
    }

    void bordersAreTheShotsNearestToEqualParts() {
        const ShardPlan plan = planShards(shotsAt({0, 10, 48, 52, 90}, 99), {1, 2});
        QVERIFY((plan.shards[0] == FrameRange{0, 47} || plan.shards[0] == FrameRange{0, 51}));
        const ShardPlan three = planShards(shotsAt({100, 130, 170}, 199), {2, 3});
        QVERIFY((three.shards[0] == FrameRange{100, 129}));
        QVERIFY((three.own() == FrameRange{130, 169}));
        QVERIFY((three.shards[2] == FrameRange{170, 199}));
    }

    void oneLongShotLeavesOneForEachOther() {
        const ShardPlan plan = planShards(shotsAt({0, 900, 910, 920}, 929), {1, 4});
        QVERIFY((plan.shards[0] == FrameRange{0, 899}));
        QVERIFY((plan.shards[3] == FrameRange{920, 929}));
    }

    void thereMayBeFewerShotsThanShards() {
        const ShardPlan plan = planShards(shotsAt({0, 5}, 9), {4, 4});
        QVERIFY((plan.shards[0] == FrameRange{0, 4}));
        QVERIFY((plan.shards[1] == FrameRange{5, 9}));
        QVERIFY(!plan.shards[2] && !plan.own());
    }

    void documentTellsThePlan() {
        const ShardPlan plan = planShards(shotsAt({0, 5, 20}, 29), {2, 4});
        QVERIFY(pipeline::shardPlanFromJson(toJson(plan)) == plan);
    }

    void brokenDocumentsAreNoPlan() {
        const nlohmann::json whole = toJson(planShards(shotsAt({0, 5, 20}, 29), {2, 3}));
        const auto broken = [&](const char* pointer, const nlohmann::json& value) {
            nlohmann::json copy = whole;
            copy[nlohmann::json::json_pointer(pointer)] = value;
            return !pipeline::shardPlanFromJson(copy);
        };
        QVERIFY(broken("/index", 0));
        QVERIFY(broken("/index", 4));
        QVERIFY(broken("/count", 2));
        QVERIFY(broken("/film", nullptr));
        QVERIFY(broken("/film/last", 30));
        QVERIFY(broken("/shards", "all"));
        QVERIFY(broken("/shards/1/first", 6));
        QVERIFY(broken("/shards/0", nullptr));
        QVERIFY(broken("/shards/2/last", -1));
        QVERIFY(!pipeline::shardPlanFromJson(nlohmann::json()));
    }
};

QTEST_GUILESS_MAIN(TestShardPlan)
#include "tst_shard_plan.moc"
