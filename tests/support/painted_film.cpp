// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/painted_film.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>
#include <cstdio>
#include <fstream>
#include <numbers>
#include <random>
#include <string>
#include <vector>

namespace kinechrome::test {

namespace {

// A sum of waves: smooth, so that it can be sampled anywhere, and different for each seed.
class Waves {
public:
    Waves(unsigned seed, double shortest, double longest) {
        std::mt19937 random(seed);  // the same everywhere; distributions are not
        const auto unit = [&random] { return static_cast<double>(random() % 10000U) / 10000.0; };
        for (std::size_t i = 0; i < waves_.size(); ++i) {
            // All lengths are in every picture, from fine to coarse.
            const double share = static_cast<double>(i) / static_cast<double>(waves_.size() - 1);
            const double length = shortest * std::pow(longest / shortest, share);
            const double angle = 2.0 * std::numbers::pi * unit();
            const double frequency = 2.0 * std::numbers::pi / length;
            waves_[i] = {frequency * std::cos(angle), frequency * std::sin(angle),
                         2.0 * std::numbers::pi * unit()};
        }
    }
    // About -1..1.
    [[nodiscard]] double at(double x, double y) const {
        double sum = 0.0;
        for (const Wave& wave : waves_) sum += std::sin(wave.x * x + wave.y * y + wave.phase);
        return sum / std::sqrt(2.0 * static_cast<double>(waves_.size()));
    }

private:
    struct Wave {
        double x = 0.0;
        double y = 0.0;
        double phase = 0.0;
    };
    std::array<Wave, 12> waves_{};
};

std::uint8_t code(double value) {
    return static_cast<std::uint8_t>(std::lround(std::clamp(value, 0.0, 255.0)));
}

}  // namespace

void paintPicture(const std::filesystem::path& file, const PaintedPicture& picture) {
    const bool soft = picture.paint == Paint::Soft;
    const double third = std::max(picture.width, picture.height) / 3.0;
    const Waves luma(picture.seed, soft ? third : 7.0, soft ? 3.0 * third : 35.0);
    const Waves warm(picture.seed + 1000U, third, 3.0 * third);
    const Waves cold(picture.seed + 2000U, third, 3.0 * third);
    std::vector<std::uint8_t> rgb;
    for (int y = 0; y < picture.height; ++y) {
        for (int x = 0; x < picture.width; ++x) {
            const double atX = picture.left + x;
            const double atY = picture.top + y;
            const double gray = 128.0 + 45.0 * luma.at(atX, atY);
            const double red = 45.0 * warm.at(atX, atY);
            const double blue = 45.0 * cold.at(atX, atY);
            switch (picture.paint) {
                case Paint::Gray:
                    for (int c = 0; c < 3; ++c) rgb.push_back(code(gray));
                    break;
                case Paint::Sepia:
                    for (const double share : {1.15, 0.98, 0.75}) rgb.push_back(code(gray * share));
                    break;
                case Paint::Flat:
                    for (const double c : {180.0, 60.0, 90.0}) rgb.push_back(code(c));
                    break;
                case Paint::Colorful:
                case Paint::Soft:
                    // Luma (BT.601) stays what it is.
                    rgb.push_back(code(gray + red));
                    rgb.push_back(code(gray - (0.299 * red + 0.114 * blue) / 0.587));
                    rgb.push_back(code(gray + blue));
                    break;
            }
        }
    }
    std::ofstream out(file, std::ios::binary);
    out << "P6\n" << picture.width << ' ' << picture.height << "\n255\n";
    out.write(reinterpret_cast<const char*>(rgb.data()), static_cast<std::streamsize>(rgb.size()));
}

void paintFilm(const std::filesystem::path& folder, const PaintedFilm& film) {
    std::filesystem::create_directories(folder);
    for (int k = 0; k < film.frames; ++k) {
        PaintedPicture picture = film.picture;
        picture.left -= film.dx * k;
        picture.top -= film.dy * k;
        char name[16];
        std::snprintf(name, sizeof name, "%04d.ppm", film.first + k);
        paintPicture(folder / name, picture);
    }
}

}  // namespace kinechrome::test
