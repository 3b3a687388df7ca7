// SPDX-License-Identifier: GPL-3.0-or-later
// Clips of a pack: read whole or skipped and listed, and nothing in an archive can do harm.
#include "core/nn/clip_shard.h"

#include <sys/resource.h>

#include <QtTest>

#include <filesystem>
#include <fstream>
#include <functional>

#include "core/nn/image_codec.h"
#include "core/nn/jpeg_check.h"
#include "core/nn/random.h"
#include "tests/unit/nn/clip_files.h"
#include "tests/unit/nn/tiny_pack.h"

namespace fs = std::filesystem;
using namespace kinechrome;
using test::Members;

namespace {

void writeShard(const fs::path& folder, const Members& members) {
    std::ofstream(folder / "clips-000.tar", std::ios::binary) << test::tarOf(members);
}

std::string& bytesOf(Members& members, const std::string& name) {
    for (auto& [path, bytes] : members) {
        if (path == name) return bytes;
    }
    return members.emplace_back(name, "").second;
}

// A zlib stream of about `compressed` bytes that inflates to some 160 times as many zeros: a zero,
// then copies of 258 bytes from one byte before, in fixed codes.
std::string inflatingStream(std::size_t compressed) {
    std::string stream("\x78\x01", 2);
    unsigned held = 0;
    unsigned count = 0;
    const auto put = [&](const char* bits) {
        for (; *bits != '\0'; ++bits) {
            held |= (*bits == '1' ? 1U : 0U) << count;
            if (++count == 8) {
                stream += static_cast<char>(held);
                held = count = 0;
            }
        }
    };
    put("110");       // last block, fixed codes
    put("00110000");  // a literal 0
    while (stream.size() < compressed) put("1100010100000");
    put("00000000000000");
    return stream;
}

long peakKilobytes() {
    rusage usage{};
    getrusage(RUSAGE_SELF, &usage);
    return usage.ru_maxrss;
}

}  // namespace

