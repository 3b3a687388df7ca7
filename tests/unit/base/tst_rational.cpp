// SPDX-License-Identifier: GPL-3.0-or-later
// Exact rates: equality, reduction, text.
#include "core/base/rational.h"

#include <QtTest>

using kinechrome::base::Rational;

class TestRational : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void ratesKeepTheirExactValue();
    void equalRatesAreEqualHoweverWritten();
    void zeroMeansUnknown();
};

void TestRational::ratesKeepTheirExactValue() {
    const Rational film{48000, 2002};
    QCOMPARE(film.reduced().text(), std::string("24000/1001"));
    QCOMPARE(film.inverse().text(), std::string("2002/48000"));
    QCOMPARE((Rational{25, 2}).value(), 12.5);
}

void TestRational::equalRatesAreEqualHoweverWritten() {
    QVERIFY((Rational{24000, 1001} == Rational{48000, 2002}));
    QVERIFY(!(Rational{24000, 1001} == Rational{24, 1}));
}

void TestRational::zeroMeansUnknown() {
    QVERIFY(!Rational().known());
    QVERIFY((Rational{25, 1}).known());
    QCOMPARE((Rational{1, 0}).value(), 0.0);
}

QTEST_GUILESS_MAIN(TestRational)
#include "tst_rational.moc"
