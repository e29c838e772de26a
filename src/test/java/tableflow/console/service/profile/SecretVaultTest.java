package tableflow.console.service.profile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tableflow.console.domain.RemoteFailure;
import tableflow.console.domain.Secret;
import tableflow.console.service.profile.SecretVault.Kind;

class SecretVaultTest {

    private final FakeSecrets keychain = new FakeSecrets("keychain");
    private final FakeSecrets file = new FakeSecrets("file");

    @TempDir
    private Path folder;

    private SecretVault vault;

    @BeforeEach
    void open() {
        vault = reopened();
    }

    private SecretVault reopened() {
        return new SecretVault(
                new Settings(folder.resolve("settings.json"), Clock.systemUTC()),
                Map.of(Kind.KEYCHAIN, keychain, Kind.FILE, file, Kind.MEMORY, new FakeSecrets("memory")));
    }

    @Test
    void isTheKeychainUntilSomethingElseIsChosen() {
        assertThat(vault.chosen()).isEmpty();
        vault.put("a", new Secret("1"));
        assertThat(keychain.kept).containsKey("a");
        assertThat(vault.alternatives()).containsExactly(Kind.FILE, Kind.MEMORY);
    }

    @Test
    void theChoiceIsRememberedAndSecretsMoveAlong() {
        vault.use(Kind.KEYCHAIN, List.of());
        vault.put("a", new Secret("1"));
        assertThat(vault.use(Kind.FILE, List.of("a", "unknown"))).isEmpty();
        assertThat(file.kept).containsExactly(Map.entry("a", new Secret("1")));
        assertThat(keychain.kept).isEmpty();
        assertThat(reopened().chosen()).contains(Kind.FILE);
        assertThat(reopened().get("a")).contains(new Secret("1"));
    }

    @Test
    void theUsualStoreMayBeAnotherAndItsSecretsMoveAlongToo() {
        SecretVault unattended = new SecretVault(
                new Settings(folder.resolve("settings.json"), Clock.systemUTC()),
                Map.of(Kind.KEYCHAIN, keychain, Kind.FILE, file), Kind.FILE);
        unattended.put("a", new Secret("1"));
        assertThat(file.kept).containsKey("a");
        assertThat(unattended.alternatives()).containsExactly(Kind.KEYCHAIN);

        assertThat(unattended.use(Kind.KEYCHAIN, List.of("a"))).isEmpty();
        assertThat(keychain.kept).containsKey("a");
        assertThat(file.kept).isEmpty();
    }

    @Test
    void memoryForgetsSoTheOldStoreKeepsWhatItHas() {
        vault.put("a", new Secret("1"));
        assertThat(vault.use(Kind.MEMORY, List.of("a"))).isEmpty();
        assertThat(vault.get("a")).contains(new Secret("1"));
        assertThat(keychain.kept).containsKey("a");
        assertThat(reopened().use(Kind.KEYCHAIN, List.of("a"))).as("by the next run, whose memory is empty").isEmpty();
        assertThat(reopened().get("a")).contains(new Secret("1"));
    }

    @Test
    void aBrokenStoreFailsAndNothingFallsBackSilently() {
        keychain.broken = true;
        assertThatThrownBy(() -> vault.put("a", new Secret("1"))).isInstanceOf(RemoteFailure.class);
        assertThat(file.kept).isEmpty();
    }

    @Test
    void onePartsFromABrokenStoreAndLearnsWhatWasLost() {
        vault.use(Kind.KEYCHAIN, List.of());
        keychain.broken = true;
        assertThat(vault.use(Kind.FILE, List.of("a", "b"))).containsExactly("a", "b");
        assertThat(vault.chosen()).contains(Kind.FILE);
    }

    @Test
    void aStoreThatDoesNotWorkIsNotTaken() {
        vault.use(Kind.KEYCHAIN, List.of());
        vault.put("a", new Secret("1"));
        file.forgetful = true;
        assertThatThrownBy(() -> vault.use(Kind.FILE, List.of("a"))).isInstanceOf(RemoteFailure.class)
                .hasMessageContaining("does not give back");
        assertThat(vault.chosen()).contains(Kind.KEYCHAIN);
        assertThat(vault.get("a")).contains(new Secret("1"));
    }
}
