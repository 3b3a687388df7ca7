// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/timeline/timecode.h"

#include <algorithm>
#include <cmath>

#include <QRegularExpression>
#include <QStringList>

#include "ui/bridge/number_text.h"

namespace kinechrome::ui {
namespace {

double framesPerSecond(const TimeBase& base) {
    return base.rate.known() ? base.rate.value() : 24.0;
}

std::int64_t nominalRate(const TimeBase& base) {
    return std::max<std::int64_t>(1, std::llround(framesPerSecond(base)));
}

bool isDropFrame(const TimeBase& base) {
    const std::int64_t nominal = nominalRate(base);
    return base.startTimecode.contains(QLatin1Char(';')) && (nominal == 30 || nominal == 60);
}

// Numbers skipped at each minute that is not a tenth one.
std::int64_t droppedPerMinute(const TimeBase& base) {
    return isDropFrame(base) ? nominalRate(base) / 15 : 0;
}

// Timecode fields to a count of frames from 00:00:00:00.
std::int64_t countOf(std::int64_t h, std::int64_t m, std::int64_t s, std::int64_t f,
                     const TimeBase& base) {
    const std::int64_t minutes = h * 60 + m;
    return (minutes * 60 + s) * nominalRate(base) + f -
           droppedPerMinute(base) * (minutes - minutes / 10);
}

std::optional<std::int64_t> countOfText(const QString& text, const TimeBase& base) {
    static const QRegularExpression pattern(QStringLiteral("^\\d+([:;.]\\d+){1,3}$"));
    if (!pattern.match(text).hasMatch()) return std::nullopt;
    static const QRegularExpression separator(QStringLiteral("[:;.]"));
    QStringList fields = text.split(separator);
    const QStringList start = base.startTimecode.split(separator);
    while (fields.size() < 4) {
        fields.prepend(start.size() == 4 ? start[3 - fields.size()] : QStringLiteral("0"));
    }
    const std::int64_t frames = fields[3].toLongLong();
    if (frames >= nominalRate(base)) return std::nullopt;
    return countOf(fields[0].toLongLong(), fields[1].toLongLong(), fields[2].toLongLong(), frames,
                   base);
}

std::int64_t startCount(const TimeBase& base) {
    return countOfText(base.startTimecode, base).value_or(0);
}

QString formatTimecode(std::int64_t frame, const TimeBase& base) {
    const std::int64_t nominal = nominalRate(base);
    const std::int64_t drop = droppedPerMinute(base);
    std::int64_t count = std::max<std::int64_t>(0, frame + startCount(base));
    if (drop > 0) {
        const std::int64_t perMinute = nominal * 60 - drop;
        const std::int64_t perTenMinutes = perMinute * 10 + drop;
        const std::int64_t tens = count / perTenMinutes;
        const std::int64_t rest = count % perTenMinutes;
        count += drop * 9 * tens;
        if (rest >= nominal * 60) count += drop * ((rest - nominal * 60) / perMinute + 1);
    }
    const std::int64_t seconds = count / nominal;
    const QChar zero = QLatin1Char('0');
    return QStringLiteral("%1:%2:%3%4%5")
        .arg(seconds / 3600, 2, 10, zero)
        .arg(seconds / 60 % 60, 2, 10, zero)
        .arg(seconds % 60, 2, 10, zero)
        .arg(drop > 0 ? QLatin1Char(';') : QLatin1Char(':'))
        .arg(count % nominal, nominal > 99 ? 3 : 2, 10, zero);
}

}  // namespace

QString formatTime(std::int64_t frame, TimeFormat format, const TimeBase& base) {
    switch (format) {
        case TimeFormat::Timecode: return formatTimecode(frame, base);
        case TimeFormat::Frame: return QString::number(frame);
        case TimeFormat::Seconds: break;
    }
    return decimalText(static_cast<double>(frame) / framesPerSecond(base), 3) +
           QStringLiteral(" s");
}

std::optional<std::int64_t> parseTime(const QString& text, TimeFormat format, const TimeBase& base,
                                      std::int64_t current) {
    QString typed = text.trimmed();
    if (typed.startsWith(QLatin1Char('+')) || typed.startsWith(QLatin1Char('-'))) {
        const bool back = typed.startsWith(QLatin1Char('-'));
        const QString zero = isDropFrame(base) ? QStringLiteral("00:00:00;00") : QString();
        const auto distance = parseTime(typed.mid(1), format, {base.rate, zero}, 0);
        if (!distance) return std::nullopt;
        return current + (back ? -*distance : *distance);
    }
    bool seconds = format == TimeFormat::Seconds;
    if (typed.endsWith(QLatin1Char('s'))) {
        seconds = true;
        typed = typed.chopped(1).trimmed();
    }
    bool isNumber = false;
    // Either decimal sign is understood, whatever the language.
    const double number =
        QString(typed).replace(QLatin1Char(','), QLatin1Char('.')).toDouble(&isNumber);
    if (isNumber && seconds) return std::llround(number * framesPerSecond(base));
    const std::int64_t whole = typed.toLongLong(&isNumber);
    if (isNumber) return whole;
    const auto count = countOfText(typed, base);
    if (!count || *count < startCount(base)) return std::nullopt;
    return *count - startCount(base);
}

}  // namespace kinechrome::ui
