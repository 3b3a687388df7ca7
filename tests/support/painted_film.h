// SPDX-License-Identifier: GPL-3.0-or-later
// Painted films: colourful textures that move by a known amount, as picture files that hold exactly
// what was painted.
#pragma once

#include <filesystem>

namespace kinechrome::test {

enum class Paint {
    Colorful,  // many hues, details of 7 pixels and more
    Gray,      // the same without colour
    Sepia,     // the same in one hue
    Soft,      // many hues, no detail below a third of the picture
    Flat,      // one colour
};

struct PaintedPicture {
    int width = 128;
    int height = 96;
    Paint paint = Paint::Colorful;
    unsigned seed = 1;
    double left = 0.0;  // where the picture's corner lies on the texture, in pixels
    double top = 0.0;
};

// A PPM file.
void paintPicture(const std::filesystem::path& file, const PaintedPicture& picture);

// FOLDER/0000.ppm and so on, `frames` of them from number `first` on: what is seen moves by (dx,
// dy) pixels a frame. Opened as FOLDER/%04d.ppm it is a film.
struct PaintedFilm {
    PaintedPicture picture;
    int frames = 16;
    double dx = 0.0;
    double dy = 0.0;
    int first = 0;
};
void paintFilm(const std::filesystem::path& folder, const PaintedFilm& film);

}  // namespace kinechrome::test
