package tableflow.console.remote.secrets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tableflow.console.domain.RemoteFailure;
import tableflow.console.domain.Secret;
import tableflow.console.service.profile.PassphraseSource;
import tableflow.console.service.profile.PassphraseSource.Purpose;

class EncryptedFileSecretsTest {

    /// Few, so that the tests do not take minutes; the number stands in the file like any other.
    private static final int ITERATIONS = 10;

    private final List<Purpose> asked = new ArrayList<>();

    @TempDir
    private Path folder;

    private Path file() {
        return folder.resolve("secrets.json");
    }

    private EncryptedFileSecrets open(String... passphrases) {
        List<String> left = new ArrayList<>(List.of(passphrases));
        PassphraseSource source = (purpose, store) -> {
            asked.add(purpose);
            return left.isEmpty() ? Optional.empty() : Optional.of(new Secret(left.removeFirst()));
        };
        return new EncryptedFileSecrets(file(), source, ITERATIONS);
    }

    @Test
    void keepsSecretsAcrossRunsAndAsksOnce() throws IOException {
        EncryptedFileSecrets first = open("open sesame");
        first.put("a/1", new Secret("s3cret ü"));
        first.put("a/2", new Secret("other"));
        first.delete("a/2");
        first.delete("unknown");
        assertThat(first.get("a/1")).contains(new Secret("s3cret ü"));
        EncryptedFileSecrets second = open("open sesame");
        assertThat(second.get("a/1")).contains(new Secret("s3cret ü"));
        assertThat(second.get("a/2")).isEmpty();
        assertThat(asked).containsExactly(Purpose.CHOOSE, Purpose.UNLOCK);
        assertThat(file()).content().doesNotContain("s3cret", "a/1", "sesame");
    }

    @Test
    void anEmptyStoreAsksNobody() {
        assertThat(open().get("a")).isEmpty();
        open().delete("a");
        assertThat(asked).isEmpty();
        assertThat(file()).doesNotExist();
    }

    @Test
    void theSameSecretNeverLooksTheSame() throws IOException {
        EncryptedFileSecrets store = open("p");
        store.put("a", new Secret("s"));
        String once = Files.readString(file());
        store.put("a", new Secret("s"));
        assertThat(field("nonce", Files.readString(file()))).isNotEqualTo(field("nonce", once));
        assertThat(field("sealed", Files.readString(file()))).isNotEqualTo(field("sealed", once));
    }

    @Test
    void aWrongPassphraseIsAskedForAgainAndThenRefused() {
        open("right").put("a", new Secret("s"));
        asked.clear();
        assertThat(open("wrong", "right").get("a")).contains(new Secret("s"));
        assertThat(asked).containsExactly(Purpose.UNLOCK, Purpose.UNLOCK_AGAIN);
        RemoteFailure refused = failure(() -> open("wrong", "wrong", "wrong", "right").get("a"));
        assertThat(refused.kind()).isEqualTo(RemoteFailure.Kind.UNAUTHORIZED);
        assertThat(refused.why()).isEqualTo("the passphrase is wrong");
        assertThat(failure(() -> open("wrong").get("a")).why()).isEqualTo("no passphrase was given");
    }

    @Test
    void aWrongPassphraseNeverWrites() throws IOException {
        open("right").put("a", new Secret("s"));
        byte[] before = Files.readAllBytes(file());
        failure(() -> open("wrong", "wrong", "wrong").put("b", new Secret("t")));
        assertThat(file()).hasBinaryContent(before);
    }

    @Test
    void everyChangedByteIsDamageAndNeverAWrongPassphrase() throws IOException {
        open("right").put("a", new Secret("s"));
        byte[] good = Files.readAllBytes(file());
        long seed = System.nanoTime();
        Random random = new Random(seed);
        for (int round = 0; round < 300; round++) {
            byte[] bent = good.clone();
            int at = random.nextInt(bent.length);
            bent[at] ^= (byte) (1 << random.nextInt(8));
            Files.write(file(), bent);
            String around = "seed " + seed + ", byte " + at + ":\n" + new String(bent, StandardCharsets.ISO_8859_1);
            try {
                // A change in the free text or in white space changes nothing that matters.
                assertThat(open("right").get("a")).as(around).contains(new Secret("s"));
            } catch (RemoteFailure failure) {
                assertThat(failure.kind()).as(around).isEqualTo(RemoteFailure.Kind.INVALID);
                assertThat(failure.advice()).as(around).isPresent();
            }
        }
    }

