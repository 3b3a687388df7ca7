// SPDX-License-Identifier: GPL-3.0-or-later
// colorize --hints: segments and hints of a project, or of an earlier export, on any film.
#include <QTest>
#include <nlohmann/json.hpp>

#include "core/color/luma_lock.h"
#include "core/media/video_reader.h"
#include "tests/cli/program.h"
#include "tests/support/file_damage.h"
#include "tests/support/synthetic_clip.h"
#include "tests/support/temp_dir.h"
#include "tests/unit/nn/tiny_pack.h"

using namespace kinechrome;
using nlohmann::json;

namespace {

constexpr int frames = 6;

json projectWithAHint() {
    const json hint{{"frame", 1}, {"x", 0.5}, {"y", 0.35}, {"radius", 0.2}, {"a", 45}, {"b", 30}};
    return {
        {"schema", "kinechrome.project/1"},
        {"settings", {{"model", "./m"}, {"stabilizer", "none"}}},
        {"segments",
         {{{"first", 0}, {"last", 2}, {"model", "./m"}, {"stabilizer", "none"}, {"hints", {hint}}},
          {{"first", 3}, {"last", frames - 1}, {"model", "./m"}, {"stabilizer", "none"}}}}};
}

std::vector<color::Picture> picturesOf(const std::filesystem::path& file) {
    std::vector<color::Picture> pictures;
    auto reader = media::VideoReader::open(file);
    while (reader) {
        auto next = (*reader)->next({});
        if (!next || !next->has_value()) break;
        pictures.push_back((*next)->picture);
    }
    return pictures;
}

bool same(const color::Picture& x, const color::Picture& y) {
    return test::samePlane(x, y, 1) && test::samePlane(x, y, 2);
}

}  // namespace

class TestCliHints : public QObject {
    Q_OBJECT
    const test::TempDir dir_;

    test::Ended colorize(const QStringList& options, const char* output) {
        return test::runProgram(QStringList{"colorize", "in.mkv", "-o", output, "--quiet",
                                            "--threads", "1", "--overwrite"} +
                                    options,
                                dir_.path());
    }

private Q_SLOTS:
    void initTestCase() {
        qputenv("KINECHROME_PRECISION", "float32");
        test::ClipSpec spec;
        spec.frames = frames;
        QVERIFY(test::writeClip(dir_ / "in.mkv", spec));
        test::writeTinyModel(dir_ / "m", test::tinyOptions());
        test::writeText(dir_ / "p.kinechrome", projectWithAHint().dump());
    }

    void hintsOfAProjectColourTheirSegment() {
        const auto plain = colorize({"--model", "./m", "--stabilizer", "none"}, "plain.mkv");
        QVERIFY2(plain.status == 0, qPrintable(plain.errorLines.join('\n')));
        const auto hinted = colorize({"--hints", "p.kinechrome"}, "hinted.mkv");
        QVERIFY2(hinted.status == 0, qPrintable(hinted.errorLines.join('\n')));
        const auto without = picturesOf(dir_ / "plain.mkv");
        const auto with = picturesOf(dir_ / "hinted.mkv");
        QCOMPARE(with.size(), std::size_t{frames});
        QVERIFY(!same(without[1], with[1]));
        QVERIFY(same(without[4], with[4]));
        const auto lab = color::decodeLab(with[1]);
        QVERIFY(lab.a.at(32, 22) > 15.0F);
    }

    void hintsOfAnExportRepeatIt() {
        QCOMPARE(colorize({"--hints", "p.kinechrome"}, "first.mkv").status, 0);
        const auto again = colorize({"--hints", "first.mkv.kinechrome.json"}, "again.mkv");
        QVERIFY2(again.status == 0, qPrintable(again.errorLines.join('\n')));
        const auto first = picturesOf(dir_ / "first.mkv");
        const auto second = picturesOf(dir_ / "again.mkv");
        QCOMPARE(second.size(), first.size());
        for (std::size_t i = 0; i < first.size(); ++i) QVERIFY(same(first[i], second[i]));
    }

    void optionsGoBeforeTheFile() {
        const auto ended =
            colorize({"--hints", "p.kinechrome", "--saturation", "0"}, "neutral.mkv");
        QCOMPARE(ended.status, 0);
        const auto lab = color::decodeLab(picturesOf(dir_ / "neutral.mkv")[1]);
        QVERIFY(std::abs(lab.a.at(32, 22)) < 2.0F);
    }
};

QTEST_GUILESS_MAIN(TestCliHints)
#include "tst_cli_hints.moc"
