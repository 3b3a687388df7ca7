// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/inspector_panel.h"

#include <QLabel>
#include <QVBoxLayout>

#include "ui/bridge/workbench.h"
#include "ui/panels/facts_list.h"
#include "ui/theme/theme.h"
#include "ui/view/pixel_values.h"
#include "ui/view/preview_picture.h"
#include "ui/view/view_titles.h"

namespace kinechrome::ui {
namespace {

constexpr std::array kinds{ViewKind::Gray, ViewKind::Network, ViewKind::Color, ViewKind::Reference};

}  // namespace

InspectorPanel::InspectorPanel(Workbench& workbench, QWidget* parent)
    : QWidget(parent), workbench_(&workbench), reason_(new QLabel), facts_(new FactsList) {
    setObjectName(QStringLiteral("panelBody"));
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(14, 8, 14, 14);
    column->setSpacing(8);
    reason_->setWordWrap(true);
    reason_->setProperty("quiet", true);
    facts_->setFont(numeralFont(0.95));
    column->addWidget(reason_);
    column->addWidget(facts_);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    connect(&workbench_->sync(), &ViewSync::hoverChanged, this, &InspectorPanel::follow);
    connect(workbench_, &Workbench::shownChanged, this, &InspectorPanel::refresh);
    connect(&workbench_->session(), &FootageSession::closed, this, [this] {
        place_.reset();
        refresh();
    });
    refresh();
}

void InspectorPanel::follow() {
    const auto hover = workbench_->sync().hover();
    const QSizeF film = workbench_->sync().filmSize();
    if (!hover || film.isEmpty()) return;
    place_ = QPointF(hover->x() / film.width(), hover->y() / film.height());
    refresh();
}

void InspectorPanel::showScan(QPoint pixel) {
    const auto sample =
        workbench_->session().sourceAt(workbench_->shown().index, pixel.x(), pixel.y());
    facts_->set(tr("Scan"),
                sample ? tr("%1\n%2 bits").arg(codesText(*sample)).arg(sample->bitDepth)
                       : tr("not at hand: see the preview's values"),
                tr("The footage's own code values at this pixel"));
}

void InspectorPanel::refresh() {
    const auto& info = workbench_->session().info();
    facts_->setVisible(place_ && info);
    if (!place_ || !info) {
        reason_->setText(tr("Point at a picture to read its values."));
        return;
    }
    const color::PictureFormat& format = info->video.format;
    const QPoint pixel(static_cast<int>(place_->x() * format.width),
                       static_cast<int>(place_->y() * format.height));
    reason_->setText(
        tr("Frame %1, pixel %2, %3").arg(workbench_->shown().index).arg(pixel.x()).arg(pixel.y()));
    showScan(pixel);
    for (const ViewKind kind : kinds) {
        const ViewPicture& picture = workbench_->shown().view(kind);
        const bool there =
            picture.state == PictureState::Final || picture.state == PictureState::Provisional;
        if (!there) {
            facts_->set(viewTitle(kind), {});
            continue;
        }
        const QImage image = wrapPreview(picture.image);
        const QRgb values = pixelAt(image, *place_);
        const bool scaled = picture.image.scale < 1.0;
        facts_->set(viewTitle(kind),
                    tr("R′G′B′ %1\nL*a*b* %2").arg(rgbText(values), labText(values)) +
                        (scaled ? tr("\n(preview)") : QString()),
                    scaled ? tr("8-bit values of the preview, which is smaller than the film")
                           : tr("8-bit values of the picture on show"));
    }
}

}  // namespace kinechrome::ui
