package tableflow.console.remote.secrets;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tableflow.console.domain.Secret;
import tableflow.console.service.profile.PassphraseSource;
import tableflow.console.service.profile.PassphraseSource.Purpose;

class PassphrasesTest {

    @TempDir
    private Path folder;

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
    void aPassphraseFileIsMadeOnceAndOpensTheSecretsAgain() throws Exception {
        Path file = folder.resolve("sandbox/passphrase");
        PassphraseSource source = Passphrases.fromFile(file);
        new EncryptedFileSecrets(folder.resolve("s.json"), source, 10).put("a", new Secret("s"));
        assertThat(Files.readString(file).strip()).hasSizeGreaterThan(40);
        assertThat(new EncryptedFileSecrets(folder.resolve("s.json"), Passphrases.fromFile(file), 10).get("a"))
                .contains(new Secret("s"));
    }
}
