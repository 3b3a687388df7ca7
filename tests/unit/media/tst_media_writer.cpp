// SPDX-License-Identifier: GPL-3.0-or-later
// MediaWriter: what comes out is what went in, with everything that belongs to it.
#include <QtTest>

#include "core/media/frame_index.h"
#include "core/media/media_writer.h"
#include "tests/support/synthetic_clip.h"
#include "tests/support/temp_dir.h"
#include "tests/unit/media/copy_film.h"

using namespace kinechrome;
using media::Preset;
using test::ClipSpec;

class TestMediaWriter : public QObject {
    Q_OBJECT

private:
    std::unique_ptr<test::TempDir> dir_;

    std::filesystem::path make(const std::string& name, const ClipSpec& spec) const {
        const auto file = *dir_ / name;
        const auto written = test::writeClip(file, spec);
        if (!written) qFatal("%s", written.error().message().c_str());
        return file;
    }

private Q_SLOTS:
    void init() {
        dir_ = std::make_unique<test::TempDir>();
        qputenv("XDG_CACHE_HOME", QByteArray::fromStdString(dir_->path().string()));
    }

    void preservationKeepsEverySample_data() {
        QTest::addColumn<QString>("pixelFormat");
        QTest::addColumn<QString>("range");
        QTest::addColumn<QString>("matrix");
        QTest::addColumn<int>("width");
        for (const char* format : {"yuv420p", "yuv422p10le", "yuv444p12le", "yuv444p14le",
                                   "yuv420p16le", "gray", "gray10le", "gray16le", "bgr0", "bgra",
                                   "gbrp10le", "gbrp16le", "yuva444p10le", "yuv440p"}) {
            QTest::addRow("%s", format) << format << ""
                                        << "" << 64;
        }
        QTest::newRow("full range") << "yuv420p"
                                    << "pc"
                                    << "bt709" << 64;
        QTest::newRow("BT.2020 limited") << "yuv420p10le"
                                         << "tv"
                                         << "bt2020nc" << 64;
        QTest::newRow("odd size 4:2:0") << "yuv420p"
                                        << "tv"
                                        << "smpte170m" << 61;
        QTest::newRow("odd size 4:2:2") << "yuv422p10le"
                                        << "tv"
                                        << "bt709" << 61;
        QTest::newRow("large enough for slices") << "yuv420p"
                                                 << "tv"
                                                 << "bt709" << 721;
    }
    void preservationKeepsEverySample() {
        QFETCH(QString, pixelFormat);
        QFETCH(QString, range);
        QFETCH(QString, matrix);
        QFETCH(int, width);
        ClipSpec spec;
        spec.pixelFormat = pixelFormat.toStdString();
        spec.range = range.toStdString();
        spec.matrix = matrix.toStdString();
        spec.width = width;
        spec.height = width == 61 ? 47 : width == 721 ? 577 : 48;
        spec.frames = 3;
        spec.content = test::Content::Codes;
        spec.rate = {24000, 1001};
        spec.sampleAspect = {16, 15};
        const auto source = make("in.mkv", spec);
        const auto out = *dir_ / "out.mkv";
        const auto copied = test::copyFilm(source, out);
        QVERIFY2(copied, copied ? "" : copied.error().message().c_str());
        QVERIFY(copied->plan.lossless);
        const test::Film film = test::readFilm(out);
        QCOMPARE(film.frames.size(), std::size_t{3});
        for (int i = 0; i < 3; ++i) {
            QVERIFY(test::sameSamples(film.frames[static_cast<std::size_t>(i)].picture,
                                      test::clipPicture(spec, i)));
        }
        const auto before = media::probe(source);
        QVERIFY(before);
        const auto& a = before->video;
        const auto& b = film.info.video;
        QCOMPARE(b.rate.text(), a.rate.text());
        QVERIFY(b.sampleAspect == a.sampleAspect);
        QCOMPARE(b.format.color, a.format.color);
        QVERIFY(range.isEmpty() || b.range == a.range);
        QVERIFY(matrix.isEmpty() || b.matrix == a.matrix);
    }

    void standardRatesAreExactInMatroska_data() {
        QTest::addColumn<int>("num");
        QTest::addColumn<int>("den");
        QTest::newRow("23.976") << 24000 << 1001;
        QTest::newRow("59.94") << 60000 << 1001;
        QTest::newRow("16.67") << 50 << 3;
        QTest::newRow("18") << 18 << 1;
        QTest::newRow("119.88") << 120000 << 1001;
    }
    void standardRatesAreExactInMatroska() {
        QFETCH(int, num);
        QFETCH(int, den);
        ClipSpec spec;
        spec.rate = {num, den};
        const auto source = make("in.nut", spec);
        QVERIFY(test::copyFilm(source, *dir_ / "out.mkv"));
        const auto info = media::probe(*dir_ / "out.mkv");
        QVERIFY(info);
        QCOMPARE(info->video.rate.text(), spec.rate.text());
    }

