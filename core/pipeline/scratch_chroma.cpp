// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/pipeline/scratch_chroma.h"

#include <atomic>
#include <string>
#include <system_error>
#include <utility>

#include <fmt/format.h>
#include <unistd.h>

namespace kinechrome::pipeline {

namespace fs = std::filesystem;

base::Result<std::unique_ptr<ScratchChroma>> ScratchChroma::make(fs::path folder) {
    auto store = ChromaStore::open(folder);
    if (!store) return base::fail(std::move(store.error()));
    return std::unique_ptr<ScratchChroma>(new ScratchChroma(std::move(folder), *std::move(store)));
}

base::Result<std::unique_ptr<ScratchChroma>> ScratchChroma::makeTemporary() {
    static std::atomic<int> serial{0};
    std::error_code error;
    const fs::path parent = fs::temp_directory_path(error);
    if (error) {
        return base::fail(base::ErrorKind::Output, "temporary files", error.message(),
                          "set TMPDIR to a folder that can be written");
    }
    return make(parent / fmt::format("kinechrome-chroma-{}-{}", ::getpid(), serial++));
}

ScratchChroma::~ScratchChroma() {
    store_.reset();
    std::error_code ignored;
    fs::remove_all(folder_, ignored);
}

base::Result<void> ScratchChroma::put(std::int64_t frame, std::uint64_t layer,
                                      const color::ChromaField& field) {
    return store_->put(frame, layer, field);
}

base::Result<color::ChromaField> ScratchChroma::get(std::int64_t frame, std::uint64_t layer) {
    auto field = store_->get(frame, layer);
    if (field) return *std::move(field);
    return base::fail(base::ErrorKind::Internal, fmt::format("colour of frame {}", frame),
                      "cannot be read back from the disk", "check the disk and try again");
}

}  // namespace kinechrome::pipeline
