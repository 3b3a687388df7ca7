// SPDX-License-Identifier: GPL-3.0-or-later
// The safetensors reader takes what the writer makes and refuses everything that lies.
#include "core/nn/safetensors.h"

#include <QtTest>

#include <cstring>
#include <string>

using kinechrome::base::ErrorKind;
using kinechrome::nn::Dtype;
using kinechrome::nn::encodeSafetensors;
using kinechrome::nn::SafetensorsFile;

namespace {

std::string withLength(std::uint64_t length, const std::string& rest) {
    std::string bytes;
    for (int i = 0; i < 8; ++i) bytes += static_cast<char>((length >> (8 * i)) & 0xFFU);
    return bytes + rest;
}

std::string file(const std::string& header, std::size_t dataBytes) {
    return withLength(header.size(), header + std::string(dataBytes, '\1'));
}

std::string entry(const std::string& dtype, const std::string& shape, const std::string& range) {
    return R"({"dtype":")" + dtype + R"(","shape":)" + shape + R"(,"data_offsets":)" + range + "}";
}

}  // namespace

class TestSafetensors : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void whatIsWrittenIsReadBack() {
        const float values[6] = {1, 2, 3, 4, 5, 6};
        const std::string_view bytes(reinterpret_cast<const char*>(values), sizeof values);
        const auto file =
            SafetensorsFile::parse(encodeSafetensors({{"z", Dtype::F32, {2, 3}, bytes},
                                                      {"a", Dtype::F16, {4}, bytes.substr(0, 8)},
                                                      {"none", Dtype::BF16, {0, 7}, {}},
                                                      {"one", Dtype::BF16, {}, bytes.substr(0, 2)}},
                                                     {{"note", "\"quoted\""}}),
                                   "memory");
        QVERIFY(file.has_value());
        QCOMPARE(file->tensors().size(), std::size_t{4});
        QCOMPARE(file->metadata().at("note"), std::string("\"quoted\""));
        const auto* z = file->find("z");
        QVERIFY(z != nullptr);
        QVERIFY((z->shape == std::vector<std::int64_t>{2, 3}));
        QVERIFY(std::memcmp(z->bytes.data(), values, sizeof values) == 0);
        QVERIFY(file->find("b") == nullptr);
    }

    void brokenFilesAreRefusedWithASentence_data() {
        QTest::addColumn<QByteArray>("bytes");
        const auto row = [](const char* name, const std::string& bytes) {
            QTest::newRow(name) << QByteArray(bytes.data(), static_cast<qsizetype>(bytes.size()));
        };
        const std::string good = R"({"x":)" + entry("F32", "[2]", "[0,8]") + "}";
        row("empty", "");
        row("seven bytes", "1234567");
        row("header above 1 MiB", withLength((1U << 20U) + 1, std::string((1U << 20U) + 16, ' ')));
        row("header past the end", withLength(100, good));
        row("header length of all ones", withLength(~std::uint64_t{0}, good));
        row("not JSON", file("{\"x\":", 8));
        row("not an object", file("[1]", 0));
        row("deeply nested", file(std::string(100000, '['), 0));
        row("unknown type", file(R"({"x":)" + entry("I64", "[1]", "[0,8]") + "}", 8));
        row("missing key", file(R"({"x":{"dtype":"F32","shape":[2]}})", 8));
        row("additional key",
            file(R"({"x":{"dtype":"F32","shape":[2],"data_offsets":[0,8],"code":"x"}})", 8));
        row("negative side", file(R"({"x":)" + entry("F32", "[-2]", "[0,8]") + "}", 8));
        row("fractional side", file(R"({"x":)" + entry("F32", "[2.0]", "[0,8]") + "}", 8));
        row("overflowing shape",
            file(R"({"x":)" + entry("F32", "[4611686018427387905,4]", "[0,16]") + "}", 16));
        row("shape too long",
            file(R"({"x":)" + entry("F32", "[1,1,1,1,1,1,1,1,2]", "[0,8]") + "}", 8));
        row("size differs from shape", file(R"({"x":)" + entry("F32", "[3]", "[0,8]") + "}", 8));
        row("offsets reversed", file(R"({"x":)" + entry("F32", "[2]", "[8,0]") + "}", 8));
        row("offsets past the end", file(R"({"x":)" + entry("F32", "[2]", "[8,16]") + "}", 8));
        row("offsets negative", file(R"({"x":)" + entry("F32", "[2]", "[-8,0]") + "}", 8));
        row("gap at the start", file(R"({"x":)" + entry("F32", "[1]", "[4,8]") + "}", 8));
        row("gap between", file(R"({"x":)" + entry("F32", "[1]", "[0,4]") + R"(,"y":)" +
                                    entry("F32", "[1]", "[8,12]") + "}",
                                12));
        row("overlap", file(R"({"x":)" + entry("F32", "[2]", "[0,8]") + R"(,"y":)" +
                                entry("F32", "[2]", "[4,12]") + "}",
                            12));
        row("name twice", file(R"({"x":)" + entry("F32", "[1]", "[0,4]") + R"(,"x":)" +
                                   entry("F32", "[1]", "[4,8]") + "}",
                               8));
        row("bytes left over", file(good, 9));
        row("a byte too few", file(good, 7));
        row("metadata of numbers",
            file(R"({"__metadata__":{"a":1},"x":)" + entry("F32", "[2]", "[0,8]") + "}", 8));
    }
    void brokenFilesAreRefusedWithASentence() {
        QFETCH(QByteArray, bytes);
        const auto file = SafetensorsFile::parse(bytes.toStdString(), "weights");
        QVERIFY(!file.has_value());
        QCOMPARE(file.error().kind, ErrorKind::Model);
        QVERIFY(file.error().message().starts_with("weights: "));
    }

    void everyTruncationIsRefused() {
        const std::string bytes = encodeSafetensors(
            {{"x", Dtype::F16, {2, 2}, std::string_view("12345678")}}, {{"a", "b"}});
        for (std::size_t length = 0; length < bytes.size(); ++length) {
            QVERIFY(!SafetensorsFile::parse(bytes.substr(0, length), "w").has_value());
        }
        QVERIFY(SafetensorsFile::parse(bytes, "w").has_value());
    }

    void aMissingFileIsAModelError() {
        const auto file = SafetensorsFile::open("/nonexistent/weights.safetensors");
        QVERIFY(!file.has_value());
        QCOMPARE(file.error().kind, ErrorKind::Model);
    }
};

QTEST_APPLESS_MAIN(TestSafetensors)
#include "tst_safetensors.moc"
