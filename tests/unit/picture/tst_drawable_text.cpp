// SPDX-License-Identifier: GPL-3.0-or-later
// Text for the stroke font: every letter of ASCII as it is, others as near as it can.
#include <QTest>

#include "core/picture/drawable_text.h"

using kinechrome::picture::drawable;

class TestDrawableText : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void lettersBecomeWhatTheFontHas_data() {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QByteArray>("drawn");
        QTest::newRow("plain") << QByteArray("Reel 1, <take> ~2")
                               << QByteArray("Reel 1, <take> ~2");
        QTest::newRow("German") << QByteArray("Straßenzüge – Köln")
                                << QByteArray("Strassenzuege - Koeln");
        QTest::newRow("French") << QByteArray("l’été à Besançon") << QByteArray("l'ete a Besancon");
        QTest::newRow("one mark a letter") << QByteArray("電車") << QByteArray("??");
        QTest::newRow("control") << QByteArray("a\tb\nc") << QByteArray("a?b?c");
        QTest::newRow("no UTF-8") << QByteArray("a\xFF") << QByteArray("a?");
    }
    void lettersBecomeWhatTheFontHas() {
        QFETCH(QByteArray, text);
        QFETCH(QByteArray, drawn);
        QCOMPARE(QByteArray::fromStdString(drawable(text.toStdString())), drawn);
    }
};

QTEST_GUILESS_MAIN(TestDrawableText)
#include "tst_drawable_text.moc"
