// SPDX-License-Identifier: GPL-3.0-or-later
// What a writer does with sound and other streams, and with places where it may not write.
#include <QtTest>

#include <csignal>

#include <sys/resource.h>

#include "core/media/media_writer.h"
#include "tests/support/file_damage.h"
#include "tests/support/synthetic_clip.h"
#include "tests/support/temp_dir.h"
#include "tests/unit/media/copy_film.h"

using namespace kinechrome;
using test::ClipSpec;

class TestWriterStreams : public QObject {
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

    void soundIsCopiedPacketByPacket_data() {
        QTest::addColumn<QString>("source");
        QTest::addColumn<QString>("codec");
        QTest::addColumn<QString>("out");
        for (const char* out : {"out.mkv", "out.mov"}) {
            QTest::addRow("PCM 16 bit to %s", out) << "in.mkv"
                                                   << "pcm_s16le" << out;
            QTest::addRow("PCM 24 bit to %s", out) << "in.mkv"
                                                   << "pcm_s24le" << out;
            QTest::addRow("PCM of MOV to %s", out) << "in.mov"
                                                   << "pcm_s24le" << out;
            QTest::addRow("AAC of MP4 to %s", out) << "in.mp4"
                                                   << "aac" << out;
            QTest::addRow("AAC of TS to %s", out) << "in.ts"
                                                  << "aac" << out;
            QTest::addRow("MP2 of PS to %s", out) << "in.mpg"
                                                  << "mp2" << out;
            QTest::addRow("PCM of AVI to %s", out) << "in.avi"
                                                   << "pcm_s16le" << out;
        }
        QTest::newRow("FLAC to Matroska") << "in.mkv"
                                          << "flac"
                                          << "out.mkv";
        QTest::newRow("AAC to MP4") << "in.mp4"
                                    << "aac"
                                    << "out.mp4";
        QTest::newRow("AC-3 to MP4") << "in.mkv"
                                     << "ac3"
                                     << "out.mp4";
    }
    void soundIsCopiedPacketByPacket() {
        QFETCH(QString, source);
        QFETCH(QString, codec);
        QFETCH(QString, out);
        ClipSpec spec;
        spec.codec = source == "in.mkv"   ? "ffv1"
                     : source == "in.avi" ? "mjpeg"
                     : source == "in.mpg" ? "mpeg2video"
                                          : "libx264";
        if (source == "in.avi") spec.pixelFormat = "yuvj420p";
        spec.rate = {25, 1};
        spec.frames = 50;
        spec.sound = codec.toStdString();
        spec.soundSeconds = 2.7;  // longer than the picture: nothing is cut off
        const auto file = make(source.toStdString(), spec);
        const auto target = *dir_ / out.toStdString();
        const auto copied = test::copyFilm(file, target);
        QVERIFY2(copied, copied ? "" : copied.error().message().c_str());
        QVERIFY(copied->plan.dropped.empty());
        const auto before = media::digestStreams(file, {});
        const auto after = media::digestStreams(target, {});
        QVERIFY(before && after);
        QCOMPARE(after->size(), std::size_t{1});
        QCOMPARE(after->front().sha256, before->front().sha256);
        QCOMPARE(after->front().kind, std::string("audio"));
        const auto was = test::soundSpan(file);
        const auto is = test::soundSpan(target);
        QVERIFY2(std::abs(was.first - is.first) < 0.0011,
                 qPrintable(QString("%1 became %2").arg(was.first).arg(is.first)));
        const test::Film film = test::readFilm(target);
        const test::Film original = test::readFilm(file);
        QCOMPARE(film.frames.size(), original.frames.size());
        const double firstWas =
            static_cast<double>(original.frames[0].pts) * original.info.video.timeBase.value();
        const double firstIs =
            static_cast<double>(film.frames[0].pts) * film.info.video.timeBase.value();
        QVERIFY2(std::abs(firstWas - firstIs) <= 0.00051,
                 qPrintable(QString("%1 became %2").arg(firstWas).arg(firstIs)));
    }

