// SPDX-License-Identifier: GPL-3.0-or-later
// A whole window over a fake backend, with settings of its own, for tests that press its keys.
#pragma once

#include <memory>

#include <QApplication>
#include <QSettings>
#include <QTemporaryDir>
#include <QTest>

#include "core/project/document_edits.h"
#include "tests/ui/fake_backend.h"
#include "ui/bridge/workbench.h"
#include "ui/main_window.h"
#include "ui/theme/theme.h"
#include "ui/timeline/timeline_view.h"

namespace kinechrome::ui::test {

// Call once, before the first window: the person's own settings are never touched.
inline void isolateSettings(const QTemporaryDir& folder) {
    QCoreApplication::setOrganizationName(QStringLiteral("KinechromeTests"));
    QCoreApplication::setApplicationName(QStringLiteral("KinechromeTests"));
    QSettings::setDefaultFormat(QSettings::IniFormat);
    QSettings::setPath(QSettings::IniFormat, QSettings::UserScope, folder.path());
    qputenv("XDG_CACHE_HOME", folder.path().toLocal8Bit());
    qputenv("XDG_DATA_HOME", folder.path().toLocal8Bit());
    applyTheme(*qApp);
}

struct WorkbenchFixture {
    FakeBackend fake;
    std::unique_ptr<Workbench> workbench;
    std::unique_ptr<MainWindow> window;

    WorkbenchFixture() { QSettings().clear(); }

    void start() {
        workbench = std::make_unique<Workbench>(fake.backend());
        window = std::make_unique<MainWindow>(*workbench);
        window->resize(1280, 720);
        window->show();
        QApplication::setActiveWindow(window.get());
        QVERIFY(QTest::qWaitForWindowActive(window.get()));
    }

    // Starts, opens and waits for the first picture.
    void open(const QString& reference = {}) {
        start();
        workbench->open(QStringLiteral("/films/street.mkv"), reference);
        QTRY_COMPARE(workbench->shown().index, 0);
        QTRY_COMPARE(workbench->transport().count(), fake.frames);
        QTest::qWait(0);
    }

    // An edit as any other, for tests of what edits lead to.
    void addMarker(std::int64_t frame) {
        workbench->editor().edit(QStringLiteral("marker"), [frame](project::Document& document) {
            return project::addMarker(document, frame, "note");
        });
    }
    void press(Qt::Key key, Qt::KeyboardModifiers modifiers = Qt::NoModifier) {
        QTest::keyClick(window.get(), key, modifiers);
    }
    Transport& transport() { return workbench->transport(); }
};

}  // namespace kinechrome::ui::test
