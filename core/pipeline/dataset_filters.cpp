// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/pipeline/dataset_filters.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "core/color/screen.h"
#include "core/color/tint.h"

namespace kinechrome::pipeline {

namespace {

constexpr double grayChroma = 4.0;
constexpr double flatContrast = 0.02;
// Photographs score 0.1 to 2.5 (the least of 800 had 0.04), frames smeared by a swung camera 0.01.
constexpr double blurredSharpness = 0.02;
// Toned prints, nine in ten of them; of colour photographs one in a hundred: a fog, a lone meadow.
// What tells a person that a whole film is tinted (TintKind) asks for less, and would take a tenth.
constexpr double tintedDispersion = 0.015;
constexpr double tintedOffHueShare = 0.01;
constexpr int sizeStep = 4;

constexpr std::array<std::pair<SkipReason, std::string_view>, 8> reasonNames{{
    {SkipReason::Unreadable, "unreadable"},
    {SkipReason::Unknown, "unknown-kind"},
    {SkipReason::TooSmall, "too-small"},
    {SkipReason::NearGray, "near-gray"},
    {SkipReason::OneTint, "one-tint"},
    {SkipReason::Flat, "flat"},
    {SkipReason::Blurred, "blurred"},
    {SkipReason::NearDuplicate, "near-duplicate"},
}};

int stepped(double side, int most) {
    const int nearest = static_cast<int>(std::lround(side / sizeStep)) * sizeStep;
    return std::min(nearest, most / sizeStep * sizeStep);
}

// The picture as planes of full-range R'G'B', for the tint's measure.
color::Picture asPicture(const picture::RgbImage& image) {
    color::PictureFormat format;
    format.width = image.width;
    format.height = image.height;
    format.layout = color::PlaneLayout::Rgb;
    format.color = {color::Range::Full, color::Matrix::Rgb, color::ChromaSiting::Left, 8};
    color::Picture out = color::Picture::allocate(format);
    constexpr std::array<int, 3> planeOfChannel{2, 0, 1};  // planes are G, B, R
    for (int channel = 0; channel < 3; ++channel) {
        auto plane = out.plane<std::uint8_t>(planeOfChannel[static_cast<std::size_t>(channel)]);
        auto at = static_cast<std::size_t>(channel);
        for (int y = 0; y < image.height; ++y) {
            for (int x = 0; x < image.width; ++x, at += 3) plane.at(x, y) = image.samples[at];
        }
    }
    return out;
}

}  // namespace

std::string_view toString(SkipReason reason) {
    for (const auto& [known, name] : reasonNames) {
        if (known == reason) return name;
    }
    return "";
}

std::optional<SkipReason> skipReasonFromString(std::string_view name) {
    for (const auto& [reason, known] : reasonNames) {
        if (known == name) return reason;
    }
    return std::nullopt;
}

bool FrameSize::tooSmall() const {
    return std::min(width, height) < smallestPackSide;
}

FrameSize packSize(int width, int height, int size) {
    const double shortSide = std::min(width, height);
    const double longSide = std::max(width, height);
    const double scale = std::min({1.0, size / shortSide, 2.0 * size / longSide});
    return {stepped(width * scale, width), stepped(height * scale, height)};
}

picture::RgbImage smallFrame(const color::Picture& frame, const FrameSize& size) {
    const auto pixels = color::screenRgba(frame, size.width, size.height);
    picture::RgbImage image{size.width, size.height, {}};
    image.samples.reserve(static_cast<std::size_t>(size.width) *
                          static_cast<std::size_t>(size.height) * 3);
    for (int y = 0; y < size.height; ++y) {
        for (int x = 0; x < size.width; ++x) {
            const std::uint32_t rgba = pixels.at(x, y);
            for (const unsigned shift : {0U, 8U, 16U}) {
                image.samples.push_back(static_cast<std::uint8_t>(rgba >> shift));
            }
        }
    }
    return image;
}

base::Plane<float> lumaOf(const picture::RgbImage& image) {
    base::Plane<float> luma(image.width, image.height);
    std::size_t at = 0;
    for (int y = 0; y < image.height; ++y) {
        for (int x = 0; x < image.width; ++x, at += 3) {
            luma.at(x, y) = (0.299F * image.samples[at] + 0.587F * image.samples[at + 1] +
                             0.114F * image.samples[at + 2]) /
                            255.0F;
        }
    }
    return luma;
}

FrameMeasure measure(const picture::RgbImage& image) {
    const color::Tint tint = color::measureTint(asPicture(image));
    const bool oneTint =
        tint.hueDispersion < tintedDispersion && tint.offHueShare < tintedOffHueShare;
    return {picture::measureFrame(image), tint.meanChroma, oneTint};
}

std::optional<SkipReason> reasonAgainst(const FrameMeasure& measure,
                                        const std::set<SkipReason>& keep) {
    const std::array<std::pair<bool, SkipReason>, 4> tests{{
        {measure.quality.contrast < flatContrast, SkipReason::Flat},
        {measure.chroma < grayChroma, SkipReason::NearGray},
        {measure.oneTint, SkipReason::OneTint},
        {measure.quality.sharpness < blurredSharpness, SkipReason::Blurred},
    }};
    for (const auto& [against, reason] : tests) {
        if (against && !keep.contains(reason)) return reason;
    }
    return std::nullopt;
}

bool SeenPictures::holds(const Hashes& hashes) const {
    return std::any_of(seen_.begin(), seen_.end(), [&](const Hashes& other) {
        return picture::hashDistance(hashes.first, other.first) <= nearDuplicateBits &&
               picture::hashDistance(hashes.second, other.second) <= nearDuplicateBits;
    });
}

}  // namespace kinechrome::pipeline
