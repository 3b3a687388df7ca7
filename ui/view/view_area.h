// SPDX-License-Identifier: GPL-3.0-or-later
// ViewArea: arranges the views of one frame after the chosen CompareMode. What each of them shows
// is said by ViewLayers, zoom and pan by ViewSync, which frame it is by FrameAssembler.
#pragma once

#include <array>

#include <QStackedWidget>

#include "ui/bridge/background.h"
#include "ui/view/compare_mode.h"
#include "ui/view/frame_assembler.h"
#include "ui/view/view_layers.h"
#include "ui/view/view_sync.h"
#include "ui/view/view_titles.h"

class QHBoxLayout;

namespace kinechrome::ui {

class PictureView;
class WipeView;

class ViewArea : public QStackedWidget {
    Q_OBJECT
public:
    explicit ViewArea(ViewSync& sync, QWidget* parent = nullptr);

    void setChoice(const ViewChoice& choice);
    [[nodiscard]] const ViewChoice& choice() const { return layers_.choice(); }
    void setFrame(const ShownFrame& frame);
    void setReferenceExpected(bool expected);  // false: the third view says how to add one
    void setFilmPixels(QSize pixels);          // the film's own size, for the preview label
    [[nodiscard]] double zoom() const;  // device pixels per film pixel, of the views on screen
    void showActualSize();              // 100 %, around what is in the middle
    [[nodiscard]] QSize filmPixels() const { return layers_.filmPixels(); }
    // The picture of this kind, for the pixel readout; null while another stands in for it.
    [[nodiscard]] QImage image(ViewKind kind) const { return layers_.image(kind); }

    // Gray, Network, Color or Reference.
    [[nodiscard]] PictureView& pane(ViewKind kind) const;
    [[nodiscard]] WipeView& wipe() const { return *wipe_; }
    [[nodiscard]] PictureView& differenceView() const { return *difference_; }
    [[nodiscard]] PictureView& blendView() const { return *blend_; }

Q_SIGNALS:
    void frameShown();
    void resized();  // a view has another size, and with it another zoom where it fits

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void arrange();
    void refresh();
    void makeHeatMap();  // in the background, if one is wanted
    [[nodiscard]] bool paneShown(ViewKind kind) const;
    [[nodiscard]] const QWidget& visibleView() const;

    ViewSync* sync_;
    QWidget* panes_;
    QHBoxLayout* row_;
    std::array<PictureView*, pipeline::viewKindCount> views_{};  // null for overlays
    WipeView* wipe_;
    PictureView* difference_;
    PictureView* blend_;
    ViewLayers layers_;
    bool comparing_ = false;  // a heat map is being made
    Background background_;   // last: its answers use the above
};

}  // namespace kinechrome::ui