    void timestampsStayWithinHalfATick_data() {
        QTest::addColumn<QString>("name");
        QTest::addColumn<bool>("variable");
        for (const char* name : {"out.mkv", "out.mov", "out.mp4"}) {
            QTest::addRow("constant %s", name) << name << false;
            QTest::addRow("variable %s", name) << name << true;
        }
    }
    void timestampsStayWithinHalfATick() {
        QFETCH(QString, name);
        QFETCH(bool, variable);
        ClipSpec spec;
        spec.frames = 7;
        spec.rate = {30000, 1001};
        if (variable) spec.timestamps = {700, 740, 795, 800, 1000, 1001, 1200};
        const auto source = make(variable ? "in.mkv" : "in.nut", spec);
        const auto out = *dir_ / name.toStdString();
        QVERIFY(test::copyFilm(source, out));
        const test::Film before = test::readFilm(source);
        const test::Film after = test::readFilm(out);
        QCOMPARE(after.frames.size(), before.frames.size());
        const double tick = after.info.video.timeBase.value();
        for (std::size_t i = 0; i < before.frames.size(); ++i) {
            const double was =
                static_cast<double>(before.frames[i].pts) * before.info.video.timeBase.value();
            const double is = static_cast<double>(after.frames[i].pts) * tick;
            QVERIFY2(std::abs(was - is) <= tick / 2 + 1e-9,
                     qPrintable(QString("%1: %2 became %3").arg(i).arg(was).arg(is)));
        }
    }

    void lossyPresetsKeepThePicture_data() {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QString>("pixelFormat");
        QTest::addColumn<QString>("range");
        QTest::addColumn<int>("width");
        for (const char* format :
             {"yuv420p", "yuv422p10le", "yuv444p16le", "gray10le", "gbrp", "bgra"}) {
            for (const char* name : {"out.mov", "out.mp4"}) {
                QTest::addRow("%s %s", format, name) << name << format << "" << 128;
                QTest::addRow("%s %s odd", format, name) << name << format << "" << 125;
            }
        }
        QTest::newRow("full range ProRes") << "out.mov"
                                           << "yuv420p"
                                           << "pc" << 128;
        QTest::newRow("full range H.264") << "out.mp4"
                                          << "yuv420p10le"
                                          << "pc" << 128;
    }
    void lossyPresetsKeepThePicture() {
        QFETCH(QString, name);
        QFETCH(QString, pixelFormat);
        QFETCH(QString, range);
        QFETCH(int, width);
        ClipSpec spec;
        spec.pixelFormat = pixelFormat.toStdString();
        spec.range = range.toStdString();
        spec.width = width;
        spec.height = width - 29;
        spec.frames = 6;
        spec.content = test::Content::Color;
        if (spec.pixelFormat == "gbrp") spec.codec = "rawvideo";
        const auto source = make(spec.codec == "ffv1" ? "in.mkv" : "in.nut", spec);
        const auto out = *dir_ / name.toStdString();
        const auto copied = test::copyFilm(source, out);
        QVERIFY2(copied, copied ? "" : copied.error().message().c_str());
        QCOMPARE(copied->plan.lossless, false);
        QCOMPARE(!copied->plan.dropped.empty(), pixelFormat == "bgra");  // alpha is named
        const test::Film film = test::readFilm(out);
        QCOMPARE(film.frames.size(), std::size_t{6});
        if (name == "out.mov") QVERIFY(film.info.video.format.color.range == color::Range::Limited);
        const double error =
            test::meanColourError(test::clipPicture(spec, 2), film.frames[2].picture);
        QVERIFY2(error < 0.02, qPrintable(QString::number(error)));
    }

