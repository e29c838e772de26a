package tableflow.console;

import java.time.InstantSource;
import tableflow.console.domain.profile.Profile;
import tableflow.console.remote.HttpConnector;
import tableflow.console.remote.aws.SdkConnector;
import tableflow.console.remote.http.HostReachability;
import tableflow.console.service.doctor.DoctorLadder;
import tableflow.console.service.doctor.ladder.Examiner;
import tableflow.console.service.doctor.ladder.Systems;
import tableflow.console.service.profile.ProfileFolders;
import tableflow.console.service.review.ReviewSettingsFile;
import tableflow.console.service.review.Reviewer;
import tableflow.console.service.support.Version;

/// Puts the doctor together, for the window and the command alike.
final class Diagnosis {

    private Diagnosis() {}

    /// The whole ladder on what `profile` reaches.
    static Examiner examiner(Wiring wiring, Profile profile) {
        return new Examiner(DoctorLadder.whole(), systems(wiring, profile), wiring.redactor()::redact);
    }

    /// All rules on what `profile` reaches.
    static Reviewer reviewer(Wiring wiring, Profile profile) {
        return new Reviewer(systems(wiring, profile), wiring.redactor()::redact);
    }

    /// What was chosen for the reviews of a profile.
    static ReviewSettingsFile reviewSettings(Wiring wiring, Profile profile) {
        return new ReviewSettingsFile(
                ProfileFolders.of(wiring.dataFolder(), ProfileFolders.Area.REVIEW, profile.name())
                        .resolve("settings.json"),
                InstantSource.system());
    }

    /// The same, with EXPLAIN in Athena, which writes a result object: for who was asked.
    static Examiner withExplain(Wiring wiring, Profile profile) {
        return new Examiner(
                DoctorLadder.withExplain(), systems(wiring, profile), wiring.redactor()::redact);
    }

    static Systems systems(Wiring wiring, Profile profile) {
        return new Systems(
                HttpConnector.brief(profile.confluent().apiUrl(), Version.text()),
                new SdkConnector(profile, wiring.profiles()),
                new HostReachability(),
                key -> wiring.resolve(profile, key),
                InstantSource.system(),
                wiring.threads());
    }
}
