// SPDX-License-Identifier: GPL-3.0-or-later
// Damaged projects are refused with a sentence, or read as documents that hold together.
#include "core/project/document_file.h"
#include "core/project/document_json.h"
#include "tests/fuzz/mutator.h"
#include "tests/unit/project/sample_document.h"

#include <QtTest>

#include <filesystem>
#include <fstream>
#include <sstream>
#include <string>

namespace fs = std::filesystem;
using kinechrome::base::ErrorKind;
using kinechrome::project::loadDocument;
using kinechrome::project::saveDocument;

class TestDamagedProjects : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void damageIsRefusedOrHarmless_data();
    void damageIsRefusedOrHarmless();
};

void TestDamagedProjects::damageIsRefusedOrHarmless_data() {
    QTest::addColumn<quint32>("seed");
    for (quint32 seed = 1; seed <= 4; ++seed) QTest::addRow("seed %u", seed) << seed;
}

void TestDamagedProjects::damageIsRefusedOrHarmless() {
    QFETCH(const quint32, seed);
    const QTemporaryDir folder;
    QVERIFY2(folder.isValid(), qPrintable(folder.errorString()));
    const fs::path file = fs::path(folder.path().toStdString()) / "damaged.kinechrome";
    QVERIFY(saveDocument(kinechrome::test::sampleDocument(), file));
    std::ostringstream whole;
    whole << std::ifstream(file, std::ios::binary).rdbuf();

    kinechrome::test::Mutator mutator(seed);
    int refused = 0;
    for (int i = 0; i < 500; ++i) {
        fs::remove(file);  // ext4 syncs a file that is truncated and written again
        std::ofstream(file, std::ios::binary) << mutator.damage(whole.str());
        const auto loaded = loadDocument(file);
        if (!loaded) {
            ++refused;
            QCOMPARE(loaded.error().kind, ErrorKind::Input);
            QVERIFY(!loaded.error().why.empty() && !loaded.error().remedy.empty());
            continue;
        }
        QVERIFY(validate(*loaded));
        // What was read can be written and reads the same again.
        const std::string text = toJson(*loaded, folder.path().toStdString()).dump();
        const auto again = kinechrome::project::documentFromJson(nlohmann::json::parse(text),
                                                                 folder.path().toStdString());
        QVERIFY2(again, again ? "" : again.error().message().c_str());
        QVERIFY(*again == *loaded);
    }
    QVERIFY(refused > 250);
}

QTEST_GUILESS_MAIN(TestDamagedProjects)
#include "tst_damaged_projects.moc"
