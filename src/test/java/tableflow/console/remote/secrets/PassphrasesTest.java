package tableflow.console.remote.secrets;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import tableflow.console.domain.Secret;
import tableflow.console.service.profile.PassphraseSource;
import tableflow.console.service.profile.PassphraseSource.Purpose;

class PassphrasesTest {

    @Test
    void theEnvironmentAnswersOnce() {
        PassphraseSource source = Passphrases.fromEnvironment(Map.of(Passphrases.VARIABLE, "p"));
        assertThat(source.ask(Purpose.UNLOCK, "f")).contains(new Secret("p"));
        assertThat(source.ask(Purpose.UNLOCK_AGAIN, "f")).isEmpty();
        assertThat(Passphrases.fromEnvironment(Map.of()).ask(Purpose.UNLOCK, "f")).isEmpty();
    }

    @Test
    void theFirstSourceThatHasOneAnswers() {
        PassphraseSource none = (purpose, store) -> Optional.empty();
        PassphraseSource some = (purpose, store) -> Optional.of(new Secret("p"));
        assertThat(Passphrases.firstOf(List.of(none, some)).ask(Purpose.CHOOSE, "f")).contains(new Secret("p"));
    }

    @Test
    void onlyAPassphraseCountsAsSet() {
        assertThat(Passphrases.isSet(Map.of(Passphrases.VARIABLE, "p"))).isTrue();
        assertThat(Passphrases.isSet(Map.of(Passphrases.VARIABLE, ""))).isFalse();
        assertThat(Passphrases.isSet(Map.of())).isFalse();
    }
}
