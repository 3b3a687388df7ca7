// SPDX-License-Identifier: GPL-3.0-or-later
// Sentences of core in the language of the window.
#include <QRegularExpression>
#include <QTranslator>
#include <QtTest>

#include "ui/bridge/core_sentences.h"
#include "ui/bridge/core_words.h"

using namespace kinechrome;
using namespace kinechrome::ui;

class TestCoreWords : public QObject {
    Q_OBJECT
    QTranslator german_;

    static QStringList gapsOf(const QString& sentence) {
        static const QRegularExpression gap(QStringLiteral("%[1-9]"));
        QStringList gaps;
        for (auto all = gap.globalMatch(sentence); all.hasNext();) gaps << all.next().captured();
        gaps.sort();
        return gaps;
    }

private Q_SLOTS:
    void init() {
        QVERIFY(german_.load(QStringLiteral(":/translations/kinechrome_de.qm")));
        QVERIFY(QCoreApplication::installTranslator(&german_));
    }
    void cleanup() { QCoreApplication::removeTranslator(&german_); }

    void everySentenceIsTranslatedWithItsGaps() {
        for (const char* sentence : coreSentences()) {
            const QString english = QString::fromUtf8(sentence);
            const QString german = QCoreApplication::translate("core", sentence);
            QVERIFY2(german != english, sentence);
            QVERIFY2(gapsOf(german) == gapsOf(english), sentence);
        }
    }

    void whatCoreFillsInIsKept() {
        QCOMPARE(spoken("frames go from 0 to 1249"),
                 QStringLiteral("Die Bilder gehen von 0 bis 1249"));
        QCOMPARE(spoken("padded from 719x575 to the even size 720x576"),
                 QStringLiteral("von 719x575 auf die gerade Größe 720x576 ergänzt"));
        QCOMPARE(spoken("the folder /a folder/%1 does not exist"),
                 QStringLiteral("Den Ordner /a folder/%1 gibt es nicht"));
    }

    void anErrorKeepsTheNameOfItsThing() {
        const base::Error error{base::ErrorKind::Input, "two  spaces.mkv", "the file is empty",
                                "get a complete copy"};
        QCOMPARE(spoken(error), QStringLiteral("two  spaces.mkv: Die Datei ist leer: Besorgen Sie "
                                               "eine vollständige Kopie"));
    }

    void anUnknownSentenceIsShownAsItIs() {
        QCOMPARE(spoken("the moon is full"), QStringLiteral("the moon is full"));
        QCOMPARE(spoken(""), QString());
    }

    void englishStaysEnglishOnOneLine() {
        QCoreApplication::removeTranslator(&german_);
        const base::Error error{base::ErrorKind::Output, "out.mkv", "the library said\nno", ""};
        QCOMPARE(spoken(error), QStringLiteral("out.mkv: the library said no"));
        QCOMPARE(spoken("frames go from 0 to 9"), QStringLiteral("frames go from 0 to 9"));
    }
};

QTEST_MAIN(TestCoreWords)
#include "tst_core_words.moc"
