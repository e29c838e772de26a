package tableflow.console.ui.shell;

import java.util.List;
import org.jspecify.annotations.Nullable;
import tableflow.console.domain.RemoteFailure;
import tableflow.console.domain.doctor.Signal.Source;
import tableflow.console.domain.doctor.ladder.Rung;

/// What one pane asks of another through the shell, so that panes need not know each other. A pane says in its
/// [PaneSpec] which requests it answers; a link whose request no pane answers is not shown.
public sealed interface Request {

    /// Shows a topic's detail.
    record ShowTopic(String topic) implements Request {}

    /// Opens the provisioning wizard, for `topic` when it is known.
    record Provision(@Nullable String topic) implements Request {}

    /// Shows the records of a topic.
    record ReadMessages(String topic) implements Request {}

    /// Shows the record of Kafka at one place.
    ///
    /// @param offset from 0, within the partition
    record ShowRecord(String topic, int partition, long offset) implements Request {}

    /// Shows the row of the topic's table that was made from one record.
    ///
    /// @param offset from 0, within the partition
    record ShowRow(String topic, int partition, long offset) implements Request {}

    /// Opens a statement in a new tab of the editor, without running it.
    record OpenStatement(String sql) implements Request {}

    /// Shows how much a topic or a prefix has in S3.
    ///
    /// @param topic whose table it is; absent when not known
    /// @param place `s3://bucket/prefix`; absent when not known, then the topic's table is looked for
    record ShowStorage(@Nullable String topic, @Nullable String place) implements Request {}

    /// Opens the form of the open profile.
    record EditProfile() implements Request {}

    /// Finds out why something failed. What is known goes along, so that nobody is asked twice.
    ///
    /// @param about what it was about
    /// @param said the failure's own words
    /// @param modes ids of the failures that it looks like, the likeliest first; see
    ///     [tableflow.console.domain.doctor.FailureCatalogue]; empty leaves that to whoever answers
    record Diagnose(About about, Said said, List<String> modes) implements Request {
        public Diagnose {
            modes = List.copyOf(modes);
        }
    }

    /// Examines something of which nothing is known to have failed.
    ///
    /// @param about what it is
    record Examine(About about) implements Request {}

    /// What failed was about; what is not known is absent.
    ///
    /// @param topic of Kafka
    /// @param database of Glue
    /// @param table in it
    /// @param workgroup of Athena
    /// @param rung where to look first
    record About(
            @Nullable String topic,
            @Nullable String database,
            @Nullable String table,
            @Nullable String workgroup,
            @Nullable Rung rung) {

        public static final About NOTHING = new About(null, null, null, null, null);

        public static About topic(@Nullable String name) {
            return new About(name, null, null, null, null);
        }

        public static About table(@Nullable String database, @Nullable String table, @Nullable String workgroup) {
            return new About(null, database, table, workgroup, null);
        }

        /// The same, to be looked at from `first` on.
        public About at(Rung first) {
            return new About(topic, database, table, workgroup, first);
        }
    }

    /// What was said when it failed.
    ///
    /// @param what was being done: "read topic orders"; empty when not known
    /// @param source who said it; absent when not known
    /// @param code the other side's own; empty when none
    /// @param requestId absent when none
    record Said(String what, @Nullable Source source, String code, String message, @Nullable String requestId) {

        public static Said of(RemoteFailure failure) {
            return of(null, failure);
        }

        public static Said of(@Nullable Source source, RemoteFailure failure) {
            return new Said(failure.what(), source, failure.code().orElse(""), failure.why(),
                    failure.requestId().orElse(null));
        }
    }
}
