package tableflow.console.service.profile;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;

class PassphraseStrengthTest {

    @Test
    void whatEverybodyTriesFirstIsWeak() {
        for (String weak : new String[] {
            "", "a", "secret", "Password123", "aaaaaaaaaaaaaaaaaaaaaaaa", "abcdefghijklmnop", "1234567890123456",
            "tableflow-kafka", "qwertz99"
        }) {
            assertThat(PassphraseStrength.of(weak)).as(weak).isEqualTo(PassphraseStrength.WEAK);
        }
    }

    @Test
    void lengthCounts() {
        assertThat(PassphraseStrength.of("violin gravel")).isGreaterThanOrEqualTo(PassphraseStrength.FAIR);
        assertThat(PassphraseStrength.of("violin gravel ninety lakes")).isEqualTo(PassphraseStrength.STRONG);
        assertThat(PassphraseStrength.of("x9#Kq2!vTz7&Lm4p")).isGreaterThanOrEqualTo(PassphraseStrength.GOOD);
    }

    @Test
    void moreLettersOfTheSameKindNeverMakeItWeaker() {
        long seed = 20261122;
        Random random = new Random(seed);
        for (int round = 0; round < 200; round++) {
            StringBuilder text = new StringBuilder();
            PassphraseStrength before = PassphraseStrength.WEAK;
            for (int i = 0; i < 30; i++) {
                // Every other letter of the alphabet, so that no word of the list can come about.
                text.append("acegikmoqsuwy".charAt(random.nextInt(13)));
                PassphraseStrength now = PassphraseStrength.of(text.toString());
                assertThat(now).as("%s (seed %d)", text, seed).isGreaterThanOrEqualTo(before);
                before = now;
            }
        }
    }
}
