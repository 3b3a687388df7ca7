// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/figures_panel.h"

#include <QLabel>
#include <QVBoxLayout>

#include "ui/bridge/number_text.h"
#include "ui/bridge/workbench.h"
#include "ui/panels/facts_list.h"
#include "ui/theme/theme.h"

namespace kinechrome::ui {

FiguresPanel::FiguresPanel(Workbench& workbench, QWidget* parent)
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
    connect(workbench_, &Workbench::shownChanged, this, &FiguresPanel::refresh);
    connect(&workbench_->session(), &FootageSession::referenceChanged, this,
            &FiguresPanel::refresh);
    refresh();
}

void FiguresPanel::refresh() {
    const auto& figures = workbench_->shown().figures;
    facts_->setVisible(figures.has_value());
    if (!figures) {
        const bool coloured =
            workbench_->shown().view(ViewKind::Color).state == PictureState::Final;
        reason_->setText(!workbench_->session().isOpen() ? tr("Nothing is open.")
                         : !workbench_->hasReference()
                             ? tr("Add a ground truth to measure the colour against it.")
                         : coloured ? tr("No figures of this frame: the ground truth lacks it, or "
                                         "has another shape.")
                                    : tr("Waiting for the colour of this frame…"));
        return;
    }
    reason_->setText(tr("Frame %1, on the preview").arg(workbench_->shown().index));
    const auto number = [](double value, int digits) { return decimalText(value, digits); };
    facts_->set(tr("RMSE a*b*"), number(figures->rmseAb, 2),
                tr("Root mean square error of a* and b*; 0 is perfect"));
    facts_->set(tr("Distance a*b*"), number(figures->meanAbDistance, 2),
                tr("Mean distance in the a*b* plane; 0 is perfect"));
    facts_->set(tr("ΔE 2000"), number(figures->ciede2000, 2),
                tr("Mean CIEDE2000 difference; about 1 can just be seen"));
    facts_->set(tr("PSNR"), tr("%1 dB").arg(number(figures->psnrDb, 2)),
                tr("On R'G'B'; higher is closer"));
    facts_->set(tr("SSIM"), number(figures->ssim, 4), tr("1 is identical"));
    facts_->set(
        tr("Colourfulness"),
        tr("%1 of %2")
            .arg(number(figures->colorfulness, 1), number(figures->colorfulnessReference, 1)),
        tr("Of the result and of the ground truth"));
}

}  // namespace kinechrome::ui
