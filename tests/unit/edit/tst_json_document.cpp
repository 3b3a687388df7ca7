// SPDX-License-Identifier: GPL-3.0-or-later
// Schemas and depth of JSON documents.
#include "core/edit/json_document.h"

#include <QtTest>

using namespace kinechrome;
using edit::matchSchema;
using edit::SchemaMatch;
using nlohmann::json;

class TestJsonDocument : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void schemasAreToldApart() {
        const auto match = [](const json& schema) {
            return matchSchema({{"schema", schema}}, "film/", 2);
        };
        QVERIFY(match("film/2") == SchemaMatch::Known);
        QVERIFY(match("film/3") == SchemaMatch::Newer);
        QVERIFY(match("film/99999999999999999999") == SchemaMatch::Newer);
        for (const json& other : {json("film/1"), json("film/"), json("film/2b"), json("book/2"),
                                  json("film/-3"), json(2), json(nullptr)}) {
            QVERIFY2(match(other) == SchemaMatch::Another, other.dump().c_str());
        }
        QVERIFY(matchSchema(json::object(), "film/", 2) == SchemaMatch::Another);
    }

    void onlyBracketsOutsideOfTextCount() {
        QVERIFY(!edit::isNestedTooDeeply(std::string(64, '[')));
        QVERIFY(edit::isNestedTooDeeply(std::string(65, '[')));
        QVERIFY(!edit::isNestedTooDeeply("\"\\\"" + std::string(99, '{') + "\""));
    }
};

QTEST_GUILESS_MAIN(TestJsonDocument)
#include "tst_json_document.moc"