class TestClipShard : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aPackOfClipsAloneIsAPack() {
        QTemporaryDir folder;
        test::writeTinyClips(folder.path().toStdString(), 3, 4);
        const auto pack = nn::loadPack({folder.path().toStdString()}, 2, {});
        QVERIFY(pack.has_value());
        QVERIFY(pack->images.empty() && pack->labels.empty());
        QVERIFY((pack->sources == std::vector<std::string>{"fields", "meadows"}));
        QCOMPARE(pack->clips.size(), std::size_t{3});
        for (const nn::PackClip& clip : pack->clips) {
            QCOMPARE(clip.frames.size(), std::size_t{4});
            QCOMPARE(clip.frames[3].size(), std::size_t{64 * 48 * 3});
            QVERIFY(clip.toPrevious[0].empty() && clip.validFirst[0].empty());
            QCOMPARE(clip.toFirst[3].size(), std::size_t{16 * 12 * 2});
            QCOMPARE(clip.validPrevious[1].size(), std::size_t{16 * 12});
            QVERIFY(clip.meanChroma > 20.0F);
            QCOMPARE(clip.label, -1);
        }
    }

    void flowsAreReadInPixelsWithTheirValidity() {
        QTemporaryDir folder;
        Members members = test::stillClip("a/c", 2, 65, 41);
        bytesOf(members, "a/c/previous-001.png") = test::flowPng(17, 11, -3.25, 10.015625);
        bytesOf(members, "a/c/first-001.png") = test::flowPng(17, 11, 511.0, -512.0, false);
        writeShard(folder.path().toStdString(), members);
        const auto pack = nn::loadPack({folder.path().toStdString()}, 1, {});
        QVERIFY(pack.has_value());
        const nn::PackClip& clip = pack->clips.at(0);
        QCOMPARE(clip.toPrevious[1][0], -3.25F);
        QCOMPARE(clip.toPrevious[1].back(), 10.015625F);
        QCOMPARE(clip.toFirst[1][0], 511.0F);
        QCOMPARE(clip.toFirst[1][1], -512.0F);
        QCOMPARE(int{clip.validPrevious[1][0]}, 1);
        QCOMPARE(int{clip.validFirst[1][0]}, 0);
    }

    void clipsCarryTheLabelOfTheirFolder() {
        QTemporaryDir folder;
        const fs::path path = folder.path().toStdString();
        test::writeTinyPack(path, 20);
        test::writeTinyClips(path, 2, 3);
        std::ofstream(path / "labels.tsv", std::ios::app) << "fields/c0\tsky\nmeadows/c1\t-\n";
        const auto pack = nn::loadPack({path}, 1, {});
        QVERIFY(pack.has_value());
        QCOMPARE(pack->images.size(), std::size_t{20});
        QCOMPARE(pack->labelMisfits, 0);
        for (const nn::PackClip& clip : pack->clips) {
            QCOMPARE(clip.label, clip.name == "fields/c0" ? 1 : -1);
        }
    }

    void aGapInTheRowOfClipShardsIsRefused() {
        QTemporaryDir folder;
        const fs::path path = folder.path().toStdString();
        test::writeTinyClips(path, 1, 2);
        fs::rename(path / "clips-000.tar", path / "clips-001.tar");
        const auto pack = nn::loadPack({path}, 1, {});
        QVERIFY(pack.error().message().find("clips-000.tar is missing") != std::string::npos);
    }

    void clipsThatCannotBeUsedAreSkippedAndListed_data() {
        using Damage = std::function<void(Members&)>;
        QTest::addColumn<Damage>("damage");
        QTest::addColumn<QString>("why");
        const auto without = [](const std::string& name) -> Damage {
            return [name](Members& members) {
                std::erase_if(members, [&](const auto& member) { return member.first == name; });
            };
        };
        const auto with = [](const std::string& name, const std::string& bytes) -> Damage {
            return [name, bytes](Members& members) { bytesOf(members, name) = bytes; };
        };
        const auto row = [](const char* name, const Damage& damage, const char* why) {
            QTest::newRow(name) << damage << QString(why);
        };
        row("a frame is missing", without("b/bad/frame-001.jpg"), "it lacks frame 1");
        row("a flow to the previous frame is missing", without("b/bad/previous-002.png"),
            "it lacks a flow of frame 2");
        row("a flow to the first frame is missing", without("b/bad/first-001.png"),
            "it lacks a flow of frame 1");
        row("a flow of the wrong size", with("b/bad/first-002.png", test::flowPng(16, 11, 0, 0)),
            "no flow of a quarter of its size for frame 2");
        row("a flow that is cut",
            with("b/bad/first-002.png", test::flowPng(16, 12, 0, 0).substr(0, 300)),
            "no flow of a quarter of its size for frame 2");
        row("a flow in 8 bit",
            with("b/bad/previous-001.png",
                 test::pngAround(16, 12, 8, std::string("\x78\x01\x01\0\0\xFF\xFF", 7))),
            "no flow of a quarter of its size for frame 1");
        row("a frame of another size", with("b/bad/frame-002.jpg", test::paintedJpeg(80, 48, 1)),
            "another size begins with frame 2");
        row("a frame that is no picture", with("b/bad/frame-000.jpg", "words"),
            "there is no picture in frame 0");
        row("tiny frames", with("b/bad/frame-000.jpg", test::paintedJpeg(16, 16, 1)),
            "its frames are too small");
        row("a file of something else", with("b/bad/notes.txt", "words"),
            "notes.txt is no file of a clip");
        row("a frame numbered with letters", with("b/bad/frame-00x.jpg", "words"),
            "frame-00x.jpg is no file of a clip");
    }
    void clipsThatCannotBeUsedAreSkippedAndListed() {
        QFETCH(std::function<void(Members&)>, damage);
        QFETCH(QString, why);
        Members members = test::stillClip("b/bad", 3, 64, 48);
        damage(members);
        const Members good = test::stillClip("a/good", 2, 64, 48);
        members.insert(members.end(), good.begin(), good.end());
        QTemporaryDir folder;
        writeShard(folder.path().toStdString(), members);
        const auto pack = nn::loadPack({folder.path().toStdString()}, 1, {});
        QVERIFY(pack.has_value());
        QCOMPARE(pack->clips.size(), std::size_t{1});
        QCOMPARE(pack->skipped, 1);
        const QString line = QString::fromStdString(pack->skippedNames.at(0));
        QVERIFY2(line.startsWith("clips-000.tar: b/bad: ") && line.contains(why), qPrintable(line));
    }

    void flippedBytesInAShardNeverHarm() {
        const Members members = test::stillClip("a/c", 3, 36, 33);
        const std::string whole = test::tarOf(members);
        int readable = 0;
        int usable = 0;
        for (std::uint64_t round = 0; round < 400; ++round) {
            nn::Random random(17, round);
            std::string archive = whole;
            for (int flips = 1 + random.below(12); flips > 0; --flips) {
                const auto at =
                    static_cast<std::size_t>(random.below(static_cast<int>(whole.size())));
                archive[at] = static_cast<char>(random.next());
            }
            if (random.chance(0.1)) {
                archive.resize(
                    static_cast<std::size_t>(random.below(static_cast<int>(whole.size()))));
            }
            const auto found = nn::readTar(archive, "shard");
            if (!found) continue;
            ++readable;
            for (const nn::ClipFiles& files : nn::clipsOf(*found)) {
                const auto clip = nn::decodeClip(files);
                if (!clip) continue;
                ++usable;
                QCOMPARE(clip->toFirst.size(), clip->frames.size());
                QCOMPARE(clip->validPrevious.size(), clip->frames.size());
            }
        }
        QVERIFY(readable > 50 && usable > 10);  // what was tried is not refused at the door
    }

    void picturesThatPromiseMuchTakeLittle() {
        const std::string stream = inflatingStream(std::size_t{1} << 20U);  // 166 MB of zeros
        const long before = peakKilobytes();
        QVERIFY(!nn::decodePicture(test::pngAround(64, 64, 8, stream)).has_value());
        QVERIFY(!nn::decodeDeepPicture(test::pngAround(64, 64, 16, stream)).has_value());
        QVERIFY(!nn::decodePicture(test::pngAround(30000, 30000, 8, stream)).has_value());
        QVERIFY(!nn::decodePicture(test::pngAround(4000, 4000, 8, "")).has_value());
        QVERIFY(peakKilobytes() - before < 60 * 1024);
        const std::string small = inflatingStream(200);  // the stream itself is sound
        QVERIFY(nn::decodePicture(test::pngAround(64, 64, 8, small)).has_value());
    }

    void jpegsWithTooManyCodesAreRefusedBeforeTheDecoderSeesThem() {
        const std::string good = test::paintedJpeg(40, 40, 1);
        QVERIFY(nn::huffmanTablesFit(good) && nn::decodePicture(good).has_value());
        std::string full("\xFF\xC4\x0F\xFF\x00", 5);  // a table of 16 * 16 + 1 codes
        full += std::string(15, '\x10') + '\x11' + std::string(4000, 'x');
        for (const std::size_t at : {std::size_t{2}, good.find("\xFF\xC4"), good.size() - 2}) {
            std::string bad = good;
            bad.insert(at, full);
            QVERIFY(!nn::huffmanTablesFit(bad));
            QVERIFY(!nn::decodePicture(bad).has_value());
        }
        // The same bytes in a comment are words.
        const std::string comment = std::string("\xFF\xFE\x10\x02", 4) + full.substr(0, 4096);
        std::string noted = good;
        noted.insert(2, comment + std::string(4096 - (comment.size() - 4), ' '));
        QVERIFY(nn::huffmanTablesFit(noted) && nn::decodePicture(noted).has_value());
    }
};

QTEST_APPLESS_MAIN(TestClipShard)
#include "tst_clip_shard.moc"
