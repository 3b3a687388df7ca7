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
#include "core/pipeline/frame_record.h"
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

// What is known of a frame's figures, and how good it is.
struct MeasuredFrame {
    FrameRecord record;
    ColorQuality quality = ColorQuality::Draft;
    std::uint64_t truthGeneration = 0;  // of the ground truth that it was compared with; 0: none
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

    // Figures outlive the views that they are of: they are small and kept beside the budget.
    [[nodiscard]] std::optional<FieldFigures> fieldFigures(const ChromaKey& key) const;
    void putFieldFigures(const ChromaKey& key, const FieldFigures& figures);
    // `key`: as of the coloured view. A draft fills gaps only; a value never gives way to none.
    [[nodiscard]] std::optional<MeasuredFrame> measured(const ChromaKey& key) const;
    void putMeasured(const ChromaKey& key, const MeasuredFrame& frame);
    // Takes over what the ground truth says; the rest stays.
    void putCompared(const ChromaKey& key, const MeasuredFrame& frame);
    // `truthGeneration`: of the ground truth that there is; without it, nothing about truth is
    // told.
    [[nodiscard]] std::vector<FrameRecord> records(
        std::int64_t first, std::int64_t last,
        const std::function<std::uint64_t(std::int64_t)>& keyOf,
        std::optional<std::uint64_t> truthGeneration) const;

    void setMaxBytes(std::size_t maxBytes);

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
    // About 200,000 frames: more than two hours of film.
    static constexpr std::size_t mostOfFigures = std::size_t{32} << 20U;

    using PlainKey = std::pair<std::int64_t, ViewKind>;
    struct Shared {
        explicit Shared(std::size_t budget)
            : plain(budget / 4), colored(budget / 2), fields(budget / 4), maxBytes(budget) {}
        mutable std::mutex mutex;
        base::LruCache<PlainKey, PreviewImage> plain;
        base::LruCache<ChromaKey, ColorView> colored;
        base::LruCache<ChromaKey, color::ChromaField> fields;
        std::set<ChromaKey> failed;
        base::LruCache<ChromaKey, FieldFigures> fieldFigures{mostOfFigures};
        base::LruCache<ChromaKey, MeasuredFrame> measured{mostOfFigures};
        std::int64_t pending = -1;
        std::size_t maxBytes;
    };
    Shared shared_;
};

}  // namespace kinechrome::pipeline
