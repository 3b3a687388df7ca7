// SPDX-License-Identifier: GPL-3.0-or-later
// The comparisons of the self-check find what is wrong, and nothing else.
#include "core/pipeline/self_check.h"

#include <numeric>

#include <QTest>

using namespace kinechrome;
using pipeline::CheckState;
using pipeline::ExportFacts;
using pipeline::FrameLog;

namespace {

FrameLog film(base::Rational timeBase, std::vector<std::int64_t> pts) {
    FrameLog log{timeBase, std::move(pts), {}};
    for (std::size_t i = 0; i < log.pts.size(); ++i) {
        pipeline::LumaDigest digest{};
        digest[0] = static_cast<std::uint8_t>(i);
        log.luma.push_back(digest);
    }
    return log;
}

ExportFacts losslessFacts() {
    ExportFacts facts;
    facts.plan.lossless = true;
    facts.plan.videoCodec = "ffv1";
    facts.log = film({1, 24}, {0, 1, 2, 3});
    return facts;
}

media::AudioStreamInfo sound() {
    media::AudioStreamInfo info;
    info.streamIndex = 1;
    info.codec = "aac";
    return info;
}

media::StreamDigest digest(const char* codec, const char* sha) {
    return {.streamIndex = 1, .kind = "audio", .codec = codec, .packets = 9, .sha256 = sha};
}

}  // namespace

