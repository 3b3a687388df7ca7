// SPDX-License-Identifier: GPL-3.0-or-later
// The contact sheet of a pack: some pictures and clips of every source, to be judged by eye.
#pragma once

#include <vector>

#include "core/base/error.h"
#include "core/picture/sheet.h"
#include "core/pipeline/dataset_pack.h"

namespace kinechrome::pipeline {

// Of at most 40 sources, evenly chosen, up to 10 stills and 10 clips each, evenly chosen and read
// from the shards again: what is seen is what the trainer will see. Errors: Input (a shard does not
// hold what was written).
[[nodiscard]] base::Result<std::vector<picture::SheetBand>> sheetOf(const DatasetPack& pack);

}  // namespace kinechrome::pipeline
