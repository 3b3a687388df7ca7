// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/timeline/transport_bar.h"

#include <cmath>

#include <QHBoxLayout>
#include <QLabel>
#include <QToolButton>

#include "ui/actions/action_registry.h"
#include "ui/bridge/number_text.h"
#include "ui/theme/theme.h"
#include "ui/timeline/sound_control.h"
#include "ui/timeline/time_label.h"
#include "ui/timeline/transport.h"

namespace kinechrome::ui {
namespace {

QToolButton* button(const ActionRegistry& registry, const QString& id) {
    auto* result = new QToolButton;
    result->setDefaultAction(registry.action(id));
    result->setIconSize(QSize(20, 20));
    result->setFocusPolicy(Qt::TabFocus);  // a click must not take Space away from playing
    result->setAccessibleName(registry.action(id)->text().remove(QLatin1Char('&')));
    return result;
}

}  // namespace

TransportBar::TransportBar(Transport& transport, FilmSound& sound, const ActionRegistry& registry,
                           QWidget* parent)
    : QWidget(parent),
      transport_(&transport),
      position_(new TimeLabel),
      length_(new QLabel),
      rates_(new QLabel) {
    setObjectName(QStringLiteral("transportBar"));
    setAttribute(Qt::WA_StyledBackground);
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(14, 6, 14, 6);
    row->setSpacing(2);
    length_->setFont(numeralFont(0.95));
    length_->setProperty("quiet", true);
    rates_->setFont(numeralFont(0.95));
    rates_->setProperty("quiet", true);
    rates_->setAlignment(Qt::AlignRight | Qt::AlignVCenter);

    auto* left = new QHBoxLayout;
    left->setSpacing(8);
    left->addWidget(position_);
    left->addWidget(length_);
    left->addStretch(1);
    row->addLayout(left, 1);
    const QStringList ids{QStringLiteral("go.first"),    QStringLiteral("go.previous-cut"),
                          QStringLiteral("go.previous"), QStringLiteral("play.toggle"),
                          QStringLiteral("go.next"),     QStringLiteral("go.next-cut"),
                          QStringLiteral("go.last")};
    for (const QString& id : ids) row->addWidget(button(registry, id));
    row->addSpacing(14);
    for (const QString& id :
         {QStringLiteral("range.in"), QStringLiteral("range.out"), QStringLiteral("range.loop")}) {
        row->addWidget(button(registry, id));
    }
    auto* every = button(registry, QStringLiteral("play.every"));
    every->setToolButtonStyle(Qt::ToolButtonTextOnly);
    row->addWidget(every);
    row->addSpacing(14);
    row->addWidget(new SoundControl(sound, registry.action(QStringLiteral("play.mute"))));
    row->addWidget(rates_, 1);

    connect(transport_, &Transport::ratesChanged, this, &TransportBar::refreshRates);
    connect(transport_, &Transport::playingChanged, this, &TransportBar::refreshRates);
    connect(transport_, &Transport::policyChanged, this, &TransportBar::refreshRates);
    connect(transport_, &Transport::countChanged, this, &TransportBar::refreshRates);
    connect(transport_, &Transport::frameChanged, this,
            [this](qint64 frame) { position_->setFrame(frame); });
    connect(position_, &TimeLabel::frameTyped, transport_, &Transport::seek);
    refreshRates();
}

QString TransportBar::ratesText() const {
    return rates_->text();
}

void TransportBar::refreshRates() {
    const std::int64_t count = transport_->count();
    length_->setText(count > 0 ? tr("of %1 frames").arg(count) : QString());
    if (count <= 0) {
        rates_->clear();
        return;
    }
    const PlaybackRates rates = transport_->rates();
    QString text = tr("%1 fps").arg(decimalText(rates.target, 2));
    if (transport_->playing()) {
        const double speed = transport_->speed();
        text = tr("%1 of %2 fps").arg(decimalText(rates.measured, 1), decimalText(rates.target, 2));
        if (speed != 1.0) text.prepend(QStringLiteral("%1× · ").arg(speed));
    }
    if (transport_->playing() || rates.dropped > 0) {
        text.append(tr(" · %1 dropped").arg(rates.dropped));
    }
    const QString policy = transport_->policy() == PlaybackPolicy::RealTime
                               ? tr("Real time: late pictures are dropped")
                               : tr("Every frame: the clock waits");
    rates_->setToolTip(tr("%1\nFrames a second: shown, asked for; pictures dropped").arg(policy));
    rates_->setText(text);
}

}  // namespace kinechrome::ui
