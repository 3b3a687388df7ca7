// SPDX-License-Identifier: GPL-3.0-or-later
// Whole packs from painted footage and photographs, read by the trainer's own reader.
#include <QTest>

#include <algorithm>
#include <cmath>
#include <map>
#include <stop_token>
#include <thread>

#include "core/nn/pack.h"
#include "core/pipeline/dataset_job.h"
#include "tests/support/file_damage.h"
#include "tests/support/painted_film.h"
#include "tests/support/synthetic_clip.h"
#include "tests/support/temp_dir.h"

using namespace kinechrome;
using nlohmann::json;
using pipeline::DatasetRequest;
using test::Paint;
using test::TempDir;
namespace fs = std::filesystem;

// Evaluates what it is given once: much of it writes files.
#define VERIFY_RESULT(result)                                                               \
    do {                                                                                    \
        const auto& verified = (result);                                                    \
        QVERIFY2(verified.has_value(), verified ? "" : verified.error().message().c_str()); \
    } while (false)

namespace {

constexpr double driftX = 1.5;
constexpr double driftY = -0.75;

DatasetRequest requestFor(const fs::path& source, const fs::path& pack) {
    DatasetRequest request;
    request.sources = {source};
    request.pack = pack;
    request.clipFrames = 6;
    request.threads = 2;
    return request;
}

// Footage and photographs of every kind, good and bad.
void fill(const fs::path& folder) {
    fs::create_directories(folder / "garden" / "roses");
    unsigned seed = 10;
    for (const char* name : {"p0.ppm", "p1.ppm", "p2.ppm"}) {
        test::paintPicture(folder / "garden" / "roses" / name,
                           {160, 120, Paint::Colorful, seed++, 0.0, 0.0});
    }
    test::paintPicture(folder / "garden" / "gray.ppm", {160, 120, Paint::Gray, 20, 0.0, 0.0});
    test::paintPicture(folder / "garden" / "tiny.ppm", {30, 20, Paint::Colorful, 21, 0.0, 0.0});
    fs::copy(folder / "garden" / "roses" / "p1.ppm", folder / "garden" / "twice.ppm");
    test::writeText(folder / "garden" / "broken.jpg", "no picture");
    test::writeText(folder / "garden" / "notes.txt", "no picture either");
    test::ClipSpec film;
    film.content = test::Content::Color;
    film.width = 128;
    film.height = 96;
    film.frames = 40;
    film.cuts = {18};
    QVERIFY(test::writeClip(folder / "street_0001.mkv", film));
    QVERIFY(test::writeClip(folder / "cut.mkv", film));
    test::cutFile(folder / "cut.mkv", 0.6);
}

std::map<std::string, std::string> filesOf(const fs::path& folder) {
    std::map<std::string, std::string> files;
    for (const auto& entry : fs::recursive_directory_iterator(folder)) {
        files[entry.path().filename().string()] = test::readBytes(entry.path());
    }
    return files;
}

double median(std::vector<double> values) {
    const auto middle = values.begin() + std::ssize(values) / 2;
    std::nth_element(values.begin(), middle, values.end());
    return *middle;
}

// How far the believed vectors of a field are from (u, v), and how many are believed.
struct FlowError {
    double median = 0.0;
    double believed = 0.0;
};
FlowError flowError(const std::vector<float>& flow, const std::vector<std::uint8_t>& valid,
                    double u, double v) {
    std::vector<double> errors;
    for (std::size_t i = 0; i < valid.size(); ++i) {
        const double du = static_cast<double>(flow[2 * i]) - u;
        const double dv = static_cast<double>(flow[2 * i + 1]) - v;
        if (valid[i] != 0) errors.push_back(std::hypot(du, dv));
    }
    const auto count = static_cast<double>(errors.size());
    return {errors.empty() ? 1e9 : median(std::move(errors)),
            count / static_cast<double>(valid.size())};
}

// A stop that comes after some frames, from the thread that watches the progress.
base::Result<json> runAndStopAt(const DatasetRequest& request, std::int64_t frames) {
    base::Progress progress;
    std::stop_source stop;
    const std::jthread watcher([&](const std::stop_token& done) {
        while (!done.stop_requested() && progress.view().done < frames) std::this_thread::yield();
        stop.request_stop();
    });
    return pipeline::runDataset(request, &progress, stop.get_token());
}

}  // namespace

class TestDataset : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void clipsComeBackWithTheirFramesAndMotion();
    void picturesAreTakenLabelledAndSkippedForTheirReasons();
    void stoppedRunGoesOnToTheSameBytes_data();
    void stoppedRunGoesOnToTheSameBytes();
    void threadsDoNotShowInThePack();
    void otherRequestOnAnUnfinishedPackIsRefused();
    void nothingUsableIsAnInputErrorAndLeavesNothing();
    void onlyPacksAreReplaced();
};

