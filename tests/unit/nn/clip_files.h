// SPDX-License-Identifier: GPL-3.0-or-later
// Clips as files of a training pack, small ones, and the pictures they need.
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <utility>
#include <vector>

namespace kinechrome::test {

using Members = std::vector<std::pair<std::string, std::string>>;  // name and bytes

// A 16-bit RGB PNG, not compressed. `values`: width * height * 3.
[[nodiscard]] std::string deepPng(int width, int height, const std::vector<std::uint16_t>& values);

// A PNG of that size and depth (8 or 16) whose data is this zlib stream, whatever it holds.
[[nodiscard]] std::string pngAround(int width, int height, int depth, const std::string& zlib);

// A flow in KITTI's form, the same vector everywhere, known everywhere or nowhere.
[[nodiscard]] std::string flowPng(int width, int height, double u, double v, bool known = true);

// The files of a clip: `frames` frames of width x height that stand still, with their flows.
[[nodiscard]] Members stillClip(const std::string& name, int frames, int width, int height);

// Writes `folder`/clips-000.tar with `count` such clips ("fields/c0", "meadows/c1", ...).
void writeTinyClips(const std::filesystem::path& folder, int count, int frames);

}  // namespace kinechrome::test
