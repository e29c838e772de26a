package tableflow.console.domain.sql;

import static org.assertj.core.api.Assertions.assertThat;

import io.trino.sql.ReservedIdentifiers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IdentifiersTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            orders        | orders            | orders
            Orders        | Orders            | Orders
            lkc-abc       | "lkc-abc"         | `lkc-abc`
            orders.clean  | "orders.clean"    | `orders.clean`
            $$offset      | "$$offset"        | `$$offset`
            t$files       | "t$files"         | `t$files`
            2026_orders   | "2026_orders"     | `2026_orders`
            _hidden       | _hidden           | `_hidden`
            größe         | "größe"           | `größe`
            a"b`c         | "a""b`c"          | `a"b``c`
            order         | "order"           | `order`
            table         | "table"           | `table`
            date          | date              | `date`
            timestamp     | timestamp         | `timestamp`
            offset        | offset            | offset
            unnest        | "unnest"          | unnest
            """)
    void quotesForTheStatement(String name, String inQuery, String inHive) {
        assertThat(Identifiers.quote(StatementKind.SELECT, name)).isEqualTo(inQuery);
        assertThat(Identifiers.quote(StatementKind.OPTIMIZE, name)).isEqualTo(inQuery);
        assertThat(Identifiers.quote(StatementKind.CREATE_VIEW, name)).isEqualTo(inQuery);
        assertThat(Identifiers.quote(StatementKind.DESCRIBE, name)).isEqualTo(inHive);
        assertThat(Identifiers.quote(StatementKind.ALTER_TABLE, name)).isEqualTo(inHive);
        assertThat(Identifiers.quote(StatementKind.CREATE_TABLE, name)).isEqualTo(inHive);
    }

    @Test
    void anEmptyNameIsQuoted() {
        assertThat(Identifiers.quote(StatementKind.SELECT, "")).isEqualTo("\"\"");
    }

    @Test
    void everyWordThatTheParserReservesIsReserved() {
        assertThat(ReservedIdentifiers.reservedIdentifiers()).isNotEmpty()
                .allSatisfy(word -> assertThat(Keywords.isReserved(word)).as(word).isTrue());
    }

    @Test
    void everyReservedWordIsAKeyword() {
        for (String word : Keywords.all()) {
            assertThat(Tokens.of(word).getFirst().kind()).as(word).isEqualTo(Token.Kind.KEYWORD);
        }
        assertThat(Keywords.all()).contains("SELECT", "TBLPROPERTIES").isSorted().doesNotHaveDuplicates();
    }
}
