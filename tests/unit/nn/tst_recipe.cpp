// SPDX-License-Identifier: GPL-3.0-or-later
// Recipes: every key has a value of the right kind and a reason, or the recipe is refused by name.
#include "core/nn/recipe.h"

#include <QtTest>

#include <filesystem>
#include <fstream>

#include "core/nn/recipe_text.h"

namespace fs = std::filesystem;
using namespace kinechrome;

namespace {

std::string recipe(const std::string& keys) {
    return R"({"schema": "kinechrome.recipe/1")" + (keys.empty() ? "" : ", " + keys) + "}";
}

}  // namespace

class TestRecipe : public QObject {
    Q_OBJECT

    QTemporaryDir folder_;
    fs::path written(const char* name, const std::string& text) const {
        const fs::path file = fs::path(folder_.path().toStdString()) / name;
        fs::create_directories(file.parent_path());
        std::ofstream(file) << text;
        return file;
    }

private Q_SLOTS:
    void valuesAreRead() {
        const auto read = nn::parseRecipe(recipe(R"("width": {"value": 0.25, "why": "small"},
                      "loss": {"value": "l2", "why": "the paper"},
                      "sizes": {"value": [[0, 64], [0.5, 96]], "why": "grows"},
                      "seed": {"value": 7, "why": "any"})"),
                                          "r.json");
        QVERIFY(read.has_value());
        QCOMPARE(read->network.width, 0.25);
        QCOMPARE(read->loss, nn::ColorLoss::L2);
        QCOMPARE(read->sizes.size(), std::size_t{2});
        QCOMPARE(read->sizes[1].size, 96);
        QCOMPARE(read->seed, std::uint64_t{7});
    }

    void everyShippedRecipeReadsAndFindsItsTeacher() {
        int count = 0;
        for (const auto& entry : fs::recursive_directory_iterator(KINECHROME_RECIPES)) {
            if (entry.path().extension() != ".json") continue;
            const auto read = nn::readRecipe(entry.path());
            QVERIFY2(read.has_value(), read ? "" : read.error().message().c_str());
            const fs::path teacher = entry.path().parent_path() / read->teacher;
            QVERIFY2(read->teacher.empty() || fs::exists(teacher / "manifest.json"),
                     teacher.c_str());
            ++count;
        }
        QVERIFY(count > 2);
    }

