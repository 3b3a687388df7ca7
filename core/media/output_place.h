// SPDX-License-Identifier: GPL-3.0-or-later
// OutputPlace: where a result goes, the name that it bears until it is complete, and the rename.
#pragma once

#include <filesystem>
#include <optional>

#include "core/base/error.h"
#include "core/media/input_location.h"

namespace kinechrome::media {

// A file is written as `OUT.part`, an image sequence into the folder `DIR.part`. Existing results
// are never touched before publish(). A sequence may replace a folder only when it is empty, or
// when overwriting is asked for and it holds nothing but files of that sequence; a folder with
// other files in it is always refused. Removes what it made unless published.
class OutputPlace {
public:
    // Checks without writing. Errors: Output (exists, same file as the source, no folder, no
    // permission, a folder with other files), Usage (a sequence without a folder of its own).
    [[nodiscard]] static base::Result<OutputPlace> plan(const std::filesystem::path& output,
                                                        bool sequence,
                                                        const std::filesystem::path& source,
                                                        bool overwrite);
    OutputPlace(OutputPlace&& other) noexcept;
    OutputPlace& operator=(OutputPlace&&) = delete;
    ~OutputPlace();

    [[nodiscard]] const std::filesystem::path& finalPath() const { return final_; }
    [[nodiscard]] const std::filesystem::path& partPath() const { return part_; }
    [[nodiscard]] const std::optional<SequenceName>& sequence() const { return sequence_; }

    // From now on the part file (or folder, made here) is ours to remove. Errors: Output.
    [[nodiscard]] base::Result<void> claim();
    // Everything under the part name reaches the disk. Errors: Output.
    [[nodiscard]] base::Result<void> sync() const;
    [[nodiscard]] base::Result<void> publish();

private:
    OutputPlace() = default;
    [[nodiscard]] base::Result<void> publishFolder();

    std::filesystem::path final_;  // the file, or the folder of a sequence
    std::filesystem::path part_;
    std::optional<SequenceName> sequence_;
    bool overwrite_ = false;
    bool claimed_ = false;
};

}  // namespace kinechrome::media
