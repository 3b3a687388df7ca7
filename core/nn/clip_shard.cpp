// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/nn/clip_shard.h"

#include <algorithm>
#include <cstddef>
#include <optional>
#include <utility>

#include "core/nn/image_codec.h"
#include "core/nn/picture_chroma.h"

namespace kinechrome::nn {
namespace {

// KITTI's flow: u = (R - 32768) / 64, v = (G - 32768) / 64, B = 1 where it is known.
constexpr float kFlowZero = 32768.0F;
constexpr float kFlowUnit = 1.0F / 64.0F;

// "frame-012.jpg" is 12 to ("frame-", ".jpg").
std::optional<int> numberIn(std::string_view file, std::string_view head, std::string_view tail) {
    if (!file.starts_with(head) || !file.ends_with(tail)) return std::nullopt;
    if (file.size() < head.size() + 3 + tail.size()) return std::nullopt;
    const std::string_view digits =
        file.substr(head.size(), file.size() - head.size() - tail.size());
    if (digits.size() > 6) return std::nullopt;
    int number = 0;
    for (const char c : digits) {
        if (c < '0' || c > '9') return std::nullopt;
        number = number * 10 + (c - '0');
    }
    return number;
}

void sortIn(ClipFiles& clip, const std::string& file, std::string_view bytes) {
    if (const auto number = numberIn(file, "frame-", ".jpg")) {
        clip.frames[*number] = bytes;
    } else if (const auto later = numberIn(file, "previous-", ".png")) {
        clip.previous[*later] = bytes;
    } else if (const auto again = numberIn(file, "first-", ".png")) {
        clip.first[*again] = bytes;
    } else {
        clip.stray = file;
    }
}

auto lacking(const ClipFiles& files, const std::string& why) {
    return base::fail(base::ErrorKind::Input, files.name, why, "make the training pack again");
}

std::string numbered(const char* what, int number) {
    return std::string(what) + " " + std::to_string(number);
}

struct Flow {
    std::vector<float> vectors;
    std::vector<std::uint8_t> valid;
};

std::optional<Flow> decodeFlow(std::string_view bytes, int width, int height) {
    const auto codes = decodeDeepPicture(bytes, std::int64_t{width} * height);
    if (!codes || codes->width != width || codes->height != height) return std::nullopt;
    Flow flow;
    for (std::size_t i = 0; i + 2 < codes->rgb.size(); i += 3) {
        flow.vectors.push_back((static_cast<float>(codes->rgb[i]) - kFlowZero) * kFlowUnit);
        flow.vectors.push_back((static_cast<float>(codes->rgb[i + 1]) - kFlowZero) * kFlowUnit);
        flow.valid.push_back(codes->rgb[i + 2] != 0 ? 1 : 0);
    }
    return flow;
}

base::Result<void> addFrame(PackClip& clip, const ClipFiles& files, int number) {
    const auto found = files.frames.find(number);
    if (found == files.frames.end()) return lacking(files, numbered("it lacks frame", number));
    auto picture = decodePicture(found->second);
    if (!picture) return lacking(files, numbered("there is no picture in frame", number));
    if (std::min(picture->width, picture->height) < kMinPackSide) {
        return lacking(files, "its frames are too small");
    }
    if (number > 0 && (picture->width != clip.width || picture->height != clip.height)) {
        return lacking(files, numbered("another size begins with frame", number));
    }
    clip.width = picture->width;
    clip.height = picture->height;
    clip.frames.push_back(std::move(picture->rgb));
    return {};
}

base::Result<void> addFlow(const ClipFiles& files, const std::map<int, std::string_view>& flows,
                           int number, PackClip& clip, std::vector<std::vector<float>>& vectors,
                           std::vector<std::vector<std::uint8_t>>& valid) {
    const auto found = flows.find(number);
    if (found == flows.end()) return lacking(files, numbered("it lacks a flow of frame", number));
    auto flow = decodeFlow(found->second, flowSide(clip.width), flowSide(clip.height));
    if (!flow) {
        return lacking(files,
                       numbered("there is no flow of a quarter of its size for frame", number));
    }
    vectors.push_back(std::move(flow->vectors));
    valid.push_back(std::move(flow->valid));
    return {};
}

}  // namespace

std::vector<ClipFiles> clipsOf(const std::vector<TarMember>& members) {
    std::map<std::string, ClipFiles> clips;
    for (const TarMember& member : members) {
        const auto slash = member.name.rfind('/');
        const bool inside = slash != std::string::npos;
        const std::string folder = inside ? member.name.substr(0, slash) : member.name;
        ClipFiles& clip = clips[folder];
        clip.name = folder;
        sortIn(clip, inside ? member.name.substr(slash + 1) : member.name, member.data);
    }
    std::vector<ClipFiles> sorted;
    for (auto& [name, clip] : clips) sorted.push_back(std::move(clip));
    return sorted;
}

base::Result<PackClip> decodeClip(const ClipFiles& files) {
    if (!files.stray.empty()) return lacking(files, files.stray + " is no file of a clip");
    if (files.frames.size() < 2) return lacking(files, "it has fewer than two frames");
    PackClip clip;
    for (int k = 0; k < static_cast<int>(files.frames.size()); ++k) {
        if (auto done = addFrame(clip, files, k); !done) return base::fail(done.error());
        if (k == 0) {
            clip.toPrevious.emplace_back();
            clip.toFirst.emplace_back();
            clip.validPrevious.emplace_back();
            clip.validFirst.emplace_back();
            continue;
        }
        auto done = addFlow(files, files.previous, k, clip, clip.toPrevious, clip.validPrevious);
        if (done) done = addFlow(files, files.first, k, clip, clip.toFirst, clip.validFirst);
        if (!done) return base::fail(done.error());
    }
    for (const auto& frame : clip.frames) clip.meanChroma += meanChromaOf(frame);
    clip.meanChroma /= static_cast<float>(clip.frames.size());
    clip.name = files.name;
    clip.hash = hashOfName(files.name);
    return clip;
}

}  // namespace kinechrome::nn
