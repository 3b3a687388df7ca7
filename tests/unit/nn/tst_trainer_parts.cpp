// SPDX-License-Identifier: GPL-3.0-or-later
// What a training run is put together from: its guard, its clock, its split, its log and plot.
#include <QtTest>

#include <algorithm>
#include <cmath>
#include <fstream>

#include "core/base/atomic_file.h"
#include "core/nn/figures_json.h"
#include "core/nn/loss_guard.h"
#include "core/nn/training_log.h"
#include "core/nn/training_plot.h"
#include "core/nn/training_schedule.h"
#include "core/nn/training_split.h"

using namespace kinechrome;

namespace {

nn::TrainEvent eventAt(std::int64_t step, bool validation = false) {
    nn::TrainEvent event;
    event.phase = validation ? "validation" : "training";
    event.step = step;
    event.counted = !validation;
    event.learningRate = 1e-3;
    event.losses[nn::LossPart::Color] = 1.0 / static_cast<double>(step);
    if (validation) {
        event.figures.emplace();
        event.figures->frontier = {{1.0, 0.9, 0.5}, {1.1, 0.92, 0.55}};
        event.figures->chosen = {1.1, 0.92, 0.55};
    }
    return event;
}

nn::Pack packOf(int images, int clips) {
    nn::Pack pack;
    pack.sources = {"far", "near"};
    for (int i = 0; i < images; ++i) {
        pack.images.emplace_back();
        pack.images.back().source = i % 2;
        pack.images.back().hash = static_cast<std::uint64_t>(i);
    }
    for (int i = 0; i < clips; ++i) {
        nn::PackClip clip;
        clip.width = clip.height = 1;
        clip.source = 1;
        clip.hash = static_cast<std::uint64_t>(i);
        clip.frames.assign(5, {static_cast<std::uint8_t>(i), 0, 0});
        pack.clips.push_back(std::move(clip));
    }
    return pack;
}

}  // namespace

class TestTrainerParts : public QObject {
    Q_OBJECT

    QTemporaryDir folder_;
    [[nodiscard]] std::filesystem::path path(const char* name) const {
        return std::filesystem::path(folder_.path().toStdString()) / name;
    }

private Q_SLOTS:
    void lostStepsHalveTheRateAndCalmBringsItBack() {
        nn::LossGuard guard;
        QVERIFY(guard.lost());
        QVERIFY(guard.lost());
        QCOMPARE(guard.rateFactor(), 0.25);
        for (int i = 0; i < nn::kCalmSteps; ++i) guard.good();
        QCOMPARE(guard.rateFactor(), 0.5);
        for (int i = 0; i < 3 * nn::kCalmSteps; ++i) guard.good();
        QCOMPARE(guard.rateFactor(), 1.0);
        QCOMPARE(guard.rollbacks, 2);
    }

    void lossesThatStayLostEndTheRun() {
        nn::LossGuard guard;
        for (int i = 0; i < nn::kMostCaution; ++i) QVERIFY(guard.lost());
        QVERIFY(!guard.lost());
    }

    void byStepsTheScheduleKnowsNoClock() {
        nn::Recipe recipe;
        recipe.steps = 100;
        recipe.sizes = {{0.0, 64}, {0.5, 96}};
        const nn::TrainingSchedule schedule(recipe, 0.0);
        QCOMPARE(schedule.fraction({50, 1.0}), schedule.fraction({50, 9999.0}));
        QCOMPARE(schedule.size(schedule.fraction({49, 0.0})), 64);
        QCOMPARE(schedule.size(schedule.fraction({50, 0.0})), 96);
        QCOMPARE(schedule.learningRate(1.0), recipe.learningRateEnd);
        QCOMPARE(schedule.secondsLeft({75, 80.0}, {25, 30.0}), 25.0);
        QVERIFY(schedule.secondsLeft({25, 30.0}, {25, 30.0}) < 0.0);
        const nn::TrainingSchedule timed(recipe, 2.0);
        QCOMPARE(timed.fraction({50, 60.0}), 0.5);
        QCOMPARE(timed.secondsLeft({50, 60.0}, {0, 0.0}), 60.0);
    }

