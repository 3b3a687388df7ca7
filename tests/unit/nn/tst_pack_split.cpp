// SPDX-License-Identifier: GPL-3.0-or-later
// What a pack itself sets apart for validation (split.tsv, as `dataset` writes it), and that
// nothing of it is learned from where the recipe leaves it to the pack.
#include <QtTest>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <set>

#include "core/nn/pack.h"
#include "core/nn/trainer.h"
#include "core/nn/training_split.h"
#include "tests/unit/nn/clip_files.h"
#include "tests/unit/nn/tiny_pack.h"
#include "tests/unit/nn/tiny_recipe.h"

namespace fs = std::filesystem;
using namespace kinechrome;
using base::ErrorKind;
using Json = nlohmann::json;
using test::setKey;

namespace {

constexpr int kPictures = 20;
constexpr int kClips = 6;

// The table of a pack of such pictures and clips: those with these numbers are for validation.
std::string tableOf(const std::set<int>& pictures, const std::set<int>& clips) {
    std::string table;
    const auto add = [&table](const std::string& name, bool apart) {
        table += name + '\t' + (apart ? "validation" : "train") + '\n';
    };
    for (int i = 0; i < kPictures; ++i) {
        const std::string folder = i % 2 == 0 ? "fields/sky/" : "meadows/grass/";
        add(folder + std::to_string(i) + ".jpg", pictures.contains(i));
    }
    for (int i = 0; i < kClips; ++i) {
        add((i % 2 == 0 ? "fields/c" : "meadows/c") + std::to_string(i), clips.contains(i));
    }
    return table;
}

nn::Recipe byPack(int images = 100) {
    nn::Recipe recipe;
    recipe.heldOut = nn::HeldOut::ByPack;
    recipe.heldOutImages = images;
    return recipe;
}

}  // namespace

class TestPackSplit : public QObject {
    Q_OBJECT

    QTemporaryDir folder_;
    [[nodiscard]] fs::path root() const { return folder_.path().toStdString(); }
    void writeTable(const std::string& table) const {
        std::ofstream(root() / "pack" / "split.tsv", std::ios::binary) << table;
    }
    [[nodiscard]] base::Result<nn::Pack> loaded(nn::PackSplit split = nn::PackSplit::Read) const {
        return nn::loadPack({root() / "pack"}, 1, {}, split);
    }
    static std::set<std::string> namesOf(const nn::Pack& pack, const std::vector<int>& images) {
        std::set<std::string> names;
        for (const int i : images) names.insert(pack.images[static_cast<std::size_t>(i)].name);
        return names;
    }
    [[nodiscard]] nn::TrainRequest request(const char* out, const char* heldOut) const {
        Json recipe = test::tinyRecipe();
        setKey(recipe, "steps", 2);
        setKey(recipe, "held_out", heldOut);
        return test::tinyRequest(root(), out, recipe);
    }

private Q_SLOTS:
    void initTestCase() {
        test::writeTinyPack(root() / "pack", kPictures);
        test::writeTinyClips(root() / "pack", kClips, 5);
    }
    void init() { writeTable(tableOf({3, 4, 8}, {1, 2})); }

    void whatIsSetApartIsNeverLearnedFrom() {
        auto pack = loaded();
        QVERIFY2(pack.has_value(), pack ? "" : pack.error().message().c_str());
        const nn::Split split = nn::splitPack(*pack, byPack());
        QCOMPARE(split.training.size(), std::size_t{kPictures - 3});
        QCOMPARE(split.validation.size(), std::size_t{3 + 2 * 3});
        QCOMPARE(split.unseen, 9);
        const auto held = namesOf(*pack, split.validation);
        for (const char* name : {"meadows/grass/3.jpg", "fields/sky/4.jpg", "fields/sky/8.jpg"}) {
            QVERIFY2(held.contains(name), name);
        }
        for (const std::string& name : namesOf(*pack, split.training)) {
            QVERIFY2(!held.contains(name), name.c_str());
        }
        std::set<std::string> clips;
        for (const nn::PackClip& clip : pack->clips) clips.insert(clip.name);
        QVERIFY(
            (clips == std::set<std::string>{"fields/c0", "meadows/c3", "fields/c4", "meadows/c5"}));
        QVERIFY2(split.rule.find("3 pictures and 2 clips") != std::string::npos,
                 split.rule.c_str());
    }

    void moreThanNeedBeJudgedByIsNotLearnedFromEither() {
        auto pack = loaded();
        const nn::Split split = nn::splitPack(*pack, byPack(2));
        QCOMPARE(split.training.size(), std::size_t{kPictures - 3});
        QCOMPARE(split.validation.size(), std::size_t{2 + 3});
        QCOMPARE(pack->clips.size(), std::size_t{kClips - 2});
    }

