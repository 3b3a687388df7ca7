// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/delivery/contact_sheet.h"

#include <algorithm>

#include <fmt/format.h>

#include "core/delivery/still_picture.h"
#include "core/media/timecode.h"
#include "core/picture/photograph.h"

namespace kinechrome::delivery {

namespace {

constexpr int labelWidth = 190;
constexpr int stripGap = 6;

std::string labelOf(const SheetRow& row, const std::vector<FilmPart>& parts) {
    return fmt::format("{}\n{}\nframe {}", parts[row.part].name, row.timecode, row.frame);
}

}  // namespace

SheetRow sheetRow(const FrameTrio& trio, std::size_t part, const media::VideoStreamInfo& scan,
                  int pictureWidth) {
    SheetRow row{
        part, trio.frame, media::timecodeOfFrame(scan.timecode, scan.rate, trio.frame), {}};
    const auto add = [&](const media::VideoFrame& frame, Seen seen) {
        row.pictures.push_back(stillPicture(frame.picture, seen, scan.sampleAspect, pictureWidth));
    };
    add(trio.source, Seen::Gray);
    add(trio.output, Seen::Color);
    if (trio.reference) add(*trio.reference, Seen::Color);
    return row;
}

std::size_t pagesOf(std::size_t rows) {
    return std::max<std::size_t>(1, (rows + rowsOfSheet - 1) / rowsOfSheet);
}

std::filesystem::path pagePath(const std::filesystem::path& first, std::size_t page) {
    if (page == 0) return first;
    const std::string name =
        fmt::format("{}-{}{}", first.stem().string(), page + 1, first.extension().string());
    return first.parent_path() / name;
}

base::Result<std::string> sheetPage(const std::vector<SheetRow>& rows,
                                    const std::vector<FilmPart>& parts, const std::string& title) {
    picture::SheetBand band;
    band.title = title;
    band.rowLabelWidth = labelWidth;
    for (const char* label : {"Gray", "Colourised", "Ground truth"}) {
        if (band.columns.size() < rows.front().pictures.size()) band.columns.push_back({label, {}});
    }
    for (const SheetRow& row : rows) {
        band.rowLabels.push_back(labelOf(row, parts));
        for (std::size_t column = 0; column < band.columns.size(); ++column) {
            band.columns[column].pictures.push_back(row.pictures[column]);
        }
    }
    return picture::encodeSheet({band});
}

std::string rowStrip(const SheetRow& row) {
    picture::RgbImage strip;
    for (const picture::RgbImage& each : row.pictures) {
        strip.width += each.width + (strip.width > 0 ? stripGap : 0);
        strip.height = std::max(strip.height, each.height);
    }
    strip.samples.assign(
        static_cast<std::size_t>(strip.width) * static_cast<std::size_t>(strip.height) * 3, 255);
    std::size_t left = 0;
    for (const picture::RgbImage& each : row.pictures) {
        const std::size_t length = static_cast<std::size_t>(each.width) * 3;
        for (int y = 0; y < each.height; ++y) {
            const std::size_t to =
                static_cast<std::size_t>(y) * static_cast<std::size_t>(strip.width) * 3 + left;
            std::copy_n(each.samples.data() + static_cast<std::size_t>(y) * length, length,
                        strip.samples.data() + to);
        }
        left += length + static_cast<std::size_t>(stripGap) * 3;
    }
    return picture::encodePng(strip);
}

}  // namespace kinechrome::delivery
