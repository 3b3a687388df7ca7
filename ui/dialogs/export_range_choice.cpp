// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/export_range_choice.h"

#include <QButtonGroup>
#include <QRadioButton>
#include <QVBoxLayout>

#include "core/project/segment_edits.h"
#include "ui/bridge/workbench.h"

namespace kinechrome::ui {
namespace {

enum Choice { Whole, InOut, Here, Approved };

// "film.mkv" of segment 3 is "film-03.mkv".
std::filesystem::path numbered(const std::filesystem::path& path, std::size_t number) {
    const QString name = QStringLiteral("%1-%2%3")
                             .arg(QString::fromStdString(path.stem().string()))
                             .arg(number, 2, 10, QLatin1Char('0'))
                             .arg(QString::fromStdString(path.extension().string()));
    return path.parent_path() / name.toStdString();
}

}  // namespace

ExportRangeChoice::ExportRangeChoice(Workbench& workbench, QWidget* parent)
    : QWidget(parent), workbench_(&workbench), choices_(new QButtonGroup(this)) {
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(8);
    for (const Choice choice : {Whole, InOut, Here, Approved}) {
        auto* button = new QRadioButton;
        button->setChecked(choice == Whole);
        choices_->addButton(button, choice);
        column->addWidget(button);
    }
    choices_->button(Whole)->setText(tr("The whole film"));
    connect(choices_, &QButtonGroup::idClicked, this, &ExportRangeChoice::changed);
}

const edit::Segment* ExportRangeChoice::segmentHere() const {
    const project::Document& document = workbench_->document();
    const auto index = project::segmentAt(document, workbench_->transport().frame());
    return index ? &document.segments[*index] : nullptr;
}

std::vector<std::size_t> ExportRangeChoice::approved() const {
    const auto& segments = workbench_->document().segments;
    std::vector<std::size_t> indices;
    for (std::size_t i = 0; i < segments.size(); ++i) {
        if (segments[i].approved) indices.push_back(i);
    }
    return indices;
}

void ExportRangeChoice::refresh() {
    relabel();
    const Transport& transport = workbench_->transport();
    const bool marked = transport.range() && (transport.inPoint() || transport.outPoint());
    choices_->button(marked ? InOut : Whole)->setChecked(true);
}

void ExportRangeChoice::follow() {
    const QAbstractButton* chosen = choices_->checkedButton();
    const QString before = chosen->text();
    relabel();
    if (chosen->isEnabled() && chosen->text() == before) return;
    if (!chosen->isEnabled()) choices_->button(Whole)->setChecked(true);
    Q_EMIT changed();
}

void ExportRangeChoice::relabel() {
    const Transport& transport = workbench_->transport();
    const auto range = transport.range();
    const bool marked = range && (transport.inPoint() || transport.outPoint());
    choices_->button(InOut)->setEnabled(marked);
    choices_->button(InOut)->setText(marked ? tr("In to out: frames %1 to %2, %3 in all")
                                                  .arg(range->first)
                                                  .arg(range->last)
                                                  .arg(range->count())
                                            : tr("In to out (mark them with I and O)"));
    const edit::Segment* here = segmentHere();
    choices_->button(Here)->setEnabled(here != nullptr);
    choices_->button(Here)->setText(here == nullptr
                                        ? tr("The segment under the playhead")
                                        : tr("The segment under the playhead: frames %1 to %2")
                                              .arg(here->range.first)
                                              .arg(here->range.last));
    const std::size_t count = approved().size();
    choices_->button(Approved)->setEnabled(count > 0);
    choices_->button(Approved)->setText(
        count > 0 ? tr("The approved segments, a file each: %1 in all").arg(count)
                  : tr("The approved segments (approve them with A)"));
}

std::vector<pipeline::ColorizeRequest> ExportRangeChoice::spread(
    const pipeline::ColorizeRequest& request) const {
    std::vector<pipeline::ColorizeRequest> all;
    if (choices_->checkedId() == Approved) {
        for (const std::size_t index : approved()) {
            all.push_back(request);
            all.back().range = workbench_->document().segments[index].range;
            all.back().output = numbered(request.output, index + 1);
        }
    }
    if (!all.empty()) return all;
    all.push_back(request);
    if (choices_->checkedId() == InOut) all.front().range = workbench_->transport().range();
    const edit::Segment* here = segmentHere();
    if (choices_->checkedId() == Here && here != nullptr) all.front().range = here->range;
    return all;
}

std::int64_t ExportRangeChoice::framesInAll(std::int64_t first) const {
    if (choices_->checkedId() != Approved) return first;
    std::int64_t frames = 0;
    for (const std::size_t index : approved()) {
        frames += workbench_->document().segments[index].range.count();
    }
    return frames;
}

}  // namespace kinechrome::ui
