// SPDX-License-Identifier: GPL-3.0-or-later
// The window translates what core says only as long as both have the same words.
#include "tests/architecture/source_tree.h"

#include <QtTest>

#include <QRegularExpression>

#include <string>

using namespace kinechrome::house;

namespace {

// The text of a file with the literals of neighbouring lines made one.
QString joinedLiterals(const std::string& text) {
    static const QRegularExpression seam(QStringLiteral("\"\\s*\\n\\s*\""));
    return QString::fromStdString(text).remove(seam);
}

QString wordsOfCore() {
    QString words;
    for (const SourceFile& file : sourceTree()) {
        if (!file.path.starts_with("core/")) continue;
        words += joinedLiterals(readRepositoryFile(file.path));
    }
    return words;
}

QStringList sentencesOfTheWindow() {
    static const QRegularExpression marked(
        QStringLiteral("QT_TRANSLATE_NOOP\\(\"core\",\\s*\"((?:[^\"\\\\]|\\\\.)*)\"\\)"));
    const QString table = joinedLiterals(readRepositoryFile("ui/bridge/core_sentences.cpp"));
    QStringList sentences;
    for (auto all = marked.globalMatch(table); all.hasNext();) {
        sentences << all.next().captured(1);
    }
    return sentences;
}

}  // namespace

class TestCoreSentences : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void coreSaysWhatTheWindowTranslates() {
        static const QRegularExpression gap(QStringLiteral("%[1-9]"));
        static const QRegularExpression letter(QStringLiteral("[a-z]"));
        const QString core = wordsOfCore();
        const QStringList sentences = sentencesOfTheWindow();
        QVERIFY(sentences.size() > 100);
        for (const QString& sentence : sentences) {
            for (const QString& part : sentence.split(gap)) {
                const bool said = !part.contains(letter) || core.contains(part);
                QVERIFY2(said, qPrintable(sentence));
            }
        }
    }
};

QTEST_APPLESS_MAIN(TestCoreSentences)
#include "tst_core_sentences.moc"
