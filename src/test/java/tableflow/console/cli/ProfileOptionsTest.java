package tableflow.console.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.lang.reflect.Proxy;
import org.junit.jupiter.api.Test;
import tableflow.console.domain.BadInput;
import tableflow.console.domain.Problem;
import tableflow.console.domain.RemoteFailure;
import tableflow.console.domain.RemoteFailure.Kind;

class ProfileOptionsTest {

    @Test
    void aProfileThatIsNotThereIsWrongInput() {
        RemoteFailure missing = RemoteFailure.of(Kind.NOT_FOUND, "open profile dev", "there is no such profile")
                .withAdvice("Profiles: test.");

        assertThatExceptionOfType(BadInput.class)
                .isThrownBy(() -> new ProfileOptions().open(failing(missing)))
                .satisfies(it -> assertThat(it.problems()).extracting(Problem::toString).containsExactly(
                        "Error: open profile dev: there is no such profile", "What to do: Profiles: test."));
    }

    @Test
    void aSecretStoreThatIsClosedIsNot() {
        RemoteFailure closed = RemoteFailure.of(Kind.UNAUTHORIZED, "open the store", "the passphrase is wrong");

        assertThatExceptionOfType(RemoteFailure.class).isThrownBy(() -> new ProfileOptions().open(failing(closed)));
    }

    private static Services failing(RemoteFailure failure) {
        return (Services) Proxy.newProxyInstance(
                Services.class.getClassLoader(), new Class<?>[] {Services.class}, (self, method, arguments) -> {
                    throw failure;
                });
    }
}
