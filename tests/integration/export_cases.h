// SPDX-License-Identifier: GPL-3.0-or-later
// What the tests of the main job share: requests without weights, and looking at the result.
#pragma once

#include <filesystem>
#include <vector>

#include <QTest>

#include "core/media/video_reader.h"
#include "core/pipeline/colorize_job.h"
#include "tests/integration/fake_colorizer.h"
#include "tests/support/file_damage.h"
#include "tests/support/synthetic_clip.h"
#include "tests/support/temp_dir.h"

#define VERIFY_RESULT(result) \
    QVERIFY2((result).has_value(), (result) ? "" : (result).error().message().c_str())

namespace kinechrome::test {

inline ClipSpec clipOf(int frames, const char* pixelFormat = "yuv420p") {
    ClipSpec spec;
    spec.frames = frames;
    spec.pixelFormat = pixelFormat;
    return spec;
}

inline pipeline::ColorizeRequest requestFor(const std::filesystem::path& in,
                                            const std::filesystem::path& out) {
    pipeline::ColorizeRequest request;
    request.input = in;
    request.output = out;
    request.programVersion = "test";
    request.colorizerFactory = fakeColorizer();
    return request;
}

inline base::Result<pipeline::ColorizeReport> run(const pipeline::ColorizeRequest& request) {
    return pipeline::runColorize(request, nullptr, {}, {});
}

inline std::vector<media::VideoFrame> framesOf(const std::filesystem::path& file) {
    std::vector<media::VideoFrame> frames;
    auto reader = media::VideoReader::open(file);
    while (reader) {
        auto next = (*reader)->next({});
        if (!next || !next->has_value()) break;
        frames.push_back(**next);
    }
    return frames;
}

inline nlohmann::json readJson(const std::filesystem::path& file) {
    return nlohmann::json::parse(readBytes(file));
}

}  // namespace kinechrome::test