    void namedSourcesAreHeldOutBeside() {
        auto pack = loaded();
        nn::Recipe recipe = byPack();
        recipe.heldOutSources = {"meadows"};
        const nn::Split split = nn::splitPack(*pack, recipe);
        QCOMPARE(split.training.size(), std::size_t{kPictures / 2 - 2});
        QCOMPARE(pack->clips.size(), std::size_t{kClips / 2 - 1});
    }

    void withoutATableTheRecipeDecides_data() {
        QTest::addColumn<bool>("empty");
        QTest::newRow("no table") << false;
        QTest::newRow("nothing set apart") << true;
    }
    void withoutATableTheRecipeDecides() {
        QFETCH(bool, empty);
        writeTable(tableOf({}, {}));
        if (!empty) fs::remove(root() / "pack" / "split.tsv");
        auto pack = loaded();
        QVERIFY2(pack.has_value(), pack ? "" : pack.error().message().c_str());
        nn::Recipe recipe = byPack(5);
        const nn::Split split = nn::splitPack(*pack, recipe);
        QCOMPARE(split.validation.size(), std::size_t{5});
        QVERIFY(!split.rule.empty());
        auto again = loaded();
        recipe.heldOut = nn::HeldOut::ByRecipe;
        const nn::Split plain = nn::splitPack(*again, recipe);
        QCOMPARE(split.validation, plain.validation);
        QVERIFY(plain.rule.empty());
    }

    void theRecipesNumbersDecideUnlessItSaysOtherwise() {
        const auto pack = nn::train(request("by-pack", "pack"), {}, {});
        QVERIFY2(pack.has_value(), pack ? "" : pack.error().message().c_str());
        QCOMPARE(pack->trainingImages, kPictures - 3);
        QCOMPARE(pack->trainingClips, kClips - 2);
        QCOMPARE(pack->heldOutImages, 3 + 6);
        const std::string notes = Json(pack->notes).dump();
        QVERIFY2(notes.find("split.tsv") != std::string::npos, notes.c_str());
        // The same recipe without the word learns from all but its own six, whatever the table
        // says.
        writeTable("no table at all\n");
        const auto own = nn::train(request("by-recipe", "recipe"), {}, {});
        QVERIFY2(own.has_value(), own ? "" : own.error().message().c_str());
        QCOMPARE(own->trainingImages, kPictures - 6);
        QCOMPARE(own->trainingClips, kClips);
        QVERIFY(Json(own->notes).dump().find("split.tsv") == std::string::npos);
    }

    void anotherTableIsAnotherPack() {
        nn::TrainRequest run = request("again", "pack");
        const auto done = nn::train(run, {}, {});
        QVERIFY2(done.has_value(), done ? "" : done.error().message().c_str());
        writeTable(tableOf({3, 4, 9}, {1, 2}));
        run.resume = true;
        QCOMPARE(nn::train(run, {}, {}).error().kind, ErrorKind::Usage);
    }

    void tablesThatAreNoneAreRefused_data() {
        QTest::addColumn<QString>("table");
        QTest::addColumn<QString>("named");
        const auto whole = QString::fromStdString(tableOf({3}, {1}));
        QTest::newRow("no table") << "fields/sky/0.jpg validation\n"
                                  << "line 1 is not";
        QTest::newRow("another word")
            << QString(whole).replace("validation", "test") << "line 4 is not";
        QTest::newRow("cut short") << whole.chopped(4) << "line 26 is not";
        QTest::newRow("twice") << whole + "fields/sky/0.jpg\tvalidation\n"
                               << "line 27 puts";
        QTest::newRow("of another pack") << "elsewhere/1.jpg\ttrain\n"
                                         << "does not fit the shards";
        QTest::newRow("half of it") << whole.section('\n', 0, 9) + '\n' << "have no line";
        QTest::newRow("empty") << QString() << "have no line";
    }
    void tablesThatAreNoneAreRefused() {
        QFETCH(QString, table);
        QFETCH(QString, named);
        writeTable(table.toStdString());
        const auto pack = loaded();
        QVERIFY(!pack.has_value());
        QCOMPARE(pack.error().kind, ErrorKind::Input);
        const QString sentence = QString::fromStdString(pack.error().message());
        QVERIFY2(sentence.contains(named) && sentence.contains("split.tsv: "),
                 qPrintable(sentence));
        QVERIFY(loaded(nn::PackSplit::Ignore).has_value());
    }

    void linesOfOtherSystemsAreRead() {
        std::string table = tableOf({3}, {1});
        for (std::size_t at = 0; (at = table.find('\n', at)) != std::string::npos; at += 2) {
            table.insert(at, 1, '\r');
        }
        writeTable(table);
        const auto pack = loaded();
        QVERIFY2(pack.has_value(), pack ? "" : pack.error().message().c_str());
        const auto apart = [](const auto& item) { return item.setApart; };
        QCOMPARE(std::count_if(pack->images.begin(), pack->images.end(), apart), 1);
        QCOMPARE(std::count_if(pack->clips.begin(), pack->clips.end(), apart), 1);
    }
};

QTEST_APPLESS_MAIN(TestPackSplit)
#include "tst_pack_split.moc"
