// SPDX-License-Identifier: GPL-3.0-or-later
// The sidecar of an export (schema kinechrome.sidecar/1): everything needed to defend it and to
// make it again.
#pragma once

#include <optional>
#include <string>

#include <nlohmann/json.hpp>

#include "core/pipeline/colorize_job.h"
#include "core/pipeline/self_check.h"

namespace kinechrome::pipeline {

// `sourceSha256` is null for image sequences. "frames" holds arrays of one length: pts (in
// the source's time base), luma_in and luma_out (see luma_digest.h), and chroma_out where the
// output has chroma planes. "shots_known_to" is the request's, as far as segments go.
[[nodiscard]] nlohmann::json makeSidecar(const ColorizeRequest& request,
                                         const ColorizeReport& report, const ExportFacts& facts,
                                         const OutputFacts& output,
                                         const std::optional<std::string>& sourceSha256);

// {"frames": true, ...}: true passed, false failed, null not applicable; reasons under "notes".
[[nodiscard]] nlohmann::json toJson(const SelfCheck& check);
[[nodiscard]] nlohmann::json toJson(const std::vector<media::DroppedStream>& dropped);

// "settings": what was asked for.
[[nodiscard]] nlohmann::json exportSettings(const ColorizeRequest& request, media::Preset preset);

// Now, as sidecars write it: 2024-05-31T12:00:00Z.
[[nodiscard]] std::string nowUtc();

}  // namespace kinechrome::pipeline