    void faultsAreNamed_data() {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("named");
        const auto row = [](const char* name, const std::string& keys, const char* named) {
            QTest::newRow(name) << QString::fromStdString(recipe(keys)) << QString(named);
        };
        QTest::newRow("no JSON") << "{"
                                 << "JSON";
        QTest::newRow("schema") << R"({"schema": "kinechrome.recipe/9"})"
                                << "schema";
        row("unknown key", R"("widht": {"value": 1, "why": "typo"})", "widht");
        row("no reason", R"("width": {"value": 1})", "width");
        row("bare value", R"("width": 1)", "width");
        row("wrong type", R"("batch": {"value": "many", "why": "x"})", "batch");
        row("out of range", R"("width": {"value": 90, "why": "x"})", "width");
        row("fraction for a count", R"("batch": {"value": 2.5, "why": "x"})", "batch");
        row("unknown choice", R"("loss": {"value": "hinge", "why": "x"})", "huber | l2");
        row("size no multiple", R"("sizes": {"value": [[0, 65]], "why": "x"})", "sizes");
        row("parts not rising", R"("sizes": {"value": [[0, 64], [0, 96]], "why": "x"})", "sizes");
        row("size beyond any number", R"("sizes": {"value": [[0, 4294967360]], "why": "x"})",
            "sizes");
        row("odd grid without average",
            R"("global_grid": {"value": "odd", "why": "x"},
               "global_pool": {"value": "fully_connected", "why": "x"})",
            "global_grid");
        row("class loss without head", R"("global_pool": {"value": "off", "why": "x"})",
            "class_weight");
    }
    void faultsAreNamed() {
        QFETCH(QString, text);
        QFETCH(QString, named);
        const auto read = nn::parseRecipe(text.toStdString(), "r.json");
        QVERIFY(!read.has_value());
        QCOMPARE(read.error().kind, base::ErrorKind::Usage);
        QVERIFY2(QString::fromStdString(read.error().message()).contains(named),
                 read.error().message().c_str());
    }

    void pathsStayWhereTheExtendedRecipeMeantThem() {
        written("base.json", recipe(R"("data": {"value": ["packs/a"], "why": "x"},
                      "teacher": {"value": "../big", "why": "x"})"));
        written("rows/middle.json", recipe(R"("extends": {"value": "../base.json", "why": "x"})"));
        const auto row = nn::readRecipe(written(
            "rows/deep/row.json", recipe(R"("extends": {"value": "../middle.json", "why": "x"})")));
        QVERIFY2(row.has_value(), row ? "" : row.error().message().c_str());
        QVERIFY(row->data == std::vector<std::string>{"../../packs/a"});
        QCOMPARE(row->teacher, std::string("../../../big"));
    }

    void aRowCanDoWithoutTheTeacherOfTheRecipeItExtends() {
        written("taught.json", recipe(R"("teacher": {"value": "big", "why": "x"})"));
        const auto none = nn::readRecipe(
            written("rows/none.json", recipe(R"("extends": {"value": "../taught.json", "why": "x"},
                      "teacher": {"value": "", "why": "alone"})")));
        QVERIFY2(none.has_value(), none ? "" : none.error().message().c_str());
        QVERIFY(none->teacher.empty());
        const auto further = nn::readRecipe(written(
            "rows/deep/none.json", recipe(R"("extends": {"value": "../none.json", "why": "x"})")));
        QVERIFY2(further.has_value(), further ? "" : further.error().message().c_str());
        QVERIFY(further->teacher.empty());
    }

    void whoHoldsOutIsAChoice() {
        QCOMPARE(nn::parseRecipe(recipe(""), "r.json")->heldOut, nn::HeldOut::ByRecipe);
        const auto pack =
            nn::parseRecipe(recipe(R"("held_out": {"value": "pack", "why": "x"})"), "r.json");
        QVERIFY2(pack.has_value(), pack ? "" : pack.error().message().c_str());
        QCOMPARE(pack->heldOut, nn::HeldOut::ByPack);
    }

    void aCopyNamesItsPathsFromWhereItLies() {
        const fs::path home = fs::path(folder_.path().toStdString()) / "home";
        const fs::path run = home / "runs" / "one";
        fs::create_directories(run);
        const std::string text = recipe(R"("batch": {"value": 8, "why": "x"},
                      "data": {"value": ["packs/a", "/packs/b"], "why": "x"},
                      "teacher": {"value": "../big", "why": "x"})");
        const auto copy = nn::parseRecipe(nn::recipeSeenFrom(run, text, home, {}), "copy");
        QVERIFY2(copy.has_value(), copy ? "" : copy.error().message().c_str());
        QVERIFY((copy->data == std::vector<std::string>{"../../packs/a", "/packs/b"}));
        QCOMPARE(copy->teacher, std::string("../../../big"));
        QCOMPARE(copy->batch, 8);
        QCOMPARE(nn::recipeSeenFrom(run, copy->text, run, {}), copy->text);
        const auto asked =
            nn::parseRecipe(nn::recipeSeenFrom(run, text, home, {home / "mine"}), "copy");
        QVERIFY((asked->data == std::vector<std::string>{(home / "mine").string()}));
        const std::string plain = "// a comment\n" + recipe("");
        QCOMPARE(nn::recipeSeenFrom(run, plain, home, {}), plain);
    }

    void recipesAskForTheSameWhereverTheirPacksLie() {
        const std::string batch = R"("batch": {"value": 8, "why": "x"})";
        const std::string paths = R"(, "data": {"value": ["a"], "why": "x"},
                      "teacher": {"value": "t", "why": "x"})";
        QVERIFY(nn::askForTheSame(recipe(batch), "// new\n" + recipe(batch + paths)));
        QVERIFY(!nn::askForTheSame(recipe(batch), recipe("")));
        QVERIFY(!nn::askForTheSame("no recipe", recipe(batch)));
    }

    void filesThatSayTooMuchOrTooLittleAreRefused_data() {
        QTest::addColumn<QString>("keys");
        QTest::addColumn<QString>("named");
        QTest::newRow("no reason to extend") << R"("extends": {"value": "base.json", "wyh": 3})"
                                             << R"("extends" is not)";
        QTest::newRow("reason that is no text") << R"("extends": {"value": "base.json", "why": 3})"
                                                << R"("extends" is not)";
        QTest::newRow("key twice") << R"("width": {"value": 1, "why": "a"},
                      "width": {"value": 0.5, "why": "b"})"
                                   << R"("width" is in it twice)";
        QTest::newRow("value twice") << R"("width": {"value": 1, "value": 0.5, "why": "b"})"
                                     << R"("value" is in it twice)";
    }
    void filesThatSayTooMuchOrTooLittleAreRefused() {
        QFETCH(QString, keys);
        QFETCH(QString, named);
        written("base.json", recipe(""));
        const auto read = nn::readRecipe(written("row.json", recipe(keys.toStdString())));
        QVERIFY(!read.has_value());
        QCOMPARE(read.error().kind, base::ErrorKind::Usage);
        QVERIFY2(QString::fromStdString(read.error().message()).contains(named),
                 read.error().message().c_str());
    }

    void aMissingRecipeIsAnInputError() {
        QCOMPARE(nn::readRecipe("/nonexistent.json").error().kind, base::ErrorKind::Input);
    }
};

QTEST_APPLESS_MAIN(TestRecipe)
#include "tst_recipe.moc"
