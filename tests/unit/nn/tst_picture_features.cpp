// SPDX-License-Identifier: GPL-3.0-or-later
// Picture features: the same picture gives the same vector, colour and structure move it, and what
// is no such network is refused. Inception runs with random weights: shapes, not meaning.
#include "core/nn/picture_features.h"

#include <QtTest>

#include <cmath>
#include <cstring>
#include <filesystem>

#include <ATen/Functions.h>
#include <c10/core/GradMode.h>

#include "core/base/atomic_file.h"
#include "core/nn/inception.h"
#include "tests/unit/nn/tiny_pack.h"

namespace fs = std::filesystem;
using namespace kinechrome;
using base::ErrorKind;
using base::Plane;

namespace {

Plane<float> waves(int width, int height, float phase) {
    Plane<float> plane(width, height);
    for (int y = 0; y < height; ++y) {
        for (int x = 0; x < width; ++x) {
            plane.at(x, y) = 0.5F + 0.4F * std::sin(0.2F * static_cast<float>(x) + phase) *
                                        std::cos(0.13F * static_cast<float>(y));
        }
    }
    return plane;
}

// Weights of every layer, small and random, as the bytes of a file; `classes` of the head.
class RandomInception {
public:
    explicit RandomInception(std::int64_t classes) {
        for (const nn::InceptionLayer& layer : nn::inceptionLayers()) {
            const auto fan = static_cast<float>(layer.in * layer.height * layer.width);
            add(layer.name + ".conv.weight", {layer.out, layer.in, layer.height, layer.width},
                std::sqrt(6.0F / fan), 0.0F);
            add(layer.name + ".bn.weight", {layer.out}, 0.1F, 1.0F);
            add(layer.name + ".bn.bias", {layer.out}, 0.1F, 0.0F);
            add(layer.name + ".bn.running_mean", {layer.out}, 0.1F, 0.0F);
            add(layer.name + ".bn.running_var", {layer.out}, 0.1F, 1.0F);
        }
        add("fc.weight", {classes, 1}, 1.0F, 0.0F);
    }
    // Leaves one tensor out, or gives one another shape.
    void remove(const std::string& name) {
        std::erase_if(tensors_, [&](const nn::TensorEntry& tensor) { return tensor.name == name; });
    }
    void flatten(const std::string& name) {
        for (nn::TensorEntry& tensor : tensors_) {
            if (tensor.name == name) {
                tensor.shape = {static_cast<std::int64_t>(tensor.bytes.size() / sizeof(float))};
            }
        }
    }
    [[nodiscard]] base::Result<nn::SafetensorsFile> file() const {
        return nn::SafetensorsFile::parse(nn::encodeSafetensors(tensors_, {}), "random");
    }

private:
    void add(const std::string& name, std::vector<std::int64_t> shape, float spread, float middle) {
        std::size_t count = 1;
        for (const std::int64_t side : shape) count *= static_cast<std::size_t>(side);
        std::string bytes(count * sizeof(float), '\0');
        for (std::size_t i = 0; i < count; ++i) {
            state_ = state_ * 1664525U + 1013904223U;
            const float unit = static_cast<float>(state_ >> 8U) / 8388608.0F - 1.0F;
            const float value = middle + spread * unit;
            std::memcpy(bytes.data() + i * sizeof(float), &value, sizeof(float));
        }
        storage_.push_back(std::make_unique<std::string>(std::move(bytes)));
        tensors_.push_back({name, nn::Dtype::F32, std::move(shape), *storage_.back()});
    }

    std::uint32_t state_ = 1;
    std::vector<std::unique_ptr<std::string>> storage_;
    std::vector<nn::TensorEntry> tensors_;
};

}  // namespace

class TestPictureFeatures : public QObject {
    Q_OBJECT

