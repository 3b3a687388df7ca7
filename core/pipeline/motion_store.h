// SPDX-License-Identifier: GPL-3.0-or-later
// MotionStore: flow between neighbouring frames on the disk, for the pass of an export that carries
// hints, to and fro, and from it to the one that steadies colour.
#pragma once

#include <cstdint>
#include <cstdio>
#include <map>
#include <memory>
#include <optional>

#include "core/base/error.h"
#include "core/pipeline/motion_book.h"
#include "core/temporal/moment.h"

namespace kinechrome::pipeline {

// Exact: what is found is what was kept. A service, not a promise: where the disk has little room,
// less is kept, and the flow is searched once more. The file has no name and goes with the object,
// however the program ends; about half a megabyte a frame. One thread at a time.
class MotionStore {
public:
    // In the folder for temporary files (TMPDIR).
    MotionStore();

    // How `frame` continues the one before it; kept once.
    void keep(std::int64_t frame, const temporal::Moment& moment);
    [[nodiscard]] std::optional<temporal::PairFlow> find(std::int64_t frame) const;

private:
    struct Entry {
        long offset = 0;
        int width = 0;
        int height = 0;
    };
    struct Closer {
        void operator()(std::FILE* file) const { std::fclose(file); }
    };

    [[nodiscard]] bool hasRoom();

    bool room_ = true;
    std::unique_ptr<std::FILE, Closer> file_;  // null: nothing can be kept
    std::map<std::int64_t, Entry> entries_;
    long end_ = 0;
};

// How `frame` continues the one before it, for whoever looks at the flows only: from the store,
// without picture and masks, or else as book.at(), and then left in the store. Errors: as the
// book's.
[[nodiscard]] base::Result<MomentPtr> flowAt(std::int64_t frame, MotionStore& store,
                                             MotionBook& book);

}  // namespace kinechrome::pipeline