    void pcmBecomesAlacInMp4SampleForSample_data() {
        QTest::addColumn<QString>("codec");
        QTest::newRow("16 bit") << "pcm_s16le";
        QTest::newRow("24 bit") << "pcm_s24le";
        QTest::newRow("FLAC, if MP4 refuses it") << "flac";
    }
    void pcmBecomesAlacInMp4SampleForSample() {
        QFETCH(QString, codec);
        ClipSpec spec;
        spec.sound = codec.toStdString();
        const auto file = make("in.mkv", spec);
        const auto copied = test::copyFilm(file, *dir_ / "out.mp4");
        QVERIFY2(copied, copied ? "" : copied.error().message().c_str());
        const auto before = test::soundSamples(file);
        const auto after = test::soundSamples(*dir_ / "out.mp4");
        QVERIFY(!before.empty());
        QCOMPARE(after.size(), before.size());
        QVERIFY(after == before);
        const auto info = media::probe(*dir_ / "out.mp4");
        QVERIFY(info);
        if (codec != "flac") {
            QCOMPARE(info->audio.at(0).codec, std::string("alac"));
            QVERIFY(!copied->plan.notes.empty());
        }
    }

    void soundOfASequenceIsNamedAsLost() {
        ClipSpec spec;
        spec.sound = "pcm_s16le";
        const auto file = make("in.mkv", spec);
        const auto copied = test::copyFilm(file, *dir_ / "stills/%06d.png");
        QVERIFY(copied);
        QCOMPARE(copied->plan.dropped.size(), std::size_t{1});
        test::CopyOptions strict;
        strict.request.strictStreams = true;
        const auto refused = test::copyFilm(file, *dir_ / "more/%06d.png", strict);
        QVERIFY(!refused);
        QCOMPARE(refused.error().kind, base::ErrorKind::Output);
        QVERIFY(!std::filesystem::exists(*dir_ / "more.part"));
    }

    void existingResultsAreLeftAlone() {
        const auto file = make("in.mkv", ClipSpec{});
        test::writeText(*dir_ / "out.mkv", "precious");
        const auto refused = test::copyFilm(file, *dir_ / "out.mkv");
        QVERIFY(!refused);
        QCOMPARE(refused.error().kind, base::ErrorKind::Output);
        QCOMPARE(test::readBytes(*dir_ / "out.mkv"), std::string("precious"));
        test::CopyOptions overwrite;
        overwrite.request.overwrite = true;
        QVERIFY(test::copyFilm(file, *dir_ / "out.mkv", overwrite));
        QCOMPARE(test::readFilm(*dir_ / "out.mkv").frames.size(), std::size_t{24});
    }

    void placesThatCannotBeWrittenAreOutputErrors() {
        const auto file = make("in.mkv", ClipSpec{});
        std::filesystem::create_symlink(file, *dir_ / "alias.mkv");
        test::CopyOptions overwrite;
        overwrite.request.overwrite = true;
        for (const char* name : {"in.mkv", "alias.mkv", "no/such/out.mkv", "in.mkv/out.mkv"}) {
            const auto refused = test::copyFilm(file, *dir_ / name, overwrite);
            QVERIFY2(!refused, name);
            QCOMPARE(refused.error().kind, base::ErrorKind::Output);
            QVERIFY(refused.error().message().find('\n') == std::string::npos);
        }
        QCOMPARE(test::readFilm(file).frames.size(), std::size_t{24});
    }

    void foldersWithOtherFilesAreNeverReplaced() {
        const auto file = make("in.mkv", ClipSpec{});
        test::CopyOptions overwrite;
        overwrite.request.overwrite = true;
        QVERIFY(test::copyFilm(file, *dir_ / "stills/%06d.png"));
        QVERIFY(!test::copyFilm(file, *dir_ / "stills/%06d.png"));
        QVERIFY(test::copyFilm(file, *dir_ / "stills/%06d.png", overwrite));
        test::writeText(*dir_ / "stills/letter.txt", "dear");
        const auto refused = test::copyFilm(file, *dir_ / "stills/%06d.png", overwrite);
        QVERIFY(!refused);
        QCOMPARE(refused.error().kind, base::ErrorKind::Output);
        QCOMPARE(test::readBytes(*dir_ / "stills/letter.txt"), std::string("dear"));
    }

