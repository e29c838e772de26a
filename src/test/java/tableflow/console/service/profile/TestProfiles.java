package tableflow.console.service.profile;

import java.net.URI;
import tableflow.console.domain.Open;
import tableflow.console.domain.profile.KeyRef;
import tableflow.console.domain.profile.Profile;

/// Profiles that lead nowhere.
public final class TestProfiles {

    private TestProfiles() {}

    public static Profile of(String environmentTag, boolean readOnly) {
        return new Profile(
                "test", Open.of(Profile.Kind.CLOUD), environmentTag, readOnly,
                new Profile.Confluent(
                        URI.create("https://api.confluent.cloud"), null, null, KeyRef.stored("C", "c"), null),
                null, null, null, null);
    }

    /// A guard that refuses, or does not.
    public static WriteGuard guard(boolean readOnly) {
        return new WriteGuard(of("dev", readOnly));
    }
}
