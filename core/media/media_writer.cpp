// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/media/media_writer.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <utility>

#include <fmt/format.h>

#include "core/media/input_location.h"
#include "core/media/piece_writer.h"
#include "core/media/writer_parts.h"

namespace kinechrome::media {

namespace {

constexpr std::array<std::pair<Preset, std::string_view>, 6> kNames = {{
    {Preset::Preservation, "preservation"},
    {Preset::Mezzanine, "mezzanine"},
    {Preset::Access, "access"},
    {Preset::PngSequence, "png"},
    {Preset::TiffSequence, "tiff"},
    {Preset::DpxSequence, "dpx"},
}};

constexpr std::array<std::pair<std::string_view, Preset>, 7> kExtensions = {{
    {".mkv", Preset::Preservation},
    {".mov", Preset::Mezzanine},
    {".mp4", Preset::Access},
    {".png", Preset::PngSequence},
    {".tif", Preset::TiffSequence},
    {".tiff", Preset::TiffSequence},
    {".dpx", Preset::DpxSequence},
}};

}  // namespace

std::string_view toString(Preset preset) {
    const auto found = std::find_if(kNames.begin(), kNames.end(),
                                    [preset](const auto& name) { return name.first == preset; });
    return found == kNames.end() ? std::string_view() : found->second;
}

std::optional<Preset> presetFromString(std::string_view name) {
    const auto found = std::find_if(kNames.begin(), kNames.end(),
                                    [name](const auto& known) { return known.second == name; });
    return found == kNames.end() ? std::nullopt : std::optional(found->first);
}

base::Result<Preset> choosePreset(const std::filesystem::path& output,
                                  std::optional<Preset> asked) {
    std::string extension = output.extension().string();
    std::transform(extension.begin(), extension.end(), extension.begin(),
                   [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
    const auto found = std::find_if(kExtensions.begin(), kExtensions.end(),
                                    [&](const auto& known) { return known.first == extension; });
    if (found == kExtensions.end()) {
        return base::fail(base::ErrorKind::Usage, output.string(),
                          fmt::format("the extension '{}' stands for no preset", extension),
                          "use .mkv, .mov, .mp4, or a pattern such as stills/%06d.png");
    }
    if (isSequence(found->second) && !parseSequenceName(output)) {
        return base::fail(base::ErrorKind::Usage, output.string(), "one picture cannot hold a film",
                          "use a pattern such as stills/%06d" + extension);
    }
    if (asked && *asked != found->second) {
        return base::fail(base::ErrorKind::Usage, output.string(),
                          fmt::format("the extension does not fit the preset {}", toString(*asked)),
                          "change one of them");
    }
    return found->second;
}

base::Result<WriterPlan> planWriter(const WriterRequest& request) {
    auto parts = prepareWriter(request);
    if (!parts) return base::fail(std::move(parts.error()));
    return std::move(parts->plan);
}

base::Result<std::unique_ptr<MediaWriter>> MediaWriter::open(const WriterRequest& request) {
    auto parts = prepareWriter(request);
    if (!parts) return base::fail(std::move(parts.error()));
    return isSequence(request.preset) ? openSequenceWriter(std::move(*parts))
                                      : openContainerWriter(std::move(*parts));
}

base::Result<std::unique_ptr<MediaWriter>> openPieceWriter(const PieceRequest& request,
                                                           std::stop_token stop) {
    auto parts = prepareWriter(request.film);
    if (!parts) return base::fail(std::move(parts.error()));
    if (isSequence(request.film.preset)) return openSequenceWriter(std::move(*parts));
    if (request.carried == Carried::VideoAlone) parts->routes.clear();
    parts->kept = request.kept;
    parts->keptFrames = request.keptFrames;
    parts->stop = std::move(stop);
    return openContainerWriter(std::move(*parts));
}

}  // namespace kinechrome::media
