package tableflow.console.sandbox.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class KeysTest {
    private final StepClock clock = new StepClock();
    private final Keys keys = new Keys(clock);

    @Test
    void aKeyIsRefusedUntilItHasPropagated() {
        add("K1", KeyKind.KAFKA, "lkc-1", Duration.ofSeconds(10));
        assertThat(keys.check("K1", "s", KeyKind.KAFKA, "lkc-1")).isEqualTo(Verdict.NOT_YET);
        clock.advance(Duration.ofSeconds(10));
        assertThat(keys.check("K1", "s", KeyKind.KAFKA, "lkc-1")).isEqualTo(Verdict.OK);
    }

    @Test
    void everyWayToBeWrongHasItsVerdict() {
        add("K1", KeyKind.KAFKA, "lkc-1", Duration.ZERO);
        assertThat(keys.check("K2", "s", KeyKind.KAFKA, "lkc-1")).isEqualTo(Verdict.UNKNOWN);
        assertThat(keys.check("K1", "t", KeyKind.KAFKA, "lkc-1")).isEqualTo(Verdict.WRONG_SECRET);
        assertThat(keys.check("K1", "s", KeyKind.TABLEFLOW, "tableflow")).isEqualTo(Verdict.WRONG_KIND);
        assertThat(keys.check("K1", "s", KeyKind.KAFKA, "lkc-2")).isEqualTo(Verdict.OTHER_RESOURCE);
    }

    @Test
    void removalIsToldAndActsAtOnce() {
        List<String> told = new ArrayList<>();
        keys.onRemoved(key -> told.add(key.id()));
        add("K1", KeyKind.KAFKA, "lkc-1", Duration.ZERO);
        assertThat(keys.remove("K1")).isPresent();
        assertThat(keys.remove("K1")).isEmpty();
        assertThat(told).containsExactly("K1");
        assertThat(keys.check("K1", "s", KeyKind.KAFKA, "lkc-1")).isEqualTo(Verdict.UNKNOWN);
    }

    @Test
    void secretsNeverShowInText() {
        Secret secret = Secret.random(new SecureRandom());
        assertThat(secret.reveal()).startsWith("cflt").hasSize(64);
        Key key = new Key("K1", secret, "sa-1", KeyKind.CLOUD, Key.CLOUD, clock.instant());
        assertThat(key.toString()).doesNotContain(secret.reveal());
    }

    @Test
    void bothPacesLeaveEveryWaitVisible() {
        for (Pace pace : Pace.values()) {
            for (KeyKind kind : KeyKind.values()) {
                assertThat(pace.keyUsable(kind)).isPositive();
            }
        }
        assertThat(Pace.of("fast")).hasValue(Pace.FAST);
        assertThat(Pace.of("slow")).isEmpty();
    }

    private void add(String id, KeyKind kind, String resource, Duration delay) {
        keys.add(new Key(id, new Secret("s"), "sa-1", kind, resource, clock.instant().plus(delay)));
    }
}
