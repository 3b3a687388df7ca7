// SPDX-License-Identifier: GPL-3.0-or-later
// Appending to, reading from and repairing one data file of the chroma store.
#include "core/pipeline/chroma_segment.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <system_error>
#include <utility>

namespace kinechrome::pipeline {

namespace {

base::Error writeError(const std::filesystem::path& path, int code) {
    return {base::ErrorKind::Output, path.string(), std::generic_category().message(code),
            "make room or choose another folder for the work files"};
}

bool writeAll(int descriptor, const std::byte* data, std::size_t bytes, std::uint64_t offset) {
    while (bytes > 0) {
        const ssize_t done = ::pwrite(descriptor, data, bytes, static_cast<off_t>(offset));
        if (done < 0 && errno == EINTR) continue;
        if (done <= 0) return false;
        data += done;
        bytes -= static_cast<std::size_t>(done);
        offset += static_cast<std::uint64_t>(done);
    }
    return true;
}

bool readAll(int descriptor, void* data, std::size_t bytes, std::uint64_t offset) {
    auto* to = static_cast<std::byte*>(data);
    while (bytes > 0) {
        const ssize_t done = ::pread(descriptor, to, bytes, static_cast<off_t>(offset));
        if (done < 0 && errno == EINTR) continue;
        if (done <= 0) return false;
        to += done;
        bytes -= static_cast<std::size_t>(done);
        offset += static_cast<std::uint64_t>(done);
    }
    return true;
}

}  // namespace

ChromaSegment::ChromaSegment(std::filesystem::path path, int descriptor)
    : path_(std::move(path)), descriptor_(descriptor) {}

ChromaSegment::~ChromaSegment() {
    ::close(descriptor_);
}

base::Result<std::shared_ptr<ChromaSegment>> ChromaSegment::open(
    const std::filesystem::path& path) {
    const int descriptor = ::open(path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0644);
    if (descriptor < 0) return base::fail(writeError(path, errno));
    return std::shared_ptr<ChromaSegment>(new ChromaSegment(path, descriptor));
}

void ChromaSegment::scan(const Visitor& found) {
    struct stat facts {};
    if (::fstat(descriptor_, &facts) != 0) return;
    const auto size = static_cast<std::uint64_t>(facts.st_size);
    end_ = 0;
    std::uint64_t offset = 0;
    while (offset + sizeof(ChromaHeader) <= size) {
        ChromaHeader header;
        if (!readAll(descriptor_, &header, sizeof header, offset)) break;
        if (!header.plausible() || offset + header.recordBytes() > size) {
            offset += chromaRecordAlignment;  // damage: look for the next header
            continue;
        }
        if (header.magic == ChromaHeader::live) {
            found({header.frame, header.settings}, offset, header.recordBytes());
        }
        offset += header.recordBytes();
        end_ = offset;
    }
    // Whatever follows the last whole record would be misread once new records overwrite a part.
    if (end_ < size && ::ftruncate(descriptor_, static_cast<off_t>(end_)) != 0) end_ = size;
    end_ = (end_ + chromaRecordAlignment - 1) / chromaRecordAlignment * chromaRecordAlignment;
}

base::Result<std::uint64_t> ChromaSegment::append(const std::vector<std::byte>& record) {
    const std::uint64_t offset = end_;
    if (!writeAll(descriptor_, record.data(), record.size(), offset)) {
        const int code = errno != 0 ? errno : EIO;
        // A tail that cannot be cut off is skipped as damage by the next scan.
        static_cast<void>(!::ftruncate(descriptor_, static_cast<off_t>(offset)));
        return base::fail(writeError(path_, code));
    }
    end_ = offset + record.size();
    return offset;
}

std::optional<color::ChromaField> ChromaSegment::read(std::uint64_t offset,
                                                      std::size_t bytes) const {
    std::vector<std::byte> record(bytes);
    if (!readAll(descriptor_, record.data(), bytes, offset)) return std::nullopt;
    return decodeChroma(record);
}

void ChromaSegment::kill(std::uint64_t offset) {
    const std::uint32_t magic = ChromaHeader::dead;
    static_cast<void>(
        writeAll(descriptor_, reinterpret_cast<const std::byte*>(&magic), sizeof magic, offset));
}

void ChromaSegment::remove() {
    std::error_code ignored;  // a file that stays only costs room
    std::filesystem::remove(path_, ignored);
}

}  // namespace kinechrome::pipeline
