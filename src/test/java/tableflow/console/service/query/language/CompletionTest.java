package tableflow.console.service.query.language;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tableflow.console.service.query.catalog.CatalogIndex;

class CompletionTest {
    @TempDir
    private static Path folder;

    private static CatalogIndex index = CatalogIndex.EMPTY;
    private static final Completion COMPLETION = new Completion(new Functions());

    @BeforeAll
    static void readTheCatalog() {
        index = SampleCatalog.index(folder);
    }

    /// `^` is the caret; what the text becomes with the first proposal.
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            SEL^                                        | SELECT
            SELECT * FR^                                | SELECT * FROM
            SELECT * FROM ord^                          | SELECT * FROM orders
            SELECT * FROM orders.^                      | SELECT * FROM orders.
            SELECT * FROM orders.c^                     | SELECT * FROM orders.c
            SELECT * FROM "orders.^                     | SELECT * FROM "orders.clean"
            SELECT * FROM "ord^"                        | SELECT * FROM orders
            SELECT * FROM lkc^                          | SELECT * FROM "lkc-abc"
            SELECT * FROM lkc-a^                        | SELECT * FROM "lkc-abc"
            SELECT * FROM "lkc-abc".pay^                | SELECT * FROM "lkc-abc".payments
            SELECT * FROM reg^                          | SELECT * FROM sales.regions
            SELECT * FROM rep^                          | SELECT * FROM sales."reports-2026"
            SELECT * FROM sales.rep^                    | SELECT * FROM sales."reports-2026"
            SELECT * FROM "orders$sn^                   | SELECT * FROM "orders$snapshots"
            SELECT * FROM sales."regions$pa^"           | SELECT * FROM sales."regions$partitions"
            SELECT amo^ FROM orders                     | SELECT amount FROM orders
            SELECT off^ FROM orders                     | SELECT "$$offset" FROM orders
            SELECT "$$o^ FROM orders                    | SELECT "$$o FROM orders
            SELECT "$$off^" FROM orders                 | SELECT "$$offset" FROM orders
            SELECT o.am^ FROM orders o                  | SELECT o.amount FROM orders o
            SELECT o.^ FROM orders AS o                 | SELECT o.order_id FROM orders AS o
            SELECT x FROM orders o WHERE o.amo^         | SELECT x FROM orders o WHERE o.amount
            SELECT o.customer.na^ FROM orders o         | SELECT o.customer.name FROM orders o
            SELECT customer.address.po^ FROM orders     | SELECT customer.address."post-code" FROM orders
            SELECT * FROM orders a JOIN payments b ON a.order_id = b.or^ \
            | SELECT * FROM orders a JOIN payments b ON a.order_id = b.order_id
            SELECT * FROM orders a JOIN payments b ON payment_^ \
            | SELECT * FROM orders a JOIN payments b ON payment_id
            SELECT order_^ FROM orders a, payments b    | SELECT a.order_id FROM orders a, payments b
            WITH late AS (SELECT order_id AS nr FROM orders) SELECT n^ FROM late \
            | WITH late AS (SELECT order_id AS nr FROM orders) SELECT nr FROM late
            WITH late AS (SELECT 1 x) SELECT * FROM la^ | WITH late AS (SELECT 1 x) SELECT * FROM late
            WITH a (first_one) AS (SELECT 1) SELECT fi^ FROM a \
            | WITH a (first_one) AS (SELECT 1) SELECT first_one FROM a
            SELECT s.st^ FROM (SELECT state FROM "orders.clean") s \
            | SELECT s.state FROM (SELECT state FROM "orders.clean") s
            SELECT z.am^ FROM (SELECT * FROM orders WHERE 1 = 1) AS z \
            | SELECT z.amount FROM (SELECT * FROM orders WHERE 1 = 1) AS z
            SELECT * FROM orders WHERE order_id IN (SELECT pay^ FROM payments) \
            | SELECT * FROM orders WHERE order_id IN (SELECT payment_id FROM payments)
            SELECT * FROM orders o WHERE EXISTS (SELECT 1 FROM payments p WHERE p.order_id = o.or^) \
            | SELECT * FROM orders o WHERE EXISTS (SELECT 1 FROM payments p WHERE p.order_id = o.order_id)
            SELECT u.el^ FROM orders CROSS JOIN UNNEST(a) AS u (element) \
            | SELECT u.element FROM orders CROSS JOIN UNNEST(a) AS u (element)
            SELECT approx_dis^                          | SELECT approx_distinct()
            SELECT count_i^(amount > 1) FROM orders     | SELECT count_if()(amount > 1) FROM orders
            SELECT * FROM orders FOR TIMESTAMP AS OF TIMESTAMP '2026-01-01' o WHERE o.amo^ \
            | SELECT * FROM orders FOR TIMESTAMP AS OF TIMESTAMP '2026-01-01' o WHERE o.amount
            SELECT * FROM orders GROUP ^                | SELECT * FROM orders GROUP BY
            SELECT * FROM orders ORDER BY amo^          | SELECT * FROM orders ORDER BY amount
            SELECT * FROM orders wh^                    | SELECT * FROM orders WHERE
            SELECT * FROM orders LEFT ^                 | SELECT * FROM orders LEFT JOIN
            SELECT extract(hour FROM time^) FROM orders | SELECT extract(hour FROM "$$timestamp") FROM orders
            SELECT 1; SELECT amo^ FROM orders; SELECT 2 | SELECT 1; SELECT amount FROM orders; SELECT 2
            DESCRIBE lkc^                               | DESCRIBE `lkc-abc`
            DESCRIBE `lkc-abc`.`orders.^                | DESCRIBE `lkc-abc`.`orders.clean`
            SHOW TABLES IN lk^                          | SHOW TABLES IN `lkc-abc`
            SHOW PARTITIONS sales.rep^                  | SHOW PARTITIONS sales.`reports-2026`
            ALTER TABLE "x" DROP COLUMN ^               | ALTER TABLE "x" DROP COLUMN
            ALTER TABLE orders DROP COLUMN amo^         | ALTER TABLE orders DROP COLUMN amount
            INSERT INTO sales.reg^                      | INSERT INTO sales.regions
            INSERT INTO sales.regions (na^              | INSERT INTO sales.regions (name
            UPDATE orders SET amo^                      | UPDATE orders SET amount
            DELETE FROM orders WHERE amo^               | DELETE FROM orders WHERE amount
            MERGE INTO orders t USING pay^              | MERGE INTO orders t USING payments
            MERGE INTO orders t USING payments s ON t.order_id = s.pay^ \
            | MERGE INTO orders t USING payments s ON t.order_id = s.payment_id
            EXPLAIN SEL^                                | EXPLAIN SELECT
            EXPLAIN (FORMAT JSON) SELECT amo^ FROM orders | EXPLAIN (FORMAT JSON) SELECT amount FROM orders
            OPTIMIZE sales.rep^                         | OPTIMIZE sales."reports-2026"
            """)
    void proposes(String sql, String after) {
        int caret = sql.indexOf('^');
        String text = sql.replace("^", "");
        List<Proposal> proposals = COMPLETION.propose(text, caret, index, "lkc-abc");

        String result = text;
        if (!proposals.isEmpty()) {
            Proposal first = proposals.getFirst();
            result = text.substring(0, first.from()) + first.insert() + text.substring(first.to());
        }
        assertThat(result.strip()).as("%s", proposals.stream().limit(5).toList()).isEqualTo(after.strip());
    }

    @Test
    void proposesNothingInCommentsTextsAndNumbers() {
        for (String sql : List.of("SELECT 'a^b'", "SELECT 'a^", "-- se^", "/* se^ */ SELECT 1", "SELECT 12^",
                "SELECT * FROM orders LIMIT ^", "SELECT \"a\"^")) {
            assertThat(at(sql)).as(sql).isEmpty();
        }
    }

    @Test
    void tellsTypeSourceAndComment() {
        Proposal proposal = at("SELECT order_i^ FROM orders").getFirst();
        assertThat(proposal.detail()).isEqualTo("bigint · lkc-abc.orders");
        assertThat(proposal.about()).isEqualTo("the number of the order");
        assertThat(at("SELECT * FROM pay^").getFirst().detail()).isEqualTo("lkc-abc · Tableflow");
    }

    @Test
    void beforeAnythingIsTypedTablesOfTheDatabaseComeFirst() {
        assertThat(at("SELECT * FROM ^")).extracting(Proposal::label)
                .startsWith("orders", "orders.clean", "payments")
                .contains("sales", "lkc-abc")
                .doesNotContain("regions");
        assertThat(at("SELECT ^ FROM payments")).extracting(Proposal::kind).startsWith(
                Proposal.Kind.COLUMN, Proposal.Kind.COLUMN, Proposal.Kind.COLUMN, Proposal.Kind.COLUMN);
    }

    @Test
    void theCaretGoesBetweenParentheses() {
        Proposal function = at("SELECT date_tr^").getFirst();
        assertThat(function.insert()).isEqualTo("date_trunc()");
        assertThat(function.caret()).isEqualTo(11);
        Proposal snippet = at("newe^").getFirst();
        assertThat(snippet.kind()).isEqualTo(Proposal.Kind.SNIPPET);
        assertThat(snippet.insert().substring(0, snippet.caret())).isEqualTo("SELECT *\nFROM ");
    }

    @Test
    void worksWithoutACatalog() {
        assertThat(COMPLETION.propose("SELECT * FROM o", 15, CatalogIndex.EMPTY, null)).isEmpty();
        assertThat(COMPLETION.propose("", 0, CatalogIndex.EMPTY, null)).isNotEmpty();
    }

    @Test
    void takesEveryPlaceOfAnyText() {
        long seed = new Random().nextLong();
        Random random = new Random(seed);
        String[] pieces = {
            "SELECT", "FROM", "orders", "o", ".", ",", "(", ")", "WITH", "AS", "JOIN", "\"", "'", "`", "UNNEST",
            "$$offset",
            "UNION", "INSERT INTO", "MERGE", "USING", "lkc", "-", "abc", "*", "ORDER BY", "EXPLAIN", ";", "FOR",
            "TABLE", "IN", "--", "\n", "[", "]", "DESCRIBE", "customer"};
        for (int round = 0; round < 400; round++) {
            StringBuilder text = new StringBuilder();
            for (int i = random.nextInt(14); i >= 0; i--) {
                text.append(pieces[random.nextInt(pieces.length)]).append(random.nextBoolean() ? " " : "");
            }
            for (int caret = 0; caret <= text.length(); caret++) {
                for (Proposal proposal : COMPLETION.propose(text.toString(), caret, index, "lkc-abc")) {
                    assertThat(proposal.from()).as("seed %d: %s", seed, text).isLessThanOrEqualTo(caret);
                    assertThat(proposal.to()).as("seed %d: %s", seed, text).isBetween(caret, text.length());
                }
            }
        }
    }

    private static List<Proposal> at(String sql) {
        return COMPLETION.propose(sql.replace("^", ""), sql.indexOf('^'), index, "lkc-abc");
    }

    @Test
    void hoverTellsWhatANameIs() {
        Hover hover = new Hover(new Functions());
        assertThat(hovered(hover, "SELECT o.cust^omer FROM orders o")).startsWith("customer struct<").endsWith(
                " · lkc-abc.orders|");
        assertThat(hovered(hover, "SELECT order^_id FROM orders"))
                .isEqualTo("order_id bigint · lkc-abc.orders|the number of the order");
        assertThat(hovered(hover, "SELECT * FROM or^ders")).isEqualTo("orders · Tableflow table, read only|6 columns");
        assertThat(hovered(hover, "SELECT * FROM sales.regi^ons")).isEqualTo("regions · Iceberg table|2 columns");
        assertThat(hovered(hover, "SELECT * FROM sal^es.regions")).isEqualTo("sales · database|2 tables");
        assertThat(hovered(hover, "SELECT o^.amount FROM orders o")).isEqualTo("o · lkc-abc.orders|6 columns");
        assertThat(hovered(hover, "SELECT cou^nt(*)")).startsWith("count(*) -> bigint\ncount(x)");
        assertThat(hovered(hover, "SELECT 1 LIM^IT 2")).startsWith("LIMIT|At most");
        assertThat(hovered(hover, "SELECT 'cou^nt(*)'")).isEqualTo("-");
        assertThat(hovered(hover, "SELECT ^ 1")).isEqualTo("-");
        assertThat(hovered(hover, "SELECT unknown^_one FROM orders")).isEqualTo("-");
    }

    private static String hovered(Hover hover, String sql) {
        return hover.at(sql.replace("^", ""), sql.indexOf('^'), index, "lkc-abc")
                .map(info -> info.title() + "|" + info.about())
                .orElse("-");
    }

    @Test
    void signaturesShowTheActiveArgument() {
        assertThat(active("SELECT date_diff('day', ^")).isEqualTo("from");
        assertThat(active("SELECT date_diff(^")).isEqualTo("unit");
        assertThat(active("SELECT date_diff('d, ay^")).isEqualTo("unit");
        assertThat(active("SELECT substr(upper(a), 1, ^")).isEqualTo("length");
        assertThat(active("SELECT coalesce(a, b, c, ^d)")).isEqualTo("...");
        assertThat(active("SELECT max((1 + ^")).isEqualTo("x");
        assertThat(active("SELECT contains(ARRAY[1, 2, ^")).isEqualTo("array");
        assertThat(active("SELECT approx_percentile(x, w, ^")).isEqualTo("fraction");
        assertThat(active("SELECT substr(a, ^")).isEqualTo("start");
        assertThat(active("SELECT pi(^")).isEmpty();
        assertThat(active("SELECT count(x) ^")).isEqualTo("none");
        assertThat(active("SELECT (1, ^")).isEqualTo("none");
    }

    private static String active(String sql) {
        return new SignatureHelp(new Functions()).at(sql.replace("^", ""), sql.indexOf('^'))
                .map(found -> found.function().signatures().get(found.signature()).substring(found.from(), found.to()))
                .map(String::strip)
                .orElse("none");
    }

    @Test
    void theListOfFunctionsIsWhole() {
        List<SqlFunction> all = new Functions().all();
        assertThat(all).hasSizeGreaterThan(300);
        assertThat(all).allSatisfy(function -> {
            assertThat(function.about()).isNotBlank().endsWith(".");
            assertThat(function.group()).isNotBlank();
            assertThat(function.signatures()).allSatisfy(signature -> assertThat(signature).contains(" -> "));
        });
        assertThat(Arrays.asList("current_date", "localtime")).allSatisfy(name ->
                assertThat(new Functions().find(name).orElseThrow().word()).isTrue());
    }
}
