// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/view/still_sheet.h"

#include <algorithm>
#include <utility>
#include <vector>

#include <QCoreApplication>
#include <QPainter>

#include "ui/theme/theme.h"
#include "ui/view/preview_picture.h"
#include "ui/view/view_titles.h"

namespace kinechrome::ui {
namespace {

constexpr int gap = 8;
constexpr int bar = 30;  // above the pictures and below them

using pipeline::ViewKind;

QString tr(const char* text) {
    return QCoreApplication::translate("Still", text);
}

QString nameOf(ViewKind kind, PictureState state) {
    const bool draft = kind == ViewKind::Color && state != PictureState::Final;
    return draft ? tr("Colourised, not steadied yet") : viewTitle(kind);
}

}  // namespace

QImage stillSheet(const ShownFrame& frame, const QString& line) {
    std::vector<std::pair<ViewKind, QImage>> pictures;
    int width = gap;
    int height = 0;
    for (const ViewKind kind : {ViewKind::Gray, ViewKind::Color, ViewKind::Reference}) {
        const ViewPicture& view = frame.view(kind);
        if (view.state == PictureState::Missing || view.state == PictureState::StandIn) continue;
        pictures.emplace_back(kind, wrapPreview(view.image));
        width += pictures.back().second.width() + gap;
        height = std::max(height, pictures.back().second.height());
    }
    if (pictures.empty()) return {};
    QImage sheet(width, height + 2 * bar, QImage::Format_RGB32);
    sheet.fill(QColor(tone::surround));
    QPainter painter(&sheet);
    painter.setFont(interfaceFont(1.0));
    int left = gap;
    for (const auto& [kind, picture] : pictures) {
        painter.setPen(QColor(tone::text));
        painter.drawText(QRect(left, 0, picture.width(), bar),
                         static_cast<int>(Qt::AlignLeft) | static_cast<int>(Qt::AlignVCenter),
                         nameOf(kind, frame.view(kind).state));
        painter.drawImage(left, bar, picture);
        left += picture.width() + gap;
    }
    painter.setPen(QColor(tone::quiet));
    painter.drawText(QRect(gap, bar + height, width - 2 * gap, bar),
                     static_cast<int>(Qt::AlignLeft) | static_cast<int>(Qt::AlignVCenter), line);
    return sheet;
}

}  // namespace kinechrome::ui
