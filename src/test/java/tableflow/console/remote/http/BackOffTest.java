package tableflow.console.remote.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Random;
import okhttp3.Headers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BackOffTest {

    private final BackOff backOff = new BackOff(
            Duration.ofSeconds(1),
            Duration.ofSeconds(30),
            pause -> {},
            () -> Instant.parse("2026-11-22T10:00:00Z"),
            new Random(7));

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "Retry-After       | 3                             | 3000",
        "Retry-After       | 0                             | 0",
        "Retry-After       | 1.5                           | 1500",
        "Retry-After       | Sun, 22 Nov 2026 10:00:12 GMT | 12000",
        "Retry-After       | Sun, 22 Nov 2026 09:00:00 GMT | 0",
        "Retry-After       | 86400                         | 30000",
        "X-RateLimit-Reset | 5                             | 5000"})
    void theServersWishCounts(String name, String value, long millis) {
        assertThat(backOff.after(1, Headers.of(name, value))).isEqualTo(Duration.ofMillis(millis));
    }

    @Test
    void retryAfterComesFirst() {
        Headers both = Headers.of("X-RateLimit-Reset", "9", "Retry-After", "2");
        assertThat(backOff.after(1, both)).isEqualTo(Duration.ofSeconds(2));
        Headers unreadable = Headers.of("X-RateLimit-Reset", "9", "Retry-After", "soon");
        assertThat(backOff.after(1, unreadable)).isEqualTo(Duration.ofSeconds(9));
    }

    @ParameterizedTest
    @CsvSource({"-1", "soon", "NaN", "1e300", "''"})
    void anUnreadableWishDoesNotCount(String value) {
        assertThat(backOff.after(1, Headers.of("Retry-After", value)))
                .isBetween(Duration.ofMillis(500), Duration.ofSeconds(1));
    }

    @Test
    void withoutAWishItDoublesWithJitterUpToTheCap() {
        for (int round = 0; round < 200; round++) {
            for (int tries = 1; tries < 80; tries++) {
                long whole = Math.min(1000L << Math.min(tries - 1, 10), 30_000);
                assertThat(backOff.after(tries, null).toMillis()).as("after %d", tries).isBetween(whole / 2, whole);
            }
        }
    }
}
