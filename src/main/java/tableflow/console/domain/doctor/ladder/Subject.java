package tableflow.console.domain.doctor.ladder;

import java.util.Optional;
import tableflow.console.domain.profile.Profile;

/// What is examined: an environment, or one topic of it with its table.
///
/// @param profile the accounts and endpoints
/// @param topic the Kafka topic; where none is named, the rungs that look at one topic look at all that Tableflow
///     has as far as one call tells, and say what they did not look at
/// @param database Glue's; where none is named, the catalog integration's
/// @param table Glue's; where none is named, the topic's
/// @param workgroup Athena's; where none is named, the profile's
public record Subject(
        Profile profile,
        Optional<String> topic,
        Optional<String> database,
        Optional<String> table,
        Optional<String> workgroup) {

    /// The whole environment.
    public static Subject of(Profile profile) {
        return new Subject(profile, Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
    }

    /// One topic of it.
    public static Subject of(Profile profile, String topic) {
        return new Subject(profile, Optional.of(topic), Optional.empty(), Optional.empty(), Optional.empty());
    }
}
