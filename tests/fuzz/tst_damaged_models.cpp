// SPDX-License-Identifier: GPL-3.0-or-later
// Damaged weights and manifests are refused, or read as something that holds together.
#include "core/nn/manifest.h"
#include "core/nn/safetensors.h"
#include "tests/fuzz/mutator.h"

#include <QtTest>

#include <set>
#include <string>

using namespace kinechrome::nn;
using kinechrome::base::ErrorKind;
using kinechrome::test::Mutator;

namespace {

std::string sampleWeights() {
    const std::string bytes(64, '\x3c');
    const std::string_view all(bytes);
    return encodeSafetensors({{"low.conv1.weight", Dtype::F32, {2, 3, 1}, all.substr(0, 24)},
                              {"low.conv1.bias", Dtype::F16, {2}, all.substr(24, 4)},
                              {"empty", Dtype::F32, {0, 4}, {}},
                              {"scale", Dtype::BF16, {}, all.substr(28, 2)}},
                             {{"step", "100"}});
}

std::string sampleManifest() {
    Manifest manifest;
    manifest.name = "sample";
    manifest.inputSize = 128;
    manifest.licence = "CC-BY-SA-4.0";
    manifest.weightsSha256 = std::string(64, 'a');
    return formatManifest(manifest);
}

// What SafetensorsFile promises of every file that it accepts.
bool holdsTogether(const SafetensorsFile& file, const std::string& bytes) {
    std::size_t total = 0;
    std::set<std::string> names;
    for (const TensorEntry& tensor : file.tensors()) {
        std::size_t size = bytesOf(tensor.dtype);
        for (const std::int64_t length : tensor.shape) {
            if (length < 0) return false;
            size *= static_cast<std::size_t>(length);
        }
        if (tensor.bytes.size() != size || !names.insert(tensor.name).second) return false;
        total += size;
    }
    std::size_t header = 0;
    for (std::size_t i = 8; i-- > 0;) {
        header = header << 8U | static_cast<unsigned char>(bytes[i]);
    }
    return 8 + header + total == bytes.size();
}

}  // namespace

class TestDamagedModels : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void wholeFilesAreAccepted();
    void damagedWeightsAreRefusedOrHoldTogether();
    void damagedManifestsAreRefusedOrHoldTogether();
    void everyTruncationOfTheWeightsIsRefused();
};

void TestDamagedModels::wholeFilesAreAccepted() {
    const auto weights = SafetensorsFile::parse(sampleWeights(), "weights");
    QVERIFY2(weights, weights ? "" : weights.error().message().c_str());
    QVERIFY(holdsTogether(*weights, sampleWeights()));
    const auto manifest = parseManifest(sampleManifest(), "manifest");
    QVERIFY2(manifest, manifest ? "" : manifest.error().message().c_str());
}

void TestDamagedModels::damagedWeightsAreRefusedOrHoldTogether() {
    const std::string whole = sampleWeights();
    Mutator mutator(1);
    int refused = 0;
    for (int i = 0; i < 4000; ++i) {
        const std::string bytes = mutator.damage(whole);
        const auto weights = SafetensorsFile::parse(bytes, "weights");
        if (weights) {
            QVERIFY(holdsTogether(*weights, bytes));
        } else {
            ++refused;
            QCOMPARE(weights.error().kind, ErrorKind::Model);
        }
    }
    QVERIFY(refused > 2000);
}

void TestDamagedModels::damagedManifestsAreRefusedOrHoldTogether() {
    const std::string whole = sampleManifest();
    Mutator mutator(2);
    int refused = 0;
    for (int i = 0; i < 2000; ++i) {
        const auto manifest = parseManifest(mutator.damage(whole), "manifest");
        if (manifest) {
            QVERIFY(manifest->inputSize > 0);
            QVERIFY(manifest->weightsFile.find('/') == std::string::npos);
            QCOMPARE(manifest->weightsSha256.size(), std::size_t{64});
        } else {
            ++refused;
            QCOMPARE(manifest.error().kind, ErrorKind::Model);
        }
    }
    QVERIFY(refused > 1000);
}

void TestDamagedModels::everyTruncationOfTheWeightsIsRefused() {
    const std::string whole = sampleWeights();
    for (std::size_t length = 0; length < whole.size(); ++length) {
        QVERIFY(!SafetensorsFile::parse(whole.substr(0, length), "weights"));
    }
}

QTEST_GUILESS_MAIN(TestDamagedModels)
#include "tst_damaged_models.moc"
