// SPDX-License-Identifier: GPL-3.0-or-later
// ViewArea: arranges the views of one frame after the chosen CompareMode and hands them their
// pictures. Zoom and pan are ViewSync's, what is on show is FrameAssembler's.
#pragma once

#include <array>

#include <QStackedWidget>

#include "ui/view/compare_mode.h"
#include "ui/view/frame_assembler.h"
#include "ui/view/view_sync.h"

class QHBoxLayout;

namespace kinechrome::ui {

class PictureView;
class WipeView;
struct ViewLayer;

class ViewArea : public QStackedWidget {
    Q_OBJECT
public:
    explicit ViewArea(ViewSync& sync, QWidget* parent = nullptr);

    void setChoice(const ViewChoice& choice);
    [[nodiscard]] const ViewChoice& choice() const { return choice_; }
    void setFrame(const ShownFrame& frame);
    void setReferenceExpected(bool expected);  // false: the third view says how to add one
    void setFilmPixels(QSize pixels);          // the film's own size, for the preview label
    [[nodiscard]] double zoom() const;  // device pixels per film pixel, of the views on screen
    void showActualSize();              // 100 %, around what is in the middle
    [[nodiscard]] QSize filmPixels() const { return filmPixels_; }
    // The picture of this kind, for the pixel readout; null while another stands in for it.
    [[nodiscard]] QImage image(ViewKind kind) const;

    [[nodiscard]] PictureView& pane(ViewKind kind) const;
    [[nodiscard]] WipeView& wipe() const { return *wipe_; }
    [[nodiscard]] PictureView& differenceView() const { return *difference_; }

Q_SIGNALS:
    void resized();  // a view has another size, and with it another zoom where it fits

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void arrange();
    void refresh();
    [[nodiscard]] ViewLayer layerOf(ViewKind kind) const;
    [[nodiscard]] QString noteFor(const QImage& image) const;
    [[nodiscard]] bool paneShown(ViewKind kind) const;
    [[nodiscard]] const QWidget& visibleView() const;

    ViewSync* sync_;
    QWidget* panes_;
    QHBoxLayout* row_;
    std::array<PictureView*, 3> views_{};
    WipeView* wipe_;
    PictureView* difference_;

    ViewChoice choice_;
    ShownFrame frame_;
    std::array<QImage, 3> images_;
    bool referenceExpected_ = false;
    QSize filmPixels_;
};

// "Gray", "Colourised", "Ground truth", translated.
[[nodiscard]] QString viewTitle(ViewKind kind);

}  // namespace kinechrome::ui
