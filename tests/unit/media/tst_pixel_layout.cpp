// SPDX-License-Identifier: GPL-3.0-or-later
// Packed, semi-planar and foreign-endian frames become planes and back without loss.
#include <QtTest>

#include <algorithm>

#include "core/media/encoder_frame.h"
#include "core/media/picture_from_frame.h"
#include "tests/support/synthetic_clip.h"

extern "C" {
#include <libavutil/pixdesc.h>
#include <libswscale/swscale.h>
}

using namespace kinechrome;

class TestPixelLayout : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void everyFormatKeepsItsSamples_data() {
        QTest::addColumn<QString>("pixelFormat");
        for (const char* format :
             {"nv12",         "nv21",     "nv16",      "nv24",       "nv20le",      "p010le",
              "p010be",       "p016le",   "p210le",    "p416le",     "yuyv422",     "uyvy422",
              "yvyu422",      "y210le",   "x2rgb10le", "rgb24",      "bgr24",       "rgba",
              "argb",         "0rgb",     "rgb48le",   "rgb48be",    "rgba64be",    "bgra64le",
              "gbrp",         "gbrp12be", "gbrap16le", "gray",       "gray9le",     "gray16be",
              "ya8",          "ya16be",   "yuv420p",   "yuv420p9be", "yuv422p10be", "yuv444p16be",
              "yuva422p12le", "yuv410p",  "yuv440p",   "ayuv64le"}) {
            QTest::newRow(format) << format;
        }
    }
    void everyFormatKeepsItsSamples() {
        QFETCH(QString, pixelFormat);
        const AVPixelFormat id = av_get_pix_fmt(pixelFormat.toLatin1().constData());
        QVERIFY(id != AV_PIX_FMT_NONE);
        const auto layout = media::pixelLayout(id);
        QVERIFY(layout);
        test::ClipSpec spec;
        spec.pixelFormat = pixelFormat.toStdString();
        spec.content = test::Content::Color;
        spec.width = 50;
        spec.height = 36;
        const color::Picture original = test::clipPicture(spec, 3);
        const media::AvFramePtr frame = media::frameFromPicture(original, id);
        QVERIFY(frame);
        const color::Picture back =
            media::pictureFromFrame(*frame, original.format, layout->unpacking);
        QVERIFY(test::sameSamples(original, back));
    }

    // Judged by swscale, which shares no code with us.
    void redIsRed_data() {
        QTest::addColumn<QString>("pixelFormat");
        for (const char* format :
             {"rgb24", "bgr0", "gbrp", "rgb48be", "argb", "pal8", "rgb565le"}) {
            QTest::newRow(format) << format;
        }
    }
    void redIsRed() {
        QFETCH(QString, pixelFormat);
        const AVPixelFormat id = av_get_pix_fmt(pixelFormat.toLatin1().constData());
        const media::AvFramePtr frame(av_frame_alloc());
        frame->width = 16;
        frame->height = 4;
        frame->format = id;
        QVERIFY(av_frame_get_buffer(frame.get(), 0) >= 0);
        if (id == AV_PIX_FMT_PAL8) {
            std::fill_n(frame->data[0], frame->linesize[0] * 4, std::uint8_t{7});
            reinterpret_cast<std::uint32_t*>(frame->data[1])[7] = 0xFFFF8000U;  // A, R, G, B
        } else {
            std::vector<std::uint8_t> rgb(16 * 4 * 3);
            for (std::size_t i = 0; i < rgb.size(); i += 3) {
                rgb[i] = 255;
                rgb[i + 1] = 128;
                rgb[i + 2] = 0;
            }
            SwsContext* scaler = sws_getContext(16, 4, AV_PIX_FMT_RGB24, 16, 4, id, SWS_POINT,
                                                nullptr, nullptr, nullptr);
            QVERIFY(scaler != nullptr);
            const std::uint8_t* source[1] = {rgb.data()};
            const int stride[1] = {48};
            sws_scale(scaler, source, stride, 0, 4, frame->data, frame->linesize);
            sws_freeContext(scaler);
        }
        const auto layout = media::pixelLayout(id);
        QVERIFY(layout);
        color::PictureFormat format = layout->format;
        format.width = 16;
        format.height = 4;
        const color::Picture picture = media::pictureFromFrame(*frame, format, layout->unpacking);
        const auto code = [&](int plane) {
            return format.color.bitDepth > 8
                       ? picture.plane<std::uint16_t>(plane).at(5, 2) / 257
                       : static_cast<int>(picture.plane<std::uint8_t>(plane).at(5, 2));
        };
        // swscale itself is off by a code or two, and 565 has 6 bits of green.
        QVERIFY(std::abs(code(0) - 128) <= 4);
        QVERIFY(code(1) <= 2);
        QVERIFY(code(2) >= 252);
    }

    void oneBitPicturesAreBlackAndWhite_data() {
        QTest::addColumn<int>("format");
        QTest::addColumn<int>("expected");
        QTest::newRow("1 is black") << static_cast<int>(AV_PIX_FMT_MONOWHITE) << 0;
        QTest::newRow("1 is white") << static_cast<int>(AV_PIX_FMT_MONOBLACK) << 255;
    }
    void oneBitPicturesAreBlackAndWhite() {
        QFETCH(int, format);
        QFETCH(int, expected);
        const auto id = static_cast<AVPixelFormat>(format);
        const media::AvFramePtr frame(av_frame_alloc());
        frame->width = 16;
        frame->height = 2;
        frame->format = id;
        QVERIFY(av_frame_get_buffer(frame.get(), 0) >= 0);
        frame->data[0][0] = 0x80;
        frame->data[0][1] = 0;
        const auto layout = media::pixelLayout(id);
        QVERIFY(layout);
        color::PictureFormat planes = layout->format;
        planes.width = 16;
        planes.height = 2;
        const color::Picture picture = media::pictureFromFrame(*frame, planes, layout->unpacking);
        QCOMPARE(static_cast<int>(picture.plane<std::uint8_t>(0).at(0, 0)), expected);
        QCOMPARE(static_cast<int>(picture.plane<std::uint8_t>(0).at(1, 0)), 255 - expected);
    }

    void flippedRowsAreTurnedRight() {
        test::ClipSpec spec;
        const color::Picture original = test::clipPicture(spec, 0);
        const media::AvFramePtr frame =
            media::frameFromPicture(original, av_get_pix_fmt(spec.pixelFormat.c_str()));
        for (int plane = 0; plane < 3; ++plane) {
            frame->data[plane] += frame->linesize[plane] * (original.format.planeHeight(plane) - 1);
            frame->linesize[plane] = -frame->linesize[plane];
        }
        const color::Picture turned =
            media::pictureFromFrame(*frame, original.format, media::Unpacking::None);
        QVERIFY(turned.planes[0].stride > 0);
        QCOMPARE(turned.plane<std::uint8_t>(0).at(30, 0),
                 original.plane<std::uint8_t>(0).at(30, spec.height - 1));
    }

    void floatsAndSurfacesAreRefused() {
        for (const AVPixelFormat id :
             {AV_PIX_FMT_GBRPF32LE, AV_PIX_FMT_GRAYF32LE, AV_PIX_FMT_XYZ12LE, AV_PIX_FMT_VAAPI,
              AV_PIX_FMT_BAYER_RGGB8}) {
            QVERIFY(!media::pixelLayout(id));
        }
    }
};

QTEST_GUILESS_MAIN(TestPixelLayout)
#include "tst_pixel_layout.moc"