    QTemporaryDir folder_;
    [[nodiscard]] fs::path place(const char* name) const {
        return fs::path(folder_.path().toStdString()) / name;
    }

private Q_SLOTS:
    void pictureIsThreeGlobalVectorsSideBySide() {
        test::writeTinyModel(place("model"), test::tinyOptions());
        const auto features = nn::openColorNetFeatures(place("model"), {nn::Device::Cpu, 1});
        QVERIFY2(features, features ? "" : features.error().message().c_str());
        const auto r = waves(70, 50, 0.0F);
        const auto g = waves(70, 50, 1.0F);
        const auto b = waves(70, 50, 2.0F);
        const auto one = (*features)->of({r, g, b}).value();
        QCOMPARE(one.size(), (*features)->dimension());
        QVERIFY(one == (*features)->of({r, g, b}).value());
        // Each third sees its own plane alone.
        const auto third = static_cast<std::ptrdiff_t>(one.size() / 3);
        const auto gray = (*features)->of({r, r, r}).value();
        QVERIFY(std::equal(gray.begin(), gray.begin() + third, one.begin()));
        QVERIFY(std::equal(gray.begin(), gray.begin() + third, gray.begin() + third));
        QVERIFY(!std::equal(gray.begin() + third, gray.end(), one.begin() + third));
    }

    void nameSaysNetworkAndWeights() {
        test::writeTinyModel(place("named"), test::tinyOptions());
        const auto features = nn::openColorNetFeatures(place("named"), {nn::Device::Cpu, 1});
        QVERIFY(features.has_value());
        const auto name = QString::fromStdString((*features)->name());
        QVERIFY2(
            QRegularExpression(
                QStringLiteral("^ColorNet global vectors of R, G and B \\(.+, [0-9a-f]{8}\\)$"))
                .match(name)
                .hasMatch(),
            qPrintable(name));
    }

    void networkWithoutGlobalBranchHasNoFeatures() {
        auto options = test::tinyOptions();
        options.globalPool = nn::GlobalPool::Off;
        options.classes = 0;
        test::writeTinyModel(place("local"), options);
        const auto features = nn::openColorNetFeatures(place("local"), {nn::Device::Cpu, 1});
        QVERIFY(!features);
        QCOMPARE(features.error().kind, ErrorKind::Model);
    }

    void whatIsNoNetworkIsAModelError() {
        const auto nothing = nn::openColorNetFeatures(place("nothing"), {nn::Device::Cpu, 1});
        QCOMPARE(nothing.error().kind, ErrorKind::Model);
        QVERIFY(base::writeFileAtomically(place("weights"), "no weights").has_value());
        const auto text = nn::openInceptionFeatures(place("weights"), {nn::Device::Cpu, 1});
        QCOMPARE(text.error().kind, ErrorKind::Model);
    }

    void inceptionGivesPool3() {
        const c10::NoGradGuard guard;
        const auto torchvision =
            nn::Inception::load(RandomInception(1000).file().value(), "random");
        QVERIFY2(torchvision, torchvision ? "" : torchvision.error().message().c_str());
        QVERIFY(torchvision->weights() == nn::InceptionWeights::Torchvision);
        const at::Tensor picture = at::linspace(0.0, 1.0, 3 * 299 * 299).view({1, 3, 299, 299});
        const at::Tensor features = torchvision->pool3(picture);
        QVERIFY(features.sizes() == at::IntArrayRef({1, 2048}));
        QVERIFY(at::isfinite(features).all().item<bool>());
        QVERIFY(features.min().item<float>() >= 0.0F);  // after ReLU
        QVERIFY(features.std().item<float>() > 0.0F);
        const auto heusel = nn::Inception::load(RandomInception(1008).file().value(), "random");
        QVERIFY(heusel->weights() == nn::InceptionWeights::TensorFlow);
        // Only its poolings differ.
        QVERIFY(!at::equal(heusel->pool3(picture), features));
    }

    void inceptionThatLacksOrBendsATensorIsRefused() {
        RandomInception lacking(1000);
        lacking.remove("Mixed_6c.branch7x7_2.bn.bias");
        const auto missing = nn::Inception::load(lacking.file().value(), "random");
        QCOMPARE(missing.error().kind, ErrorKind::Model);
        QVERIFY(missing.error().why.find("Mixed_6c.branch7x7_2.bn.bias") != std::string::npos);
        RandomInception bent(1000);
        bent.flatten("Mixed_7a.branch3x3_2.conv.weight");
        QCOMPARE(nn::Inception::load(bent.file().value(), "random").error().kind, ErrorKind::Model);
    }
};

QTEST_GUILESS_MAIN(TestPictureFeatures)
#include "tst_picture_features.moc"