    @Test
    void aCutFileIsDamage() throws IOException {
        open("right").put("a", new Secret("s"));
        byte[] good = Files.readAllBytes(file());
        for (int length = 0; length < good.length - 2; length += 7) {
            Files.write(file(), Arrays.copyOf(good, length));
            assertThat(failure(() -> open("right").get("a")).kind()).isEqualTo(RemoteFailure.Kind.INVALID);
            failure(() -> open("right").put("b", new Secret("t")));
            assertThat(Files.size(file())).isEqualTo(length);
        }
    }

    @Test
    void contentThatSomebodyExchangedIsFoundOutThoughTheDigestFits() throws IOException {
        EncryptedFileSecrets store = open("right");
        store.put("a", new Secret("old"));
        SecretFile old = SecretFile.read("f", Files.readAllBytes(file()));
        store.put("a", new Secret("new"));
        SecretFile now = SecretFile.read("f", Files.readAllBytes(file()));
        SecretFile mixed = new SecretFile(now.iterations(), now.salt(), now.check(), now.nonce(), old.sealed());
        Files.writeString(file(), mixed.write());
        RemoteFailure failure = failure(() -> open("right").get("a"));
        assertThat(failure.kind()).isEqualTo(RemoteFailure.Kind.INVALID);
        assertThat(failure.why()).contains("not what was sealed");
    }

    @Test
    void aFileOfANewerConsoleIsLeftAlone() throws IOException {
        open("right").put("a", new Secret("s"));
        String newer = Files.readString(file()).replace("\"version\" : 1", "\"version\" : 2");
        Files.writeString(file(), newer);
        RemoteFailure failure = failure(() -> open("right").put("b", new Secret("t")));
        assertThat(failure.why()).contains("newer Tableflow Console");
        assertThat(file()).hasContent(newer);
    }

    @Test
    void changesThePassphraseForOtherRunningConsolesToo() {
        EncryptedFileSecrets here = open("old");
        here.put("a", new Secret("s"));
        EncryptedFileSecrets elsewhere = open("old", "new");
        assertThat(elsewhere.get("a")).isPresent();
        assertThat(failure(() -> here.changePassphrase(new Secret("no"), new Secret("new"))).kind())
                .isEqualTo(RemoteFailure.Kind.UNAUTHORIZED);
        here.changePassphrase(new Secret("old"), new Secret("new"));
        assertThat(here.get("a")).contains(new Secret("s"));
        assertThat(elsewhere.get("a")).contains(new Secret("s"));
        assertThat(failure(() -> open("old").get("a")).kind()).isEqualTo(RemoteFailure.Kind.UNAUTHORIZED);
        assertThat(open("new").get("a")).contains(new Secret("s"));
    }

    @Test
    void putsOfManyAtOnceAreAllKept() throws Exception {
        List<EncryptedFileSecrets> stores = List.of(open("p"), open("p"));
        stores.getFirst().put("first", new Secret("0"));
        List<Thread> threads = IntStream.range(0, 16)
                .mapToObj(i -> Thread.ofPlatform().start(() -> stores.get(i % 2).put("k" + i, new Secret("s" + i))))
                .toList();
        for (Thread thread : threads) {
            thread.join();
        }
        EncryptedFileSecrets reader = open("p");
        for (int i = 0; i < 16; i++) {
            assertThat(reader.get("k" + i)).contains(new Secret("s" + i));
        }
    }

    @Test
    void startingOverKeepsTheOldFile() throws IOException {
        open("forgotten").put("a", new Secret("s"));
        byte[] before = Files.readAllBytes(file());
        EncryptedFileSecrets store = open("fresh");
        Path aside = store.startOver(Instant.parse("2026-11-22T10:15:00Z")).orElseThrow();
        assertThat(aside).hasBinaryContent(before);
        store.put("b", new Secret("t"));
        assertThat(open("fresh").get("b")).contains(new Secret("t"));
    }

    @Test
    void lockedAgainItAsksAgain() {
        EncryptedFileSecrets store = open("p", "p");
        store.put("a", new Secret("s"));
        store.lock();
        assertThat(store.get("a")).isPresent();
        assertThat(asked).containsExactly(Purpose.CHOOSE, Purpose.UNLOCK);
    }

    @Test
    void theShippedStrengthIsAtLeastWhatIsRecommended() throws IOException {
        new EncryptedFileSecrets(file(), (purpose, store) -> Optional.of(new Secret("p"))).put("a", new Secret("s"));
        assertThat(new ObjectMapper().readTree(Files.readString(file())).at("/kdf/iterations").asInt())
                .isGreaterThanOrEqualTo(210_000);
    }

    private static String field(String name, String json) throws IOException {
        return ((ObjectNode) new ObjectMapper().readTree(json)).path(name).asText();
    }

    private static RemoteFailure failure(ThrowingCallable call) {
        RemoteFailure failure = catchThrowableOfType(RemoteFailure.class, call);
        assertThat(failure).isNotNull();
        return failure;
    }
}