    void unfinishedWritersLeaveNothing() {
        const auto file = make("in.mkv", ClipSpec{});
        for (const char* name : {"out.mkv", "out.mov", "out.mp4", "stills/%06d.png"}) {
            auto reader = media::VideoReader::open(file);
            QVERIFY(reader);
            media::WriterRequest request;
            request.output = *dir_ / name;
            request.preset = *media::choosePreset(request.output, {});
            request.input = (*reader)->info().video.format;
            request.source = file;
            auto writer = media::MediaWriter::open(request);
            QVERIFY2(writer, writer ? "" : writer.error().message().c_str());
            const auto part = (*writer)->plan().partPath;
            QVERIFY(std::filesystem::exists(part));
            auto frame = (*reader)->next({});
            QVERIFY((*writer)->write(**frame));
            writer->reset();
            QVERIFY(!std::filesystem::exists(part));
            QVERIFY(!std::filesystem::exists(request.output));
        }
    }

    void completedFilesKeepTheirPartNameUntilPublished() {
        const auto file = make("in.mkv", ClipSpec{});
        auto reader = media::VideoReader::open(file);
        QVERIFY(reader);
        media::WriterRequest request;
        request.output = *dir_ / "out.mkv";
        request.input = (*reader)->info().video.format;
        request.source = file;
        auto writer = media::MediaWriter::open(request);
        QVERIFY(writer);
        for (auto frame = (*reader)->next({}); frame && *frame; frame = (*reader)->next({})) {
            QVERIFY((*writer)->write(**frame));
        }
        QVERIFY((*writer)->complete({}));
        QVERIFY(!std::filesystem::exists(request.output));
        QCOMPARE(test::readFilm((*writer)->plan().partPath).frames.size(), std::size_t{24});
        QVERIFY((*writer)->publish());
        QVERIFY(std::filesystem::exists(request.output));
        QVERIFY(!std::filesystem::exists((*writer)->plan().partPath));
    }

    // A limit on file size fails writes as a full disk does, early or only in the trailer.
    void failingWritesAreOutputErrors_data() {
        QTest::addColumn<QString>("name");
        QTest::addColumn<int>("bytes");
        for (const char* name : {"out.mkv", "out.mov", "out.mp4", "stills/%06d.png"}) {
            QTest::addRow("%s early", name) << name << 400;
            QTest::addRow("%s late", name) << name << 1500;
        }
    }
    void failingWritesAreOutputErrors() {
        QFETCH(QString, name);
        QFETCH(int, bytes);
        const auto file = make("in.mkv", ClipSpec{});
        std::signal(SIGXFSZ, SIG_IGN);
        rlimit before{};
        QVERIFY(getrlimit(RLIMIT_FSIZE, &before) == 0);
        rlimit tight = before;
        tight.rlim_cur = static_cast<rlim_t>(bytes);
        QVERIFY(setrlimit(RLIMIT_FSIZE, &tight) == 0);
        const auto copied = test::copyFilm(file, *dir_ / name.toStdString());
        setrlimit(RLIMIT_FSIZE, &before);
        QVERIFY(!copied);
        QCOMPARE(copied.error().kind, base::ErrorKind::Output);
        QVERIFY(!std::filesystem::exists(*dir_ / (name.toStdString() + ".part")));
        QVERIFY(!std::filesystem::exists(*dir_ / "stills.part"));
    }

    void extensionAndPresetMustAgree() {
        using media::Preset;
        QVERIFY(media::choosePreset("a.mkv", {}) == Preset::Preservation);
        QVERIFY(media::choosePreset("a.MOV", {}) == Preset::Mezzanine);
        QVERIFY(media::choosePreset("a.mp4", Preset::Access) == Preset::Access);
        QVERIFY(media::choosePreset("d/%06d.tiff", {}) == Preset::TiffSequence);
        for (const char* name : {"a.avi", "a", "a.png", "a.mkv.part"}) {
            const auto refused = media::choosePreset(name, {});
            QVERIFY2(!refused, name);
            QCOMPARE(refused.error().kind, base::ErrorKind::Usage);
        }
        QVERIFY(!media::choosePreset("a.mkv", Preset::Access));
        QVERIFY(media::presetFromString("mezzanine") == Preset::Mezzanine);
        QVERIFY(!media::presetFromString("best"));
    }
};

QTEST_GUILESS_MAIN(TestWriterStreams)
#include "tst_writer_streams.moc"
