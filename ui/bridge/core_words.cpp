// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/bridge/core_words.h"

#include <QCoreApplication>
#include <QRegularExpression>
#include <QStringList>

#include "ui/bridge/core_sentences.h"

namespace kinechrome::ui {
namespace {

QString translated(const char* sentence) {
    return QCoreApplication::translate("core", sentence);
}

const QRegularExpression& gap() {
    static const QRegularExpression expression(QStringLiteral("%([1-9])"));
    return expression;
}

// Matches what core makes of the sentence, and captures what it filled in.
QRegularExpression filledIn(const QString& sentence) {
    QStringList parts = sentence.split(gap());
    for (QString& part : parts) part = QRegularExpression::escape(part);
    return QRegularExpression(
        QRegularExpression::anchoredPattern(parts.join(QStringLiteral("(.+?)"))),
        QRegularExpression::DotMatchesEverythingOption);
}

QString fillIn(const QString& sentence, const QRegularExpressionMatch& match) {
    QString text;
    qsizetype from = 0;
    for (auto gaps = gap().globalMatch(sentence); gaps.hasNext();) {
        const QRegularExpressionMatch at = gaps.next();
        text += sentence.mid(from, at.capturedStart() - from);
        text += match.captured(at.captured(1).toInt());
        from = at.capturedEnd();
    }
    return text + sentence.mid(from);
}

}  // namespace

QString spoken(const std::string& words) {
    const QString said = QString::fromStdString(words);
    const QString whole = translated(words.c_str());
    if (whole != said) return whole;
    for (const char* sentence : coreSentences()) {
        const QString pattern = QString::fromUtf8(sentence);
        if (!pattern.contains(gap())) continue;
        const QRegularExpressionMatch match = filledIn(pattern).match(said);
        if (match.hasMatch()) return fillIn(translated(sentence), match);
    }
    return said;
}

QString spoken(const base::Error& error) {
    QStringList parts{QString::fromStdString(error.what), spoken(error.why), spoken(error.remedy)};
    parts.removeAll(QString());
    // One failure is one line, whatever a foreign library put into its words.
    return parts.join(QStringLiteral(": ")).replace(QLatin1Char('\n'), QLatin1Char(' '));
}

}  // namespace kinechrome::ui