void TestDataset::clipsComeBackWithTheirFramesAndMotion() {
    const TempDir dir;
    test::paintFilm(dir / "drift", {{128, 96, Paint::Colorful, 5, 0.0, 0.0}, 6, driftX, driftY, 0});
    DatasetRequest request = requestFor(dir / "drift" / "%04d.ppm", dir / "pack");
    request.content = pipeline::DatasetContent::Clips;
    VERIFY_RESULT(pipeline::runDataset(request, nullptr, {}));
    const auto pack = nn::loadPack({dir / "pack"}, 1, {});
    VERIFY_RESULT(pack);
    QCOMPARE(pack->skipped, 0);
    QCOMPARE(pack->clips.size(), std::size_t{1});
    const nn::PackClip& clip = pack->clips.front();
    QCOMPARE(clip.width, 128);
    QCOMPARE(clip.height, 96);
    QCOMPARE(clip.frames.size(), std::size_t{6});
    QCOMPARE(clip.label, -1);
    for (std::size_t k = 1; k < 6; ++k) {
        const auto before = flowError(clip.toPrevious[k], clip.validPrevious[k], -driftX, -driftY);
        QVERIFY2(before.median < 0.25, qPrintable(QString::number(before.median)));
        QVERIFY2(before.believed > 0.8, qPrintable(QString::number(before.believed)));
        const auto steps = static_cast<double>(k);
        const auto first =
            flowError(clip.toFirst[k], clip.validFirst[k], -steps * driftX, -steps * driftY);
        QVERIFY2(first.median < 0.5, qPrintable(QString::number(first.median)));
        QVERIFY2(first.believed > 0.6, qPrintable(QString::number(first.believed)));
    }
    // The frames are what was painted, but for the JPEG: far fewer pixels of the sixth agree with
    // the first in place than along the motion.
    test::paintPicture(dir / "again.ppm",
                       {128, 96, Paint::Colorful, 5, -5.0 * driftX, -5.0 * driftY});
    const std::string painted = test::readBytes(dir / "again.ppm");
    const std::size_t head = painted.size() - clip.frames[5].size();
    double sum = 0.0;
    for (std::size_t i = 0; i < clip.frames[5].size(); ++i) {
        sum += std::abs(clip.frames[5][i] - static_cast<unsigned char>(painted[head + i]));
    }
    QVERIFY(sum / static_cast<double>(clip.frames[5].size()) < 4.0);
}

void TestDataset::picturesAreTakenLabelledAndSkippedForTheirReasons() {
    const TempDir dir;
    fill(dir / "s");
    const auto document = pipeline::runDataset(requestFor(dir / "s", dir / "pack"), nullptr, {});
    VERIFY_RESULT(document);
    const json& skipped = document->at("skipped");
    for (const char* reason : {"near-gray", "too-small", "unknown-kind"}) {
        QVERIFY2(skipped.value(reason, 0) == 1, reason);
    }
    QCOMPARE(skipped.value("unreadable", 0), 2);  // broken.jpg and the end of cut.mkv
    QVERIFY(skipped.value("near-duplicate", 0) >= 1);
    QVERIFY(document->at("sources").contains("garden"));
    QVERIFY(document->at("sources").contains("street"));
    QCOMPARE(document->at("sources").at("garden").at("images").get<int>(), 3);
    const auto pack = nn::loadPack({dir / "pack"}, 2, {});
    VERIFY_RESULT(pack);
    QCOMPARE(pack->labelMisfits, 0);
    QCOMPARE(pack->images.size(), document->at("images").get<std::size_t>());
    QCOMPARE(pack->clips.size(), document->at("clips").get<std::size_t>());
    QVERIFY(!pack->clips.empty());
    QCOMPARE(pack->labels, std::vector<std::string>{"roses"});
    const auto files = filesOf(dir / "pack");
    QVERIFY(files.at("skipped.tsv").find("twice.ppm\t-\tnear-duplicate") != std::string::npos);
    QVERIFY(files.at("skipped.tsv").find("cut.mkv\t-\tunreadable") != std::string::npos);
    QVERIFY(files.contains("sheet.png") && files.contains("split.tsv"));
    QVERIFY(!files.contains("state.json") && !files.contains("index.tsv"));
    QVERIFY(json::parse(files.at("pack.json")).at("schema") == "kinechrome.pack/1");
    QVERIFY(!fs::exists(dir / "pack.part"));
}

