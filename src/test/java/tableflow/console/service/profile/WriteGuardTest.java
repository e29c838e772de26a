package tableflow.console.service.profile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.net.URI;
import org.junit.jupiter.api.Test;
import tableflow.console.domain.Open;
import tableflow.console.domain.RemoteFailure;
import tableflow.console.domain.profile.KeyRef;
import tableflow.console.domain.profile.Profile;

class WriteGuardTest {

    @Test
    void refusesUnderAReadOnlyProfileOnly() {
        RemoteFailure refused = catchThrowableOfType(
                RemoteFailure.class, () -> new WriteGuard(profile(true)).check("delete topic orders"));
        assertThat(refused.kind()).isEqualTo(RemoteFailure.Kind.FORBIDDEN);
        assertThat(refused).hasMessage("delete topic orders: profile audit is read-only");
        assertThat(refused.advice()).isPresent();
        assertThatCode(() -> new WriteGuard(profile(false)).check("delete topic orders")).doesNotThrowAnyException();
    }

    private static Profile profile(boolean readOnly) {
        Profile.Confluent confluent = new Profile.Confluent(
                URI.create("https://api.confluent.cloud"), null, null, KeyRef.stored("C", "c"), null);
        return new Profile(
                "audit", Open.of(Profile.Kind.CLOUD), "prod", readOnly, confluent, null, null, null, null);
    }
}
