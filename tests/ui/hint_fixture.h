// SPDX-License-Identifier: GPL-3.0-or-later
// What tests of the hint tool share: a window with the tool in hand, and places on its views.
#pragma once

#include "tests/ui/find_control.h"
#include "tests/ui/workbench_fixture.h"
#include "ui/view/hint_layer.h"
#include "ui/view/picture_view.h"
#include "ui/view/view_area.h"

namespace kinechrome::ui::test {

struct HintFixture : WorkbenchFixture {
    // Pictures in the middle of the scale: in black there is no colour at all.
    HintFixture() {
        fake.painter = [](std::int64_t index, ViewKind kind) {
            return fakePicture(index + 130, kind, 320, 240);
        };
    }
    // Opens with the hint tool in hand.
    void openTool() {
        open();
        QTRY_COMPARE(workbench->document().segments.size(), std::size_t{3});
        press(Qt::Key_H);
        QVERIFY(workbench->hints().active());
    }
    [[nodiscard]] HintLayer& layer(ViewKind kind = ViewKind::Color) const {
        return *window->views().pane(kind).findChild<HintLayer*>();
    }
    // Where a point of the film lies on the colour view.
    [[nodiscard]] QPoint at(QPointF film) const {
        return workbench->sync()
            .mapping(layer().size(), layer().devicePixelRatioF())
            .toView(film)
            .toPoint();
    }
    void click(QPointF film) { QTest::mouseClick(&layer(), Qt::LeftButton, {}, at(film)); }
    void drag(QPointF from, QPointF to, Qt::KeyboardModifiers modifiers = Qt::NoModifier) {
        QTest::mousePress(&layer(), Qt::LeftButton, modifiers, at(from));
        for (const double share : {0.25, 0.5, 0.75, 1.0}) {
            QTest::mouseMove(&layer(), at(from + (to - from) * share));
            QCoreApplication::processEvents();
        }
        QTest::mouseRelease(&layer(), Qt::LeftButton, modifiers, at(to));
    }
    // Waits until the preview has said where the hints lie.
    void seek(std::int64_t frame) {
        transport().seek(frame);
        QTRY_COMPARE(workbench->shown().index, frame);
        QCoreApplication::processEvents();
    }
    [[nodiscard]] const std::vector<edit::Hint>& hints(std::size_t segment = 0) const {
        return workbench->document().segments[segment].hints;
    }
};

}  // namespace kinechrome::ui::test
