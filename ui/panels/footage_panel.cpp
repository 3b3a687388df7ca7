// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/footage_panel.h"

#include <QFileInfo>
#include <QLabel>
#include <QLocale>
#include <QVBoxLayout>

#include "ui/bridge/number_text.h"
#include "ui/bridge/workbench.h"
#include "ui/panels/facts_list.h"

namespace kinechrome::ui {
namespace {

QString text(const std::string& value) {
    return QString::fromStdString(value);
}

QString known(const std::string& value) {
    return value == "unknown" ? QString() : text(value);
}

QString describeRate(const base::Rational& rate) {
    if (!rate.known()) return {};
    const base::Rational exact = rate.reduced();
    return exact.den == 1
               ? QString::number(exact.num)
               : QStringLiteral("%1 (%2)").arg(decimalText(rate.value(), 3), text(exact.text()));
}

QString describeAudio(const std::vector<media::AudioStreamInfo>& streams) {
    QStringList parts;
    for (const media::AudioStreamInfo& stream : streams) {
        parts << QStringLiteral("%1, %2 Hz, %3 ch")
                     .arg(text(stream.codec))
                     .arg(stream.sampleRate)
                     .arg(stream.channels);
    }
    return parts.join(QLatin1Char('\n'));
}

QString describeTags(const media::VideoStreamInfo& video) {
    QStringList parts;
    for (const std::string& tag : {video.matrix, video.range, video.primaries, video.transfer}) {
        if (!known(tag).isEmpty() && !parts.contains(known(tag))) parts << known(tag);
    }
    return parts.join(QStringLiteral(", "));
}

}  // namespace

FootagePanel::FootagePanel(Workbench& workbench, QWidget* parent)
    : QWidget(parent),
      workbench_(&workbench),
      nothing_(new QLabel(tr("Nothing is open."))),
      facts_(new FactsList) {
    setObjectName(QStringLiteral("panelBody"));
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(14, 8, 14, 14);
    nothing_->setProperty("quiet", true);
    column->addWidget(nothing_);
    column->addWidget(facts_);
    column->addStretch(1);
    const FootageSession& session = workbench_->session();
    connect(&session, &FootageSession::opened, this, &FootagePanel::refresh);
    connect(&session, &FootageSession::closed, this, &FootagePanel::refresh);
    connect(&session, &FootageSession::infoChanged, this, &FootagePanel::refresh);
    connect(&session, &FootageSession::indexGrew, this, &FootagePanel::refresh);
    connect(&session, &FootageSession::referenceChanged, this, &FootagePanel::refresh);
    refresh();
}

void FootagePanel::refresh() {
    const FootageSession& session = workbench_->session();
    nothing_->setVisible(!session.isOpen());
    facts_->setVisible(session.isOpen());
    if (!session.isOpen()) {
        facts_->clear();
        return;
    }
    facts_->set(tr("File"), QFileInfo(text(session.footage().string())).fileName());
    if (session.info()) showInfo();
    const std::int64_t count = session.frameCount();
    facts_->set(tr("Frames"),
                count > 0 ? QLocale().toString(static_cast<qlonglong>(count))
                          : tr("counting… %1 %").arg(qRound(session.indexingFraction() * 100.0)));
    const QString shots = QString::number(session.cuts().size() + 1);
    facts_->set(tr("Shots"), count <= 0               ? QString()
                             : session.cutsComplete() ? shots
                                                      : tr("%1 so far").arg(shots));
    QString truth;
    if (session.referenceSource() == ReferenceSource::Footage) truth = tr("its own colour");
    if (session.referenceSource() == ReferenceSource::File) {
        truth = QFileInfo(text(session.reference().string())).fileName();
    }
    facts_->set(tr("Truth"), truth);
}

void FootagePanel::showInfo() {
    const media::MediaInfo& info = *workbench_->session().info();
    const media::VideoStreamInfo& video = info.video;
    facts_->set(tr("Picture"), QStringLiteral("%1×%2, %3 bit")
                                   .arg(video.format.width)
                                   .arg(video.format.height)
                                   .arg(video.format.color.bitDepth));
    facts_->set(tr("Codec"),
                QStringLiteral("%1, %2").arg(text(video.codec), text(video.pixelFormat)));
    facts_->set(tr("Rate"), describeRate(video.rate));
    facts_->set(tr("Length"), formatTime(workbench_->session().frameCount(), TimeFormat::Timecode,
                                         {video.rate, QString()}));
    facts_->set(tr("Colour"), describeTags(video));
    const bool square = video.sampleAspect == base::Rational{1, 1} || !video.sampleAspect.known();
    facts_->set(tr("Aspect"),
                square ? QString() : tr("pixels %1").arg(text(video.sampleAspect.text())));
    const bool interlaced = video.fieldOrder != "progressive" && video.fieldOrder != "unknown";
    facts_->set(tr("Fields"),
                interlaced ? tr("interlaced (%1)").arg(text(video.fieldOrder)) : QString());
    facts_->set(tr("Timecode"), text(video.timecode));
    facts_->set(tr("Sound"), info.audio.empty() ? tr("none") : describeAudio(info.audio));
    facts_->set(tr("Size"), QLocale().formattedDataSize(info.fileSize));
}

}  // namespace kinechrome::ui
