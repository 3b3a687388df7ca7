// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/media/container_metadata.h"

#include <algorithm>
#include <array>
#include <cstring>
#include <string_view>

#include <strings.h>

#include "core/media/ffmpeg_error.h"

extern "C" {
#include <libavutil/timecode.h>
}

namespace kinechrome::media {

namespace {

// What the old file says about itself, or what is carried in another form.
constexpr std::array<std::string_view, 10> kStale = {
    "major_brand", "minor_version", "compatible_brands", "encoder",         "timecode",
    "duration",    "bps",           "number_of_frames",  "number_of_bytes", "vendor_id"};

bool isStale(std::string_view key) {
    if (key.starts_with("_STATISTICS")) return true;
    // "DURATION-eng" and the like are statistics of one language's stream.
    const std::string_view stem = key.substr(0, key.find('-'));
    return std::any_of(kStale.begin(), kStale.end(), [stem](std::string_view stale) {
        return stem.size() == stale.size() &&
               ::strncasecmp(stem.data(), stale.data(), stem.size()) == 0;
    });
}

void copyTags(const AVDictionary* from, AVDictionary** to) {
    const AVDictionaryEntry* entry = nullptr;
    while ((entry = av_dict_get(from, "", entry, AV_DICT_IGNORE_SUFFIX)) != nullptr) {
        if (!isStale(entry->key)) av_dict_set(to, entry->key, entry->value, 0);
    }
}

}  // namespace

void copyStreamMetadata(const AVStream& from, AVStream& to) {
    copyTags(from.metadata, &to.metadata);
    to.disposition = from.disposition;
}

void copyFilmMetadata(const Demuxer& from, const std::map<std::string, std::string>& extra,
                      AVFormatContext& to) {
    copyTags(from.context()->metadata, &to.metadata);
    for (const auto& [key, value] : extra) {
        // What the film says of itself stays; ours stands behind it.
        const AVDictionaryEntry* own = av_dict_get(to.metadata, key.c_str(), nullptr, 0);
        const std::string text = own == nullptr ? value : std::string(own->value) + " | " + value;
        av_dict_set(&to.metadata, key.c_str(), text.c_str(), 0);
    }
}

bool copyChapters(const Demuxer& from, const CarriedRange& range, AVFormatContext& to) {
    const AVFormatContext* source = from.context();
    if (source->nb_chapters == 0) return true;
    to.chapters = static_cast<AVChapter**>(av_calloc(source->nb_chapters, sizeof(AVChapter*)));
    if (to.chapters == nullptr) return false;
    const AVRational ticks = from.video()->time_base;
    for (unsigned i = 0; i < source->nb_chapters; ++i) {
        const AVChapter& old = *source->chapters[i];
        std::int64_t start = old.start;
        std::int64_t end = old.end;
        std::int64_t first = 0;
        if (range.endPts) end = std::min(end, av_rescale_q(*range.endPts, ticks, old.time_base));
        if (range.firstPts) first = av_rescale_q(*range.firstPts, ticks, old.time_base);
        if (range.firstPts) start = std::max(start, first);
        if (end <= start) continue;
        auto* chapter = static_cast<AVChapter*>(av_mallocz(sizeof(AVChapter)));
        if (chapter == nullptr) return false;
        chapter->id = old.id;
        chapter->time_base = old.time_base;
        chapter->start = start - first;
        chapter->end = end - first;
        av_dict_copy(&chapter->metadata, old.metadata, 0);
        to.chapters[to.nb_chapters++] = chapter;
    }
    return true;
}

void copyPictureSideData(const AVStream& from, AVStream& to) {
    for (const AVPacketSideDataType type :
         {AV_PKT_DATA_DISPLAYMATRIX, AV_PKT_DATA_MASTERING_DISPLAY_METADATA,
          AV_PKT_DATA_CONTENT_LIGHT_LEVEL, AV_PKT_DATA_STEREO3D}) {
        std::size_t size = 0;
        const std::uint8_t* data = av_stream_get_side_data(&from, type, &size);
        if (data == nullptr) continue;
        std::uint8_t* copy = av_stream_new_side_data(&to, type, size);
        if (copy != nullptr) std::memcpy(copy, data, size);
    }
}

bool isRotated(const AVStream& stream) {
    return av_stream_get_side_data(&stream, AV_PKT_DATA_DISPLAYMATRIX, nullptr) != nullptr;
}

std::optional<std::string> timecodeAt(const std::string& timecode, base::Rational rate,
                                      std::int64_t frames) {
    AVTimecode parsed{};
    if (timecode.empty() ||
        av_timecode_init_from_string(&parsed, toAv(rate), timecode.c_str(), nullptr) < 0) {
        return std::nullopt;
    }
    std::array<char, AV_TIMECODE_STR_SIZE> text{};
    av_timecode_make_string(&parsed, text.data(), static_cast<int>(frames));
    return std::string(text.data());
}

bool isCommonKey(const std::string& key) {
    static constexpr std::array<std::string_view, 14> common = {
        "title",  "artist",      "album_artist", "composer",     "album",
        "date",   "comment",     "genre",        "copyright",    "grouping",
        "lyrics", "description", "synopsis",     "creation_time"};
    return std::find(common.begin(), common.end(), key) != common.end();
}

}  // namespace kinechrome::media
