package tableflow.console.service.query.language;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Test;
import tableflow.console.domain.sql.Token;
import tableflow.console.domain.sql.Token.Kind;
import tableflow.console.domain.sql.Tokens;

class FormatterTest {

    @Test
    void putsEachClauseOnItsLine() {
        assertThat(Formatter.format(
                "select a,b from t left outer join u on t.x=u.x where a=1 and b=-2 order by a desc limit 10"))
                .isEqualTo("""
                        SELECT a, b
                        FROM t
                        LEFT OUTER JOIN u ON t.x = u.x
                        WHERE a = 1 AND b = -2
                        ORDER BY a DESC
                        LIMIT 10""");
    }

    @Test
    void breaksWhatIsLong() {
        assertThat(Formatter.format("""
                select customer_identifier, date_trunc('hour', "$$timestamp") as hour, count(*) as number_of_orders
                from orders where first_condition = 'something'
                and second_condition between 1 and 2 or third_condition = 3
                """)).isEqualTo("""
                SELECT customer_identifier,
                    date_trunc('hour', "$$timestamp") AS hour,
                    count(*) AS number_of_orders
                FROM orders
                WHERE first_condition = 'something'
                    AND second_condition BETWEEN 1 AND 2
                    OR third_condition = 3
                """);
    }

    @Test
    void indentsQueriesInParentheses() {
        assertThat(Formatter.format("""
                with late as (select order_id, amount from orders
                where amount > 100 and state = 'late' and region = 'eu'),
                n as (select 1) select * from late where order_id in (select order_id from payments)"""))
                .isEqualTo("""
                        WITH late AS (
                            SELECT order_id, amount
                            FROM orders
                            WHERE amount > 100 AND state = 'late' AND region = 'eu'
                        ),
                        n AS (SELECT 1)
                        SELECT *
                        FROM late
                        WHERE order_id IN (SELECT order_id FROM payments)""");
    }

    @Test
    void keepsComments() {
        assertThat(Formatter.format("""
                -- newest first
                select a, -- the key
                /* all */ b from t -- end
                ; -- done
                select 2
                -- bye"""))
                .isEqualTo("""
                        -- newest first
                        SELECT a, -- the key
                            /* all */ b
                        FROM t -- end
                        ; -- done

                        SELECT 2
                            -- bye""");
    }

    @Test
    void leavesNamesAndOtherStatementsAlone() {
        assertThat(Formatter.format("select date, t.order, offset from t where ts > date '2026-01-01'"))
                .isEqualTo("SELECT date, t.order, offset\nFROM t\nWHERE ts > DATE '2026-01-01'");
        assertThat(Formatter.format("create table t (\n  a  int)\nlocation 's3://b'"))
                .isEqualTo("create table t (\n  a  int)\nlocation 's3://b'");
        assertThat(Formatter.format("select 'open")).isEqualTo("select 'open");
        assertThat(Formatter.format("")).isEmpty();
        assertThat(Formatter.format("-- only\n\n/* comments */\n")).isEqualTo("-- only\n/* comments */\n");
    }

    @Test
    void changesNothingButBlanksAndCaseAndIsStable() {
        long seed = new Random().nextLong();
        Random random = new Random(seed);
        String[] pieces = {
            "SELECT", "a", "b.c", ",", "FROM", "t", "WHERE", "x = 1", "AND", "OR", "(", ")", "(SELECT", "CASE", "WHEN",
            "END", "BETWEEN", "JOIN", "LEFT", "ON", "GROUP BY", "'te xt'", "\"na me\"", "-- note\n", "/* all */",
            "/* two\nlines */", ";", "WITH w AS (", "UNION ALL", "-", "1", "-1", "count(*)", "LIMIT", "?", "\n", "->",
            "array[1]", "SHOW TABLES", "INSERT INTO", "VALUES", "::", "<>", "a.b", "MERGE INTO", "offset 5", "[", "]",
            "very_long_name_of_a_column_indeed", "another_long_name_of_some_column"};
        for (int round = 0; round < 3_000; round++) {
            StringBuilder text = new StringBuilder();
            for (int i = random.nextInt(30); i >= 0; i--) {
                text.append(pieces[random.nextInt(pieces.length)]).append(random.nextInt(4) > 0 ? " " : "");
            }
            String sql = text.toString();
            String once = Formatter.format(sql);
            assertThat(tokens(once)).as("seed %d: %s", seed, sql).isEqualTo(tokens(sql));
            assertThat(Formatter.format(once)).as("seed %d: %s", seed, sql).isEqualTo(once);
        }
    }

    private static List<String> tokens(String sql) {
        return Tokens.of(sql).stream().map(FormatterTest::shown).toList();
    }

    private static String shown(Token token) {
        return token.kind() == Kind.KEYWORD ? token.text().toUpperCase(Locale.ROOT) : token.text().stripTrailing();
    }

    @Test
    void togglesComments() {
        assertThat(toggled("SELECT [1]")).isEqualTo("-- SELECT [1]");
        assertThat(toggled("-- SELECT [1]")).isEqualTo("SELECT [1]");
        assertThat(toggled("  [a\n\n    b]\nc")).isEqualTo("  -- [a\n\n  --   b]\nc");
        assertThat(toggled("  -- [a\n\n  --   b]\nc")).isEqualTo("  [a\n\n    b]\nc");
        assertThat(toggled("[a\n]b")).isEqualTo("-- [a\n]b");
        assertThat(toggled("[-- a\nb]")).isEqualTo("-- [-- a\n-- b]");
        assertThat(toggled("[]")).isEqualTo("-- []");
        assertThat(toggled("--[]a")).isEqualTo("[]a");
        assertThat(toggled("x\n-[]-a")).isEqualTo("x\n[]a");
    }

    /// `[` and `]` are the ends of the selection.
    private static String toggled(String marked) {
        int from = marked.indexOf('[');
        int to = marked.indexOf(']') - 1;
        String text = marked.replace("[", "").replace("]", "");
        CommentToggle.Edit edit = CommentToggle.toggle(text, from, to);
        String after = text.substring(0, edit.from()) + edit.text() + text.substring(edit.to());
        return new StringBuilder(after).insert(edit.caret(), ']').insert(edit.anchor(), '[').toString();
    }
}
