// SPDX-License-Identifier: GPL-3.0-or-later
// What a vectorscope and a waveform monitor show of a picture, as pictures. Plain.
#pragma once

#include <QImage>
#include <QPointF>
#include <QSize>

namespace kinechrome::ui {

// Where a scope puts a colour: x is Cb, y is Cr upwards, BT.709 (Rec. ITU-R BT.709-6, 3.3), each
// within -0.5..0.5.
[[nodiscard]] QPointF chromaOf(double red, double green, double blue);

// BT.709 luma of R'G'B' in 0..1.
[[nodiscard]] double lumaOf(double red, double green, double blue);

// A larger scope would only show the gaps between code values.
inline constexpr int largestScope = 256;

// Counts of Cb (across) and Cr (upwards), square, tinted with the colour that lies there; black
// where there is none. `picture` is RGBX8888, `side` 1..largestScope; `gain` stretches it
// around the middle.
[[nodiscard]] QImage vectorscopeImage(const QImage& picture, int side, int gain);

// Counts of luma (0 % below, 100 % above) for each column of the picture, or for groups of them
// where it is wider than `size`, whose height is 1..largestScope.
[[nodiscard]] QImage waveformImage(const QImage& picture, QSize size);

}  // namespace kinechrome::ui
