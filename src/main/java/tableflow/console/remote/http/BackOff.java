package tableflow.console.remote.http;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import java.util.Random;
import java.util.random.RandomGenerator;
import okhttp3.Headers;
import org.jspecify.annotations.Nullable;

/// The pause before a repeat: what the server asks for, else exponential with jitter. Never longer than `longest`.
///
/// @param first the pause before the second try, doubled for each further one
/// @param longest the cap, for the server's wishes too
public record BackOff(Duration first, Duration longest, Waiter waiter, InstantSource clock, RandomGenerator random) {

    private static final int MAX_DOUBLINGS = 20;

    /// Half a second doubling to thirty, on the system clock.
    public static BackOff standard() {
        return new BackOff(
                Duration.ofMillis(500),
                Duration.ofSeconds(30),
                Waiter.parking(),
                InstantSource.system(),
                // Many threads use it, which the default generator does not bear.
                new Random());
    }

    /// The pause after `tries` tries, of which the last was answered with `headers` (absent: no answer came).
    Duration after(int tries, @Nullable Headers headers) {
        Optional<Duration> asked = headers == null ? Optional.empty() : askedFor(headers);
        Duration pause = asked.orElseGet(() -> exponential(tries));
        return pause.compareTo(longest) > 0 ? longest : pause;
    }

    /// Between half and all of the doubled pause, so that many clients do not come back in step.
    private Duration exponential(int tries) {
        long whole = Math.min(first.toNanos() << Math.min(tries - 1, MAX_DOUBLINGS), longest.toNanos());
        return Duration.ofNanos(whole / 2 + random.nextLong(whole / 2 + 1));
    }

    /// `Retry-After` in seconds or as a date (RFC 9110, 10.2.3), else `X-RateLimit-Reset` in seconds from now.
    private Optional<Duration> askedFor(Headers headers) {
        String retryAfter = headers.get("Retry-After");
        if (retryAfter != null) {
            Optional<Duration> pause = seconds(retryAfter).or(() -> until(retryAfter));
            if (pause.isPresent()) {
                return pause;
            }
        }
        return Optional.ofNullable(headers.get("X-RateLimit-Reset")).flatMap(BackOff::seconds);
    }

    private static Optional<Duration> seconds(String text) {
        try {
            double seconds = Double.parseDouble(text.strip());
            return seconds >= 0 && seconds < Integer.MAX_VALUE
                    ? Optional.of(Duration.ofMillis(Math.round(seconds * 1000)))
                    : Optional.empty();
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }

    private Optional<Duration> until(String date) {
        try {
            Instant then = ZonedDateTime.parse(date.strip(), DateTimeFormatter.RFC_1123_DATE_TIME).toInstant();
            Duration pause = Duration.between(clock.instant(), then);
            return Optional.of(pause.isNegative() ? Duration.ZERO : pause);
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }
}
