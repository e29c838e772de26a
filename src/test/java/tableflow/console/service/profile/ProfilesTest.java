package tableflow.console.service.profile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.FutureTask;
import java.util.stream.IntStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tableflow.console.domain.ApiKey;
import tableflow.console.domain.BadInput;
import tableflow.console.domain.RemoteFailure;
import tableflow.console.domain.Secret;
import tableflow.console.domain.profile.KeyRef;
import tableflow.console.domain.profile.Profile;
import tableflow.console.service.support.Redactor;

class ProfilesTest {

    private static final String FILE = """
            {"version":1, "name":"%s", "kind":"cloud", "environmentTag":"dev",
             "confluent":{"apiUrl":"https://api.confluent.cloud","cloudApiKey":{"id":"CLOUD","secret":"cloud-secret"}},
             "kafka":{"clusterId":"lkc-1","bootstrapServers":"b:9092","apiKey":{"id":"KAFKA","secret":"kafka-secret"}}}
            """;

    private final FakeSecrets secrets = new FakeSecrets("fake store");
    private final Redactor redactor = new Redactor();

    @TempDir
    private Path home;

    private Profiles profiles() {
        Clock clock = Clock.fixed(Instant.parse("2026-11-22T10:15:00Z"), ZoneOffset.UTC);
        return new Profiles(
                home.resolve("profiles"), new Settings(home.resolve("settings.json"), clock), secrets, redactor, clock);
    }

    private StoredProfile imported(String name) throws IOException {
        Path file = home.resolve("in.json");
        Files.writeString(file, FILE.formatted(name));
        return profiles().importFile(file, null);
    }

    @Test
    void importMovesTheSecretsAndWritesReferencesOnly() throws IOException {
        StoredProfile stored = imported("dev");
        assertThat(stored.file()).hasFileName("dev.json");
        assertThat(stored.file()).content().contains("secretRef").doesNotContain("cloud-secret", "kafka-secret");
        assertThat(secrets.kept.values()).containsExactlyInAnyOrder(
                new Secret("cloud-secret"), new Secret("kafka-secret"));
        Profile loaded = profiles().load("dev").profile();
        assertThat(profiles().resolve(loaded.confluent().cloudApiKey()))
                .isEqualTo(new ApiKey("CLOUD", new Secret("cloud-secret")));
        assertThat(profiles().secretReferences()).isEqualTo(secrets.kept.keySet());
    }

    @Test
    void aProfileFileIsForThisRunOnly() throws IOException {
        Path file = home.resolve("in.json");
        Files.writeString(file, FILE.formatted("box"));
        Profile profile = profiles().readFile(file);
        assertThat(profiles().resolve(profile.confluent().cloudApiKey()).secret().reveal()).isEqualTo("cloud-secret");
        assertThat(secrets.kept).isEmpty();
        assertThat(profiles().list().profiles()).isEmpty();
        assertThat(redactor.redact("it was kafka-secret!")).isEqualTo("it was ••••!");
    }

    @Test
    void aTakenNameIsRefusedAndLeavesNoSecretBehind() throws IOException {
        imported("dev");
        assertFails(RemoteFailure.Kind.CONFLICT, () -> imported("dev"));
        assertThat(secrets.kept).hasSize(2);
        assertThat(profiles().importFile(home.resolve("in.json"), "dev 2").file().getFileName().toString())
                .matches("dev-2~[0-9a-f]{8}\\.json");
        assertThat(secrets.kept).hasSize(4);
    }

    @Test
    void namesThatDifferInCaseOnlyDoNotShareAFile() throws IOException {
        assertThat(imported("Dev").file()).isNotEqualTo(imported("dev").file());
        assertThat(profiles().list().profiles()).extracting(StoredProfile::name).containsExactly("Dev", "dev");
        assertThat(imported("../../etc/passwd").file().getParent()).isEqualTo(home.resolve("profiles"));
    }

    @Test
    void aFailingStoreLeavesNoProfile() {
        secrets.broken = true;
        assertFails(RemoteFailure.Kind.UNREACHABLE, () -> imported("dev"));
        assertThat(profiles().list().profiles()).isEmpty();
    }

    @Test
    void renameKeepsSecretsAndMovesTheDefault() throws IOException {
        StoredProfile dev = imported("dev");
        profiles().setDefault("dev");
        StoredProfile renamed = profiles().rename(dev, "development");
        assertThat(profiles().list().profiles()).containsExactly(renamed);
        assertThat(profiles().defaultName()).contains("development");
        assertThat(profiles().resolve(renamed.profile().confluent().cloudApiKey()).id()).isEqualTo("CLOUD");
        assertThat(dev.file()).doesNotExist();
    }

    @Test
    void aNameThatCouldNotBeReadBackIsNotWritten() throws IOException {
        StoredProfile dev = imported("dev");
        assertThatThrownBy(() -> profiles().rename(dev, "two\nlines")).isInstanceOf(BadInput.class);
        assertThat(profiles().list().profiles()).containsExactly(dev);
    }

    @Test
    void anUpdateForgetsTheSecretThatItReplaces() throws IOException {
        StoredProfile dev = imported("dev");
        Profile after = ProfileKeys.map(dev.profile(), "dev", (component, key) ->
                component.equals("cloud") ? KeyRef.inline("NEW", new Secret("new-secret")) : key);
        StoredProfile stored = profiles().update(dev, after);
        assertThat(profiles().resolve(stored.profile().confluent().cloudApiKey()))
                .isEqualTo(new ApiKey("NEW", new Secret("new-secret")));
        assertThat(secrets.kept.values()).containsExactlyInAnyOrder(
                new Secret("new-secret"), new Secret("kafka-secret"));
    }

