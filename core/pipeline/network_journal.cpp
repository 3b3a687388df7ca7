// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/pipeline/network_journal.h"

#include <algorithm>
#include <charconv>
#include <cstring>
#include <string>
#include <system_error>
#include <utility>
#include <vector>

namespace kinechrome::pipeline {

namespace {

namespace fs = std::filesystem;

constexpr std::int64_t framesToLast = 1000;  // more than an encoder and a muxer may hold back
constexpr std::size_t mostShots = 32;        // an open file each
constexpr int largestSide = 1 << 14U;

struct Head {
    std::int64_t frame = 0;
    std::int32_t width = 0;
    std::int32_t height = 0;
    std::int32_t planes = 0;  // 2, or 3 with the confidence
    std::int32_t unused = 0;
    std::uint64_t check = 0;
    [[nodiscard]] bool sane() const {
        return width > 0 && height > 0 && width <= largestSide && height <= largestSide &&
               (planes == 2 || planes == 3);
    }
    [[nodiscard]] std::size_t samples() const {
        return static_cast<std::size_t>(width) * static_cast<std::size_t>(height) *
               static_cast<std::size_t>(planes);
    }
    [[nodiscard]] long bytes() const {
        return static_cast<long>(sizeof(Head) + samples() * sizeof(float));
    }
};

// FNV-1a over words (Fowler, Noll, Vo): a torn or bad sector shows, which is all that is asked.
std::uint64_t checkOf(const std::vector<float>& samples) {
    std::uint64_t hash = 0xCBF29CE484222325U;
    for (const float sample : samples) {
        std::uint32_t word = 0;
        std::memcpy(&word, &sample, sizeof(word));
        hash = (hash ^ word) * 0x100000001B3U;
    }
    return hash;
}

void append(const base::Plane<float>& plane, std::vector<float>& samples) {
    for (int y = 0; y < plane.height(); ++y) {
        samples.insert(samples.end(), plane.row(y), plane.row(y) + plane.width());
    }
}

base::Plane<float> planeOf(const Head& head, const std::vector<float>& samples, int index) {
    base::Plane<float> plane(head.width, head.height);
    const float* from = samples.data() + samples.size() / static_cast<std::size_t>(head.planes) *
                                             static_cast<std::size_t>(index);
    for (int y = 0; y < head.height; ++y, from += head.width) {
        std::copy_n(from, head.width, plane.row(y));
    }
    return plane;
}

}  // namespace

NetworkJournal::NetworkJournal(fs::path folder, std::uintmax_t mustStayFree)
    : folder_(std::move(folder)), mustStayFree_(mustStayFree) {
    std::error_code ignored;
    fs::create_directory(folder_, ignored);
    for (const auto& entry : fs::directory_iterator(folder_, ignored)) {
        const std::string name = entry.path().filename().string();
        std::int64_t first = 0;
        const auto read = std::from_chars(name.data(), name.data() + name.size(), first);
        if (read.ec == std::errc() && read.ptr == name.data() + name.size()) takeUp(first);
    }
}

fs::path NetworkJournal::nameOf(std::int64_t first) const {
    return folder_ / std::to_string(first);
}

void NetworkJournal::takeUp(std::int64_t first) {
    Shot shot;
    shot.file.reset(std::fopen(nameOf(first).c_str(), "r+be"));
    if (!shot.file) return;
    std::error_code unknown;
    const auto size = static_cast<long>(fs::file_size(nameOf(first), unknown));
    Head head;
    while (!unknown && std::fseek(shot.file.get(), shot.end, SEEK_SET) == 0 &&
           std::fread(&head, sizeof(head), 1, shot.file.get()) == 1 && head.sane() &&
           head.bytes() <= size - shot.end) {
        shot.offsets[head.frame] = shot.end;
        shot.end += head.bytes();
    }
    shots_[first] = std::move(shot);
}

std::optional<color::ChromaField> NetworkJournal::find(std::int64_t frame) {
    const std::lock_guard lock(mutex_);
    auto shot = shots_.upper_bound(frame);
    if (shot == shots_.begin()) return std::nullopt;
    --shot;
    const auto offset = shot->second.offsets.find(frame);
    if (offset == shot->second.offsets.end()) return std::nullopt;
    std::FILE* file = shot->second.file.get();
    Head head;
    if (std::fseek(file, offset->second, SEEK_SET) != 0 ||
        std::fread(&head, sizeof(head), 1, file) != 1 || !head.sane()) {
        return std::nullopt;
    }
    std::vector<float> samples(head.samples());
    const bool read =
        std::fread(samples.data(), sizeof(float), samples.size(), file) == samples.size();
    if (!read || head.frame != frame || head.check != checkOf(samples)) return std::nullopt;
    color::ChromaField field{planeOf(head, samples, 0), planeOf(head, samples, 1), {}};
    if (head.planes == 3) field.confidence = planeOf(head, samples, 2);
    return field;
}

void NetworkJournal::add(std::int64_t frame, const color::ChromaField& field, bool newShot) {
    const std::lock_guard lock(mutex_);
    giveUpWithoutRoom();
    if (givenUp_) return;
    if (newShot || current_ < 0) {
        dropBefore(frame - framesToLast);
        begin(frame);
    }
    Shot& shot = shots_[current_];
    if (!shot.file || shot.offsets.contains(frame)) return;
    std::vector<float> samples;
    append(field.a, samples);
    append(field.b, samples);
    append(field.confidence, samples);
    Head head{frame, field.width(),   field.height(), field.confidence.empty() ? 2 : 3,
              0,     checkOf(samples)};
    std::FILE* file = shot.file.get();
    // A shot is whole up to some frame: after a failure nothing more is added to it.
    const bool written =
        std::fseek(file, shot.end, SEEK_SET) == 0 &&
        std::fwrite(&head, sizeof(head), 1, file) == 1 &&
        std::fwrite(samples.data(), sizeof(float), samples.size(), file) == samples.size() &&
        std::fflush(file) == 0;
    if (!written) {
        shot.file.reset();
        return;
    }
    shot.offsets[frame] = shot.end;
    shot.end += head.bytes();
}

void NetworkJournal::begin(std::int64_t first) {
    current_ = first;
    Shot& shot = shots_[first];
    if (!shot.file) shot.file.reset(std::fopen(nameOf(first).c_str(), "w+be"));
}

void NetworkJournal::dropBefore(std::int64_t frame) {
    std::error_code ignored;
    while (!shots_.empty()) {
        const auto& [first, shot] = *shots_.begin();
        const bool recent = !shot.offsets.empty() && shot.offsets.rbegin()->first >= frame;
        if (first == current_ || (recent && shots_.size() <= mostShots)) break;
        fs::remove(nameOf(first), ignored);
        shots_.erase(shots_.begin());
    }
}

// The export's own files need the room more.
void NetworkJournal::giveUpWithoutRoom() {
    if (givenUp_) return;
    std::error_code unknown;
    const auto space = fs::space(folder_, unknown);
    givenUp_ = unknown || space.available < mustStayFree_;
    if (!givenUp_) return;
    shots_.clear();
    fs::remove_all(folder_, unknown);
}

}  // namespace kinechrome::pipeline
