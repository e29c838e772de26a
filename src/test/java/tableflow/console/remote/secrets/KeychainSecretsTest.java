package tableflow.console.remote.secrets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import tableflow.console.domain.RemoteFailure;
import tableflow.console.domain.Secret;

class KeychainSecretsTest {

    private static final Duration PATIENT = Duration.ofSeconds(30);
    private static final Duration IMPATIENT = Duration.ofMillis(50);

    private final FakeKeychain keychain = new FakeKeychain();

    private KeychainSecrets secrets(Duration limit) {
        // Its limit is for the keychain: it begins once that is asked, whenever the thread gets its turn.
        return new KeychainSecrets(keychain, task -> {
            int before = keychain.calls.get();
            Thread.ofPlatform().daemon().start(task);
            until(() -> keychain.calls.get() > before);
        }, limit);
    }

    private static void until(BooleanSupplier condition) {
        long deadline = System.nanoTime() + PATIENT.toNanos();
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as("in time").isLessThan(deadline);
            Thread.onSpinWait();
        }
    }

    @Test
    void keepsFindsAndForgets() {
        KeychainSecrets secrets = secrets(PATIENT);
        assertThat(secrets.get("a")).isEmpty();
        secrets.put("a", new Secret("s"));
        assertThat(secrets.get("a")).contains(new Secret("s"));
        secrets.delete("a");
        assertThat(secrets.get("a")).isEmpty();
        assertThat(secrets.describe()).isEqualTo("fake keychain");
    }

    @Test
    void aMissingKeychainSaysWhatToDo() {
        keychain.missing = true;
        RemoteFailure failure = failure(() -> secrets(PATIENT).put("a", new Secret("s3cret")));
        assertThat(failure.kind()).isEqualTo(RemoteFailure.Kind.UNREACHABLE);
        assertThat(failure).hasMessage("keep a secret in the system keychain: no keychain here");
        assertThat(failure.advice()).hasValueSatisfying(advice -> assertThat(advice).contains("encrypted file"));
        assertThat(secrets(PATIENT).describe()).isEqualTo("system keychain");
    }

    @Test
    void aHangingKeychainIsGivenUpAndUsedAgainOnceItAnswers() throws Exception {
        KeychainSecrets secrets = secrets(IMPATIENT);
        keychain.hang = new CountDownLatch(1);
        RemoteFailure hung = failure(() -> secrets.get("a"));
        assertThat(hung.kind()).isEqualTo(RemoteFailure.Kind.UNREACHABLE);
        assertThat(hung.advice()).isPresent();
        assertThat(failure(() -> secrets.get("a")).why()).contains("still waits");
        assertThat(failure(() -> secrets.put("a", new Secret("s"))).why()).contains("still waits");
        assertThat(keychain.calls).hasValue(1);
        keychain.hang.countDown();
        keychain.hang = null;
        await(secrets);
    }

    /// The stuck call ends on a thread of its own: ask until it has.
    private static void await(KeychainSecrets secrets) {
        long deadline = System.nanoTime() + PATIENT.toNanos();
        while (System.nanoTime() < deadline) {
            try {
                assertThat(secrets.get("a")).isEmpty();
                return;
            } catch (RemoteFailure stillStuck) {
                Thread.onSpinWait();
            }
        }
        throw new AssertionError("the keychain answers again but is not used");
    }

    @Test
    void anInterruptCancels() {
        keychain.hang = new CountDownLatch(1);
        Thread.currentThread().interrupt();
        RemoteFailure cancelled = failure(() -> secrets(PATIENT).get("a"));
        assertThat(Thread.interrupted()).isTrue();
        assertThat(cancelled.kind()).isEqualTo(RemoteFailure.Kind.CANCELLED);
        keychain.hang.countDown();
    }

    @Test
    void theKeychainOfThisMachineWorksOrSaysWhyNot() {
        KeychainSecrets secrets = new KeychainSecrets(task -> Thread.ofPlatform().daemon().start(task));
        String reference = "test/" + System.nanoTime();
        try {
            secrets.put(reference, new Secret("s"));
            assertThat(secrets.get(reference)).contains(new Secret("s"));
            secrets.delete(reference);
            assertThat(secrets.get(reference)).isEmpty();
        } catch (RemoteFailure none) {
            assertThat(none.kind()).isEqualTo(RemoteFailure.Kind.UNREACHABLE);
            assertThat(none.advice()).isPresent();
        }
    }

    private static RemoteFailure failure(ThrowingCallable call) {
        RemoteFailure failure = catchThrowableOfType(RemoteFailure.class, call);
        assertThat(failure).isNotNull();
        return failure;
    }

    private static final class FakeKeychain implements Keychain {

        private final Map<String, String> passwords = new ConcurrentHashMap<>();
        private final AtomicInteger calls = new AtomicInteger();
        private volatile boolean missing;
        private volatile @Nullable CountDownLatch hang;

        private void answer() throws KeychainException {
            calls.incrementAndGet();
            CountDownLatch latch = hang;
            while (latch != null && latch.getCount() > 0) {
                try {
                    latch.await();
                } catch (InterruptedException nativeCodeDoesNotHear) {
                    Thread.onSpinWait();
                }
            }
            if (missing) {
                throw new KeychainException("no keychain here", new IllegalStateException());
            }
        }

        @Override
        public @Nullable String get(String account) throws KeychainException {
            answer();
            return passwords.get(account);
        }

        @Override
        public void set(String account, String password) throws KeychainException {
            answer();
            passwords.put(account, password);
        }

        @Override
        public void delete(String account) throws KeychainException {
            answer();
            passwords.remove(account);
        }

        @Override
        public String name() throws KeychainException {
            answer();
            return "fake keychain";
        }
    }
}
