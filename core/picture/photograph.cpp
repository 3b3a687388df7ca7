// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/picture/photograph.h"

#include <algorithm>
#include <cmath>
#include <vector>

#include <opencv2/imgcodecs.hpp>
#include <opencv2/imgproc.hpp>

namespace kinechrome::picture {

namespace {

constexpr double flowScale = 64.0;
constexpr double flowZero = 32768.0;
constexpr double flowMost = 65535.0;

// OpenCV wants a mutable pointer even to read.
cv::Mat asMat(const RgbImage& image) {
    return {image.height, image.width, CV_8UC3, const_cast<std::uint8_t*>(image.samples.data())};
}

RgbImage emptyImage(int width, int height) {
    const auto pixels = static_cast<std::size_t>(width) * static_cast<std::size_t>(height);
    return {width, height, std::vector<std::uint8_t>(pixels * 3)};
}

std::string encoded(const std::string& extension, const cv::Mat& picture,
                    const std::vector<int>& parameters) {
    std::vector<std::uint8_t> bytes;
    try {
        if (!cv::imencode(extension, picture, bytes, parameters)) return {};
    } catch (const cv::Exception&) {
        return {};
    }
    return {reinterpret_cast<const char*>(bytes.data()), bytes.size()};
}

std::uint16_t flowCode(float value) {
    if (!std::isfinite(value)) return static_cast<std::uint16_t>(flowZero);
    const double code = std::round(static_cast<double>(value) * flowScale + flowZero);
    return static_cast<std::uint16_t>(std::clamp(code, 1.0, flowMost));
}

}  // namespace

std::optional<RgbImage> decodePhotograph(std::string_view bytes) {
    if (bytes.empty()) return std::nullopt;
    const cv::Mat file(1, static_cast<int>(bytes.size()), CV_8UC1, const_cast<char*>(bytes.data()));
    cv::Mat picture;
    try {
        picture = cv::imdecode(file, cv::IMREAD_COLOR);
    } catch (const cv::Exception&) {
        return std::nullopt;  // larger than OpenCV dares, or a codec's own refusal
    }
    if (picture.empty() || picture.type() != CV_8UC3) return std::nullopt;
    RgbImage image = emptyImage(picture.cols, picture.rows);
    cv::Mat target = asMat(image);
    cv::cvtColor(picture, target, cv::COLOR_BGR2RGB);
    return image;
}

RgbImage resize(const RgbImage& image, int width, int height) {
    if (image.width == width && image.height == height) return image;
    RgbImage out = emptyImage(width, height);
    cv::Mat target = asMat(out);
    const bool shrinks = width <= image.width && height <= image.height;
    cv::resize(asMat(image), target, target.size(), 0, 0,
               shrinks ? cv::INTER_AREA : cv::INTER_LINEAR);
    return out;
}

std::string encodeJpeg(const RgbImage& image, int quality) {
    cv::Mat bgr;
    cv::cvtColor(asMat(image), bgr, cv::COLOR_RGB2BGR);
    return encoded(".jpg", bgr, {cv::IMWRITE_JPEG_QUALITY, quality});
}

std::string encodePng(const RgbImage& image) {
    cv::Mat bgr;
    cv::cvtColor(asMat(image), bgr, cv::COLOR_RGB2BGR);
    return encoded(".png", bgr, {cv::IMWRITE_PNG_COMPRESSION, 9});
}

std::string encodeFlow(const base::Plane<float>& u, const base::Plane<float>& v,
                       const base::Plane<std::uint8_t>& known) {
    cv::Mat codes(u.height(), u.width(), CV_16UC3);
    for (int y = 0; y < u.height(); ++y) {
        auto* row = codes.ptr<cv::Vec<std::uint16_t, 3>>(y);
        for (int x = 0; x < u.width(); ++x) {
            // OpenCV's order is B, G, R.
            const auto valid = static_cast<std::uint16_t>(known.at(x, y) != 0 ? 1 : 0);
            row[x] = {valid, flowCode(v.at(x, y)), flowCode(u.at(x, y))};
        }
    }
    return encoded(".png", codes, {cv::IMWRITE_PNG_COMPRESSION, 9});
}

}  // namespace kinechrome::picture
