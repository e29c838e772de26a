package tableflow.console.service.query.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tableflow.console.domain.sql.Token;
import tableflow.console.domain.sql.Tokens;


/// Values become SQL exactly, or are refused with a sentence.
class SqlParameterTest {

    @ParameterizedTest
    @CsvSource(quoteCharacter = '~', value = {
        "TEXT, it's, 'it''s'",
        "TEXT, ~~, ''",
        "TEXT, ~ a ~, ' a '",
        "TEXT, '; DROP TABLE t --, '''; DROP TABLE t --'",
        "BIGINT, 42, 42",
        "BIGINT, +7, 7",
        "BIGINT, -9223372036854775808, BIGINT '-9223372036854775808'",
        "BIGINT, 9223372036854775807, 9223372036854775807",
        "DECIMAL, 12.50, DECIMAL '12.50'",
        "DECIMAL, .5, DECIMAL '0.5'",
        "DECIMAL, 99999999999999999999999999999999999999, DECIMAL '99999999999999999999999999999999999999'",
        "DOUBLE, 0.1, DOUBLE '0.1'",
        "DOUBLE, 2E10, DOUBLE '2E10'",
        "DOUBLE, NaN, nan()",
        "DOUBLE, -Infinity, -infinity()",
        "BOOLEAN, True, TRUE",
        "BOOLEAN, no, FALSE",
        "DATE, 2026-11-22, DATE '2026-11-22'",
        "TIMESTAMP, 2026-11-22 16:30, TIMESTAMP '2026-11-22 16:30:00'",
        "TIMESTAMP, 2026-11-22T16:30:05.123456Z, TIMESTAMP '2026-11-22 16:30:05.123456 UTC'",
        "TIMESTAMP, 2026-11-22 16:30:05 Europe/Berlin, TIMESTAMP '2026-11-22 16:30:05 Europe/Berlin'",
        "TIMESTAMP, 2026-11-22, TIMESTAMP '2026-11-22 00:00:00'",
        "NULL, anything, NULL",
        "SQL, ~ current_date - 1 ~, current_date - 1",
    })
    void isWrittenAs(SqlParameter.Type type, String value, String literal) {
        assertThat(new SqlParameter(type, value).literal()).isEqualTo(literal);
    }

    @ParameterizedTest
    @CsvSource({
        "BIGINT, 1.5", "BIGINT, ''", "BIGINT, 9223372036854775808", "BIGINT, 1e3", "DECIMAL, 1e3", "DECIMAL, x",
        "DECIMAL, 123456789012345678901234567890123456789", "DOUBLE, 1;2", "BOOLEAN, maybe", "DATE, 2026-02-30",
        "DATE, 22.11.2026", "TIMESTAMP, 2026-11-22 25:00:00", "TIMESTAMP, 2026-13-01 00:00:00",
        "\"TIMESTAMP\", \"2026-11-22 16:30' OR 1=1\"", "SQL, ' '"
    })
    void isRefused(String type, String value) {
        SqlParameter parameter = new SqlParameter(
                SqlParameter.Type.valueOf(type.replace("\"", "")), value.replace("\"", ""));
        assertThatThrownBy(parameter::literal).isInstanceOf(SqlParameter.Unfit.class).hasMessageEndingWith(".");
    }

    @Test
    void aTextIsAlwaysOneStringAndComesBackAsItWas() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        for (int i = 0; i < 500; i++) {
            StringBuilder text = new StringBuilder();
            for (int n = random.nextInt(12); n > 0; n--) {
                text.append("'\"`;-?/*\\ a\n\u00e9".charAt(random.nextInt(13)));
            }
            String literal = new SqlParameter(SqlParameter.Type.TEXT, text.toString()).literal();
            List<Token> tokens = Tokens.meaning(literal).stream()
                    .filter(it -> it.kind() != Token.Kind.END)
                    .toList();
            assertThat(tokens).as("seed %d: %s", seed, text).hasSize(1);
            assertThat(tokens.getFirst().value()).as("seed %d", seed).isEqualTo(text.toString());
        }
    }

    @Test
    void theLastValuesOfAStatementAreRemembered(@TempDir Path directory) throws IOException {
        Path file = directory.resolve("parameters.json");
        ParameterMemory memory = new ParameterMemory(file, Instant::now);
        List<SqlParameter> values = List.of(
                new SqlParameter(SqlParameter.Type.DATE, "2026-11-22"),
                new SqlParameter(SqlParameter.Type.NULL, ""));
        assertThat(memory.of("SELECT ?, ?")).isEmpty();
        memory.remember("SELECT ?, ?", values);
        assertThat(new ParameterMemory(file, Instant::now).of("SELECT ?, ?")).isEqualTo(values);
        assertThat(memory.of("SELECT ?")).isEmpty();

        for (int i = 0; i < 500; i++) {
            memory.remember("SELECT ? + " + i, List.of());
        }
        assertThat(memory.of("SELECT ?, ?")).as("the oldest of 501").isEmpty();

        Files.writeString(file, "{\"statements\":");
        assertThat(memory.of("SELECT ?, ?")).isEmpty();
        try (var files = Files.list(directory)) {
            assertThat(files).anyMatch(it -> it.toString().contains(".corrupt-"));
        }
    }
}
