// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/pipeline/dataset_journal.h"

#include <cerrno>
#include <cstring>
#include <system_error>
#include <utility>
#include <vector>

#include <fcntl.h>
#include <unistd.h>

#include "core/base/atomic_file.h"

namespace kinechrome::pipeline {

namespace {

namespace fs = std::filesystem;
using nlohmann::json;

constexpr const char* stateName = "state.json";
constexpr const char* stateSchema = "kinechrome.dataset-state/1";
constexpr auto checkpointInterval = std::chrono::seconds(2);

tl::unexpected<base::Error> unwritable(const fs::path& path, int code) {
    const bool full = code == ENOSPC || code == EDQUOT || code == EFBIG;
    return base::fail(base::ErrorKind::Output, path.string(), std::strerror(code),
                      full ? "free some space and run the same command again to go on"
                           : "choose a folder that you may write to");
}

tl::unexpected<base::Error> notOurs(const fs::path& folder, const std::string& why) {
    return base::fail(base::ErrorKind::Output, folder.string(), why,
                      "remove it or choose another name for the pack");
}

bool writeAll(int descriptor, std::string_view bytes) {
    while (!bytes.empty()) {
        const ssize_t written = ::write(descriptor, bytes.data(), bytes.size());
        if (written < 0 && errno != EINTR) return false;
        if (written > 0) bytes.remove_prefix(static_cast<std::size_t>(written));
    }
    return true;
}

}  // namespace

base::Result<DatasetJournal> DatasetJournal::open(const fs::path& folder,
                                                  const std::string& fingerprint) {
    DatasetJournal journal(folder, fingerprint);
    std::error_code code;
    if (!fs::exists(folder, code)) {
        if (!fs::create_directory(folder, code)) return unwritable(folder, code.value());
        if (auto done = journal.checkpoint({}); !done) return base::fail(std::move(done.error()));
        return journal;
    }
    if (!fs::is_directory(folder, code)) return notOurs(folder, "is in the way");
    const auto text = base::readFile(folder / stateName);
    const json state = text ? json::parse(*text, nullptr, false) : json();
    if (!state.is_object() || state.value("schema", "") != stateSchema) {
        return notOurs(folder, "is no unfinished pack");
    }
    if (state.value("fingerprint", "") != fingerprint) {
        return base::fail(base::ErrorKind::Usage, folder.string(),
                          "is an unfinished pack of other sources or options",
                          "repeat the command that began it, or remove the folder to begin anew");
    }
    if (auto done = journal.goOn(state); !done) return base::fail(std::move(done.error()));
    return journal;
}

DatasetJournal::DatasetJournal(DatasetJournal&& other) noexcept
    : folder_(std::move(other.folder_)),
      fingerprint_(std::move(other.fingerprint_)),
      position_(std::move(other.position_)),
      files_(std::exchange(other.files_, {})),
      last_(other.last_) {}

DatasetJournal::~DatasetJournal() {
    for (const auto& [name, file] : files_) {
        if (file.descriptor >= 0) ::close(file.descriptor);
    }
}

base::Result<void> DatasetJournal::goOn(const json& state) {
    std::error_code code;
    const json lengths = state.value("files", json::object());
    position_ = state.value("position", json());
    std::vector<fs::path> left;
    for (const auto& entry : fs::directory_iterator(folder_, code)) left.push_back(entry.path());
    if (code) return unwritable(folder_, code.value());
    for (const fs::path& path : left) {
        const std::string name = path.filename().string();
        if (name != stateName && !lengths.contains(name)) fs::remove(path, code);
    }
    for (const auto& [name, value] : lengths.items()) {
        if (fs::path(name).filename() != name) {
            return notOurs(folder_ / stateName, "names a file outside the pack");
        }
        const auto length = value.is_number_integer() ? value.get<std::int64_t>() : -1;
        const auto size = fs::file_size(folder_ / name, code);
        if (code || length < 0 || size < static_cast<std::uintmax_t>(length)) {
            return notOurs(folder_ / name, "is not what the unfinished pack says");
        }
        fs::resize_file(folder_ / name, static_cast<std::uintmax_t>(length), code);
        if (code) return unwritable(folder_ / name, code.value());
        files_[name].length = length;
    }
    return {};
}

std::int64_t DatasetJournal::length(const std::string& file) const {
    const auto found = files_.find(file);
    return found == files_.end() ? 0 : found->second.length;
}

std::map<std::string, std::int64_t> DatasetJournal::files() const {
    std::map<std::string, std::int64_t> all;
    for (const auto& [name, file] : files_) all[name] = file.length;
    return all;
}

base::Result<void> DatasetJournal::append(const std::string& name, std::string_view bytes) {
    Grown& file = files_[name];
    const fs::path path = folder_ / name;
    if (file.descriptor < 0) {
        file.descriptor = ::open(path.c_str(), O_RDWR | O_CREAT | O_APPEND | O_CLOEXEC, 0666);
        if (file.descriptor < 0) return unwritable(path, errno);
    }
    if (!writeAll(file.descriptor, bytes)) return unwritable(path, errno);
    file.length += static_cast<std::int64_t>(bytes.size());
    file.dirty = true;
    return {};
}

base::Result<std::string> DatasetJournal::read(const std::string& file, std::int64_t from,
                                               std::int64_t bytes) const {
    const fs::path path = folder_ / file;
    const int descriptor = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
    std::string text(static_cast<std::size_t>(bytes), '\0');
    const ssize_t got = descriptor < 0 ? -1 : ::pread(descriptor, text.data(), text.size(), from);
    const int code = errno;
    if (descriptor >= 0) ::close(descriptor);
    if (got != static_cast<ssize_t>(bytes)) {
        return base::fail(base::ErrorKind::Input, path.string(),
                          got < 0 ? std::strerror(code) : "is shorter than what was written",
                          "remove the unfinished pack and begin anew");
    }
    return text;
}

base::Result<void> DatasetJournal::sync() {
    for (auto& [name, file] : files_) {
        if (file.dirty && ::fsync(file.descriptor) != 0) return unwritable(folder_ / name, errno);
        file.dirty = false;
    }
    return {};
}

base::Result<void> DatasetJournal::checkpoint(const json& position) {
    if (auto synced = sync(); !synced) return base::fail(std::move(synced.error()));
    json lengths = json::object();
    for (const auto& [name, file] : files_) lengths[name] = file.length;
    const json state{{"schema", stateSchema},
                     {"fingerprint", fingerprint_},
                     {"position", position},
                     {"files", lengths}};
    last_ = std::chrono::steady_clock::now();
    return base::writeFileAtomically(folder_ / stateName, state.dump(1) + "\n");
}

base::Result<void> DatasetJournal::checkpointNowAndThen(const json& position) {
    if (std::chrono::steady_clock::now() - last_ < checkpointInterval) return {};
    return checkpoint(position);
}

base::Result<void> DatasetJournal::publish(const fs::path& name, bool overwrite,
                                           const std::string& leftover) {
    if (auto synced = sync(); !synced) return base::fail(std::move(synced.error()));
    auto published = base::publishFile(folder_, name, overwrite);
    if (!published) return base::fail(std::move(published.error()));
    std::error_code code;
    for (const std::string& file : {leftover, std::string(stateName)}) {
        fs::remove(name / file, code);
        if (code) return unwritable(name / file, code.value());
    }
    return {};
}

}  // namespace kinechrome::pipeline
