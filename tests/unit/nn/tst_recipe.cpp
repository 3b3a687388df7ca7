// SPDX-License-Identifier: GPL-3.0-or-later
// Recipes: every key has a value of the right kind and a reason, or the recipe is refused by name.
#include "core/nn/recipe.h"

#include <QtTest>

using namespace kinechrome;

namespace {

std::string recipe(const std::string& keys) {
    return R"({"schema": "kinechrome.recipe/1")" + (keys.empty() ? "" : ", " + keys) + "}";
}

}  // namespace

class TestRecipe : public QObject {
    Q_OBJECT

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

    void theShippedRecipeReads() {
        const auto read = nn::readRecipe(KINECHROME_RECIPES "/colornet.json");
        QVERIFY2(read.has_value(), read ? "" : read.error().message().c_str());
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

    void aMissingRecipeIsAnInputError() {
        QCOMPARE(nn::readRecipe("/nonexistent.json").error().kind, base::ErrorKind::Input);
    }
};

QTEST_APPLESS_MAIN(TestRecipe)
#include "tst_recipe.moc"
