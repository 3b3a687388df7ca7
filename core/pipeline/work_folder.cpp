// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/pipeline/work_folder.h"

#include <cerrno>
#include <cstring>
#include <fstream>
#include <string>
#include <system_error>
#include <utility>

#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

#include <fmt/format.h>

#include "core/base/atomic_file.h"

namespace kinechrome::pipeline {

namespace {

namespace fs = std::filesystem;
using nlohmann::json;

constexpr const char* folderEnding = ".kinechrome-work";
constexpr const char* recordName = "export.json";
constexpr const char* flickerName = "flicker.txt";
constexpr const char* nothing = "-";

// Exact, so that a sidecar tells the same figures whether or not the export was resumed.
std::string textOf(const std::optional<double>& value) {
    return value ? fmt::format("{:a}", *value) : nothing;
}

bool read(const std::string& text, std::vector<std::optional<double>>& list) {
    if (text == nothing) {
        list.emplace_back();
        return true;
    }
    char* end = nullptr;
    const double value = std::strtod(text.c_str(), &end);
    if (text.empty() || *end != '\0') return false;
    list.emplace_back(value);
    return true;
}

}  // namespace

bool WorkFolder::isLeft(const fs::path& output) {
    std::error_code unknown;
    return fs::is_directory(output.string() + folderEnding, unknown);
}

base::Result<std::unique_ptr<WorkFolder>> WorkFolder::take(const fs::path& output) {
    fs::path folder = output.string() + folderEnding;
    const auto refuse = [&](const char* why, const char* remedy) {
        return base::fail(base::ErrorKind::Output, folder.string(), why, remedy);
    };
    std::error_code code;
    const bool made = fs::create_directory(folder, code);
    const int descriptor = ::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (descriptor < 0) return refuse(std::strerror(errno), "choose another place for the result");
    // File systems without locks do without.
    if (::flock(descriptor, LOCK_EX | LOCK_NB) != 0 && errno == EWOULDBLOCK) {
        ::close(descriptor);
        return refuse("another run is writing this film now", "wait for it, or name another OUT");
    }
    std::unique_ptr<WorkFolder> work(new WorkFolder(std::move(folder), descriptor));
    work->leftByAnother_ = !made;
    return work;
}

WorkFolder::~WorkFolder() {
    flicker_.reset();
    std::error_code ignored;
    if (stop_.stop_requested()) fs::remove(part_, ignored);
    if (!leftByAnother_ || stop_.stop_requested()) fs::remove_all(folder_, ignored);
    ::close(descriptor_);
}

json WorkFolder::record() const {
    const auto text = base::readFile(folder_ / recordName);
    if (!text) return nullptr;
    json record = json::parse(*text, nullptr, false);
    return record.is_object() ? record : json();
}

FlickerSeries WorkFolder::flicker() const {
    FlickerSeries series;
    std::ifstream file(folder_ / flickerName);
    // A last line without its end was being written when the run was killed.
    for (std::string line; std::getline(file, line) && !file.eof();) {
        const std::size_t space = line.find(' ');
        if (space == std::string::npos || !read(line.substr(0, space), series.before)) break;
        if (read(line.substr(space + 1), series.after)) continue;
        series.before.pop_back();
        break;
    }
    return series;
}

void WorkFolder::begin(const json& record) {
    std::error_code ignored;
    for (const auto& entry : fs::directory_iterator(folder_, ignored)) {
        fs::remove_all(entry.path(), ignored);
    }
    leftByAnother_ = false;
    if (record.is_null()) return;
    const std::string text = record.dump(1, ' ', false, json::error_handler_t::replace);
    if (base::writeFileAtomically(folder_ / recordName, text + "\n")) goOn({});
}

void WorkFolder::goOn(const FlickerSeries& flicker) {
    flicker_.reset();
    std::error_code ignored;
    fs::remove_all(fields(), ignored);
    std::string text;
    for (std::size_t i = 0; i < flicker.after.size(); ++i) {
        text += textOf(flicker.before[i]) + " " + textOf(flicker.after[i]) + "\n";
    }
    if (!base::writeFileAtomically(folder_ / flickerName, text)) return;
    flicker_.reset(std::fopen((folder_ / flickerName).c_str(), "ae"));
    // Each line reaches the system at once: what a killed process still holds is lost.
    if (flicker_) std::setvbuf(flicker_.get(), nullptr, _IOLBF, BUFSIZ);
}

void WorkFolder::addFlicker(const std::optional<double>& before,
                            const std::optional<double>& after) {
    if (!flicker_) return;
    const std::string line = textOf(before) + " " + textOf(after) + "\n";
    std::fwrite(line.data(), 1, line.size(), flicker_.get());
}

}  // namespace kinechrome::pipeline
