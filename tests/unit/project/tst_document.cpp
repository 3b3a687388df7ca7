// SPDX-License-Identifier: GPL-3.0-or-later
// The rules that the values of a document keep.
#include "core/project/document.h"

#include "tests/unit/project/sample_document.h"

#include <QtTest>

#include <functional>
#include <utility>

using kinechrome::base::ErrorKind;
using kinechrome::project::Document;
using kinechrome::project::validate;
using kinechrome::test::sampleDocument;

using Edit = std::function<void(Document&)>;
Q_DECLARE_METATYPE(Edit)

class TestDocument : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void sampleAndEmptyDocumentsAreValid();
    void contradictionsAreRefused_data();
    void contradictionsAreRefused();
    void lengthIsNotCheckedWhileItIsUnknown();
    void coloursOfTheScreenAreAccepted_data();
    void coloursOfTheScreenAreAccepted();
};

void TestDocument::sampleAndEmptyDocumentsAreValid() {
    QVERIFY(validate(Document()));
    QVERIFY(validate(sampleDocument()));
}

void TestDocument::contradictionsAreRefused_data() {
    QTest::addColumn<Edit>("edit");
    QTest::addColumn<QString>("named");
    const auto row = [](const char* name, const char* named, Edit edit) {
        QTest::newRow(name) << std::move(edit) << QString(named);
    };
    row("out before in", "in and out", [](Document& d) { d.out = 9; });
    row("in is negative", "in and out", [](Document& d) { d.in = -1; });
    row("out behind the film", "in and out", [](Document& d) { d.out = 1000; });
    row("marker behind the film", "marker", [](Document& d) { d.markers[0].frame = 1000; });
    row("marker before the film", "marker", [](Document& d) { d.markers[0].frame = -1; });
    row("negative length", "frames", [](Document& d) { d.frames = -1; });
    row("segments overlap by a frame", "segment 99-999",
        [](Document& d) { d.segments[1].range.first = 99; });
    row("segments out of order", "segment 0-99",
        [](Document& d) { std::swap(d.segments[0], d.segments[1]); });
    row("segment behind the film", "segment 100-1000",
        [](Document& d) { d.segments[1].range.last = 1000; });
    row("segment ends before it begins", "segment 100-50",
        [](Document& d) { d.segments[1].range.last = 50; });
    row("hint outside its segment", "hint",
        [](Document& d) { d.segments[0].hints[0].frame = 100; });
    row("hint of no showable colour", "hint",
        [](Document& d) { d.segments[0].hints[0].b = -128.0, d.segments[0].hints[0].a = -128.0; });
    row("strength too large", "strength", [](Document& d) { d.settings.strength = 1.5; });
    row("saturation of a segment too large", "saturation",
        [](Document& d) { d.segments[1].settings.saturation = 3.0; });
}

void TestDocument::contradictionsAreRefused() {
    QFETCH(const Edit, edit);
    QFETCH(const QString, named);
    Document document = sampleDocument();
    edit(document);
    const auto valid = validate(document);
    QVERIFY(!valid);
    QVERIFY2(valid.error().what == named.toStdString(), valid.error().message().c_str());
    QVERIFY(!valid.error().why.empty());
    QVERIFY(!valid.error().remedy.empty());
}

void TestDocument::lengthIsNotCheckedWhileItIsUnknown() {
    Document document = sampleDocument();
    document.frames = 0;
    document.segments[1].range.last = 1'000'000;
    document.out = 999'999;
    QVERIFY(validate(document));
}

void TestDocument::coloursOfTheScreenAreAccepted_data() {
    QTest::addColumn<double>("a");
    QTest::addColumn<double>("b");
    QTest::newRow("gray") << 0.0 << 0.0;
    QTest::newRow("pure red") << 80.09 << 67.20;
    QTest::newRow("pure green") << -86.18 << 83.18;
    QTest::newRow("pure blue") << 79.19 << -107.86;
}

void TestDocument::coloursOfTheScreenAreAccepted() {
    QFETCH(const double, a);
    QFETCH(const double, b);
    Document document = sampleDocument();
    document.segments[0].hints[0].a = a;
    document.segments[0].hints[0].b = b;
    QVERIFY(validate(document));
}

QTEST_GUILESS_MAIN(TestDocument)
#include "tst_document.moc"
