// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/mask_box.h"

#include <QGridLayout>
#include <QLabel>
#include <QSignalBlocker>
#include <QSpinBox>

#include "ui/bridge/workbench.h"

namespace kinechrome::ui {

MaskBox::MaskBox(Workbench& workbench, QWidget* parent) : QWidget(parent), workbench_(&workbench) {
    auto* grid = new QGridLayout(this);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setSpacing(4);
    auto* title = new QLabel(tr("Uncoloured borders, in pixels"));
    title->setProperty("quiet", true);
    grid->addWidget(title, 0, 0, 1, 4);
    const QString names[] = {tr("Left"), tr("Top"), tr("Right"), tr("Bottom")};
    for (int i = 0; i < 4; ++i) {
        auto* box = new QSpinBox;
        box->setButtonSymbols(QAbstractSpinBox::NoButtons);
        box->setKeyboardTracking(false);
        box->setToolTip(names[i]);
        box->setAccessibleName(tr("%1 border").arg(names[i]));
        borders_[static_cast<std::size_t>(i)] = box;
        grid->addWidget(box, 1, i);
        connect(box, &QSpinBox::valueChanged, this, &MaskBox::commit);
    }
    connect(&workbench_->mask(), &MaskDesk::changed, this, &MaskBox::refresh);
    refresh();
}

QSize MaskBox::scan() const {
    const auto& info = workbench_->session().info();
    return info ? QSize(info->video.format.width, info->video.format.height) : QSize();
}

void MaskBox::refresh() {
    const MaskDesk& desk = workbench_->mask();
    const bool shown = !scan().isEmpty() && desk.available() && (desk.active() || desk.mask());
    setVisible(shown);
    if (!shown) return;
    const edit::PictureRect rect = desk.mask().value_or(edit::PictureRect());
    const double borders[] = {rect.x * scan().width(), rect.y * scan().height(),
                              (1.0 - rect.x - rect.width) * scan().width(),
                              (1.0 - rect.y - rect.height) * scan().height()};
    for (std::size_t i = 0; i < borders_.size(); ++i) {
        const QSignalBlocker quiet(borders_[i]);
        borders_[i]->setMaximum((i % 2 == 0 ? scan().width() : scan().height()) - 1);
        // What is being typed stays unless there is something new to show.
        if (borders_[i]->value() != qRound(borders[i])) borders_[i]->setValue(qRound(borders[i]));
    }
}

void MaskBox::commit() {
    const QSizeF film = workbench_->sync().filmSize();
    const double across = film.width() / scan().width();
    const double down = film.height() / scan().height();
    MaskDesk& desk = workbench_->mask();
    desk.setInFilm({QPointF(borders_[0]->value() * across, borders_[1]->value() * down),
                    QPointF(film.width() - borders_[2]->value() * across,
                            film.height() - borders_[3]->value() * down)});
    desk.endDrag();
}

}  // namespace kinechrome::ui
