package tableflow.console.domain.sql;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class StatementsTest {

    @Test
    void semicolonsPartStatements() {
        String text = "SELECT 1;\n\n SELECT ';' -- ;\n, \";\" /* ; */;;\n-- nothing\n;SELECT `;`";
        assertThat(Statements.split(text)).extracting(Statements.Span::text)
                .containsExactly("SELECT 1", "SELECT ';' -- ;\n, \";\" /* ; */", "SELECT `;`");
        for (Statements.Span span : Statements.split(text)) {
            assertThat(text.substring(span.from(), span.to())).isEqualTo(span.text());
        }
    }

    @Test
    void anOpenQuoteTakesTheRest() {
        assertThat(Statements.split("SELECT 'a; SELECT 2")).hasSize(1);
        assertThat(Statements.split("SELECT /* a; SELECT 2")).hasSize(1);
        assertThat(Statements.split(" \n-- only\n")).isEmpty();
    }

    @Test
    void aCommentInFrontBelongsToItsStatement() {
        Statements.Span span = Statements.split("SELECT 1; -- the second\nSELECT 2").getLast();
        assertThat(span.text()).isEqualTo("-- the second\nSELECT 2");
    }

    @Test
    void findsTheStatementAtTheCaret() {
        String text = "SELECT 1; SELECT 2;  \n\n  SELECT 3\n";
        assertThat(at(text, 0)).isEqualTo("SELECT 1");
        assertThat(at(text, 8)).isEqualTo("SELECT 1");
        assertThat(at(text, 9)).isEqualTo("SELECT 1");
        assertThat(at(text, 10)).isEqualTo("SELECT 2");
        assertThat(at(text, 20)).isEqualTo("SELECT 2");
        assertThat(at(text, 22)).isEqualTo("SELECT 3");
        assertThat(at(text, text.length())).isEqualTo("SELECT 3");
        assertThat(at("  \n SELECT 1", 0)).isEqualTo("SELECT 1");
        assertThat(Statements.at("-- no", 2)).isEmpty();
    }

    @Test
    void findsTheParameters() {
        String text = "SELECT '?', \"?\", ? -- ?\n FROM t WHERE a = ?; SELECT ?";
        assertThat(Statements.parameters(text)).containsExactly(17, 42, 52);
        assertThat(Statements.split(text).getLast().parameters()).containsExactly(52);
    }

    private static String at(String text, int caret) {
        return Statements.at(text, caret).orElseThrow().text();
    }
}
