// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/pipeline/motion_store.h"

#include <array>
#include <cstdlib>
#include <filesystem>
#include <string>
#include <system_error>
#include <utility>

#include <fcntl.h>
#include <unistd.h>

namespace kinechrome::pipeline {

namespace {

namespace fs = std::filesystem;
using base::Plane;

std::size_t samplesOf(const Plane<float>& plane) {
    return static_cast<std::size_t>(plane.width()) * static_cast<std::size_t>(plane.height());
}

bool write(std::FILE* file, const Plane<float>& plane) {
    for (int y = 0; y < plane.height(); ++y) {
        const auto width = static_cast<std::size_t>(plane.width());
        if (std::fwrite(plane.row(y), sizeof(float), width, file) != width) return false;
    }
    return true;
}

// Without a name from the start; where TMPDIR says.
std::FILE* openScratch() {
    std::error_code unknown;
    const fs::path folder = fs::temp_directory_path(unknown);
    if (unknown) return nullptr;  // an empty path would be the current folder
    std::string name = (folder / "kinechrome-motion.XXXXXX").string();
    const int descriptor = ::mkostemp(name.data(), O_CLOEXEC);
    if (descriptor < 0) return nullptr;
    ::unlink(name.c_str());
    return ::fdopen(descriptor, "w+b");
}

bool read(std::FILE* file, Plane<float>& plane) {
    for (int y = 0; y < plane.height(); ++y) {
        const auto width = static_cast<std::size_t>(plane.width());
        if (std::fread(plane.row(y), sizeof(float), width, file) != width) return false;
    }
    return true;
}

}  // namespace

MotionStore::MotionStore() : file_(openScratch()) {}

// Looked at now and then: the export beside it needs the disk more.
bool MotionStore::hasRoom() {
    constexpr std::uintmax_t kLeastRoom = std::uintmax_t{1} << 30U;
    constexpr std::size_t kEvery = 64;
    if (room_ && entries_.size() % kEvery == 0) {
        std::error_code unknown;
        const auto space = fs::space(fs::temp_directory_path(unknown), unknown);
        room_ = unknown || space.available >= kLeastRoom;
    }
    return room_;
}

void MotionStore::keep(std::int64_t frame, const temporal::Moment& moment) {
    if (!file_ || moment.beginsShot() || entries_.contains(frame) || !hasRoom()) return;
    if (std::fseek(file_.get(), end_, SEEK_SET) != 0) return;
    const std::array planes{&moment.toPast.u, &moment.toPast.v, &moment.toNow.u, &moment.toNow.v};
    for (const Plane<float>* plane : planes) {
        if (!write(file_.get(), *plane)) return;
    }
    if (std::fflush(file_.get()) != 0) return;
    const Plane<float>& size = moment.toPast.u;
    entries_[frame] = {end_, size.width(), size.height()};
    end_ += static_cast<long>(planes.size() * samplesOf(size) * sizeof(float));
}

std::optional<temporal::PairFlow> MotionStore::find(std::int64_t frame) const {
    const auto known = entries_.find(frame);
    if (known == entries_.end()) return std::nullopt;
    const Entry& entry = known->second;
    const auto blank = [&] { return Plane<float>(entry.width, entry.height); };
    temporal::PairFlow flow{{blank(), blank()}, {blank(), blank()}};
    if (std::fseek(file_.get(), entry.offset, SEEK_SET) != 0) return std::nullopt;
    for (Plane<float>* plane : {&flow.toPast.u, &flow.toPast.v, &flow.toNow.u, &flow.toNow.v}) {
        if (!read(file_.get(), *plane)) return std::nullopt;
    }
    return flow;
}

base::Result<MomentPtr> flowAt(std::int64_t frame, MotionStore& store, MotionBook& book) {
    if (auto known = store.find(frame)) {
        temporal::Moment moment;
        moment.toPast = std::move(known->toPast);
        moment.toNow = std::move(known->toNow);
        return std::make_shared<const temporal::Moment>(std::move(moment));
    }
    auto motion = book.at(frame);
    if (motion) store.keep(frame, **motion);
    return motion;
}

}  // namespace kinechrome::pipeline