class TestSelfCheck : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void timestampsWithinHalfATickPass() {
        // 1/24 s in Matroska's milliseconds: 0, 42 (41.67), 83 (83.33), 125.
        const auto check =
            compareTimestamps(film({1, 24}, {0, 1, 2, 3}), film({1, 1000}, {0, 42, 83, 125}), 0);
        QCOMPARE(check.state, CheckState::Passed);
    }
    void timestampOffByATickFails() {
        const auto check =
            compareTimestamps(film({1, 24}, {0, 1, 2, 3}), film({1, 1000}, {0, 43, 83, 125}), 0);
        QCOMPARE(check.state, CheckState::Failed);
        QVERIFY(check.note.find("frame 1") != std::string::npos);
    }
    void filmThatMovedInTimeFailsUnlessItIsARange() {
        const auto in = film({1, 1000}, {500, 540, 580});
        const auto out = film({1, 1000}, {0, 40, 80});
        QCOMPARE(compareTimestamps(in, out, 0).state, CheckState::Failed);
        QCOMPARE(compareTimestamps(in, out, 500).state, CheckState::Passed);
    }
    void rateThatTheTimestampsAllowPasses() {
        // 23.976 in milliseconds: of so few frames a container takes 24 for the rate.
        ExportFacts facts = losslessFacts();
        facts.source.video.rate = {24000, 1001};
        facts.log = film({1, 1000}, {0, 42, 83, 125});
        media::MediaInfo out = facts.source;
        out.video.rate = {24, 1};
        QCOMPARE(compareTags(facts, out).state, CheckState::Passed);
        out.video.rate = {25, 1};
        QCOMPARE(compareTags(facts, out).state, CheckState::Failed);
    }
    void lostSoundIsNotExcusedByAnotherLostStream() {
        ExportFacts facts = losslessFacts();
        facts.source.audio = {sound(), sound()};
        facts.sourceStreams = {digest("aac", "one"), digest("aac", "two")};
        facts.plan.dropped = {{"data 3 (none)", "data streams are not carried"}};
        QCOMPARE(compareSound(facts, {digest("aac", "one")}).state, CheckState::Failed);
        facts.plan.dropped.push_back({"audio 2 (aac)", "matroska cannot hold it"});
        QCOMPARE(compareSound(facts, {digest("aac", "one")}).state, CheckState::Passed);
    }
    void noFrameAtAllFails() {
        QCOMPARE(compareTimestamps(film({1, 24}, {0}), film({1, 24}, {}), 0).state,
                 CheckState::Failed);
    }

    void changedLumaPlaneIsNamed() {
        const ExportFacts facts = losslessFacts();
        FrameLog out = facts.log;
        QCOMPARE(compareLuma(facts, out).state, CheckState::Passed);
        out.luma[2][31] ^= 1U;
        const auto check = compareLuma(facts, out);
        QCOMPARE(check.state, CheckState::Failed);
        QVERIFY(check.note.find("frame 2") != std::string::npos);
    }
    void lumaOfLossyOutputIsNotComparedAndSaysWhy() {
        ExportFacts facts = losslessFacts();
        facts.plan.lossless = false;
        facts.plan.videoCodec = "prores";
        const auto check = compareLuma(facts, facts.log);
        QCOMPARE(check.state, CheckState::NotApplicable);
        QVERIFY(check.note.find("prores") != std::string::npos);
    }

    void copiedSoundMustAgreePacketByPacket() {
        ExportFacts facts = losslessFacts();
        facts.source.audio = {sound()};
        facts.sourceStreams = {digest("aac", "11")};
        QCOMPARE(compareSound(facts, {digest("aac", "11")}).state, CheckState::Passed);
        QCOMPARE(compareSound(facts, {digest("aac", "22")}).state, CheckState::Failed);
    }
    void soundThatVanishedFails() {
        ExportFacts facts = losslessFacts();
        facts.source.audio = {sound()};
        facts.sourceStreams = {digest("aac", "11")};
        QCOMPARE(compareSound(facts, {}).state, CheckState::Failed);
    }
    void soundThatWasLeftOutOnPurposeIsNotCompared() {
        ExportFacts facts = losslessFacts();
        facts.source.audio = {sound()};
        facts.sourceStreams = {digest("aac", "11")};
        facts.plan.dropped = {{"audio 1 (aac)", "the container cannot take it"}};
        QCOMPARE(compareSound(facts, {}).state, CheckState::NotApplicable);
    }
    void convertedSoundIsNotCompared() {
        ExportFacts facts = losslessFacts();
        facts.source.audio = {sound()};
        facts.sourceStreams = {digest("pcm_s24le", "11")};
        QCOMPARE(compareSound(facts, {digest("alac", "33")}).state, CheckState::NotApplicable);
    }

    void tagsThatChangedAreNamed() {
        ExportFacts facts = losslessFacts();
        facts.source.video.range = "tv";
        facts.source.video.matrix = "bt709";
        facts.source.video.rate = {24, 1};
        media::MediaInfo out = facts.source;
        QCOMPARE(compareTags(facts, out).state, CheckState::Passed);
        out.video.matrix = "smpte170m";
        const auto check = compareTags(facts, out);
        QCOMPARE(check.state, CheckState::Failed);
        QVERIFY(check.note.find("matrix") != std::string::npos);
    }
    void oddRateMayBeRoundedByTheContainerButNoFurther() {
        ExportFacts facts = losslessFacts();
        facts.source.video.rate = {45000, 1499};
        media::MediaInfo out = facts.source;
        out.video.rate = {29990, 999};
        QCOMPARE(compareTags(facts, out).state, CheckState::Passed);
        std::vector<std::int64_t> minute(1440);
        std::iota(minute.begin(), minute.end(), 0);
        facts.log = film({1001, 24000}, minute);
        facts.source.video.rate = {24000, 1001};
        out.video.rate = {24, 1};
        QCOMPARE(compareTags(facts, out).state, CheckState::Failed);
    }
    void untaggedSourceMayGetAnyTag() {
        ExportFacts facts = losslessFacts();
        facts.source.video.range = "unknown";
        media::MediaInfo out = facts.source;
        out.video.range = "tv";
        QCOMPARE(compareTags(facts, out).state, CheckState::Passed);
    }

    void failureIsOneSentenceAboutTheOutput() {
        pipeline::SelfCheck check;
        QVERIFY(!pipeline::failureOf(check, "out.mkv"));
        check.frames = {CheckState::Failed, "4 in, 3 out"};
        const auto error = pipeline::failureOf(check, "out.mkv");
        QVERIFY(error);
        QCOMPARE(base::exitStatus(error->kind), 1);
        QVERIFY(error->message().find("out.mkv: ") == 0);
        QVERIFY(error->message().find("4 in, 3 out") != std::string::npos);
    }
};

QTEST_GUILESS_MAIN(TestSelfCheck)
#include "tst_self_check.moc"