    void aSmallPackHoldsOutItsShareOnly() {
        nn::Recipe recipe;
        recipe.heldOutImages = 100;
        recipe.heldOutShare = 0.1;
        nn::Pack pack = packOf(30, 20);
        const nn::Split split = nn::splitPack(pack, recipe);
        QCOMPARE(split.training.size(), std::size_t{27});
        QCOMPARE(pack.clips.size(), std::size_t{18});
        // Three pictures, and the first, middle and last frame of two clips.
        QCOMPARE(split.validation.size(), std::size_t{3 + 2 * 3});
        QCOMPARE(pack.images.size(), std::size_t{30 + 6});
        for (const int held : split.validation) {
            QVERIFY(std::find(split.training.begin(), split.training.end(), held) ==
                    split.training.end());
        }
    }

    void heldOutSourcesTakeTheirClipsAlong() {
        nn::Recipe recipe;
        recipe.heldOutSources = {"near"};
        recipe.heldOutImages = 0;
        nn::Pack pack = packOf(10, 4);
        const nn::Split split = nn::splitPack(pack, recipe);
        QVERIFY(pack.clips.empty());
        QCOMPARE(split.training.size(), std::size_t{5});
        QCOMPARE(nn::trainingSources(pack, split), 1);
    }

    void clipsAloneAreJudgedByClips() {
        nn::Pack pack = packOf(0, 20);
        const nn::Split split = nn::splitPack(pack, nn::Recipe());
        QCOMPARE(pack.clips.size(), std::size_t{18});
        QCOMPARE(split.validation.size(), std::size_t{6});
        nn::Pack single = packOf(0, 1);
        QVERIFY(nn::splitPack(single, nn::Recipe()).validation.empty());
        QCOMPARE(single.clips.size(), std::size_t{1});
    }

    void fingerprintsTellPacksApart() {
        QCOMPARE(nn::fingerprintOf(packOf(5, 2)), nn::fingerprintOf(packOf(5, 2)));
        QVERIFY(nn::fingerprintOf(packOf(5, 2)) != nn::fingerprintOf(packOf(6, 2)));
        QVERIFY(nn::fingerprintOf(packOf(5, 2)) != nn::fingerprintOf(packOf(5, 3)));
    }

    void aResumedLogForgetsWhatCameAfterItsCheckpoint() {
        const auto file = path("log.csv");
        {
            nn::TrainingLog log(file, 0);
            for (const int step : {10, 20, 30}) log.append(eventAt(step));
        }
        std::ofstream(file, std::ios::app) << "40,1.5";  // a kill in the middle of a line
        const nn::TrainingLog again(file, 20);
        QCOMPARE(again.column("step"), (std::vector<double>{10.0, 20.0}));
        QCOMPARE(again.column("loss_color"), (std::vector<double>{0.1, 0.05}));
        QVERIFY(std::isnan(again.column("distance_ratio").front()));
        QCOMPARE(QByteArray::fromStdString(*base::readFile(file)).count('\n'), 3);
        QVERIFY(nn::TrainingLog(file, 0).column("step").empty());
    }

    void thePlotShowsLossesAndFigures() {
        nn::TrainingLog log(path("plot.csv"), 0);
        for (int step = 10; step < 400; step += 10) log.append(eventAt(step, step % 100 == 0));
        const auto svg = QByteArray::fromStdString(nn::drawTraining(log, "a <name>"));
        QVERIFY(svg.startsWith("<svg") && svg.endsWith("</svg>\n"));
        QVERIFY(svg.contains("a &lt;name&gt;"));
        QVERIFY(svg.contains("color 0.00") && svg.contains("distance 0.900"));
        QVERIFY(!svg.contains("nan") && !svg.contains("inf"));
    }

    void anEmptyPlotSaysSo() {
        const auto svg = nn::drawTraining(nn::TrainingLog(path("empty.csv"), 0), "empty");
        QVERIFY(svg.find("nothing yet") != std::string::npos);
        QVERIFY(svg.find("nan") == std::string::npos);
    }

    void figuresSurviveJson() {
        nn::ValidationFigures figures = *eventAt(1, true).figures;
        figures.images = 7;
        figures.hinted = {{1.0, 0.5, 0.9}};
        figures.meanAbDistance = std::nan("");  // JSON has none
        const auto json = nlohmann::json::parse(nn::toJson(figures).dump());
        const nn::ValidationFigures back = nn::figuresFromJson(json);
        QCOMPARE(back.images, 7);
        QCOMPARE(back.frontier.size(), std::size_t{2});
        QCOMPARE(back.frontier[1].distanceRatio, 0.92);
        QCOMPARE(back.hinted.front().colorfulnessRatio, 0.9);
        QCOMPARE(back.meanAbDistance, 0.0);
    }
};

QTEST_APPLESS_MAIN(TestTrainerParts)
#include "tst_trainer_parts.moc"
