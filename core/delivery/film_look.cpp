// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/delivery/film_look.h"

#include <algorithm>

namespace kinechrome::delivery {

namespace {

// A report stays light enough to be sent by mail.
constexpr std::size_t mostEmbedded = 24;
constexpr int embeddedOfTwo = 300;  // width of a picture beside one other
constexpr int embeddedOfThree = 240;

// Which rows a frame makes; both lists rise.
class RowPicker {
public:
    RowPicker(const FilmLook& look, const LookOptions& options) {
        if (options.sheetWidth > 0) sheet_ = framesToShow(look.parts, rowsOfSheet);
        if (options.embedded) embedded_ = framesToShow(look.parts, mostEmbedded);
        more_ = embedded_.size() > mostEmbedded;
        if (more_) embedded_.resize(mostEmbedded);
    }

    [[nodiscard]] bool more() const { return more_; }
    [[nodiscard]] std::vector<std::int64_t> frames() const {
        std::vector<std::int64_t> all;
        for (const auto* list : {&sheet_, &embedded_}) {
            for (const ShownFrame& shown : *list) all.push_back(shown.frame);
        }
        std::sort(all.begin(), all.end());
        all.erase(std::unique(all.begin(), all.end()), all.end());
        return all;
    }

    base::Result<void> take(const FrameTrio& trio, const LookOptions& options, FilmLook& look) {
        const int small = trio.reference ? embeddedOfThree : embeddedOfTwo;
        pick(embedded_, nextEmbedded_, trio, small, *look.scan, look.embeddedRows);
        pick(sheet_, nextSheet_, trio, options.sheetWidth, *look.scan, page_);
        const bool full = page_.size() == rowsOfSheet || nextSheet_ == sheet_.size();
        if (page_.empty() || !full) return {};
        const SheetPage page{page_, look.parts, pages_++, pagesOf(sheet_.size())};
        auto taken = options.sheetPage(page);
        page_.clear();
        return taken;
    }

private:
    static void pick(const std::vector<ShownFrame>& list, std::size_t& next, const FrameTrio& trio,
                     int width, const media::VideoStreamInfo& scan, std::vector<SheetRow>& rows) {
        if (next == list.size() || list[next].frame != trio.frame) return;
        rows.push_back(sheetRow(trio, list[next].part, scan, width));
        ++next;
    }

    std::vector<ShownFrame> sheet_, embedded_;
    std::size_t nextSheet_ = 0, nextEmbedded_ = 0;
    std::vector<SheetRow> page_;
    std::size_t pages_ = 0;  // that are full
    bool more_ = false;
};

}  // namespace

base::Result<FilmLook> lookThrough(const ExportRecord& record, const LookOptions& options,
                                   base::Progress* progress, const std::stop_token& stop) {
    FilmLook look;
    auto parts = partsOf(record, progress, stop);
    if (!parts) return base::fail(std::move(parts.error()));
    look.parts = *std::move(parts);
    RowPicker picker(look, options);
    look.moreRows = picker.more();
    FilmWalk::Options how{options.reference, {}, options.threads};
    if (!options.figures && options.video == nullptr) how.only = picker.frames();
    auto walk = FilmWalk::open(record, how, stop);
    if (!walk) return base::fail(std::move(walk.error()));
    look.scan = walk->source().video;
    if (options.video != nullptr) {
        if (auto begun = options.video->begin(*walk, record); !begun) {
            return base::fail(begun.error());
        }
    }
    if (progress != nullptr) progress->start(walk->frames());
    for (;;) {
        auto trio = walk->next(stop);
        if (!trio) return base::fail(std::move(trio.error()));
        if (!trio->has_value()) break;
        if (auto taken = picker.take(**trio, options, look); !taken) {
            return base::fail(taken.error());
        }
        if (options.figures) look.figures.add(**trio);
        if (options.video != nullptr) {
            if (auto added = options.video->add(**trio); !added) return base::fail(added.error());
        }
        if (progress != nullptr) progress->advance();
    }
    if (options.video != nullptr) {
        if (auto done = options.video->complete(stop); !done) return base::fail(done.error());
    }
    return look;
}

}  // namespace kinechrome::delivery
