// SPDX-License-Identifier: GPL-3.0-or-later
// The network's layout, its gradients and its folding.
#include <ATen/Functions.h>
#include <c10/core/GradMode.h>
#include <torch/utils.h>

#include "core/nn/adam_w.h"
#include "core/nn/color_net.h"
#include "core/nn/training_session.h"
#include "tests/unit/nn/tiny_pack.h"

#include <QtTest>

#include <cmath>
#include <limits>

using namespace kinechrome::nn;

namespace {

ColorNetOptions paper(double width) {
    ColorNetOptions options;
    options.width = width;
    options.classes = 143;
    return options;
}

std::int64_t parametersOf(const ColorNet& network) {
    std::int64_t count = 0;
    for (const auto& parameter : network->parameters()) count += parameter.numel();
    return count;
}

}  // namespace

class TestColorNet : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { at::set_num_threads(2); }

    void outputIsHalfTheInputForAnyMultipleOfEight() {
        ColorNet network(kinechrome::test::tinyOptions());
        network->eval();
        const at::NoGradGuard guard;
        for (const auto& [h, w] : {std::pair{16, 16}, {24, 400}, {136, 40}, {64, 72}}) {
            const auto out = network->forward(at::rand({2, 4, h, w}));
            QVERIFY((out.chroma.sizes().vec() == std::vector<int64_t>{2, 2, h / 2, w / 2}));
            QVERIFY((out.classes.sizes().vec() == std::vector<int64_t>{2, 3}));
            QVERIFY(out.chroma.abs().max().item<float>() <= 128.0F);
        }
    }

    void everyChoiceOfTheRecipeRuns() {
        const at::NoGradGuard guard;
        for (const GlobalPool pool :
             {GlobalPool::Average, GlobalPool::FullyConnected, GlobalPool::Off}) {
            for (const int kernel : {2, 3}) {
                ColorNetOptions options = kinechrome::test::tinyOptions();
                options.globalPool = pool;
                options.midKernel = kernel;
                options.skips = kernel == 2;
                ColorNet network(options);
                network->eval();
                const auto out = network->forward(at::rand({1, 4, 32, 40}));
                QCOMPARE(out.chroma.size(3), int64_t{20});
                QCOMPARE(out.classes.defined(), pool != GlobalPool::Off);
            }
        }
    }

    void thePrintedNetworkHasThePapersParameters() {
        ColorNetOptions options = paper(1.0);
        options.globalPool = GlobalPool::FullyConnected;
        options.classes = 205;  // Places, as Iizuka
        const ColorNet network(options);
        const double millions = static_cast<double>(parametersOf(network)) / 1e6;
        QVERIFY2(millions > 41.5 && millions < 43.0, qPrintable(QString::number(millions)));
        QCOMPARE(network->named_parameters()["full1.weight"].numel(), int64_t{7 * 7 * 512 * 1024});
    }

    void classGradientReachesGlobalAndLowLevelFeaturesOnly() {
        ColorNet network(kinechrome::test::tinyOptions());
        network->train();
        at::log_softmax(network->forward(at::rand({4, 4, 64, 64})).classes, 1)
            .select(1, 0)
            .sum()
            .backward();
        for (const auto& item : network->named_parameters()) {
            const std::string& name = item.key();
            const bool expected = name.starts_with("low") || name.starts_with("global") ||
                                  name.starts_with("full1") || name.starts_with("full2") ||
                                  name.starts_with("class_head");
            const bool reached =
                item.value().grad().defined() && item.value().grad().abs().sum().item<float>() > 0;
            QVERIFY2(reached == expected, name.c_str());
        }
    }

    void distributionAndCertaintyAreSaidWhereTheyAreAskedFor() {
        const at::NoGradGuard guard;
        ColorNetOptions options = kinechrome::test::tinyOptions();
        options.colors = 50;
        options.certainty = true;
        for (const ChromaFrom from : {ChromaFrom::Regression, ChromaFrom::Distribution}) {
            options.chromaFrom = from;
            ColorNet network(options);
            network->eval();
            const at::Tensor input = at::rand({1, 4, 32, 48});
            const auto all = network->forward(input);
            QVERIFY((all.distribution.sizes().vec() == std::vector<int64_t>{1, 50, 8, 12}));
            QVERIFY((all.logError.sizes().vec() == std::vector<int64_t>{1, 1, 16, 24}));
            const auto film = network->forward(input, Say::Chroma);
            QVERIFY(at::allclose(film.chroma, all.chroma));
            QCOMPARE(film.distribution.defined(), from == ChromaFrom::Distribution);
        }
    }

    void anOddGridIsForUseAlone() {
        ColorNetOptions options{.width = 0.125};
        torch::manual_seed(5);
        ColorNet plain(options);
        options.globalGrid = GlobalGrid::Odd;
        ColorNet odd(options);
        const auto from = stateOf(plain);
        const auto into = stateOf(odd);
        const c10::NoGradGuard guard;
        for (std::size_t i = 0; i < from.size(); ++i) into[i].second.copy_(from[i].second);
        const auto differ = [&](int64_t height, int64_t width) {
            const at::Tensor input = at::rand({2, 4, height, width});
            return !at::allclose(plain->globalVector(input), odd->globalVector(input));
        };
        for (const bool training : {true, false}) {
            plain->train(training);
            odd->train(training);
            QVERIFY(!differ(72, 88));  // 9 x 11 cells
            QCOMPARE(differ(64, 88), !training);
            QCOMPARE(differ(72, 80), !training);
        }
    }

    void foldedNetworkSaysTheSame() {
        torch::manual_seed(3);
        const at::NoGradGuard guard;
        ColorNet network(kinechrome::test::tinyOptions());
        for (auto& [name, tensor] : stateOf(network)) {
            if (name.ends_with("running_mean")) tensor.normal_(0.0, 0.3);
            if (name.ends_with("running_var")) tensor.uniform_(0.3, 2.0);
            if (name.ends_with("norm.weight")) tensor.uniform_(0.5, 1.5);
            if (name.ends_with("norm.bias")) tensor.normal_(0.0, 0.3);
            if (name == "chroma.weight") tensor.normal_(0.0, 0.1);
        }
        network->eval();
        const at::Tensor input = at::rand({1, 4, 48, 56});
        const at::Tensor before = network->forward(input).chroma;
        network->fold();
        network->fold();  // a second time changes nothing
        const at::Tensor after = network->forward(input).chroma;
        QVERIFY(before.abs().max().item<float>() > 0.5F);
        QVERIFY((before - after).abs().max().item<float>() < 1e-2F);
    }

    void fusedOptimizerEqualsThePublishedRule() {
        torch::manual_seed(5);
        ColorNet network(kinechrome::test::tinyOptions());
        ColorNet average(kinechrome::test::tinyOptions());
        AdamW optimizer(network, average, {.clipNorm = 0.0});
        const at::Tensor weight = network->named_parameters()["full2.weight"];
        at::Tensor w = weight.detach().clone().to(at::kDouble);
        at::Tensor m = at::zeros_like(w);
        at::Tensor v = at::zeros_like(w);
        for (int t = 1; t <= 3; ++t) {
            const at::Tensor g = at::randn(w.sizes(), at::kDouble);
            weight.mutable_grad() = g.to(at::kFloat);
            optimizer.step(0.01);
            m = 0.9 * m + 0.1 * g;
            v = 0.99 * v + 0.01 * g * g;
            w = w * (1.0 - 0.01 * 0.01);
            w = w - 0.01 * (m / (1.0 - std::pow(0.9, t))) /
                        (at::sqrt(v / (1.0 - std::pow(0.99, t))) + 1e-8);
        }
        QVERIFY((weight.detach() - w.to(at::kFloat)).abs().max().item<float>() < 1e-5F);
        QVERIFY(!weight.grad().defined());
    }

    void aGradientThatIsNoNumberChangesNothing() {
        ColorNet network(kinechrome::test::tinyOptions());
        ColorNet average(kinechrome::test::tinyOptions());
        AdamW optimizer(network, average, {});
        const at::Tensor weight = network->named_parameters()["full2.weight"];
        const at::Tensor before = weight.detach().clone();
        weight.mutable_grad() =
            at::full_like(weight, std::numeric_limits<float>::quiet_NaN()).detach();
        QVERIFY(!std::isfinite(optimizer.step(0.1)));
        QVERIFY(at::equal(before, weight.detach()));
        QCOMPARE(optimizer.steps(), std::int64_t{0});
    }

    void aBatchThatIsNoNumberRollsBackToHealthyWeights() {
        Recipe recipe;
        recipe.network = kinechrome::test::tinyOptions();
        recipe.batch = 4;
        TrainingSession session(recipe, recipe.network, false, false, 2);
        Batch batch;
        batch.count = 4;
        batch.pictures = 4;
        batch.size = 32;
        batch.input.assign(4 * 4 * 32 * 32, 0.5F);
        batch.target.assign(4 * 2 * 16 * 16, 10.0F);
        batch.labels = {0, 1, -1, 2};
        for (std::size_t i = 0; i < batch.input.size(); ++i) {
            batch.input[i] = static_cast<float>(i % 97) / 97.0F;
        }
        const StepResult good = session.step(batch, 1e-3);
        QVERIFY(good.finite && good.losses[LossPart::Class] > 0.0);
        session.remember();
        const auto before = stateOf(session.network());
        std::vector<at::Tensor> kept;
        for (const auto& item : before) kept.push_back(item.second.detach().clone());
        batch.input[5] = std::numeric_limits<float>::quiet_NaN();
        QVERIFY(!session.step(batch, 1e-3).finite);
        session.restore();
        for (std::size_t i = 0; i < before.size(); ++i) {
            QVERIFY2(at::equal(kept[i], before[i].second.detach()), before[i].first.c_str());
        }
    }

    void replicasGiveTheGradientOfTheirParts() {
        // Without batch norm's mixing, two replicas and one would agree; with it they agree in
        // sign and size: the loss falls the same way.
        Recipe recipe;
        recipe.network = kinechrome::test::tinyOptions();
        recipe.batch = 4;
        for (const int replicas : {1, 2}) {
            torch::manual_seed(11);
            TrainingSession session(recipe, recipe.network, false, false, replicas);
            Batch batch;
            batch.count = 4;
            batch.pictures = 4;
            batch.size = 32;
            batch.labels = {0, 1, 2, -1};
            for (int i = 0; i < 4 * 4 * 32 * 32; ++i) {
                batch.input.push_back(static_cast<float>(i % 89) / 89.0F);
            }
            batch.target.assign(4 * 2 * 16 * 16, 25.0F);
            const double first = session.step(batch, 3e-3).losses[LossPart::Color];
            double last = first;
            for (int i = 0; i < 25; ++i) last = session.step(batch, 3e-3).losses[LossPart::Color];
            QVERIFY2(last < 0.7 * first, qPrintable(QString::number(last / first)));
        }
    }
};

QTEST_APPLESS_MAIN(TestColorNet)
#include "tst_color_net.moc"
