// SPDX-License-Identifier: GPL-3.0-or-later
// Bad footage: cut, flipped, misnamed, playlists, sound alone. Each ends with a sentence.
#include <QtTest>

#include "core/media/video_reader.h"
#include "tests/support/file_damage.h"
#include "tests/support/synthetic_clip.h"
#include "tests/support/temp_dir.h"
#include "tests/unit/media/copy_film.h"

using namespace kinechrome;
using test::ClipSpec;
using test::Film;
using test::readFilm;

class TestBadFootage : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void cutFilmNamesTheLastGoodFrame_data() {
        QTest::addColumn<QString>("codec");
        QTest::addColumn<QString>("extension");
        QTest::newRow("FFV1 in Matroska") << "ffv1"
                                          << "mkv";
        QTest::newRow("H.264 in Matroska") << "libx264"
                                           << "mkv";
        QTest::newRow("MJPEG in AVI") << "mjpeg"
                                      << "avi";
        QTest::newRow("raw in AVI") << "rawvideo"
                                    << "avi";
        QTest::newRow("MPEG-2 transport stream") << "mpeg2video"
                                                 << "ts";
        QTest::newRow("H.264 transport stream") << "libx264"
                                                << "ts";
        QTest::newRow("MPEG-2 program stream") << "mpeg2video"
                                               << "mpg";
    }
    void cutFilmNamesTheLastGoodFrame() {
        QFETCH(QString, codec);
        QFETCH(QString, extension);
        const test::TempDir dir;
        ClipSpec spec;
        spec.codec = codec.toStdString();
        if (codec == "mjpeg") spec.pixelFormat = "yuvj420p";
        spec.rate = {25, 1};
        spec.frames = 40;
        const auto file = dir / ("clip." + extension.toStdString());
        QVERIFY(test::writeClip(file, spec));
        QVERIFY(!readFilm(file).error);
        test::cutFile(file, 0.6);
        const Film refused = readFilm(file);
        QVERIFY(refused.error);
        QCOMPARE(refused.error->kind, base::ErrorKind::Input);
        const std::string expected =
            "the last good frame is " + std::to_string(refused.frames.size() - 1);
        QVERIFY2(refused.error->message().find(expected) != std::string::npos,
                 refused.error->message().c_str());
        const Film kept = readFilm(file, true);
        QVERIFY(!kept.error);
        QVERIFY(kept.salvaged);
        QCOMPARE(kept.frames.size(), refused.frames.size());
        QVERIFY(kept.frames.size() > 5 && kept.frames.size() < 40);
    }

    void flippedBitsInFfv1AreNoticed() {
        const test::TempDir dir;
        ClipSpec spec;
        spec.frames = 20;
        QVERIFY(test::writeClip(dir / "clip.mkv", spec));
        test::flipBytes(dir / "clip.mkv", 0.5);
        const Film film = readFilm(dir / "clip.mkv");
        QVERIFY(film.error);
        QCOMPARE(film.error->kind, base::ErrorKind::Input);
        for (std::size_t i = 0; i < film.frames.size(); ++i) {
            QVERIFY(test::sameSamples(film.frames[i].picture,
                                      test::clipPicture(spec, static_cast<int>(i))));
        }
    }

    void badInputEndsWithASentence_data() {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QByteArray>("content");
        QTest::newRow("missing") << "missing.mkv" << QByteArray();
        QTest::newRow("empty") << "empty.mkv" << QByteArray("");
        QTest::newRow("text") << "text.mkv" << QByteArray("this is not a film\n").repeated(50);
        QTest::newRow("text named txt") << "notes.txt" << QByteArray("not a film\n").repeated(99);
        QTest::newRow("HLS playlist")
            << "list.m3u8"
            << QByteArray("#EXTM3U\n#EXT-X-TARGETDURATION:5\n#EXTINF:5,\ngood.mkv\n");
        QTest::newRow("concat script")
            << "list.ffconcat" << QByteArray("ffconcat version 1.0\nfile good.mkv\n");
        QTest::newRow("concat script named mkv")
            << "list.mkv" << QByteArray("ffconcat version 1.0\nfile good.mkv\n");
        QTest::newRow("SDP") << "list.sdp"
                             << QByteArray(
                                    "v=0\no=- 0 0 IN IP4 127.0.0.1\ns=x\nc=IN IP4 "
                                    "127.0.0.1\nt=0 0\nm=video 5004 RTP/AVP 96\n");
        QTest::newRow("DASH manifest")
            << "list.mpd"
            << QByteArray(
                   "<?xml version=\"1.0\"?><MPD xmlns=\"urn:mpeg:dash:schema:mpd:2011\" "
                   "profiles=\"urn:mpeg:dash:profile:isoff-live:2011\"></MPD>");
    }
    void badInputEndsWithASentence() {
        QFETCH(QString, name);
        QFETCH(QByteArray, content);
        const test::TempDir dir;
        ClipSpec spec;
        spec.frames = 2;
        QVERIFY(test::writeClip(dir / "good.mkv", spec));
        const auto file = dir / name.toStdString();
        if (!content.isNull()) test::writeText(file, content.toStdString());
        const auto reader = media::VideoReader::open(file);
        QVERIFY(!reader);
        QCOMPARE(reader.error().kind, base::ErrorKind::Input);
        QVERIFY(reader.error().message().find('\n') == std::string::npos);
        QVERIFY(!reader.error().remedy.empty());
    }

    void soundAloneIsNoFilm() {
        const test::TempDir dir;
        ClipSpec spec;
        spec.frames = 0;
        spec.sound = "pcm_s16le";
        spec.soundSeconds = 0.5;
        QVERIFY(test::writeClip(dir / "sound.mkv", spec));
        QVERIFY(!media::probe(dir / "sound.mkv"));
        QVERIFY(!media::probe(dir.path()));
    }

    void changeOfSizeIsAnInputError() {
        const test::TempDir dir;
        ClipSpec spec;
        spec.codec = "mpeg2video";
        spec.rate = {25, 1};
        QVERIFY(test::writeClip(dir / "a.ts", spec));
        spec.width = 96;
        QVERIFY(test::writeClip(dir / "b.ts", spec));
        test::writeText(dir / "ab.ts",
                        test::readBytes(dir / "a.ts") + test::readBytes(dir / "b.ts"));
        const Film film = readFilm(dir / "ab.ts");
        QVERIFY(film.error);
        QVERIFY2(film.error->message().find("size changes") != std::string::npos,
                 film.error->message().c_str());
        // The decoder drops the frame that it still holds when the size changes.
        QVERIFY(film.frames.size() == 23 || film.frames.size() == 24);
    }

    void stopRequestInterruptsReading() {
        const test::TempDir dir;
        QVERIFY(test::writeClip(dir / "clip.mkv", ClipSpec{}));
        auto reader = media::VideoReader::open(dir / "clip.mkv");
        QVERIFY(reader);
        QVERIFY((*reader)->next({}));
        std::stop_source stop;
        stop.request_stop();
        const auto next = (*reader)->next(stop.get_token());
        QVERIFY(!next);
        QCOMPARE(next.error().kind, base::ErrorKind::Interrupted);
    }

    void sourceRemovedWhileReadingIsReadToTheEnd() {
        const test::TempDir dir;
        QVERIFY(test::writeClip(dir / "clip.mkv", ClipSpec{}));
        auto reader = media::VideoReader::open(dir / "clip.mkv");
        QVERIFY(reader);
        std::filesystem::remove(dir / "clip.mkv");
        int frames = 0;
        for (auto frame = (*reader)->next({}); frame && *frame; frame = (*reader)->next({})) {
            ++frames;
        }
        QCOMPARE(frames, 24);
    }
};

QTEST_GUILESS_MAIN(TestBadFootage)
#include "tst_bad_footage.moc"
