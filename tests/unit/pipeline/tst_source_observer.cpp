// SPDX-License-Identifier: GPL-3.0-or-later
// What a person is told about a film before working on it.
#include "core/pipeline/source_observer.h"

#include <functional>

#include <QTest>

using namespace kinechrome;
using color::Picture;
using pipeline::SourceObserver;

namespace {

constexpr int width = 64;
constexpr int height = 48;

// Every frame's luma differs, so that none repeats; chroma is what the case wants.
Picture frame(int number, const std::function<std::pair<int, int>(int x, int y)>& chroma) {
    Picture picture =
        Picture::allocate({.width = width, .height = height, .color = {.bitDepth = 8}});
    for (int y = 0; y < height; ++y) {
        for (int x = 0; x < width; ++x) {
            picture.plane<std::uint8_t>(0).at(x, y) =
                static_cast<std::uint8_t>(60 + (x + 3 * number) % 120);
            const auto [cb, cr] = chroma(x, y);
            picture.plane<std::uint8_t>(1).at(x, y) = static_cast<std::uint8_t>(cb);
            picture.plane<std::uint8_t>(2).at(x, y) = static_cast<std::uint8_t>(cr);
        }
    }
    return picture;
}

std::pair<int, int> neutral(int, int) {
    return {128, 128};
}
std::pair<int, int> sepia(int, int) {
    return {116, 140};
}
std::pair<int, int> manyHues(int x, int y) {
    return {128 + (x % 64 - 32), 128 + (y % 48 - 24)};
}

bool mentions(const std::vector<std::string>& list, const char* word) {
    return std::any_of(list.begin(), list.end(), [&](const std::string& sentence) {
        return sentence.find(word) != std::string::npos;
    });
}

media::VideoFrame timed(std::int64_t index, std::int64_t pts, Picture picture) {
    return {index, pts, 0, {1, 1000}, false, std::move(picture)};
}

}  // namespace

class TestSourceObserver : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void plainFilmHasNoWarning() {
        SourceObserver observer({});
        // 24 a second in milliseconds: spacings of 41 and 42 are a constant rate.
        for (int i = 0; i < 10; ++i) {
            observer.observe(timed(i, (i * 1000 + 12) / 24, frame(i, neutral)));
        }
        QCOMPARE(observer.warnings().size(), std::size_t{0});
        QCOMPARE(observer.frames(), std::int64_t{10});
    }
    void varyingRateIsNamed() {
        SourceObserver observer({});
        for (const int pts : {0, 40, 80, 200}) {
            observer.observe(timed(0, pts, frame(pts, neutral)));
        }
        QVERIFY(mentions(observer.warnings(), "rate varies"));
    }
    void repeatedFramesAreCounted() {
        SourceObserver observer({});
        for (const int picture : {0, 1, 1, 2, 2}) {
            observer.observe(timed(0, observer.frames() * 40, frame(picture, neutral)));
        }
        QVERIFY(mentions(observer.warnings(), "2 of 5 frames repeat"));
    }
    void interlacedFlagOrFieldOrderIsNamed() {
        SourceObserver flagged({});
        auto picture = timed(0, 0, frame(0, neutral));
        picture.interlaced = true;
        flagged.observe(picture);
        QVERIFY(mentions(flagged.warnings(), "interlaced"));
        media::VideoStreamInfo stream;
        stream.fieldOrder = "tt";
        QVERIFY(mentions(SourceObserver(stream).warnings(), "tt"));
        stream.fieldOrder = "progressive";
        QVERIFY(!mentions(SourceObserver(stream).warnings(), "interlaced"));
    }
    void tintAndColorAreToldApart() {
        SourceObserver tinted({});
        SourceObserver colored({});
        for (int i = 0; i < 3; ++i) {
            tinted.observe(timed(i, 40 * i, frame(i, sepia)));
            colored.observe(timed(i, 40 * i, frame(i, manyHues)));
        }
        SourceObserver gray({});
        gray.observe(timed(0, 0, frame(0, neutral)));
        QVERIFY(!gray.colorWarning());
        QVERIFY(tinted.colorWarning().value().find("tinted") != std::string::npos);
        QVERIFY(colored.colorWarning().value().find("colour already") != std::string::npos);
    }
};

QTEST_GUILESS_MAIN(TestSourceObserver)
#include "tst_source_observer.moc"
