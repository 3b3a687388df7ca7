// SPDX-License-Identifier: GPL-3.0-or-later
// Exports that were killed and go on: the result is what one unbroken run makes, bit for bit.
#include <chrono>
#include <csignal>
#include <thread>

#include <sys/wait.h>
#include <unistd.h>
#include <QTest>

#include "core/pipeline/export_list.h"
#include "core/pipeline/export_part.h"
#include "tests/integration/changing_colorizer.h"
#include "tests/integration/same_film.h"

using namespace kinechrome;
using edit::StabilizerKind;
using pipeline::ColorizeRequest;
using pipeline::PartRequest;
using pipeline::Resume;

namespace {

constexpr int frames = 480;
// Some of the part file's clusters of five seconds, with sound and of a picture alone.
constexpr std::uintmax_t withSound = 2500000;
constexpr std::uintmax_t withoutSound = 150000;

void killWhenWritten(const std::filesystem::path& part, std::uintmax_t bytes) {
    std::thread([part, bytes] {
        for (;;) {
            std::error_code code;
            const auto size = std::filesystem::file_size(part, code);
            if (!code && size > bytes) ::kill(::getpid(), SIGKILL);
            std::this_thread::sleep_for(std::chrono::milliseconds(1));
        }
    }).detach();
}

}  // namespace

class TestResume : public QObject {
    Q_OBJECT

    ColorizeRequest request(const std::string& out, StabilizerKind kind = StabilizerKind::Flow) {
        ColorizeRequest request = test::requestFor(dir_ / "in.mkv", dir_ / out);
        request.colorizerFactory = test::changing;
        request.settings.stabilizer = kind;
        return request;
    }
    // Runs in a process of its own, which is killed in the middle.
    void makeAndKill(const ColorizeRequest& request, const PartRequest& part = {}) {
        const pid_t child = ::fork();
        if (child == 0) {
            const auto bytes = part.shard ? withoutSound : withSound;
            killWhenWritten(request.output.string() + ".part", bytes);
            static_cast<void>(pipeline::runColorizePart(request, part, nullptr, {}, {}));
            ::_exit(0);
        }
        int status = 0;
        QVERIFY(::waitpid(child, &status, 0) == child && WIFSIGNALED(status));
        QVERIFY(std::filesystem::exists(work(request) / "export.json"));
        QVERIFY(!std::filesystem::exists(request.output));
    }
    static ColorizeRequest stoppedAtItsModel(ColorizeRequest request, std::stop_source& stop) {
        request.colorizerFactory = [&stop](const nn::ColorizerOptions& options) {
            stop.request_stop();
            return test::changing(options);
        };
        return request;
    }
    static std::filesystem::path work(const ColorizeRequest& request) {
        return request.output.string() + ".kinechrome-work";
    }
    static base::Result<pipeline::PartReport> goOn(const ColorizeRequest& request,
                                                   PartRequest part = {{}, Resume::Yes}) {
        return pipeline::runColorizePart(request, part, nullptr, {}, {});
    }
    void expectTheSame(const ColorizeRequest& request, const std::string& one = "one.mkv") {
        QCOMPARE(test::differenceOfFilms(dir_ / one, request.output), std::string());
        QCOMPARE(test::differenceOfSidecars(dir_ / one, request.output), std::string());
        QVERIFY(!std::filesystem::exists(work(request)));
        QVERIFY(!std::filesystem::exists(request.output.string() + ".part"));
    }

private Q_SLOTS:
    void initTestCase() {
        test::ClipSpec spec = test::clipOf(frames);
        spec.cuts = {50, 110, 230, 350};
        spec.sound = "pcm_s16le";
        VERIFY_RESULT(test::writeClip(dir_ / "in.mkv", spec));
        spec.cuts = {};
        VERIFY_RESULT(test::writeClip(dir_ / "take.mkv", spec));
        VERIFY_RESULT(test::run(request("one.mkv")));
    }
    void cleanup() {
        std::filesystem::remove(dir_ / "out.mkv");
        std::filesystem::remove(dir_ / "out.mkv.kinechrome.json");
    }

