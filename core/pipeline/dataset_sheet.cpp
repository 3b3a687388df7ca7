// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/pipeline/dataset_sheet.h"

#include <algorithm>
#include <map>
#include <string>

#include <fmt/format.h>

#include "core/picture/photograph.h"

namespace kinechrome::pipeline {

namespace {

constexpr std::size_t mostSources = 40;
constexpr std::size_t mostColumns = 10;
constexpr int longestSide = 120;  // of a picture on the sheet

using Items = std::vector<const PackItem*>;
struct SourceItems {
    Items stills;
    Items clips;
};

// The i-th of `shown` out of `count`, evenly.
std::size_t evenly(std::size_t i, std::size_t shown, std::size_t count) {
    return (2 * i + 1) * count / (2 * shown);
}

// "NAME, frame 000120": the sheet sets the two under each other.
std::string labelOf(const PackItem& item) {
    const std::string name = item.path.substr(item.path.rfind('/') + 1);
    const std::size_t at = name.find('@');
    if (at == std::string::npos) return name;
    return name.substr(0, at) + ", frame " + name.substr(at + 1, name.find('.', at) - at - 1);
}

base::Result<picture::SheetColumn> columnOf(const DatasetPack& pack, const PackItem& item) {
    picture::SheetColumn column{labelOf(item), {}};
    for (const auto& [offset, bytes] : item.pictures) {
        const auto jpeg = pack.journal().read(item.shard, offset, bytes);
        if (!jpeg) return base::fail(jpeg.error());
        const auto image = picture::decodePhotograph(*jpeg);
        if (!image) {
            return base::fail(base::ErrorKind::Input, item.shard,
                              "does not hold the picture that was written",
                              "remove the unfinished pack and begin anew");
        }
        const int side = std::max(image->width, image->height);
        const int shown = std::min(side, longestSide);
        column.pictures.push_back(picture::resize(*image, std::max(1, image->width * shown / side),
                                                  std::max(1, image->height * shown / side)));
    }
    return column;
}

base::Result<void> addBand(const DatasetPack& pack, const std::string& title,
                           std::vector<std::string> rows, const Items& items,
                           std::vector<picture::SheetBand>& bands) {
    if (items.empty()) return {};
    picture::SheetBand band{title, std::move(rows), {}};
    const std::size_t shown = std::min(items.size(), mostColumns);
    for (std::size_t i = 0; i < shown; ++i) {
        auto column = columnOf(pack, *items[evenly(i, shown, items.size())]);
        if (!column) return base::fail(std::move(column.error()));
        band.columns.push_back(*std::move(column));
    }
    bands.push_back(std::move(band));
    return {};
}

}  // namespace

base::Result<std::vector<picture::SheetBand>> sheetOf(const DatasetPack& pack) {
    std::map<std::string, SourceItems> sources;
    for (const PackItem& item : pack.items()) {
        SourceItems& source = sources[item.source];
        (item.content == DatasetContent::Clips ? source.clips : source.stills).push_back(&item);
    }
    std::vector<const std::pair<const std::string, SourceItems>*> listed;
    for (const auto& entry : sources) listed.push_back(&entry);
    std::vector<picture::SheetBand> bands;
    const std::size_t shown = std::min(listed.size(), mostSources);
    for (std::size_t i = 0; i < shown; ++i) {
        const auto& [name, items] = *listed[evenly(i, shown, listed.size())];
        auto stills = addBand(pack, fmt::format("{}: {} images", name, items.stills.size()),
                              {"image"}, items.stills, bands);
        if (!stills) return base::fail(std::move(stills.error()));
        auto clips = addBand(pack, fmt::format("{}: {} clips", name, items.clips.size()),
                             {"first", "middle", "last"}, items.clips, bands);
        if (!clips) return base::fail(std::move(clips.error()));
    }
    return bands;
}

}  // namespace kinechrome::pipeline
