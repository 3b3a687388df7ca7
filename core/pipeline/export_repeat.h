// SPDX-License-Identifier: GPL-3.0-or-later
// Repeating an export: what its sidecar says of every frame, and how the repeat compares with it.
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include <nlohmann/json.hpp>

#include "core/base/error.h"
#include "core/nn/colorizer.h"
#include "core/pipeline/luma_digest.h"

namespace kinechrome::pipeline {

// The export that is made again. Checksums are hexadecimal, one a frame.
struct EarlierExport {
    std::filesystem::path sidecar;
    std::string programVersion;
    std::string device, precision;  // of the network; empty for the model "none"
    int threads = 0;
    std::string sourceSha256;  // empty: an image sequence, which its frames identify
    std::vector<std::string> lumaIn, lumaOut;
    std::vector<std::string> chromaOut;  // empty: none were written down
};

// How the repeat compares. Equal checksums are equal planes.
struct RepeatCheck {
    std::filesystem::path sidecar;
    bool luma = false;           // as many frames, and the luma of each
    std::optional<bool> chroma;  // empty: there is nothing to compare with
    std::string note;            // one sentence for a person

    // Empty where only the colours cannot be compared.
    [[nodiscard]] std::optional<bool> exact() const {
        return luma ? chroma : std::optional<bool>(false);
    }
};
[[nodiscard]] nlohmann::json toJson(const RepeatCheck& check);

// What the repeat read and wrote.
struct RepeatFacts {
    std::filesystem::path source;
    std::optional<std::string> sourceSha256;  // empty: an image sequence
    const std::vector<LumaDigest>& lumaIn;
    const std::vector<LumaDigest>& lumaOut;
    const std::vector<LumaDigest>& chromaOut;  // empty: an output without chroma planes
    const nn::ColorizerInfo& colorizer;
    std::string programVersion;
};
// Errors: Input where the footage turned out to be another.
[[nodiscard]] base::Result<RepeatCheck> checkRepeat(const EarlierExport& earlier,
                                                    const RepeatFacts& now);

// A model as the sidecar names it.
struct ModelIdentity {
    std::string name;
    std::string sha256;         // of the weights
    std::string identity = {};  // nn::identityOf(); empty in sidecars of earlier versions
};
// The name or folder under which that very model is found today: as the settings named it, else by
// its own name. `asked`: in the settings. Errors: Model (none of that name, other weights, or
// another calibration).
[[nodiscard]] base::Result<std::string> findModelAgain(const std::string& asked,
                                                       const ModelIdentity& identity);

// Threads to ask for, so that as many are used as then: `asked` (0: all cores) where that still
// means `used`, else `used`.
[[nodiscard]] int threadsAgain(int asked, int used);

}  // namespace kinechrome::pipeline
