// SPDX-License-Identifier: GPL-3.0-or-later
// PreviewCache: finished views and chroma fields of the preview, within a byte budget.
#pragma once

#include <cstdint>
#include <functional>
#include <mutex>
#include <optional>
#include <set>
#include <utility>
#include <vector>

#include "core/base/lru_cache.h"
#include "core/color/chroma_field.h"
#include "core/pipeline/chroma_record.h"
#include "core/pipeline/preview_service.h"

namespace kinechrome::pipeline {

// How good a coloured view is: Draft is shown at once and refined when there is time.
enum class ColorQuality : std::uint8_t { Draft, Exact };

struct ColorView {
    PreviewImage image;
    ColorQuality quality = ColorQuality::Draft;
    bool stabilized = false;
    std::optional<metrics::FrameFigures> figures;
};

// Any thread. Three shares, so that coloured views are never driven out by cheap gray ones: half
// of the budget for coloured views, a quarter each for plain views and for chroma fields.
class PreviewCache {
public:
    explicit PreviewCache(std::size_t maxBytes);

    // Gray and Reference.
    [[nodiscard]] std::optional<PreviewImage> plainView(std::int64_t frame, ViewKind kind);
    void putPlainView(std::int64_t frame, ViewKind kind, const PreviewImage& image);
    void dropReferences();  // and every figure that was computed against them

    [[nodiscard]] std::optional<ColorView> colorView(std::int64_t frame, std::uint64_t settings);
    void putColorView(std::int64_t frame, std::uint64_t settings, const ColorView& view);
    [[nodiscard]] bool hasColorView(std::int64_t frame, std::uint64_t settings) const;

    // `key.settings`: whatever the colourist stores fields under.
    [[nodiscard]] std::optional<color::ChromaField> field(const ChromaKey& key);
    void putField(const ChromaKey& key, const color::ChromaField& field);

    void setPending(std::int64_t frame);  // negative: none
    void setFailed(std::int64_t frame, std::uint64_t settings);
    void clearFailures();
    // The key of a frame's coloured view.
    using KeyOf = std::function<std::uint64_t(std::int64_t frame)>;
    [[nodiscard]] std::vector<FrameState> states(std::int64_t first, std::int64_t last,
                                                 const KeyOf& keyOf) const;
    // Coloured views of the given size that fit.
    [[nodiscard]] std::int64_t roomForColorViews(std::size_t bytesOfOne) const;

private:
    using PlainKey = std::pair<std::int64_t, ViewKind>;
    struct Shared {
        explicit Shared(std::size_t maxBytes)
            : plain(maxBytes / 4), colored(maxBytes / 2), fields(maxBytes / 4) {}
        mutable std::mutex mutex;
        base::LruCache<PlainKey, PreviewImage> plain;
        base::LruCache<ChromaKey, ColorView> colored;
        base::LruCache<ChromaKey, color::ChromaField> fields;
        std::set<ChromaKey> failed;
        std::int64_t pending = -1;
    };
    const std::size_t maxBytes_;
    Shared shared_;
};

}  // namespace kinechrome::pipeline
