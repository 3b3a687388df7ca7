// SPDX-License-Identifier: GPL-3.0-or-later
// However the main job ends early, it says why and leaves nothing behind.
#include <set>

#include <QTest>

#include "core/pipeline/colorize_job.h"
#include "tests/integration/fake_colorizer.h"
#include "tests/support/file_damage.h"
#include "tests/support/synthetic_clip.h"
#include "tests/support/temp_dir.h"

using namespace kinechrome;
using base::ErrorKind;
using pipeline::ColorizeRequest;

namespace {

test::ClipSpec soundClip() {
    test::ClipSpec spec;
    spec.frames = 24;
    spec.sound = "flac";
    return spec;
}

std::set<std::string> namesIn(const std::filesystem::path& folder) {
    std::set<std::string> names;
    for (const auto& entry : std::filesystem::directory_iterator(folder)) {
        names.insert(entry.path().filename().string());
    }
    return names;
}

enum class StopAt { Start, Notice, FirstFrame, LastFrame };

}  // namespace

Q_DECLARE_METATYPE(StopAt)

class TestColorizeFailures : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init() {
        dir_ = std::make_unique<test::TempDir>();
        const auto written = test::writeClip(*dir_ / "in.mkv", soundClip());
        QVERIFY2(written, written ? "" : written.error().message().c_str());
        request_ = {};
        request_.input = *dir_ / "in.mkv";
        request_.output = *dir_ / "out.mkv";
        request_.colorizerFactory = test::fakeColorizer();
    }
    void cleanup() { dir_.reset(); }

    void cancelLeavesNothing_data() {
        QTest::addColumn<StopAt>("at");
        QTest::newRow("before it starts") << StopAt::Start;
        QTest::newRow("when it has said what it will do") << StopAt::Notice;
        QTest::newRow("at the first frame") << StopAt::FirstFrame;
        QTest::newRow("at the last frame") << StopAt::LastFrame;
    }
    void cancelLeavesNothing() {
        QFETCH(StopAt, at);
        std::stop_source stop;
        if (at == StopAt::Start) stop.request_stop();
        request_.colorizerFactory =
            test::fakeColorizer(30.0F, [&](int frame) -> base::Result<void> {
                const int wanted = at == StopAt::FirstFrame ? 0 : 23;
                if (frame == wanted) stop.request_stop();
                return {};
            });
        const auto notice = [&](const std::string&) {
            if (at == StopAt::Notice) stop.request_stop();
        };
        const auto report = pipeline::runColorize(request_, nullptr, notice, stop.get_token());
        expectFailure(report, ErrorKind::Interrupted);
    }

    void failureInAStageNamesStageAndFrame() {
        request_.colorizerFactory = test::fakeColorizer(30.0F, [](int frame) -> base::Result<void> {
            if (frame < 5) return {};
            return base::fail(ErrorKind::Internal, "network", "burnt out", "buy another");
        });
        const auto report = run();
        expectFailure(report, ErrorKind::Internal);
        QCOMPARE(report.error().message(),
                 std::string("network: burnt out (colorize stage, frame 5): buy another"));
    }
    void exceptionInAStageIsAnErrorToo() {
        request_.colorizerFactory =
            test::fakeColorizer(30.0F, [](int) -> base::Result<void> { throw std::bad_alloc(); });
        const auto report = run();
        expectFailure(report, ErrorKind::Internal);
        QVERIFY(report.error().message().find("out of memory") != std::string::npos);
    }

    void existingOutputIsKept() {
        test::writeText(request_.output, "precious");
        const auto report = run();
        QVERIFY(!report);
        QCOMPARE(report.error().kind, ErrorKind::Output);
        QCOMPARE(test::readBytes(request_.output), std::string("precious"));
    }
    void sourceIsNeverTheOutput() {
        const std::string before = test::readBytes(request_.input);
        request_.output = request_.input;
        request_.overwrite = true;
        const auto report = run();
        expectFailure(report, ErrorKind::Output);
        QVERIFY(test::readBytes(request_.input) == before);
    }
    void missingFolderIsAnOutputError() {
        request_.output = dir_->path() / "nowhere" / "out.mkv";
        expectFailure(run(), ErrorKind::Output);
    }
    void missingSourceIsAnInputError() {
        request_.input = *dir_ / "missing.mkv";
        expectFailure(run(), ErrorKind::Input);
    }
    void unknownExtensionIsWrongUsage() {
        request_.output = *dir_ / "out.xyz";
        expectFailure(run(), ErrorKind::Usage);
    }
    void anOverlayOfNothingIsWrongUsage() {
        request_.settings.stabilizer = edit::StabilizerKind::None;
        request_.overlay = pipeline::DebugOverlay::Visibility;
        expectFailure(run(), ErrorKind::Usage);
        request_.settings.stabilizer = edit::StabilizerKind::Flow;
        request_.overlay = pipeline::DebugOverlay::Uncertainty;  // the fake states none
        expectFailure(run(), ErrorKind::Usage);
    }
    void missingModelIsAModelError() {
        request_.colorizerFactory = {};
        request_.settings.model = (*dir_ / "no-such-model").string();
        expectFailure(run(), ErrorKind::Model);
    }

    void truncatedSourceFailsUnlessSalvaged() {
        test::cutFile(request_.input, 0.6);
        expectFailure(run(), ErrorKind::Input);
        request_.salvage = true;
        const auto report = run();
        QVERIFY2(report, report ? "" : report.error().message().c_str());
        QVERIFY(report->framesOut > 0);
        QVERIFY(report->framesOut < 24);
        QVERIFY(!report->notes.empty());
    }
    void leftoversOfAKilledRunAreCleanedUp() {
        test::writeText(*dir_ / "out.mkv.part", "half a film");
        std::filesystem::create_directory(*dir_ / "out.mkv.kinechrome-work");
        const auto report = run();
        QVERIFY2(report, report ? "" : report.error().message().c_str());
        const std::set<std::string> wanted{"in.mkv", "out.mkv", "out.mkv.kinechrome.json"};
        QVERIFY(namesIn(dir_->path()) == wanted);
    }

private:
    base::Result<pipeline::ColorizeReport> run() {
        return pipeline::runColorize(request_, nullptr, {}, {});
    }
    // The kind of the error, and that the folder holds nothing but the source.
    void expectFailure(const base::Result<pipeline::ColorizeReport>& report, ErrorKind kind) {
        QVERIFY(!report);
        QVERIFY2(report.error().kind == kind, report.error().message().c_str());
        std::set<std::string> names = namesIn(dir_->path());
        names.erase("in.mkv");
        QVERIFY2(names.empty(), names.empty() ? "" : names.begin()->c_str());
    }

    std::unique_ptr<test::TempDir> dir_;
    ColorizeRequest request_;
};

QTEST_GUILESS_MAIN(TestColorizeFailures)
#include "tst_colorize_failures.moc"
