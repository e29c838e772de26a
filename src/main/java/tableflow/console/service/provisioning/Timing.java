package tableflow.console.service.provisioning;

import java.time.Duration;
import tableflow.console.domain.Open;
import tableflow.console.domain.profile.Profile;

/// How often and how long a run waits.
///
/// @param keyBeat between two tries of a new key
/// @param keyLimit how long a new key may stay unusable; Confluent's own provider allows 20 minutes
/// @param earlyBeat between two tries of a call that came too early
/// @param earlyLimit how long to repeat a call that came too early; about 3 minutes for a Tableflow topic
/// @param healthBeat between two looks at a table in its first two minutes; five times as long after that
/// @param healthLimit after how long to ask whether to go on waiting for a table
public record Timing(
        Duration keyBeat,
        Duration keyLimit,
        Duration earlyBeat,
        Duration earlyLimit,
        Duration healthBeat,
        Duration healthLimit) {

    /// For the real services.
    public static final Timing CLOUD = new Timing(
            Duration.ofSeconds(5),
            Duration.ofMinutes(20),
            Duration.ofSeconds(5),
            Duration.ofMinutes(3),
            Duration.ofSeconds(6),
            Duration.ofMinutes(25));

    /// For the sandbox, which may be as slow as the real services but costs nothing to ask.
    public static final Timing SANDBOX = new Timing(
            Duration.ofMillis(150),
            Duration.ofMinutes(20),
            Duration.ofMillis(150),
            Duration.ofMinutes(3),
            Duration.ofMillis(250),
            Duration.ofMinutes(25));

    /// The usual one for a kind of profile.
    public static Timing of(Open<Profile.Kind> kind) {
        return kind.is(Profile.Kind.SANDBOX) ? SANDBOX : CLOUD;
    }
}
