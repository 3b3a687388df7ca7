// SPDX-License-Identifier: GPL-3.0-or-later
// The chroma store: an index in memory over append-only data files.
//
// Data files are named by growing numbers; records are only ever added to the last one. Replaced
// and forgotten records are marked dead in place, and a file without live records is deleted, so
// nothing is ever rewritten and a crash cannot lose what was whole before.
#include "core/pipeline/chroma_store.h"

#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

#include <algorithm>
#include <charconv>
#include <map>
#include <mutex>
#include <string>
#include <system_error>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "core/pipeline/chroma_record.h"
#include "core/pipeline/chroma_segment.h"

namespace kinechrome::pipeline {

namespace {

namespace fs = std::filesystem;

constexpr std::string_view prefix = "chroma-";
constexpr std::string_view suffix = ".kcs";

std::optional<std::uint32_t> segmentNumber(const fs::path& path) {
    const std::string name = path.filename().string();
    if (!name.starts_with(prefix) || !name.ends_with(suffix)) return std::nullopt;
    const char* first = name.data() + prefix.size();
    const char* last = name.data() + name.size() - suffix.size();
    std::uint32_t number = 0;
    const auto [end, error] = std::from_chars(first, last, number);
    if (error != std::errc{} || end != last) return std::nullopt;
    return number;
}

base::Error folderError(const fs::path& folder, const std::string& why) {
    return {base::ErrorKind::Output, folder.string(), why,
            "choose another folder for the work files"};
}

// Holds the folder's lock for as long as it lives.
class FolderLock {
public:
    explicit FolderLock(const fs::path& folder)
        : descriptor_(::open((folder / "lock").c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0644)) {}
    FolderLock(FolderLock&& other) noexcept : descriptor_(std::exchange(other.descriptor_, -1)) {}
    FolderLock& operator=(FolderLock&&) = delete;
    ~FolderLock() {
        if (descriptor_ >= 0) ::close(descriptor_);
    }
    [[nodiscard]] bool opened() const { return descriptor_ >= 0; }
    [[nodiscard]] bool take() { return ::flock(descriptor_, LOCK_EX | LOCK_NB) == 0; }

private:
    int descriptor_;
};

class DiskStore final : public ChromaStore {
public:
    DiskStore(fs::path folder, ChromaStoreOptions options, FolderLock lock)
        : folder_(std::move(folder)), options_(options), lock_(std::move(lock)) {
        // An eighth of the budget a file: what is evicted at once stays small against the whole.
        if (options_.maxBytes > 0) {
            options_.segmentBytes = std::min(options_.segmentBytes, options_.maxBytes / 8);
        }
    }

    base::Result<void> load() {
        std::vector<std::uint32_t> numbers;
        std::error_code error;
        for (const auto& entry : fs::directory_iterator(folder_, error)) {
            if (const auto number = segmentNumber(entry.path())) numbers.push_back(*number);
        }
        if (error) return base::fail(folderError(folder_, error.message()));
        std::sort(numbers.begin(), numbers.end());
        for (const std::uint32_t number : numbers) {
            auto segment = ChromaSegment::open(pathOf(number));
            if (!segment) return base::fail(segment.error());
            shared_.segments[number] = {*segment, 0};
            (*segment)->scan([&](const ChromaKey& key, std::uint64_t offset, std::size_t bytes) {
                place(key, {number, offset, bytes});
            });
        }
        dropEmptySegments();
        evict();
        return {};
    }

    base::Result<void> put(std::int64_t frame, std::uint64_t settings,
                           const color::ChromaField& field) override {
        if (field.empty() || !field.b.sameSize(field.a)) {
            return base::fail(base::ErrorKind::Internal, "chroma store",
                              "a field without colour cannot be stored", "report this");
        }
        const ChromaKey key{frame, settings};
        const std::vector<std::byte> record = encodeChroma(key, field);
        const std::lock_guard lock(shared_.mutex);
        const auto number = segmentWithRoom();
        if (!number) return base::fail(number.error());
        const auto offset = shared_.segments[*number].file->append(record);
        if (!offset) return base::fail(offset.error());
        place(key, {*number, *offset, record.size()});
        dropEmptySegments();
        evict();
        return {};
    }

    std::optional<color::ChromaField> get(std::int64_t frame, std::uint64_t settings) override {
        std::shared_ptr<ChromaSegment> file;
        Place place;
        {
            const std::lock_guard lock(shared_.mutex);
            const auto found = shared_.index.find({frame, settings});
            if (found == shared_.index.end()) return std::nullopt;
            place = found->second;
            file = shared_.segments.at(place.segment).file;
        }
        auto field = file->read(place.offset, place.bytes);
        if (!field) dropDamaged({frame, settings}, place);
        return field;
    }

