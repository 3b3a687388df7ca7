// SPDX-License-Identifier: GPL-3.0-or-later
// Plots by frame: well-formed, within their panel, and light however long the film is.
#include <QTest>
#include <QXmlStreamReader>

#include "core/delivery/line_plot.h"

#include <limits>

using namespace kinechrome::delivery;

namespace {

QString drawn(const Series& values, std::vector<std::int64_t> starts = {}) {
    return QString::fromStdString(
        linePlot({{"a <line>", Ink::Accent, values}}, 100, starts).html());
}

Series rising(std::size_t frames) {
    Series values;
    for (std::size_t i = 0; i < frames; ++i) values.emplace_back(1e-6 * static_cast<double>(i));
    return values;
}

}  // namespace

class TestLinePlot : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void plotIsWellFormedAndItsNamesAreEscaped() {
        QXmlStreamReader reader(drawn(rising(50), {100, 120}));
        while (!reader.atEnd()) reader.readNext();
        QVERIFY2(!reader.hasError(), qPrintable(reader.errorString()));
        QVERIFY(drawn(rising(50)).contains("a &lt;line&gt;"));
    }
    void lineBreaksWhereThereIsNoValue() {
        Series values = rising(9);
        values[4].reset();
        const QString plot = drawn(values);
        const QString begins = QStringLiteral("class=\"line accent\" d=\"");
        const auto from = plot.indexOf(begins) + begins.size();
        const QString path = plot.mid(from, plot.indexOf('"', from) - from);
        QCOMPARE(path.count('M'), 2);
        QCOMPARE(path.count('L'), 6);
    }
    void frameNumbersAreThoseOfTheSource() {
        QVERIFY(drawn(rising(50)).contains(">100</text>"));
        QVERIFY(!drawn(rising(50)).contains(">0</text><text class=\"mid\""));
    }
    void partsBeginAtFineLines() {
        // The first part begins where the plot does.
        QCOMPARE(drawn(rising(50), {100, 120, 130}).count("class=\"start\""), 2);
    }
    void longFilmsStayLight() {
        const QString plot = drawn(rising(170000));
        QVERIFY2(plot.size() < 30000, qPrintable(QString::number(plot.size())));
        QVERIFY(plot.contains("class=\"shade accent\""));
    }
    void valuesBeyondAllBoundsDrawNoEndlessAxis_data() {
        QTest::addColumn<double>("value");
        QTest::newRow("as large as can be") << 1.7e308;
        QTest::newRow("infinite") << std::numeric_limits<double>::infinity();
        QTest::newRow("as small as can be") << 5e-324;
    }
    void valuesBeyondAllBoundsDrawNoEndlessAxis() {
        QFETCH(double, value);
        for (const Series& values : {Series{value}, Series{1.0, value, 2.0}}) {
            const QString plot = drawn(values);
            QVERIFY(plot.count("class=\"grid\"") <= 6);
            QVERIFY(!plot.contains("nan") && !plot.contains("inf"));
        }
    }
    void nothingToPlotIsNoPlot() {
        QVERIFY(drawn({}).isEmpty());
        QVERIFY(drawn(Series(5)).isEmpty());
        QVERIFY(!drawn({0.0}).contains("nan"));
    }
};

QTEST_GUILESS_MAIN(TestLinePlot)
#include "tst_line_plot.moc"
