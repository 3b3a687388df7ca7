// SPDX-License-Identifier: GPL-3.0-or-later
// A document with something in every field, for the tests of core/project.
#pragma once

#include "core/project/document.h"

namespace kinechrome::test {

inline project::Document sampleDocument() {
    project::Document document;
    document.footage = project::FileReference{"/films/reel 1/scan.mkv", 123456, "aabb", {{"k", 1}}};
    document.reference = project::FileReference{"/films/colour.mov", 99, "ccdd"};
    document.frames = 1000;
    document.in = 10;
    document.out = 900;
    document.markers = {{0, "leader"}, {500, "splice – \"torn\"", {{"color", "red"}}}};
    edit::Segment first;
    first.range = {0, 99};
    first.name = "Garden";
    first.settings = {"colornet", edit::StabilizerKind::None, 0.25, 1.5};
    first.approved = true;
    first.hints = {{50, 0.5, 0.25, 0.02, 20.0, -30.0}};
    first.hints[0].track = 3;
    first.hints[0].stroke = 4;
    first.mask = edit::PictureRect{0.0625, 0.03125, 0.875, 0.9375};
    edit::Segment second;
    second.range = {100, 999};
    second.skip = true;
    document.segments = {first, second};
    document.shotsKnownTo = 1000;
    document.settings = {"colornet", edit::StabilizerKind::Flow, 0.5, 0.75};
    return document;
}

}  // namespace kinechrome::test
