package tableflow.console.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tableflow.console.domain.RemoteFailure;
import tableflow.console.domain.Secret;
import tableflow.console.remote.secrets.MemorySecrets;
import tableflow.console.service.profile.SecretPlaces;
import tableflow.console.service.profile.SecretStore;
import tableflow.console.service.profile.SecretVault;
import tableflow.console.service.profile.SecretVault.Kind;
import tableflow.console.service.profile.Settings;

/// The command that says where secrets lie and moves them.
class ProfilesSecretsCommandTest {

    /// Fails for every secret: a keychain that is not there.
    private static final SecretStore BROKEN = new SecretStore() {
        @Override
        public Optional<Secret> get(String reference) {
            throw failure();
        }

        @Override
        public void put(String reference, Secret secret) {
            throw failure();
        }

        @Override
        public void delete(String reference) {
            throw failure();
        }

        @Override
        public String describe() {
            return "no keychain";
        }

        private static RemoteFailure failure() {
            return RemoteFailure.of(RemoteFailure.Kind.UNREACHABLE, "keep a secret", "there is no keychain here");
        }
    };

    @TempDir
    private Path folder;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private final SecretStore file = new MemorySecrets();
    private Settings settings;

    @BeforeEach
    void open() {
        settings = new Settings(folder.resolve("settings.json"), Clock.systemUTC());
    }

    private int run(SecretStore keychain, Kind usual, String... arguments) {
        SecretVault vault = new SecretVault(
                settings, Map.of(Kind.KEYCHAIN, keychain, Kind.FILE, file, Kind.MEMORY, new MemorySecrets()), usual);
        SecretPlaces places = new SecretPlaces(
                vault,
                (old, fresh) -> {
                    throw new AssertionError("the command changes no passphrase");
                },
                () -> List.of("cloud/K"));
        Terminal terminal = new Terminal(
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8),
                text -> text);
        return new CommandLineApp(terminal, List.of(new ProfilesSecretsCommand(() -> places, terminal)))
                .run(arguments);
    }

    @Test
    void saysWhatIsInUseAndWhatElseThereIs() {
        assertThat(run(BROKEN, Kind.KEYCHAIN, "secrets")).isEqualTo(ExitCode.DONE);
        assertThat(out.toString(StandardCharsets.UTF_8).lines())
                .containsExactly("In use: keychain (no keychain)", "Alternatives: file, memory");
        assertThat(settings.get(Settings.SECRET_STORE)).isEmpty();
    }

    @Test
    void movesSecretsToAnotherPlace() {
        MemorySecrets keychain = new MemorySecrets();
        keychain.put("cloud/K", new Secret("s"));
        assertThat(run(keychain, Kind.KEYCHAIN, "secrets", "file", "--json")).isEqualTo(ExitCode.DONE);
        assertThat(out.toString(StandardCharsets.UTF_8).replaceAll("\\s", ""))
                .contains("\"inUse\":\"file\"")
                .contains("\"alternatives\":[\"keychain\",\"memory\"]")
                .contains("\"lost\":[]");
        assertThat(file.get("cloud/K")).contains(new Secret("s"));
        assertThat(keychain.get("cloud/K")).isEmpty();
        assertThat(settings.get(Settings.SECRET_STORE)).contains("file");
    }

    @Test
    void namesWhatTheOldPlaceDidNotGiveOut() {
        assertThat(run(BROKEN, Kind.KEYCHAIN, "secrets", "file")).isEqualTo(ExitCode.NO);
        assertThat(err.toString(StandardCharsets.UTF_8)).contains("cloud/K");
        assertThat(settings.get(Settings.SECRET_STORE)).contains("file");
    }

    @Test
    void aPlaceThatDoesNotWorkChangesNothing() {
        assertThat(run(BROKEN, Kind.FILE, "secrets", "keychain")).isEqualTo(ExitCode.REMOTE);
        assertThat(err.toString(StandardCharsets.UTF_8)).contains("Secrets can also be kept in an encrypted file");
        assertThat(settings.get(Settings.SECRET_STORE)).isEmpty();
    }

    @Test
    void anUnknownPlaceIsWrongInput() {
        assertThat(run(BROKEN, Kind.KEYCHAIN, "secrets", "vault")).isEqualTo(ExitCode.USAGE);
        assertThat(settings.get(Settings.SECRET_STORE)).isEmpty();
    }
}
