// SPDX-License-Identifier: GPL-3.0-or-later
// Text from anywhere in a page: nothing of it is ever read as HTML.
#include <QTest>

#include "core/delivery/markup.h"

using namespace kinechrome::delivery;

class TestMarkup : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void hostileTextShowsAsItIs_data() {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QByteArray>("shown");
        const QByteArray replaced("\xEF\xBF\xBD");
        const auto row = [](const char* name, const QByteArray& text, const QByteArray& shown) {
            QTest::newRow(name) << text << shown;
        };
        row("script", "<script>alert('x')</script>",
            "&lt;script&gt;alert(&#39;x&#39;)&lt;/script&gt;");
        row("end of an attribute", "\" onerror=\"x", "&quot; onerror=&quot;x");
        row("an entity", "a&lt;b", "a&amp;lt;b");
        row("umlaut and dash", "Straße – Köln", "Straße – Köln");
        row("four bytes", "\xF0\x9F\x8E\x9E", "\xF0\x9F\x8E\x9E");
        row("null and bell", QByteArray("a\0\a", 3), "a" + replaced + replaced);
        row("lonely byte", "a\xFFz", "a" + replaced + "z");
        row("bracket in two bytes", "\xC0\xBCscript", replaced + replaced + "script");
        row("cut letter", "a\xE2\x82", "a" + replaced + replaced);
        row("half of a pair", "\xED\xA0\x80", replaced + replaced + replaced);
        row("text turned round", "a\xE2\x80\xAEvkm", "a" + replaced + "vkm");
    }
    void hostileTextShowsAsItIs() {
        QFETCH(QByteArray, text);
        QFETCH(QByteArray, shown);
        const std::string_view bytes(text.constData(), static_cast<std::size_t>(text.size()));
        QCOMPARE(QByteArray::fromStdString(escaped(bytes)), shown);
    }

    void base64IsThatOfTheStandard() {
        // RFC 4648, section 10.
        QCOMPARE(base64(""), std::string());
        QCOMPARE(base64("f"), std::string("Zg=="));
        QCOMPARE(base64("fo"), std::string("Zm8="));
        QCOMPARE(base64("foo"), std::string("Zm9v"));
        QCOMPARE(base64("foobar"), std::string("Zm9vYmFy"));
        QByteArray all;
        for (int i = 0; i < 256; ++i) all.append(static_cast<char>(i));
        QCOMPARE(QByteArray::fromStdString(base64(all.toStdString())), all.toBase64());
    }

    void tablesAndFactsEscapeWhatTheyShow() {
        const Table table{{"a<b"}, {{Markup::text("<i>")}}};
        QVERIFY(table.markup().html().find("<th>a&lt;b</th>") != std::string::npos);
        QVERIFY(table.markup().html().find("<td>&lt;i&gt;</td>") != std::string::npos);
        Facts facts;
        facts.add("name", "<b>");
        facts.add("nothing", "");
        QVERIFY(facts.markup().html().find("<dd>&lt;b&gt;</dd>") != std::string::npos);
        QVERIFY(facts.markup().html().find("nothing") == std::string::npos);
    }
};

QTEST_GUILESS_MAIN(TestMarkup)
#include "tst_markup.moc"
