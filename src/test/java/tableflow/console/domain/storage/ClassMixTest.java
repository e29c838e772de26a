package tableflow.console.domain.storage;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

class ClassMixTest {

    @Test
    void whatNobodyLookedAtIsTakenForStandard() {
        assertThat(ClassMix.UNKNOWN.isKnown()).isFalse();
        assertThat(ClassMix.of(Map.of("GLACIER", Amount.of(3, 0)))).as("empty objects tell nothing")
                .isEqualTo(ClassMix.UNKNOWN);
        assertThat(ClassMix.UNKNOWN.split(BigInteger.TEN)).isEqualTo(Map.of("STANDARD", Amount.of(0, 10)));
    }

    @Test
    void bytesAreSharedAsTheyLie() {
        ClassMix mix = ClassMix.of(Map.of("STANDARD", Amount.of(1, 75), "GLACIER_IR", Amount.of(9, 25)));
        assertThat(mix.isKnown()).isTrue();
        assertThat(mix.split(BigInteger.valueOf(1_000))).isEqualTo(Map.of(
                "STANDARD", Amount.of(0, 750), "GLACIER_IR", Amount.of(0, 250)));
    }

    @RepeatedTest(20)
    void noByteIsLost() {
        long seed = new Random().nextLong();
        Random random = new Random(seed);
        Map<String, Amount> counted = new HashMap<>();
        for (int i = 0; i < 1 + random.nextInt(5); i++) {
            counted.put("CLASS" + i, new Amount(1, new BigInteger(random.nextInt(90) + 1, random)));
        }
        BigInteger whole = new BigInteger(90, random);
        Map<String, Amount> parts = ClassMix.of(counted).split(whole);
        assertThat(parts.values().stream().map(Amount::bytes).reduce(BigInteger.ZERO, BigInteger::add))
                .as("seed %d", seed).isEqualTo(whole);
        assertThat(parts.values()).as("seed %d", seed).allMatch(one -> one.bytes().signum() >= 0);
    }
}