    @Test
    void deletingTakesTheProfileItsSecretsAndTheDefault() throws IOException {
        StoredProfile dev = imported("dev");
        imported("other");
        profiles().setDefault("dev");
        profiles().delete(dev);
        assertThat(profiles().list().profiles()).extracting(StoredProfile::name).containsExactly("other");
        assertThat(secrets.kept).hasSize(2);
        assertThat(profiles().defaultName()).isEmpty();
    }

    @Test
    void aSecretThatCannotBeForgottenDoesNotHinderDeleting() throws IOException {
        StoredProfile dev = imported("dev");
        secrets.broken = true;
        profiles().delete(dev);
        assertThat(profiles().list().profiles()).isEmpty();
    }

    @Test
    void whatAnotherConsoleChangedIsNotOverwritten() throws IOException {
        StoredProfile mine = imported("dev");
        StoredProfile theirs = profiles().load("dev");
        profiles().update(theirs, readOnly(theirs.profile()));
        assertFails(RemoteFailure.Kind.CONFLICT, () -> profiles().update(mine, mine.profile()));
        assertFails(RemoteFailure.Kind.CONFLICT, () -> profiles().delete(mine));
        assertThat(profiles().load("dev").profile().readOnly()).isTrue();
        profiles().delete(profiles().load("dev"));
        assertFails(RemoteFailure.Kind.CONFLICT, () -> profiles().update(mine, mine.profile()));
    }

    @Test
    void ofManyThatCreateTheSameNameOneWins() throws Exception {
        Profile profile = imported("template").profile();
        Profile wanted = ProfileKeys.map(profile, "wanted", (component, key) -> key);
        List<FutureTask<Boolean>> tries = IntStream.range(0, 8)
                .mapToObj(i -> new FutureTask<>((Callable<Boolean>) () -> {
                    try {
                        profiles().create(wanted);
                        return true;
                    } catch (RemoteFailure taken) {
                        return false;
                    }
                }))
                .toList();
        tries.forEach(task -> Thread.ofPlatform().start(task));
        int won = 0;
        for (FutureTask<Boolean> task : tries) {
            won += task.get() ? 1 : 0;
        }
        assertThat(won).isEqualTo(1);
    }

    @Test
    void aFileThatIsNoJsonIsSetAsideAndReported() throws IOException {
        StoredProfile dev = imported("dev");
        String half = Files.readString(dev.file()).substring(0, 40);
        Files.writeString(dev.file(), half);
        ProfileListing listing = profiles().list();
        assertThat(listing.profiles()).isEmpty();
        assertThat(listing.notices()).singleElement().satisfies(notice -> {
            assertThat(notice.what()).contains("dev.json:").contains("ends too early");
            assertThat(Objects.requireNonNull(notice.setAsideTo()))
                    .hasFileName("dev.json.corrupt-20261122T101500Z").hasContent(half);
        });
        assertThat(profiles().list().notices()).isEmpty();
        imported("dev");
    }

    @Test
    void aFileOfANewerConsoleStaysAsItIs() throws IOException {
        StoredProfile dev = imported("dev");
        String newer = Files.readString(dev.file()).replace("\"version\" : 1", "\"version\" : 7");
        Files.writeString(dev.file(), newer);
        assertThat(profiles().list().notices()).singleElement().satisfies(notice -> {
            assertThat(notice.setAsideTo()).isNull();
            assertThat(notice.what()).contains("document version 7").contains("update the console");
        });
        assertFails(RemoteFailure.Kind.CONFLICT, () -> imported("dev"));
        assertFails(RemoteFailure.Kind.CONFLICT, () -> profiles().update(dev, dev.profile()));
        assertThat(dev.file()).hasContent(newer);
    }

    @Test
    void aMistakeOfAHandIsReportedWithItsPlaceAndStaysToBeMended() throws IOException {
        StoredProfile dev = imported("dev");
        Files.writeString(dev.file(), Files.readString(dev.file()).replace("bootstrapServers", "bootstrap"));
        assertThat(profiles().list().notices()).singleElement().satisfies(notice -> {
            assertThat(notice.setAsideTo()).isNull();
            assertThat(notice.what()).containsPattern("dev\\.json:\\d+:\\d+: unknown key \"bootstrap\"");
        });
        RemoteFailure failure = catchThrowableOfType(RemoteFailure.class, () -> profiles().load("dev"));
        assertThat(failure.why()).contains("unknown key");
    }

    @Test
    void missingThingsSayWhatThereIs() throws IOException {
        StoredProfile dev = imported("dev");
        RemoteFailure missing = catchThrowableOfType(RemoteFailure.class, () -> profiles().load("prod"));
        assertThat(missing.kind()).isEqualTo(RemoteFailure.Kind.NOT_FOUND);
        assertThat(missing.advice()).contains("Profiles: dev.");
        assertFails(RemoteFailure.Kind.NOT_FOUND, () -> profiles().readFile(home.resolve("nowhere.json")));
        secrets.kept.clear();
        RemoteFailure lost = catchThrowableOfType(
                RemoteFailure.class, () -> profiles().resolve(dev.profile().confluent().cloudApiKey()));
        assertThat(lost.kind()).isEqualTo(RemoteFailure.Kind.UNAUTHORIZED);
        assertThat(lost).hasMessage("use key CLOUD: its secret is not in fake store");
    }

    private static Profile readOnly(Profile profile) {
        return new Profile(profile.name(), profile.kind(), profile.environmentTag(), true, profile.confluent(),
                profile.kafka(), profile.schemaRegistry(), profile.tableflow(), profile.aws());
    }

    private static void assertFails(RemoteFailure.Kind kind, ThrowingCallable call) {
        assertThatThrownBy(call).isInstanceOfSatisfying(RemoteFailure.class, failure -> {
            assertThat(failure.kind()).isEqualTo(kind);
        });
    }
}