    void aKilledExportGoesOnAndIsWhatOneRunMakes_data() {
        QTest::addColumn<int>("kind");
        QTest::addColumn<bool>("ranged");
        QTest::newRow("flow") << static_cast<int>(StabilizerKind::Flow) << false;
        QTest::newRow("a range") << static_cast<int>(StabilizerKind::Flow) << true;
        QTest::newRow("none") << static_cast<int>(StabilizerKind::None) << false;
        QTest::newRow("two passes") << static_cast<int>(StabilizerKind::Bidirectional) << false;
    }
    void aKilledExportGoesOnAndIsWhatOneRunMakes() {
        QFETCH(int, kind);
        QFETCH(bool, ranged);
        ColorizeRequest asked = request("other.mkv", static_cast<StabilizerKind>(kind));
        asked.overwrite = true;
        if (ranged) asked.range = edit::FrameRange{20, 459};
        VERIFY_RESULT(test::run(asked));
        asked.output = dir_ / "out.mkv";
        makeAndKill(asked);
        const auto part = goOn(asked);
        VERIFY_RESULT(part);
        QVERIFY2(part->framesKept > 0, qPrintable(QString::number(part->framesKept)));
        QCOMPARE(part->report.lumaIdentical, std::optional(true));
        expectTheSame(asked, "other.mkv");
    }

    void networkIsNotAskedAgainAboutAnUnfinishedShot() {
        ColorizeRequest asked = request("long.mkv");
        asked.input = dir_ / "take.mkv";
        VERIFY_RESULT(test::run(asked));
        asked.output = dir_ / "out.mkv";
        makeAndKill(asked);
        int questions = 0;
        asked.colorizerFactory =
            [&](const nn::ColorizerOptions&) -> base::Result<std::unique_ptr<nn::Colorizer>> {
            return std::make_unique<test::ChangingColorizer>(&questions);
        };
        const auto part = goOn(asked);
        VERIFY_RESULT(part);
        QCOMPARE(part->framesKept, std::int64_t{0});
        QVERIFY2(questions <= frames - 100, qPrintable(QString::number(questions)));
        expectTheSame(asked, "long.mkv");
    }

    void networkComputesAsBefore() {
        ColorizeRequest asked = request("out.mkv");
        makeAndKill(asked);
        auto wanted = nn::Precision::Auto;
        asked.colorizerFactory = [&wanted](const nn::ColorizerOptions& options) {
            wanted = options.precision;
            return test::changing(options);
        };
        VERIFY_RESULT(goOn(asked));
        QCOMPARE(wanted, nn::Precision::Float32);  // what the killed run's network said of itself
    }

    void killedTwiceGoesOnTwice() {
        const ColorizeRequest asked = request("out.mkv");
        makeAndKill(asked);
        makeAndKill(asked, {{}, Resume::Yes});
        const auto part = goOn(asked);
        VERIFY_RESULT(part);
        QVERIFY(part->framesKept > 0);
        expectTheSame(asked);
    }

    void damageCostsWhatItTouches() {
        const ColorizeRequest asked = request("out.mkv");
        makeAndKill(asked);
        test::cutFile(asked.output.string() + ".part", 0.9);
        test::flipBytes(asked.output.string() + ".part", 0.7);
        const auto part = goOn(asked);
        VERIFY_RESULT(part);
        QVERIFY(part->framesKept < frames / 2);
        expectTheSame(asked);
    }

    void filmWithoutAModelGoesOnAnywhere() {
        ColorizeRequest asked = request("identity.mkv");
        asked.settings.model = "none";
        VERIFY_RESULT(test::run(asked));
        asked.output = dir_ / "out.mkv";
        makeAndKill(asked);
        const auto part = goOn(asked);
        VERIFY_RESULT(part);
        QVERIFY(part->framesKept > 0);
        expectTheSame(asked, "identity.mkv");
    }

    void shardGoesOnToo() {
        PartRequest second{pipeline::ShardNumber{2, 2}, Resume::No};
        VERIFY_RESULT(pipeline::runColorizePart(request("second.mkv"), second, nullptr, {}, {}));
        const ColorizeRequest asked = request("out.mkv");
        makeAndKill(asked, second);
        second.resume = Resume::Yes;
        const auto part = goOn(asked, second);
        VERIFY_RESULT(part);
        QVERIFY(part->framesKept > 0);
        expectTheSame(asked, "second.mkv");
    }

