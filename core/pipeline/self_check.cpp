// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/pipeline/self_check.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include <fmt/format.h>

#include "core/pipeline/colorize_plan.h"

namespace kinechrome::pipeline {

namespace {

CheckItem passed(std::string note) {
    return {CheckState::Passed, std::move(note)};
}
CheckItem failed(std::string note) {
    return {CheckState::Failed, std::move(note)};
}
CheckItem notApplicable(std::string note) {
    return {CheckState::NotApplicable, std::move(note)};
}

CheckItem compareCounts(std::size_t in, std::size_t out) {
    const std::string note = fmt::format("{} in, {} out", in, out);
    return in == out ? passed(note) : failed(note);
}

// Matroska keeps a frame's duration in nanoseconds, so that an odd rate (45000/1499) reads back as
// a near fraction; 24 and 24000/1001 are a hundred times further apart than this.
bool sameRate(const base::Rational& x, const base::Rational& y) {
    constexpr double rounding = 1e-5;
    return x == y || std::abs(x.value() - y.value()) <= rounding * x.value();
}

base::Result<FrameLog> readLog(media::VideoReader& reader, const std::stop_token& stop) {
    FrameLog log;
    for (;;) {
        auto next = reader.next(stop);
        if (!next) return base::fail(std::move(next.error()));
        if (!next->has_value()) return log;
        log.timeBase = (*next)->timeBase;
        log.pts.push_back((*next)->pts);
        log.luma.push_back(digestLuma((*next)->picture));
        if (const auto chroma = digestChroma((*next)->picture)) log.chroma.push_back(*chroma);
    }
}

OutputFacts ofEmptyShard() {
    const CheckItem none = notApplicable("the shard has no frames");
    return {0, {}, {}, {none, none, none, none, none}};
}

}  // namespace

bool SelfCheck::passed() const {
    const auto fine = [](const CheckItem& item) { return item.state != CheckState::Failed; };
    return fine(frames) && fine(timestamps) && fine(sound) && fine(tags) && fine(luma);
}

base::Result<OutputFacts> checkOutput(const ExportFacts& facts, const std::stop_token& stop) {
    media::ReaderOptions options;
    options.threads = facts.threads;
    // A sequence's part is the folder; its pictures have the names they were asked for.
    if (facts.shard && !facts.shard->own()) return ofEmptyShard();
    const auto part = isSequence(facts.preset) ? facts.plan.partPath / facts.output.filename()
                                               : facts.plan.partPath;
    auto reader = media::VideoReader::open(part, options);
    if (!reader) return base::fail(std::move(reader.error()));
    auto log = readLog(**reader, stop);
    if (!log) return base::fail(std::move(log.error()));
    std::vector<media::StreamDigest> streams;
    if (!isSequence(facts.preset) && !facts.source.audio.empty()) {
        auto digests = media::digestStreams(facts.plan.partPath, stop);
        if (!digests) return base::fail(std::move(digests.error()));
        streams = *std::move(digests);
    }
    OutputFacts out;
    out.frames = static_cast<std::int64_t>(log->pts.size());
    out.check.frames = compareCounts(facts.log.pts.size(), log->pts.size());
    out.check.timestamps = isSequence(facts.preset)
                               ? notApplicable("pictures carry no timestamps")
                               : compareTimestamps(facts.log, *log, facts.zeroPts);
    out.check.luma = compareLuma(facts, *log);
    out.check.sound = compareSound(facts, streams);
    out.check.tags = compareTags(facts, (*reader)->info());
    out.luma = std::move(log->luma);
    out.chroma = std::move(log->chroma);
    return out;
}

CheckItem compareTimestamps(const FrameLog& in, const FrameLog& out, std::int64_t zeroPts) {
    const std::size_t count = std::min(in.pts.size(), out.pts.size());
    if (count == 0) return failed("no frame to compare");
    const double inTick = in.timeBase.value();
    const double outTick = out.timeBase.value();
    double worst = 0.0;
    for (std::size_t i = 0; i < count; ++i) {
        const double wanted = static_cast<double>(in.pts[i] - zeroPts) * inTick;
        const double got = static_cast<double>(out.pts[i]) * outTick;
        const double ticks = std::abs(got - wanted) / outTick;
        worst = std::max(worst, ticks);
        if (ticks > 0.5 + 1e-6) {
            return failed(
                fmt::format("frame {} is at {:.6f} s instead of {:.6f} s", i, got, wanted));
        }
    }
    return passed(
        fmt::format("largest difference {:.3f} ticks of {} s", worst, out.timeBase.text()));
}

CheckItem compareLuma(const ExportFacts& facts, const FrameLog& out) {
    if (!facts.plan.lossless && isSequence(facts.preset)) {
        return notApplicable("the pictures are RGB: they hold no luma plane to compare");
    }
    if (!facts.plan.lossless) {
        return notApplicable(fmt::format(
            "{} is lossy: luma is the scan's before encoding, not after", facts.plan.videoCodec));
    }
    if (facts.source.video.format.layout == color::PlaneLayout::Rgb) {
        return notApplicable(
            "the source has no luma plane (RGB): luma is kept to the nearest code");
    }
    const std::size_t count = std::min(facts.log.luma.size(), out.luma.size());
    for (std::size_t i = 0; i < count; ++i) {
        if (facts.log.luma[i] != out.luma[i]) {
            return failed(fmt::format("the luma plane of frame {} differs", i));
        }
    }
    return passed(fmt::format("luma planes of {} frames are identical", count));
}

CheckItem compareSound(const ExportFacts& facts, const std::vector<media::StreamDigest>& out) {
    if (facts.source.audio.empty()) return notApplicable("the source has no sound");
    if (isSequence(facts.preset)) return notApplicable("pictures carry no sound");
    if (facts.shard && facts.shard->number.index > 1) {
        return notApplicable("the first shard has the sound");
    }
    if (facts.range) return notApplicable("sound was cut to the range");
    if (facts.sourceStreams.empty()) {
        return notApplicable("the source's sound could not be read to its end");
    }
    std::vector<media::StreamDigest> sources;
    for (const auto& stream : facts.sourceStreams) {
        if (stream.kind == "audio") sources.push_back(stream);
    }
    std::int64_t copied = 0;
    std::int64_t packets = 0;
    for (const auto& stream : out) {
        if (stream.kind != "audio") continue;
        const auto same = [&](const auto& source) { return source.codec == stream.codec; };
        if (std::none_of(sources.begin(), sources.end(), same)) continue;  // converted
        const auto match = std::find_if(sources.begin(), sources.end(), [&](const auto& source) {
            return same(source) && source.sha256 == stream.sha256;
        });
        if (match == sources.end()) {
            return failed(fmt::format("packets of sound stream {} ({}) differ", stream.streamIndex,
                                      stream.codec));
        }
        sources.erase(match);
        ++copied;
        packets += stream.packets;
    }
    const auto outSounds = std::count_if(out.begin(), out.end(),
                                         [](const auto& stream) { return stream.kind == "audio"; });
    const auto dropped =
        std::count_if(facts.plan.dropped.begin(), facts.plan.dropped.end(),
                      [](const auto& stream) { return stream.stream.starts_with("audio "); });
    if (outSounds + dropped < std::ssize(facts.source.audio)) {
        return failed(
            fmt::format("{} sound streams in, {} out", facts.source.audio.size(), outSounds));
    }
    if (copied == 0) return notApplicable("no sound stream was copied packet by packet");
    return passed(fmt::format("{} packets in {} streams are identical", packets, copied));
}

// A container that writes no rate is guessed from its timestamps, and in a short film a tick is a
// part of the rate: the timestamps themselves are compared elsewhere.
bool rateFits(const FrameLog& log, const base::Rational& rate) {
    constexpr double kContainer = 0.0015;  // what milliseconds round away
    if (log.pts.size() < 2 || !rate.known()) return log.pts.size() < 2;
    const auto count = static_cast<std::int64_t>(log.pts.size()) - 1;
    const std::int64_t ticks = log.pts.back() - log.pts.front();
    const double tick = log.timeBase.value();
    const double rounding = ticks == count * (log.pts[1] - log.pts[0]) ? 0.0 : 2.0 * tick;
    const double lasts = static_cast<double>(ticks) * tick;
    return std::abs(lasts - static_cast<double>(count) / rate.value()) <= kContainer + rounding;
}

CheckItem compareTags(const ExportFacts& facts, const media::MediaInfo& out) {
    if (isSequence(facts.preset)) return notApplicable("pictures carry no such tags");
    const auto& from = facts.source.video;
    const auto& to = out.video;
    const auto differs = [](const std::string& wanted, const std::string& got) {
        return wanted != "unknown" && !wanted.empty() && wanted != got;
    };
    const auto sentence = [](const char* name, const std::string& wanted, const std::string& got) {
        return failed(fmt::format("{} is {} instead of {}", name, got, wanted));
    };
    // ProRes is limited range by definition; the plan says so before work starts.
    const bool keepsRange = facts.plan.outputFormat.color.range == from.format.color.range;
    if (keepsRange && differs(from.range, to.range)) return sentence("range", from.range, to.range);
    const bool yuv = from.format.layout == color::PlaneLayout::Yuv;
    if (yuv && differs(from.matrix, to.matrix)) return sentence("matrix", from.matrix, to.matrix);
    if (differs(from.primaries, to.primaries)) {
        return sentence("primaries", from.primaries, to.primaries);
    }
    if (differs(from.transfer, to.transfer)) {
        return sentence("transfer", from.transfer, to.transfer);
    }
    if (from.sampleAspect.known() && !(from.sampleAspect == to.sampleAspect)) {
        return sentence("sample aspect", from.sampleAspect.text(), to.sampleAspect.text());
    }
    if (from.rate.known() && !facts.log.variableRate() && !sameRate(from.rate, to.rate) &&
        !rateFits(facts.log, to.rate)) {
        return sentence("rate", from.rate.text(), to.rate.text());
    }
    return passed("range, matrix, primaries, transfer, sample aspect and rate agree");
}

std::optional<base::Error> failureOf(const SelfCheck& check, const std::filesystem::path& output) {
    const std::pair<const char*, const CheckItem*> items[] = {{"frames", &check.frames},
                                                              {"timestamps", &check.timestamps},
                                                              {"luma", &check.luma},
                                                              {"sound", &check.sound},
                                                              {"tags", &check.tags}};
    for (const auto& [name, item] : items) {
        if (item->state != CheckState::Failed) continue;
        return base::Error{base::ErrorKind::Internal, output.string(),
                           fmt::format("the self-check found a fault ({}: {})", name, item->note),
                           "nothing was kept; please report this with the source"};
    }
    return std::nullopt;
}

}  // namespace kinechrome::pipeline