    bool contains(std::int64_t frame, std::uint64_t settings) const override {
        const std::lock_guard lock(shared_.mutex);
        return shared_.index.contains({frame, settings});
    }

    void invalidate(edit::FrameRange range, std::uint64_t settings) override {
        const std::lock_guard lock(shared_.mutex);
        auto at = shared_.index.lower_bound({range.first, 0});
        while (at != shared_.index.end() && at->first.frame <= range.last) {
            const auto next = std::next(at);
            if (at->first.settings == settings) forget(at);
            at = next;
        }
        dropEmptySegments();
    }

    std::uint64_t bytes() const override {
        const std::lock_guard lock(shared_.mutex);
        return totalBytes();
    }

    std::size_t size() const override {
        const std::lock_guard lock(shared_.mutex);
        return shared_.index.size();
    }

private:
    struct Place {
        std::uint32_t segment = 0;
        std::uint64_t offset = 0;
        std::size_t bytes = 0;
        bool operator==(const Place&) const = default;
    };
    struct Segment {
        std::shared_ptr<ChromaSegment> file;
        std::size_t liveRecords = 0;
    };
    struct Shared {
        mutable std::mutex mutex;
        std::map<ChromaKey, Place> index;
        std::map<std::uint32_t, Segment> segments;
    };
    using Index = std::map<ChromaKey, Place>;

    void dropDamaged(const ChromaKey& key, const Place& damaged) {
        const std::lock_guard lock(shared_.mutex);
        const auto found = shared_.index.find(key);
        if (found != shared_.index.end() && found->second == damaged) forget(found);
    }

    [[nodiscard]] fs::path pathOf(std::uint32_t number) const {
        return folder_ / fmt::format("{}{:06}{}", prefix, number, suffix);
    }

    // The functions below are called with the mutex held (or before anybody else can know us).
    [[nodiscard]] std::uint64_t totalBytes() const {
        std::uint64_t total = 0;
        for (const auto& [number, segment] : shared_.segments) total += segment.file->bytes();
        return total;
    }

    base::Result<std::uint32_t> segmentWithRoom() {
        std::uint32_t number = 0;
        if (!shared_.segments.empty()) {
            const auto& [last, segment] = *shared_.segments.rbegin();
            if (segment.file->bytes() < options_.segmentBytes) return last;
            number = last + 1;
        }
        auto file = ChromaSegment::open(pathOf(number));
        if (!file) return base::fail(file.error());
        shared_.segments[number] = {*file, 0};
        return number;
    }

    void place(const ChromaKey& key, const Place& where) {
        if (const auto old = shared_.index.find(key); old != shared_.index.end()) forget(old);
        shared_.index[key] = where;
        ++shared_.segments[where.segment].liveRecords;
    }

    void forget(Index::iterator entry) {
        Segment& segment = shared_.segments[entry->second.segment];
        segment.file->kill(entry->second.offset);
        --segment.liveRecords;
        shared_.index.erase(entry);
    }

    void dropEmptySegments() {
        for (auto at = shared_.segments.begin(); at != shared_.segments.end();) {
            if (at->second.liveRecords == 0) {
                at->second.file->remove();
                at = shared_.segments.erase(at);
            } else {
                ++at;
            }
        }
    }

    void evict() {
        if (options_.maxBytes == 0) return;
        while (shared_.segments.size() > 1 && totalBytes() > options_.maxBytes) {
            const auto oldest = shared_.segments.begin();
            std::erase_if(shared_.index,
                          [&](const auto& entry) { return entry.second.segment == oldest->first; });
            oldest->second.file->remove();
            shared_.segments.erase(oldest);
        }
    }

    const fs::path folder_;
    ChromaStoreOptions options_;
    FolderLock lock_;
    Shared shared_;
};

}  // namespace

base::Result<std::unique_ptr<ChromaStore>> ChromaStore::open(const fs::path& folder,
                                                             const ChromaStoreOptions& options) {
    std::error_code error;
    fs::create_directories(folder, error);
    if (error) return base::fail(folderError(folder, error.message()));
    FolderLock lock(folder);
    if (!lock.opened()) return base::fail(folderError(folder, "it cannot be written to"));
    if (!lock.take()) {
        return base::fail(base::ErrorKind::Output, folder.string(),
                          "another Kinechrome is using it", "close the other one first");
    }
    auto store = std::make_unique<DiskStore>(folder, options, std::move(lock));
    if (auto loaded = store->load(); !loaded) return base::fail(loaded.error());
    return store;
}

}  // namespace kinechrome::pipeline
