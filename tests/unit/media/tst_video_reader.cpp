// SPDX-License-Identifier: GPL-3.0-or-later
// VideoReader: every sample of every frame, exact timestamps, colours as tagged.
#include "core/media/video_reader.h"

#include <QtTest>

#include "tests/support/synthetic_clip.h"
#include "tests/support/temp_dir.h"
#include "tests/unit/media/copy_film.h"

using namespace kinechrome;
using test::ClipSpec;
using test::Film;
using test::readFilm;

class TestVideoReader : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void givesBackEverySample_data() {
        QTest::addColumn<QString>("codec");
        QTest::addColumn<QString>("extension");
        QTest::addColumn<QString>("pixelFormat");
        for (const char* format :
             {"yuv420p", "yuv422p", "yuv444p", "yuv411p", "yuv420p10le", "yuv422p12le",
              "yuv444p14le", "yuv444p16le", "yuva420p", "yuva444p10le", "gray", "gray10le",
              "gray12le", "gray16le", "bgr0", "bgra", "gbrp10le", "gbrp16le", "gbrap12le"}) {
            QTest::addRow("FFV1 %s", format) << "ffv1"
                                             << "mkv" << format;
        }
        for (const char* format : {"nv12", "nv21", "yuyv422", "uyvy422", "rgb24", "bgr24", "rgba",
                                   "gbrp", "rgb48be", "yuv420p10be", "ya8", "gray16be"}) {
            QTest::addRow("raw %s", format) << "rawvideo"
                                            << "nut" << format;
        }
        for (const char* format : {"rgb24", "rgb48be", "rgba", "rgba64be", "gray", "gray16be"}) {
            QTest::addRow("PNG %s", format) << "png"
                                            << "nut" << format;
        }
    }
    void givesBackEverySample() {
        QFETCH(QString, codec);
        QFETCH(QString, extension);
        QFETCH(QString, pixelFormat);
        const test::TempDir dir;
        ClipSpec spec;
        spec.codec = codec.toStdString();
        spec.pixelFormat = pixelFormat.toStdString();
        spec.width = 61;
        spec.height = 47;
        // FFmpeg's NUT pads raw rows, and its FFV1 loses the last column of odd 4:1:1.
        if (codec == "rawvideo" || pixelFormat == "yuv411p") spec.width = 64;
        spec.frames = 4;
        spec.content = test::Content::Color;
        const auto file = dir / ("clip." + extension.toStdString());
        const auto written = test::writeClip(file, spec);
        QVERIFY2(written, written ? "" : written.error().message().c_str());
        const Film film = readFilm(file);
        QVERIFY2(!film.error, film.error ? film.error->message().c_str() : "");
        QCOMPARE(film.frames.size(), std::size_t{4});
        for (int i = 0; i < 4; ++i) {
            const auto& frame = film.frames[static_cast<std::size_t>(i)];
            QVERIFY(test::sameSamples(frame.picture, test::clipPicture(spec, i)));
        }
    }

    void coloursAreDescribedByTagsOrStatedDefaults_data() {
        QTest::addColumn<QString>("pixelFormat");
        QTest::addColumn<QString>("range");
        QTest::addColumn<QString>("matrix");
        QTest::addColumn<int>("width");
        QTest::addColumn<int>("expectedRange");
        QTest::addColumn<int>("expectedMatrix");
        const int limited = static_cast<int>(color::Range::Limited);
        const int full = static_cast<int>(color::Range::Full);
        const int bt601 = static_cast<int>(color::Matrix::Bt601);
        const int bt709 = static_cast<int>(color::Matrix::Bt709);
        const int rgb = static_cast<int>(color::Matrix::Rgb);
        QTest::newRow("tagged limited 709") << "yuv420p"
                                            << "tv"
                                            << "bt709" << 64 << limited << bt709;
        QTest::newRow("tagged full 601") << "yuv420p"
                                         << "pc"
                                         << "smpte170m" << 64 << full << bt601;
        QTest::newRow("untagged small") << "yuv420p"
                                        << ""
                                        << "" << 64 << limited << bt601;
        QTest::newRow("untagged wide") << "yuv420p"
                                       << ""
                                       << "" << 1280 << limited << bt709;
        QTest::newRow("untagged gray") << "gray"
                                       << ""
                                       << "" << 64 << full << bt601;
        QTest::newRow("limited gray") << "gray10le"
                                      << "tv"
                                      << "" << 64 << limited << bt601;
        QTest::newRow("RGB") << "gbrp10le"
                             << ""
                             << "" << 64 << full << rgb;
    }
    void coloursAreDescribedByTagsOrStatedDefaults() {
        QFETCH(QString, pixelFormat);
        QFETCH(QString, range);
        QFETCH(QString, matrix);
        QFETCH(int, width);
        QFETCH(int, expectedRange);
        QFETCH(int, expectedMatrix);
        const test::TempDir dir;
        ClipSpec spec;
        spec.pixelFormat = pixelFormat.toStdString();
        spec.range = range.toStdString();
        spec.matrix = matrix.toStdString();
        spec.width = width;
        spec.frames = 1;
        QVERIFY(test::writeClip(dir / "clip.mkv", spec));
        const auto info = media::probe(dir / "clip.mkv");
        QVERIFY(info);
        QCOMPARE(static_cast<int>(info->video.format.color.range), expectedRange);
        QCOMPARE(static_cast<int>(info->video.format.color.matrix), expectedMatrix);
    }

    void variableTimestampsAreKept() {
        const test::TempDir dir;
        ClipSpec spec;
        spec.timestamps = {0, 40, 95, 100, 300, 301, 500};
        spec.frames = 7;
        QVERIFY(test::writeClip(dir / "vfr.mkv", spec));
        const Film film = readFilm(dir / "vfr.mkv");
        QCOMPARE(film.frames.size(), std::size_t{7});
        for (std::size_t i = 0; i < 7; ++i) {
            QCOMPARE(film.frames[i].pts, spec.timestamps[i]);
            QCOMPARE(film.frames[i].index, static_cast<std::int64_t>(i));
        }
    }

    void sequencesAreReadByPatternAndByFirstFile() {
        const test::TempDir dir;
        ClipSpec spec;
        spec.codec = "png";
        spec.pixelFormat = "gray16be";
        spec.frames = 5;
        QVERIFY(test::writeClip(dir / "scan%04d.png", spec));
        for (const char* name : {"scan%04d.png", "scan0001.png"}) {
            const Film film = readFilm(dir / name);
            QCOMPARE(film.frames.size(), std::size_t{5});
            QVERIFY(test::sameSamples(film.frames[4].picture, test::clipPicture(spec, 4)));
        }
        const auto info = media::probe(dir / "scan%04d.png");
        QVERIFY(info);
        QVERIFY(info->imageSequence);
        QCOMPARE(info->video.rate.text(), std::string("24/1"));
        std::filesystem::remove(dir / "scan0003.png");
        const Film gap = readFilm(dir / "scan%04d.png");
        QVERIFY(gap.error);
        QVERIFY(gap.error->message().find("scan0003.png") != std::string::npos);
    }

    void oddNamesAreLocalFiles() {
        const test::TempDir dir;
        ClipSpec spec;
        spec.frames = 2;
        for (const char* name : {"a:b.mkv", "http:x.mkv", "with space.mkv", "-dash.mkv"}) {
            QVERIFY(test::writeClip(dir / name, spec));
            QCOMPARE(readFilm(dir / name).frames.size(), std::size_t{2});
        }
    }
};

QTEST_GUILESS_MAIN(TestVideoReader)
#include "tst_video_reader.moc"
