package tableflow.console.service.profile;

import tableflow.console.domain.profile.Profile;

/// Tries one component of a profile by itself, with a call that changes nothing.
public interface Probe {

    /// What it tries, as a stable word: `confluent`, `kafka`, `aws-identity` ...
    String component();

    /// Tries the component. Blocks; an interrupt ends it.
    ///
    /// @param keys opens the profile's references; secrets that stand in the profile need no store
    /// @throws tableflow.console.domain.RemoteFailure when the component refused or did not answer
    Answer call(Profile profile, KeyResolver keys);

    /// A component that works, or that the profile does not have.
    ///
    /// @param text what was found ("3 environments"), or what the profile lacks
    record Answer(boolean configured, String text) {

        public static Answer ok(String text) {
            return new Answer(true, text);
        }

        public static Answer notConfigured(String text) {
            return new Answer(false, text);
        }
    }
}