    void sequencesHoldTheColoursOfTheFilm_data() {
        QTest::addColumn<QString>("pattern");
        QTest::addColumn<QString>("pixelFormat");
        QTest::addColumn<double>("bound");
        QTest::newRow("PNG 8 bit") << "stills/%06d.png"
                                   << "yuv420p" << 0.002;
        QTest::newRow("PNG 16 bit") << "stills/a%04d.png"
                                    << "yuv444p10le" << 0.00002;
        QTest::newRow("TIFF 16 bit") << "stills/%06d.tif"
                                     << "yuv422p12le" << 0.00002;
        QTest::newRow("DPX 10 bit") << "stills/%06d.dpx"
                                    << "yuv420p" << 0.001;
        QTest::newRow("DPX 16 bit") << "stills/%06d.dpx"
                                    << "yuv444p16le" << 0.00002;
        QTest::newRow("PNG of RGB") << "stills/%06d.png"
                                    << "bgr0" << 0.0;
        QTest::newRow("PNG of gray") << "stills/%06d.png"
                                     << "gray16le" << 0.0;
        QTest::newRow("TIFF of alpha") << "stills/%06d.tiff"
                                       << "bgra" << 0.0;
    }
    void sequencesHoldTheColoursOfTheFilm() {
        QFETCH(QString, pattern);
        QFETCH(QString, pixelFormat);
        QFETCH(double, bound);
        ClipSpec spec;
        spec.pixelFormat = pixelFormat.toStdString();
        spec.width = 63;
        spec.frames = 3;
        spec.content = test::Content::Color;
        const auto source = make("in.mkv", spec);
        const auto out = *dir_ / pattern.toStdString();
        const auto copied = test::copyFilm(source, out);
        QVERIFY2(copied, copied ? "" : copied.error().message().c_str());
        QVERIFY(!std::filesystem::exists(*dir_ / "stills.part"));
        const test::Film film = test::readFilm(out);
        QVERIFY2(!film.error, film.error ? film.error->message().c_str() : "");
        QCOMPARE(film.frames.size(), std::size_t{3});
        const double error =
            test::meanColourError(test::clipPicture(spec, 1), film.frames[1].picture);
        QVERIFY2(error <= bound, qPrintable(QString::number(error)));
    }

    void fieldOrderAspectTimecodeChaptersAndTagsAreCarried_data() {
        QTest::addColumn<QString>("source");
        QTest::addColumn<QString>("out");
        for (const char* source : {"in.mov", "in.mkv"}) {
            for (const char* out : {"out.mkv", "out.mov", "out.mp4"}) {
                QTest::addRow("%s to %s", source, out) << source << out;
            }
        }
    }
    void fieldOrderAspectTimecodeChaptersAndTagsAreCarried() {
        QFETCH(QString, source);
        QFETCH(QString, out);
        ClipSpec spec;
        spec.codec = source == "in.mov" ? "prores_ks" : "ffv1";
        spec.pixelFormat = "yuv422p10le";
        spec.rate = {25, 1};
        spec.frames = 50;
        spec.interlaced = true;
        spec.sampleAspect = {16, 11};
        spec.metadata = {{"timecode", "01:00:00:00"}, {"title", "Street"}};
        spec.chapters = {0.0, 1.0};
        const auto file = make(source.toStdString(), spec);
        const auto target = *dir_ / out.toStdString();
        const auto copied = test::copyFilm(file, target);
        QVERIFY2(copied, copied ? "" : copied.error().message().c_str());
        for (const auto& dropped : copied->plan.dropped) {
            QFAIL(qPrintable(QString::fromStdString(dropped.stream + ": " + dropped.reason)));
        }
        const auto info = media::probe(target);
        QVERIFY(info);
        QCOMPARE(info->video.timecode, std::string("01:00:00:00"));
        QCOMPARE(info->chapters, 2);
        QVERIFY(info->video.sampleAspect == base::Rational(16, 11));
        QCOMPARE(info->video.fieldOrder.substr(0, 1), std::string("t"));
        QCOMPARE(test::containerTag(target, "title"), std::string("Street"));
        QCOMPARE(test::containerTag(target, "comment"), std::string("made for a test"));
    }

    void rangeIsCutOutOfPictureSoundAndTimecode() {
        ClipSpec spec;
        spec.rate = {25, 1};
        spec.frames = 100;
        spec.sound = "pcm_s16le";
        spec.metadata = {{"timecode", "01:00:00:00"}};
        const auto source = make("in.mkv", spec);
        const auto out = *dir_ / "out.mkv";
        const auto copied = test::copyFilm(source, out, {{}, {}, test::FrameSpan{25, 74}});
        QVERIFY2(copied, copied ? "" : copied.error().message().c_str());
        const test::Film film = test::readFilm(out);
        QCOMPARE(film.frames.size(), std::size_t{50});
        QCOMPARE(film.frames.front().pts, std::int64_t{0});
        QVERIFY(test::sameSamples(film.frames[0].picture, test::clipPicture(spec, 25)));
        QCOMPARE(film.info.video.timecode, std::string("01:00:01:00"));
        const auto sound = test::soundSpan(out);
        QVERIFY(sound.first >= 0.0 && sound.first < 0.03);
        QVERIFY(std::abs(sound.second - 2.0) < 0.05);
    }
};

QTEST_GUILESS_MAIN(TestMediaWriter)
#include "tst_media_writer.moc"
