// SPDX-License-Identifier: GPL-3.0-or-later
// The luma plane of an export is the scan's, whatever the depth, subsampling, range and matrix.
#include "tests/integration/export_cases.h"

using namespace kinechrome;
using test::ClipSpec;
using test::framesOf;
using test::requestFor;
using test::run;

class TestColorizeLuma : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void lumaPlaneIsKeptBitForBit_data();
    void lumaPlaneIsKeptBitForBit();
    void identityKeepsEveryPlane_data() { lumaPlaneIsKeptBitForBit_data(); }
    void identityKeepsEveryPlane();

private:
    // Exports three frames that hold every code value and compares with what went in.
    void exportCodes(bool identity, bool allPlanes);
};

void TestColorizeLuma::lumaPlaneIsKeptBitForBit_data() {
    QTest::addColumn<QString>("pixelFormat");
    QTest::addColumn<QString>("range");
    QTest::addColumn<QString>("matrix");
    for (const char* format :
         {"yuv420p", "yuv422p", "yuv444p", "gray", "yuv420p10le", "yuv422p10le", "yuv444p10le",
          "gray10le", "yuv420p12le", "yuv422p12le", "yuv444p12le", "gray12le", "yuv420p16le",
          "yuv422p16le", "yuv444p16le", "gray16le"}) {
        for (const char* range : {"tv", "pc"}) {
            for (const char* matrix : {"bt709", "smpte170m"}) {
                QTest::addRow("%s %s %s", format, range, matrix) << format << range << matrix;
            }
        }
    }
}

void TestColorizeLuma::exportCodes(bool identity, bool allPlanes) {
    QFETCH(QString, pixelFormat);
    QFETCH(QString, range);
    QFETCH(QString, matrix);
    const test::TempDir dir;
    ClipSpec spec;
    spec.pixelFormat = pixelFormat.toStdString();
    spec.range = range.toStdString();
    spec.matrix = matrix.toStdString();
    spec.content = test::Content::Codes;
    spec.frames = 3;
    VERIFY_RESULT(test::writeClip(dir / "in.mkv", spec));
    auto request = requestFor(dir / "in.mkv", dir / "out.mkv");
    if (identity) request.settings.model = "none";
    const auto report = run(request);
    VERIFY_RESULT(report);
    QCOMPARE(report->lumaIdentical, std::optional(true));
    const auto frames = framesOf(dir / "out.mkv");
    QCOMPARE(frames.size(), std::size_t{3});
    for (int i = 0; i < 3; ++i) {
        const auto truth = test::clipPicture(spec, i);
        const auto& got = frames[static_cast<std::size_t>(i)].picture;
        QVERIFY(test::samePlane(truth, got, 0));
        if (allPlanes) QVERIFY(test::sameSamples(truth, got));
    }
}

void TestColorizeLuma::lumaPlaneIsKeptBitForBit() {
    exportCodes(false, false);
}

void TestColorizeLuma::identityKeepsEveryPlane() {
    exportCodes(true, true);
}

QTEST_GUILESS_MAIN(TestColorizeLuma)
#include "tst_colorize_luma.moc"
