package tableflow.console.cli;

import java.nio.file.Path;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tableflow.console.domain.ApiKey;
import tableflow.console.domain.doctor.explain.Explanation;
import tableflow.console.domain.profile.KeyRef;
import tableflow.console.domain.profile.Profile;
import tableflow.console.domain.provisioning.RunResult;
import tableflow.console.service.doctor.ladder.Examiner;
import tableflow.console.service.messages.Messages;
import tableflow.console.service.profile.ConnectionTest;
import tableflow.console.service.profile.Profiles;
import tableflow.console.service.profile.SecretPlaces;
import tableflow.console.service.provisioning.Provisioning;
import tableflow.console.service.query.Queries;
import tableflow.console.service.query.plan.Estimator;
import tableflow.console.service.query.plan.WriteRefusal;
import tableflow.console.service.review.ReviewSettingsFile;
import tableflow.console.service.review.Reviewer;
import tableflow.console.service.schemas.files.FileDesk;
import tableflow.console.service.schemas.preview.Present;
import tableflow.console.service.schemas.registry.RegistryKeeping;
import tableflow.console.service.schemas.subjects.Subjects;
import tableflow.console.service.storage.StorageScans;
import tableflow.console.service.storage.findings.StorageFindings;
import tableflow.console.service.topics.Topics;
import tableflow.console.service.topics.compare.Comparing;

/// What the commands get from the wiring: the services, opened for a profile.
public interface Services {

    /// The stored profiles.
    Profiles profiles();

    /// The profile called `name`, or the one in `file`, or, where both are absent, the default profile.
    Profile profile(@Nullable String name, @Nullable Path file);

    /// Where secrets lie.
    SecretPlaces secretPlaces();

    /// Tries every component of a profile.
    ConnectionTest connectionTest();

    Provisioning provisioning(Profile profile);

    Topics topics(Profile profile);

    /// Compares topics, of one profile or of two.
    Comparing comparing();

    /// The records of the topics.
    Messages messages(Profile profile);

    /// Athena, as the profile reaches it.
    Opened<Queries> queries(Profile profile);

    /// What can be known of a statement before it runs.
    ///
    /// @param estimator of what it will read
    /// @param writes keeps it from changing what Tableflow writes
    record Foresight(Estimator estimator, WriteRefusal writes) {}

    Opened<Foresight> foresight(Profile profile);

    /// A service with what it holds open; closing lets go of it.
    record Opened<T>(T service, AutoCloseable held) implements AutoCloseable {
        @Override
        public void close() {
            try {
                held.close();
            } catch (Exception e) {
                throw new IllegalStateException("a client did not close", e);
            }
        }
    }

    /// The tables and schemas that there are.
    Opened<Present> present(Profile profile);

    /// Scans of the profile's buckets.
    Opened<StorageScans> storage(Profile profile);

    /// What is wrong in the profile's buckets.
    Opened<StorageFindings> storageFindings(Profile profile);

    /// The doctor, on what the profile reaches.
    Examiner examiner(Profile profile);

    /// Rules of best practice and security, on what the profile reaches.
    Reviewer reviewer(Profile profile);

    /// What was chosen for the reviews of the profile.
    ReviewSettingsFile reviewSettings(Profile profile);

    /// Which rules of best practice for schemas are off, for all profiles.
    ReviewSettingsFile lintSettings();

    /// The subjects of the profile's Schema Registry.
    Subjects subjects(Profile profile);

    /// Schema files, their subjects, and how they stand to the profile's Schema Registry.
    FileDesk schemaFiles(Profile profile);

    /// What keeps the profile's Schema Registry.
    RegistryKeeping keeping(Profile profile);

    /// The doctor with EXPLAIN in Athena, which writes a result object.
    Examiner examinerWithExplain(Profile profile);

    /// What a text points to; never fails.
    Explanation explain(String text);

    /// `text` without secrets.
    String redact(String text);

    /// Gives a profile the keys that it lacked and a run has made; stores it, if it is a stored one.
    ///
    /// @return the profile as it is now
    Profile adopt(Profile profile, RunResult result);

    /// Takes keys that were removed out of a profile, as [#adopt] adds them.
    Profile forget(Profile profile, Set<String> removedKeys);

    /// A key of `profile`, or one made with it, with its secret.
    ApiKey resolve(Profile profile, KeyRef key);
}
