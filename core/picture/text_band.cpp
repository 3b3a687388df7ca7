// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/picture/text_band.h"

#include <algorithm>
#include <cmath>

#include <opencv2/imgproc.hpp>

#include "core/picture/drawable_text.h"

namespace kinechrome::picture {

namespace {

constexpr int font = cv::FONT_HERSHEY_SIMPLEX;
constexpr double letterHeight = 22.0;  // of the font at scale 1
constexpr double partOfBand = 0.42;    // that a capital letter takes
constexpr int ink = 226;

struct Lettering {
    double scale = 1.0;
    int thickness = 1;

    [[nodiscard]] int widthOf(const std::string& text) const {
        int baseline = 0;
        return cv::getTextSize(text, font, scale, thickness, &baseline).width;
    }
};

}  // namespace

RgbImage textBand(int width, int height, const std::vector<BandText>& texts) {
    RgbImage band{width, height, {}};
    band.samples.assign(static_cast<std::size_t>(width) * static_cast<std::size_t>(height) * 3,
                        bandGround);
    cv::Mat target(height, width, CV_8UC3, band.samples.data());
    Lettering letters;
    letters.scale = partOfBand * height / letterHeight;
    letters.thickness = std::max(1, static_cast<int>(std::lround(1.6 * letters.scale)));
    const int baseline = static_cast<int>(std::lround(height * (0.5 + partOfBand / 2)));
    for (const BandText& each : texts) {
        std::string text = drawable(each.text);
        while (!text.empty() && letters.widthOf(text) > each.width) text.pop_back();
        const int room = each.width - letters.widthOf(text);
        int x = each.left;
        if (each.align == Align::Center) x += room / 2;
        if (each.align == Align::Right) x += room;
        cv::putText(target, text, {x, baseline}, font, letters.scale, {ink, ink, ink},
                    letters.thickness, cv::LINE_AA);
    }
    return band;
}

}  // namespace kinechrome::picture
