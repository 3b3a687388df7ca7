// SPDX-License-Identifier: GPL-3.0-or-later
// Tags, chapters, timecode and side data, carried from one container to another.
#pragma once

#include <map>
#include <optional>
#include <string>

#include "core/base/rational.h"
#include "core/media/demuxer.h"
#include "core/media/stream_copier.h"

namespace kinechrome::media {

// Language, title, disposition; not what describes the old file (encoder, byte counts).
void copyStreamMetadata(const AVStream& from, AVStream& to);

// The film's own tags, with `extra` on top.
void copyFilmMetadata(const Demuxer& from, const std::map<std::string, std::string>& extra,
                      AVFormatContext& to);

// Chapters inside the range, moved with it. False when memory runs out.
[[nodiscard]] bool copyChapters(const Demuxer& from, const CarriedRange& range,
                                AVFormatContext& to);

// Rotation, mastering display and light level of the picture.
void copyPictureSideData(const AVStream& from, AVStream& to);
[[nodiscard]] bool isRotated(const AVStream& stream);

// `timecode` moved on by `frames`; empty when it is none or does not fit the rate.
[[nodiscard]] std::optional<std::string> timecodeAt(const std::string& timecode,
                                                    base::Rational rate, std::int64_t frames);

// Keys that MP4 and MOV store in the form that every player reads.
[[nodiscard]] bool isCommonKey(const std::string& key);

}  // namespace kinechrome::media
