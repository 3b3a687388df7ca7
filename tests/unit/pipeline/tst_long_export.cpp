// SPDX-License-Identifier: GPL-3.0-or-later
// The first pass of an export that looks ahead holds no more of a long shot than of a short one.
#include <algorithm>
#include <memory>
#include <optional>
#include <vector>

#include <QtTest/QtTest>

#include "core/pipeline/look_ahead.h"
#include "tests/support/counted_memory.h"
#include "tests/support/temp_dir.h"

using namespace kinechrome;
using edit::StabilizerKind;

namespace {

constexpr int width = 32;
constexpr int height = 24;
constexpr int cycle = 96;   // frames after which what is held comes back
constexpr int cycles = 32;  // 3072 frames
constexpr std::int64_t chromaPlane = std::int64_t{sizeof(float)} * (width / 2) * (height / 2);

// Waves that pan to and fro.
color::Picture pictureAt(int t) {
    color::PictureFormat format;
    format.width = width;
    format.height = height;
    format.chromaShiftX = format.chromaShiftY = 1;
    color::Picture picture = color::Picture::allocate(format);
    const int left = std::min(t % cycle, cycle - t % cycle);
    auto luma = picture.plane<std::uint8_t>(0);
    for (int y = 0; y < height; ++y) {
        for (int x = 0; x < width; ++x) {
            const int place = x + left;
            luma.at(x, y) = static_cast<std::uint8_t>(60 + (place * place + 7 * y * y) % 97);
        }
    }
    return picture;
}

// One shot without end, and what is held, at most, in each cycle of its frames.
class LongShot final : public pipeline::FrameFeed {
public:
    const media::MediaInfo& info() const override { return info_; }
    base::Result<std::optional<media::VideoFrame>> next(std::stop_token) override {
        if (frame_ % cycle == 0 && frame_ > 0) most_.push_back(test::takeMostHeldBytes());
        if (frame_ == cycles * cycle) return std::optional<media::VideoFrame>();
        media::VideoFrame frame;
        frame.index = frame.pts = frame_;
        frame.picture = pictureAt(frame_++);
        return std::optional(std::move(frame));
    }
    std::int64_t expectedFrames() const override { return cycles * cycle; }
    std::optional<Span> span() const override { return std::nullopt; }
    std::optional<std::string> salvaged() const override { return std::nullopt; }

    [[nodiscard]] const std::vector<std::int64_t>& most() const { return most_; }

private:
    media::MediaInfo info_;
    int frame_ = 0;
    std::vector<std::int64_t> most_;
};

class Flickering final : public nn::Colorizer {
public:
    const nn::ColorizerInfo& info() const override { return info_; }
    nn::NetworkSize networkSize(int, int) const override { return {width, height}; }
    base::Result<color::ChromaField> colorize(const base::Plane<float>&,
                                              const color::HintRaster&) override {
        color::ChromaField field{
            {width / 2, height / 2}, {width / 2, height / 2}, {width / 2, height / 2}};
        field.a.fill(frames_++ % 2 == 0 ? 24.0F : 16.0F);
        field.confidence.fill(0.5F);
        return field;
    }

private:
    nn::ColorizerInfo info_{"flickering", "00", "cpu", "float32", 1};
    int frames_ = 0;
};

}  // namespace

class TestLongExport : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void memoryGrowsByNoFieldAFrame_data() {
        QTest::addColumn<int>("kind");
        QTest::newRow("bidirectional") << static_cast<int>(StabilizerKind::Bidirectional);
        QTest::newRow("tv") << static_cast<int>(StabilizerKind::Tv);
    }

    void memoryGrowsByNoFieldAFrame() {
        QFETCH(int, kind);
        const test::TempDir dir;
        pipeline::ColorizeRequest film;
        film.settings.stabilizer = static_cast<StabilizerKind>(kind);
        Flickering network;
        const auto planned = pipeline::PlannedColor::make(film, &network, {});
        QVERIFY(planned);
        LongShot shot;
        pipeline::CutBook cuts;
        cuts.closeWithoutCuts();
        const auto ahead = pipeline::LookAhead::make(
            {&shot, planned->get(), film.settings, &cuts, dir / "ahead"}, nullptr, {});
        QVERIFY(ahead);
        QCOMPARE(shot.most().size(), std::size_t{cycles});
        // Where each field is on the disk, and the flicker of each frame, is known in memory.
        constexpr std::size_t early = 3;
        const auto frames = static_cast<std::int64_t>(cycle * (cycles - 1 - early));
        const std::int64_t more = (shot.most().back() - shot.most()[early]) / frames;
        QVERIFY2(more < chromaPlane / 2, qPrintable(QString("%1 bytes a frame").arg(more)));
        for (int i = 0; i < 3; ++i) QVERIFY((*ahead)->next());
    }
};

QTEST_GUILESS_MAIN(TestLongExport)
#include "tst_long_export.moc"
