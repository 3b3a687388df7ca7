// SPDX-License-Identifier: GPL-3.0-or-later
// OutputFiles: small results that appear together, under their final names only when complete.
#pragma once

#include <filesystem>
#include <string_view>
#include <vector>

#include "core/base/error.h"
#include "core/media/output_place.h"

namespace kinechrome::delivery {

class OutputFiles {
public:
    // `kept`: files that no result may replace, overwriting or not.
    OutputFiles(std::vector<std::filesystem::path> kept, bool overwrite)
        : kept_(std::move(kept)), overwrite_(overwrite) {}

    // Whether `path` may be written at all; it is spoken for from now on. Nothing is written.
    // Errors: Output (exists, is one of the films, no folder, no permission), Usage (named twice).
    [[nodiscard]] base::Result<void> reserve(const std::filesystem::path& path);
    // The whole content, under its part name. Errors: those of reserve(), Output.
    [[nodiscard]] base::Result<void> write(const std::filesystem::path& path,
                                           std::string_view content);
    // What was written takes its name; what was not published is removed with this object. Errors:
    // Output.
    [[nodiscard]] base::Result<void> publish();

private:
    [[nodiscard]] base::Result<void> refuseKept(const std::filesystem::path& path) const;

    std::vector<std::filesystem::path> kept_;
    std::vector<std::filesystem::path> reserved_;
    std::vector<media::OutputPlace> written_;
    bool overwrite_;
};

}  // namespace kinechrome::delivery
