// SPDX-License-Identifier: GPL-3.0-or-later
// Which packets may follow one another in one stream.
#include <vector>

#include <QTest>

#include "core/media/piece_packets.h"

using namespace kinechrome;

namespace {

// The encoder's header lies in `header`, which the parameters do not own.
AVCodecParameters coding(std::vector<std::uint8_t>& header, int width = 64) {
    AVCodecParameters parameters{};
    parameters.codec_id = AV_CODEC_ID_FFV1;
    parameters.width = width;
    parameters.height = 48;
    parameters.extradata = header.data();
    parameters.extradata_size = static_cast<int>(header.size());
    return parameters;
}

}  // namespace

class TestPiecePackets : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void paddingOfTheHeaderDoesNotMatter() {
        std::vector<std::uint8_t> header{1, 2, 3};
        std::vector<std::uint8_t> padded{1, 2, 3, 0};
        QVERIFY(media::sameCoding(coding(header), coding(padded)));
        QVERIFY(media::sameCoding(coding(padded), coding(header)));
    }
    void anotherHeaderOrSizeDoes() {
        std::vector<std::uint8_t> header{1, 2, 3};
        std::vector<std::uint8_t> longer{1, 2, 3, 4};
        std::vector<std::uint8_t> other{1, 2, 4};
        QVERIFY(!media::sameCoding(coding(header), coding(longer)));
        QVERIFY(!media::sameCoding(coding(header), coding(other)));
        QVERIFY(!media::sameCoding(coding(header), coding(header, 66)));
    }
};

QTEST_GUILESS_MAIN(TestPiecePackets)
#include "tst_piece_packets.moc"
