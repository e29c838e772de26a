package tableflow.console.service.messages.read;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tableflow.console.domain.BadInput;

class SpellingTest {

    private static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");

    @Test
    void beginnings() {
        assertThat(Spelling.from("Beginning")).isEqualTo(From.BEGINNING);
        assertThat(Spelling.from(" end ")).isEqualTo(From.END);
        assertThat(Spelling.from("last:100")).isEqualTo(new From.Last(100));
        assertThat(Spelling.from("offset:9223372036854775807")).isEqualTo(new From.Offset(Long.MAX_VALUE));
        assertThat(Spelling.from("0:100,11:250")).isEqualTo(new From.Offsets(Map.of(0, 100L, 11, 250L)));
        assertThat(Spelling.from("15m")).isEqualTo(new From.Ago(Duration.ofMinutes(15)));
        assertThat(Spelling.from("7 d")).isEqualTo(new From.Ago(Duration.ofDays(7)));
        assertThat(Spelling.from("2026-11-22")).isEqualTo(new From.Time(Instant.parse("2026-11-22T00:00:00Z")));
        assertThat(Spelling.from("2026-11-22T10:00:00.5Z"))
                .isEqualTo(new From.Time(Instant.parse("2026-11-22T10:00:00.500Z")));
        assertThat(Spelling.from("group:Billing:1")).isEqualTo(new From.Group("Billing:1"));
    }

    @Test
    void ends() {
        assertThat(Spelling.until("end", Until.END, NOW)).isEqualTo(Until.END);
        assertThat(Spelling.until("offset:5", Until.NEVER, NOW)).isEqualTo(Until.NEVER.offset(5));
        assertThat(Spelling.until("1h", Until.END, NOW)).isEqualTo(Until.END.time(NOW.minusSeconds(3600)));
    }

    @Test
    void partitions() {
        assertThat(Spelling.partitions("0, 2,5-7")).containsExactly(0, 2, 5, 6, 7);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "last", "last:", "last:-1", "last:x", "offset:1.5", "group:", "0:1,", "1y", "-5m",
        "2026-13-01", "today", "99999999999999999999:1"})
    void whatIsNoBeginningSaysWhatWouldBe(String text) {
        assertThatThrownBy(() -> Spelling.from(text)).isInstanceOf(BadInput.class).hasMessageContaining("last:100");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a", "5-", "-1", "7-5", "0-99999999"})
    void whatAreNoPartitionsIsRefused(String text) {
        assertThatThrownBy(() -> Spelling.partitions(text))
                .isInstanceOf(BadInput.class).hasMessageContaining("0,2,5-8");
    }
}