void TestDataset::stoppedRunGoesOnToTheSameBytes_data() {
    QTest::addColumn<int>("frames");
    QTest::newRow("before anything") << 0;
    QTest::newRow("in the first film") << 20;
    QTest::newRow("between the photographs") << 42;
    QTest::newRow("in the last film") << 60;
}

void TestDataset::stoppedRunGoesOnToTheSameBytes() {
    QFETCH(int, frames);
    const TempDir dir;
    fill(dir / "s");
    VERIFY_RESULT(pipeline::runDataset(requestFor(dir / "s", dir / "whole"), nullptr, {}));
    const DatasetRequest request = requestFor(dir / "s", dir / "pack");
    const auto stopped = runAndStopAt(request, frames);
    if (!stopped) {
        QVERIFY(stopped.error().kind == base::ErrorKind::Interrupted);
        QVERIFY(!fs::exists(dir / "pack"));
        QVERIFY(fs::exists(dir / "pack.part" / "state.json"));
        VERIFY_RESULT(pipeline::runDataset(request, nullptr, {}));
    }
    QVERIFY(filesOf(dir / "pack") == filesOf(dir / "whole"));
}

void TestDataset::threadsDoNotShowInThePack() {
    const TempDir dir;
    fill(dir / "s");
    DatasetRequest request = requestFor(dir / "s", dir / "one");
    request.threads = 1;
    VERIFY_RESULT(pipeline::runDataset(request, nullptr, {}));
    request.pack = dir / "three";
    request.threads = 3;
    VERIFY_RESULT(pipeline::runDataset(request, nullptr, {}));
    QVERIFY(filesOf(dir / "one") == filesOf(dir / "three"));
}

void TestDataset::otherRequestOnAnUnfinishedPackIsRefused() {
    const TempDir dir;
    fill(dir / "s");
    DatasetRequest request = requestFor(dir / "s", dir / "pack");
    std::stop_source stop;
    stop.request_stop();
    const auto stopped = pipeline::runDataset(request, nullptr, stop.get_token());
    QVERIFY(!stopped && stopped.error().kind == base::ErrorKind::Interrupted);
    request.size = 64;
    const auto other = pipeline::runDataset(request, nullptr, {});
    QVERIFY(!other && other.error().kind == base::ErrorKind::Usage);
    request.size = 128;
    VERIFY_RESULT(pipeline::runDataset(request, nullptr, {}));
}

void TestDataset::nothingUsableIsAnInputErrorAndLeavesNothing() {
    const TempDir dir;
    fs::create_directory(dir / "s");
    test::paintPicture(dir / "s" / "gray.ppm", {160, 120, Paint::Gray, 20, 0.0, 0.0});
    test::writeText(dir / "s" / "broken.jpg", "no picture");
    const auto done = pipeline::runDataset(requestFor(dir / "s", dir / "pack"), nullptr, {});
    QVERIFY(!done && done.error().kind == base::ErrorKind::Input);
    QVERIFY(done.error().why.find("1 near-gray") != std::string::npos);
    QVERIFY(!fs::exists(dir / "pack") && !fs::exists(dir / "pack.part"));
}

void TestDataset::onlyPacksAreReplaced() {
    const TempDir dir;
    fs::create_directory(dir / "s");
    test::paintPicture(dir / "s" / "a.ppm", {160, 120, Paint::Colorful, 1, 0.0, 0.0});
    DatasetRequest request = requestFor(dir / "s", dir / "pack");
    VERIFY_RESULT(pipeline::runDataset(request, nullptr, {}));
    const auto again = pipeline::runDataset(request, nullptr, {});
    QVERIFY(!again && again.error().kind == base::ErrorKind::Output);
    request.overwrite = true;
    VERIFY_RESULT(pipeline::runDataset(request, nullptr, {}));
    request.pack = (dir / "pack").string() + "/";  // as a shell completes it
    VERIFY_RESULT(pipeline::runDataset(request, nullptr, {}));
    QVERIFY(fs::exists(dir / "pack" / "pack.json") && !fs::exists(dir / "pack" / ".part"));
    QVERIFY(!fs::exists(dir / "pack.part"));
    fs::create_directory(dir / "home");
    test::writeText(dir / "home" / "diary.txt", "precious");
    request.pack = dir / "home";
    const auto other = pipeline::runDataset(request, nullptr, {});
    QVERIFY(!other && other.error().kind == base::ErrorKind::Output);
    request.pack = dir / "s";
    QVERIFY(!pipeline::runDataset(request, nullptr, {}));
    QCOMPARE(test::readBytes(dir / "home" / "diary.txt"), std::string("precious"));
    QVERIFY(fs::exists(dir / "s" / "a.ppm"));
}

QTEST_GUILESS_MAIN(TestDataset)
#include "tst_dataset.moc"
