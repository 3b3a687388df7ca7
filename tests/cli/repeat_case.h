// SPDX-License-Identifier: GPL-3.0-or-later
// RepeatCase: a film, two small models and an export of them, to be made again from its sidecar.
#pragma once

#include <filesystem>

#include <QTest>
#include <nlohmann/json.hpp>

#include "tests/cli/program.h"
#include "tests/support/file_damage.h"
#include "tests/support/synthetic_clip.h"
#include "tests/support/temp_dir.h"
#include "tests/unit/nn/tiny_pack.h"

namespace kinechrome::test {

// in.mkv with two cuts and sound; the models m and m2; first.mkv is the export.
class RepeatCase {
public:
    static constexpr int frames = 18;

    RepeatCase() {
        qputenv("KINECHROME_PRECISION", "float32");
        ClipSpec spec;
        spec.frames = frames;
        spec.cuts = {7, 13};
        spec.sound = "pcm_s16le";
        made_ = writeClip(dir / "in.mkv", spec).has_value();
        writeTinyModel(dir / "m", tinyOptions());
        writeTinyModel(dir / "m2", tinyOptions(), 2);
    }

    // A copy to break.
    explicit RepeatCase(const RepeatCase& whole) : made_(whole.made_) {
        std::filesystem::copy(whole.dir.path(), dir.path(),
                              std::filesystem::copy_options::recursive);
    }

    const TempDir dir;

    [[nodiscard]] bool made() const { return made_; }
    [[nodiscard]] std::filesystem::path sidecar() const {
        return dir / "first.mkv.kinechrome.json";
    }
    [[nodiscard]] nlohmann::json read() const {
        return nlohmann::json::parse(readBytes(sidecar()));
    }

    [[nodiscard]] Ended colorize(const QStringList& arguments) const {
        return runProgram(QStringList{"colorize"} + arguments, dir.path());
    }
    [[nodiscard]] Ended exportFirst(const QStringList& options) const {
        return colorize(QStringList{"in.mkv", "-o", "first.mkv", "--threads", "1"} + options);
    }
    [[nodiscard]] Ended repeat(const QStringList& options = {}) const {
        return colorize(QStringList{"first.mkv.kinechrome.json", "-o", "again.mkv"} + options);
    }

private:
    bool made_ = false;
};

}  // namespace kinechrome::test
