// SPDX-License-Identifier: GPL-3.0-or-later
// Disks without room, footage that has changed, a ground truth that does not fit: a sentence in
// place, the files untouched, and the work still there.
#include <QFile>
#include <QLabel>
#include <QtTest>

#include "tests/support/small_files_only.h"
#include "tests/ui/workbench_fixture.h"
#include "ui/panels/dock_panels.h"
#include "ui/panels/figures_panel.h"
#include "ui/panels/message_bar.h"

using namespace kinechrome;
using namespace kinechrome::ui;
using namespace kinechrome::ui::test;
using kinechrome::test::SmallFilesOnly;

namespace {

constexpr rlim_t tooSmallForAProject = 64;  // bytes

}  // namespace

class TestBadInput : public QObject {
    Q_OBJECT
    QTemporaryDir folder_;

    QString put(const QString& name, const QByteArray& content) {
        QFile file(folder_.filePath(name));
        if (file.open(QIODevice::WriteOnly)) file.write(content);
        return file.fileName();
    }
    static QByteArray bytesOf(const QString& path) {
        QFile file(path);
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }
    // All that lies in the folder of films and projects, hidden files too.
    [[nodiscard]] QStringList names() const {
        return QDir(folder_.path()).entryList(QDir::Files | QDir::Hidden);
    }
    [[nodiscard]] static bool isCounted(WorkbenchFixture& bench) {
        return QTest::qWaitFor([&] { return bench.transport().count() == bench.fake.frames; });
    }
    // A saved project with a marker, open in the bench.
    QString openProject(WorkbenchFixture& bench, const QString& name) {
        const QString path = folder_.filePath(name + QStringLiteral(".kinechrome"));
        bench.start();
        bench.workbench->open(put(name + QStringLiteral(".mkv"), name.toUtf8()));
        if (!isCounted(bench)) qFatal("the film was not opened");
        bench.addMarker(3);
        bench.workbench->project().saveAs(path);
        if (!QTest::qWaitFor([&] { return !bench.window->isWindowModified(); })) {
            qFatal("the project was not saved");
        }
        return path;
    }
    static QString said(WorkbenchFixture& bench) { return bench.window->messages().text(); }

private Q_SLOTS:
    void initTestCase() { isolateSettings(folder_); }

    void fullDiskWhileSavingLeavesTheProjectAndTheWork() {
        WorkbenchFixture bench;
        const QString path = openProject(bench, QStringLiteral("full"));
        const QByteArray before = bytesOf(path);
        bench.addMarker(9);
        {
            const SmallFilesOnly full(tooSmallForAProject);
            bench.press(Qt::Key_S, Qt::ControlModifier);
            QTRY_VERIFY(bench.window->messages().isVisible());
            QVERIFY2(said(bench).contains(QStringLiteral("full.kinechrome")),
                     qPrintable(said(bench)));
            QVERIFY(said(bench).contains(QStringLiteral("free some space or choose another disk")));
        }
        QCOMPARE(bytesOf(path), before);
        QVERIFY(bench.window->isWindowModified());
        QCOMPARE(bench.workbench->document().markers.size(), std::size_t{2});
        for (const QString& name : names()) {  // nothing half-written stays
            QVERIFY2(!name.contains(QStringLiteral("full.kinechrome.")) ||
                         name.endsWith(QStringLiteral(".unsaved")) ||
                         name.endsWith(QStringLiteral(".lock")),
                     qPrintable(name));
        }
        bench.press(Qt::Key_S, Qt::ControlModifier);  // there is room again
        QTRY_VERIFY(!bench.window->isWindowModified());
        QVERIFY(bytesOf(path) != before);
    }

    void fullDiskWhileKeepingAsideIsSaidOnceAndEditingGoesOn() {
        WorkbenchFixture bench;
        const QString path = openProject(bench, QStringLiteral("aside"));
        const QString side = folder_.filePath(QStringLiteral(".aside.kinechrome.unsaved"));
        const QByteArray before = bytesOf(path);
        {
            const SmallFilesOnly full(tooSmallForAProject);
            bench.addMarker(9);
            QTRY_VERIFY(bench.window->messages().isVisible());
            QVERIFY2(
                said(bench).startsWith(QStringLiteral("Unsaved changes cannot be kept aside: ")),
                qPrintable(said(bench)));
            QVERIFY(said(bench).contains(QStringLiteral("free some space or choose another disk")));
            bench.window->messages().hide();
            bench.addMarker(10);
            bench.workbench->project().keep();
            QVERIFY(!bench.window->messages().isVisible());  // said already
        }
        QVERIFY(!QFile::exists(side));
        QCOMPARE(bytesOf(path), before);
        QVERIFY(bench.window->isWindowModified());
        QCOMPARE(bench.workbench->document().markers.size(), std::size_t{3});
        bench.addMarker(11);
        QTRY_VERIFY(QFile::exists(side));
        bench.workbench->project().discard();
        bench.workbench->session().close();
        QTRY_VERIFY(!QFile::exists(side));
    }

    void footageThatHasChangedIsSaidAndTheWorkIsThere() {
        QString path;
        {
            WorkbenchFixture bench;
            path = openProject(bench, QStringLiteral("changed"));
        }
        const QByteArray before = bytesOf(path);
        put(QStringLiteral("changed.mkv"), "another film altogether");
        WorkbenchFixture bench;
        bench.start();
        bench.workbench->open(path);
        QVERIFY(isCounted(bench));
        QTRY_VERIFY(said(bench).contains(QStringLiteral("has changed since")));
        QVERIFY(said(bench).contains(QStringLiteral("changed.mkv")));
        QVERIFY(said(bench).contains(QStringLiteral("Check that it is the same film")));
        QCOMPARE(bench.workbench->document().markers.size(), std::size_t{1});
        QCOMPARE(bytesOf(path), before);
    }

    void groundTruthThatDoesNotFitIsSaidAndShownAllTheSame() {
        WorkbenchFixture bench;
        bench.open();
        bench.fake.referencing =
            base::fail(base::ErrorKind::Input, "original.mkv",
                       "it has 90 frames and the film has 100", "check that it is this film's");
        bench.workbench->addReference(QStringLiteral("/films/original.mkv"));
        QTRY_VERIFY(bench.window->messages().isVisible());
        QCOMPARE(said(bench), QStringLiteral("original.mkv: it has 90 frames and the film has 100: "
                                             "check that it is this film's"));
        QVERIFY(bench.workbench->session().isOpen() && bench.workbench->hasReference());
        auto* figures = bench.window->findChild<FiguresPanel*>();
        raisePanel(*figures);
        bench.fake.measures = false;
        bench.transport().seek(95);
        QTRY_VERIFY(figures->findChild<QLabel*>()->isVisible());
        QTRY_VERIFY(figures->findChild<QLabel*>()->text().startsWith(
            QStringLiteral("No figures of this frame: ")));
        bench.workbench->project().discard();
    }
};

QTEST_MAIN(TestBadInput)
#include "tst_bad_input.moc"