    void whatWasLeftOfAnotherExportIsNotTouched() {
        const ColorizeRequest asked = request("out.mkv");
        makeAndKill(asked);
        ColorizeRequest other = asked;
        other.settings.strength = 0.5;
        const auto refused = goOn(other);
        QVERIFY(!refused);
        QCOMPARE(refused.error().kind, base::ErrorKind::Usage);
        QVERIFY2(
            refused.error().message().find("strength 0.8, and now it is 0.5") != std::string::npos,
            refused.error().message().c_str());
        other = asked;
        other.programVersion = "newer";
        QVERIFY(!goOn(other));
        const auto part = goOn(asked);
        VERIFY_RESULT(part);
        QVERIFY(part->framesKept > 0);
        expectTheSame(asked);
    }

    void cancelledResumeLeavesWhatItFound() {
        const ColorizeRequest asked = request("out.mkv");
        makeAndKill(asked);
        std::stop_source stop;
        const auto cancelled = pipeline::runColorizePart(
            stoppedAtItsModel(asked, stop), {{}, Resume::Yes}, nullptr, {}, stop.get_token());
        QVERIFY(!cancelled);
        QCOMPARE(cancelled.error().kind, base::ErrorKind::Interrupted);
        const auto part = goOn(asked);
        VERIFY_RESULT(part);
        QVERIFY(part->framesKept > 0);
        expectTheSame(asked);
    }

    void exportOfTheQueueGoesOnAfterACrash() {
        const ColorizeRequest asked = request("out.mkv");
        makeAndKill(asked);
        const auto listed =
            pipeline::exportsFromText(pipeline::textOf({{asked, pipeline::ExportState::Running}}));
        VERIFY_RESULT(listed);
        ColorizeRequest again = listed->front().request;
        again.colorizerFactory = asked.colorizerFactory;
        again.programVersion = asked.programVersion;
        const auto part = goOn(again, {{}, Resume::IfSame});
        VERIFY_RESULT(part);
        QVERIFY(part->framesKept > 0);
        expectTheSame(asked);
    }

    void whoeverCannotBeAskedBeginsAnotherExportAnew() {
        ColorizeRequest other = request("half.mkv");
        other.settings.strength = 0.5;
        VERIFY_RESULT(test::run(other));
        makeAndKill(request("out.mkv"));
        other.output = dir_ / "out.mkv";
        const auto part = goOn(other, {{}, Resume::IfSame});
        VERIFY_RESULT(part);
        QCOMPARE(part->framesKept, std::int64_t{0});
        expectTheSame(other, "half.mkv");
        VERIFY_RESULT(goOn(request("fine.mp4"), {{}, Resume::IfSame}));
    }

    void whoeverCannotBeAskedLeavesNothingWhenCancelled() {
        const ColorizeRequest asked = request("out.mkv");
        makeAndKill(asked);
        std::stop_source stop;
        QVERIFY(!pipeline::runColorizePart(stoppedAtItsModel(asked, stop), {{}, Resume::IfSame},
                                           nullptr, {}, stop.get_token()));
        QVERIFY(!std::filesystem::exists(work(asked)));
    }

    void withNothingLeftTheExportBeginsAtItsFirstFrame() {
        const ColorizeRequest asked = request("out.mkv");
        const auto part = goOn(asked);
        VERIFY_RESULT(part);
        QCOMPARE(part->framesKept, std::int64_t{0});
        expectTheSame(asked);
    }

    void withoutResumeWhatWasLeftIsCleanedUp() {
        const ColorizeRequest asked = request("out.mkv");
        makeAndKill(asked);
        VERIFY_RESULT(test::run(asked));
        expectTheSame(asked);
    }

    void otherPresetsSayWhyNot() {
        for (const char* name : {"out.mov", "out.mp4", "stills/%06d.png"}) {
            const auto part = goOn(request(name));
            QVERIFY(!part);
            QCOMPARE(part.error().kind, base::ErrorKind::Usage);
            QVERIFY(part.error().message().find("FFV1 in Matroska alone") != std::string::npos);
        }
    }

private:
    const test::TempDir dir_;
};

QTEST_GUILESS_MAIN(TestResume)
#include "tst_resume.moc"
