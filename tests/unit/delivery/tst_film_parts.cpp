// SPDX-License-Identifier: GPL-3.0-or-later
// Segments, shots, and the frames that stand for them.
#include <QTest>

#include "core/delivery/film_parts.h"

using namespace kinechrome;
using namespace kinechrome::delivery;

namespace {

// Frames 10 to 29 of a source.
ExportRecord exported() {
    ExportRecord record;
    record.first = 10;
    record.lumaIn.resize(20);
    record.lumaOut.resize(20);
    return record;
}

edit::Segment segment(std::int64_t first, std::int64_t last, std::string name = {}) {
    edit::Segment segment;
    segment.range = {first, last};
    segment.name = std::move(name);
    return segment;
}

QString text(const std::vector<FilmPart>& parts) {
    QStringList list;
    for (const FilmPart& part : parts) {
        list << QString("%1 %2-%3")
                    .arg(QString::fromStdString(part.name))
                    .arg(part.first)
                    .arg(part.last);
    }
    return list.join(", ");
}

QString textOf(const ExportRecord& record) {
    const auto parts = partsOf(record, nullptr, {});
    return parts ? text(*parts) : QString::fromStdString(parts.error().message());
}

}  // namespace

class TestFilmParts : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void segmentsAreCutToTheExport() {
        ExportRecord record = exported();
        record.segments = {segment(0, 14, "Arrival"), segment(15, 19), segment(25, 99, "Harbour")};
        QCOMPARE(textOf(record), QString("Arrival 10-14, Segment 2 15-19, between segments 20-24, "
                                         "Harbour 25-29"));
    }
    void unnamedSegmentOfTheWholeExportIsNone() {
        ExportRecord record = exported();
        record.segments = {segment(10, 29)};
        QVERIFY(!hasSegments(record));
        record.segments.front().name = "Reel";
        QVERIFY(hasSegments(record));
    }
    void shotsBeginWhereFlickerIsMissing() {
        ExportRecord record = exported();
        record.flickerAfter.assign(20, 1e-5);
        record.flickerAfter[0].reset();
        record.flickerAfter[8].reset();
        QCOMPARE(textOf(record), QString("Shot 1 10-17, Shot 2 18-29"));
        // Darkness is no row of cuts.
        record.flickerAfter[9].reset();
        QCOMPARE(textOf(record), QString("Shot 1 10-17, Shot 2 18-29"));
    }
    void cutAtTheSecondFrameIsOne() {
        ExportRecord record = exported();
        record.flickerAfter.assign(20, 1e-5);
        record.flickerAfter[0].reset();
        record.flickerAfter[1].reset();
        QCOMPARE(textOf(record), QString("Shot 1 10-10, Shot 2 11-29"));
        // A film that begins in the dark has no cut there.
        record.flickerAfter[2].reset();
        QCOMPARE(textOf(record), QString("Shot 1 10-29"));
    }
    void fewPartsShowThreeFramesAndManyTheMiddleOne() {
        const std::vector<FilmPart> parts{{10, 19, "a"}, {20, 20, "b"}, {21, 22, "c"}};
        const auto numbers = [&](std::size_t rows) {
            QStringList list;
            for (const ShownFrame& shown : framesToShow(parts, rows)) {
                list << QString("%1:%2").arg(shown.part).arg(shown.frame);
            }
            return list.join(' ');
        };
        QCOMPARE(numbers(9), QString("0:10 0:14 0:19 1:20 2:21 2:22"));
        QCOMPARE(numbers(8), QString("0:14 1:20 2:21"));
    }
};

QTEST_GUILESS_MAIN(TestFilmParts)
#include "tst_film_parts.moc"
