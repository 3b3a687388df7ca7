// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/picture/sheet.h"

#include <algorithm>

#include <opencv2/imgcodecs.hpp>
#include <opencv2/imgproc.hpp>

#include "core/base/atomic_file.h"
#include "core/picture/chroma_upsampler.h"
#include "core/picture/drawable_text.h"

namespace kinechrome::picture {

namespace {

constexpr int gap = 8;
constexpr int textHeight = 22;
constexpr int headTextLines = 3;  // the band's title and two lines over each column
constexpr int labelLineHeight = 18;
const cv::Scalar ground(36, 36, 36);
const cv::Scalar ink(220, 220, 220);

void write(cv::Mat& sheet, const std::string& text, int x, int baseline) {
    cv::putText(sheet, drawable(text), {x, baseline}, cv::FONT_HERSHEY_SIMPLEX, 0.42, ink, 1,
                cv::LINE_AA);
}

// As much of the text's beginning as fits the width, so that labels never run into each other.
std::string fitted(const std::string& text, int width) {
    const auto wide = [](const std::string& t) {
        int baseline = 0;
        return cv::getTextSize(t, cv::FONT_HERSHEY_SIMPLEX, 0.42, 1, &baseline).width;
    };
    std::string kept = drawable(text);
    if (wide(kept) <= width) return kept;
    while (!kept.empty() && wide(kept + "...") > width) kept.pop_back();
    return kept + "...";
}

// A column's label in two lines: what it shows, and behind its last comma the figure.
void writeColumnLabel(cv::Mat& sheet, const std::string& label, int x, int top, int width) {
    const std::size_t comma = label.rfind(", ");
    write(sheet, fitted(label.substr(0, comma), width), x, top + textHeight - 6);
    if (comma == std::string::npos) return;
    write(sheet, fitted(label.substr(comma + 2), width), x, top + 2 * textHeight - 6);
}

// Its lines, with the middle one at `middle`.
void writeRowLabel(cv::Mat& sheet, const std::string& label, int middle, int width) {
    const auto breaks = std::count(label.begin(), label.end(), '\n');
    int y = middle - static_cast<int>(breaks) * labelLineHeight / 2;
    for (std::size_t from = 0; from <= label.size(); y += labelLineHeight) {
        const std::size_t to = std::min(label.find('\n', from), label.size());
        write(sheet, fitted(label.substr(from, to - from), width), gap, y);
        from = to + 1;
    }
}

// Height of row `row`: its tallest picture.
int rowHeight(const SheetBand& band, std::size_t row) {
    int height = 0;
    for (const auto& column : band.columns) {
        if (row < column.pictures.size()) height = std::max(height, column.pictures[row].height);
    }
    return height;
}

int columnWidth(const SheetColumn& column) {
    int width = 0;
    for (const auto& image : column.pictures) width = std::max(width, image.width);
    return width;
}

cv::Size bandSize(const SheetBand& band) {
    int width = band.rowLabelWidth + gap;
    for (const auto& column : band.columns) width += columnWidth(column) + gap;
    int height = headTextLines * textHeight + gap;
    for (std::size_t row = 0; row < band.rowLabels.size(); ++row) {
        height += rowHeight(band, row) + gap;
    }
    return {width, height};
}

void place(cv::Mat& sheet, const RgbImage& image, int x, int y) {
    if (image.samples.empty()) return;
    // OpenCV wants a mutable pointer even to read.
    const cv::Mat rgb(image.height, image.width, CV_8UC3,
                      const_cast<std::uint8_t*>(image.samples.data()));
    cv::Mat target = sheet(cv::Rect(x, y, image.width, image.height));
    cv::cvtColor(rgb, target, cv::COLOR_RGB2BGR);
}

void drawBand(cv::Mat& sheet, const SheetBand& band, int top) {
    write(sheet, band.title, gap, top + textHeight - 6);
    int y = top + headTextLines * textHeight;
    for (std::size_t row = 0; row < band.rowLabels.size(); ++row) {
        const int height = rowHeight(band, row);
        writeRowLabel(sheet, band.rowLabels[row], y + height / 2, band.rowLabelWidth - gap);
        int x = band.rowLabelWidth + gap;
        for (const auto& column : band.columns) {
            if (row == 0) {
                writeColumnLabel(sheet, column.label, x, top + textHeight, columnWidth(column));
            }
            if (row < column.pictures.size()) place(sheet, column.pictures[row], x, y);
            x += columnWidth(column) + gap;
        }
        y += height + gap;
    }
}

}  // namespace

RgbImage thumbnail(const color::RgbPlanes& picture, int maxWidth) {
    const int width = std::max(1, std::min(maxWidth, picture.r.width()));
    const int height = std::max(1, picture.r.height() * width / picture.r.width());
    RgbImage image{width, height, {}};
    image.samples.resize(static_cast<std::size_t>(width) * static_cast<std::size_t>(height) * 3);
    const base::Plane<float>* planes[] = {&picture.r, &picture.g, &picture.b};
    for (std::size_t channel = 0; channel < 3; ++channel) {
        const auto small = resize(*planes[channel], width, height);
        std::size_t at = channel;
        for (int y = 0; y < height; ++y) {
            for (int x = 0; x < width; ++x, at += 3) {
                const float clipped = std::clamp(small.at(x, y), 0.0F, 1.0F);
                image.samples[at] = static_cast<std::uint8_t>(clipped * 255.0F + 0.5F);
            }
        }
    }
    return image;
}

base::Result<std::string> encodeSheet(const std::vector<SheetBand>& bands) {
    cv::Size size(1, gap);
    for (const auto& band : bands) {
        const cv::Size one = bandSize(band);
        size.width = std::max(size.width, one.width);
        size.height += one.height;
    }
    cv::Mat sheet(size, CV_8UC3, ground);
    int top = gap;
    for (const auto& band : bands) {
        drawBand(sheet, band, top);
        top += bandSize(band).height;
    }
    std::vector<std::uint8_t> png;
    if (!cv::imencode(".png", sheet, png)) {
        return base::fail(base::ErrorKind::Internal, "the sheet", "cannot be encoded as PNG",
                          "please report this");
    }
    return std::string(png.begin(), png.end());
}

base::Result<void> writeSheet(const std::vector<SheetBand>& bands,
                              const std::filesystem::path& path) {
    const auto png = encodeSheet(bands);
    if (!png) return base::fail(png.error());
    return base::writeFileAtomically(path, *png);
}

}  // namespace kinechrome::picture
