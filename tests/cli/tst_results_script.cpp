// SPDX-License-Identifier: GPL-3.0-or-later
// packaging/results.sh: results of packaging/run have a name of their own and replace nothing but
// what was made from the same film.
#include <QProcess>
#include <QTemporaryDir>
#include <QtTest/QtTest>

class TestResultsScript : public QObject {
    Q_OBJECT

private:
    // What a script prints that begins with the functions loaded, in a folder of its own with
    // films a/x.mkv and b/x.mkv and an empty folder out. `made FILM` does what packaging/run does.
    static QString outputOf(const QString& script) {
        const QTemporaryDir folder;
        QProcess bash;
        bash.setWorkingDirectory(folder.path());
        bash.setProcessChannelMode(QProcess::MergedChannels);
        bash.start("bash", {"-euc", QString(R"(
            . "%1/packaging/results.sh"
            mkdir a b out; echo 1 > a/x.mkv; echo 2 > b/x.mkv
            made() {
                choose_name "$1" out
                { state_of film "$1"; echo film > "$name-color.mkv"; state_of result "$name-color.mkv"; } > "$name-made-from.txt"
                echo "$name"
            }
            )")
                                            .arg(KINECHROME_SOURCE_DIR) +
                                        script});
        if (!bash.waitForFinished() || bash.exitCode() != 0) {
            return "failed: " + bash.readAll();
        }
        return QString::fromUtf8(bash.readAll()).trimmed().replace('\n', ' ');
    }

private Q_SLOTS:
    void namesOfResults_data() {
        QTest::addColumn<QString>("script");
        QTest::addColumn<QString>("printed");
        QTest::newRow("after the film") << "made a/x.mkv"
                                        << "out/x";
        QTest::newRow("again") << "made a/x.mkv; made a/x.mkv"
                               << "out/x out/x";
        QTest::newRow("another film of that name")
            << "made a/x.mkv; made b/x.mkv; made a/x.mkv; made b/x.mkv"
            << "out/x out/x-2 out/x out/x-2";
        QTest::newRow("the film has changed")
            << "made a/x.mkv; echo changed > a/x.mkv; made a/x.mkv"
            << "out/x out/x-2";
        QTest::newRow("the result has changed")
            << "made a/x.mkv; echo graded >> out/x-color.mkv; made a/x.mkv"
            << "out/x out/x-2";
        QTest::newRow("a result of somebody else")
            << "echo mine > out/x-color.mkv; made a/x.mkv; cat out/x-color.mkv"
            << "out/x-2 mine";
        QTest::newRow("a sheet of somebody else") << "echo mine > out/x-sheet.png; made a/x.mkv"
                                                  << "out/x-2";
        QTest::newRow("a run under way elsewhere")
            << "mkdir out/x-color.mkv.kinechrome-work; made a/x.mkv"
            << "out/x-2";
        QTest::newRow("stills by a pattern, after their folder")
            << "mkdir scan; touch scan/000{1,2}.png; made scan/%04d.png; made scan/%04d.png"
            << "out/scan out/scan";
        QTest::newRow("a still of the pattern has changed")
            << "mkdir scan; touch scan/000{1,2}.png; made scan/%04d.png; echo > scan/0002.png; "
               "made scan/%04d.png"
            << "out/scan out/scan-2";
        QTest::newRow("stills by their first")
            << "mkdir scan; touch scan/000{1,2}.png; made scan/0001.png; echo > scan/0002.png; "
               "made scan/0001.png"
            << "out/0001 out/0001-2";
        QTest::newRow("a blank") << "mv a/x.mkv 'a/x y.mkv'; made 'a/x y.mkv'; made 'a/x y.mkv'"
                                 << "out/x y out/x y";
        QTest::newRow("a line break")
            << "mv a/x.mkv $'a/x\\ny.mkv'; choose_name $'a/x\\ny.mkv' out; made $'a/x\\ny.mkv' > "
               "1; made $'a/x\\ny.mkv' > 2; cmp 1 2 && files=(out/*) && echo ${#files[@]}"
            << "2";
        QTest::newRow("a dash in front") << "mv a/x.mkv ./-x.mkv; made ./-x.mkv; made ./-x.mkv"
                                         << "out/-x out/-x";
    }
    void namesOfResults() {
        QFETCH(QString, script);
        QFETCH(QString, printed);
        QCOMPARE(outputOf(script), printed);
    }
};

QTEST_GUILESS_MAIN(TestResultsScript)
#include "tst_results_script.moc"
