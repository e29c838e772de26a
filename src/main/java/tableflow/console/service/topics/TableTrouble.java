package tableflow.console.service.topics;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import tableflow.console.domain.confluent.TableflowTopic;
import tableflow.console.domain.confluent.TableflowTopic.CatalogSync;
import tableflow.console.domain.confluent.TableflowTopic.FailingFormat;
import tableflow.console.domain.confluent.TableflowTopic.Phase;
import tableflow.console.domain.confluent.TableflowTopic.SyncStatus;

/// One thing that Tableflow reports as wrong with a table, with a guess at what has to be mended.
///
/// @param subject what it is about: a format or a catalog integration's id; empty for the table as a whole
/// @param message Confluent's own words; may be empty
public record TableTrouble(TopicProblem problem, String subject, String message, Suspect suspect) {

    /// Where to look first, judged by the words of the message. They are not documented, so this is a hint, not a fact.
    public enum Suspect {
        /// The role in the customer's AWS account: its trust policy or its permissions.
        ROLE,
        /// The bucket: its existence, region, policy or encryption.
        BUCKET,
        /// The Glue database or the permissions on it.
        CATALOG,
        /// The schema of the topic.
        SCHEMA,
        /// A record that cannot be read with the schema.
        RECORD,
        UNKNOWN
    }

    /// Everything that is wrong with `table`, worst first.
    public static List<TableTrouble> of(TableflowTopic table) {
        List<TableTrouble> troubles = new ArrayList<>(2);
        TableflowTopic.Status status = table.status();
        String message = orEmpty(status.errorMessage());
        // A suspended table may be FAILED too; that it has to be resumed says more, and the message is the same.
        if (table.suspended()) {
            troubles.add(trouble(TopicProblem.TABLEFLOW_SUSPENDED, "", message));
        } else if (status.phase().is(Phase.FAILED)) {
            troubles.add(trouble(TopicProblem.TABLEFLOW_FAILED, "", message));
        }
        for (FailingFormat failing : status.failingFormats()) {
            troubles.add(trouble(TopicProblem.FORMAT_FAILING, failing.format(), orEmpty(failing.errorMessage())));
        }
        for (CatalogSync sync : status.catalogSyncs()) {
            if (sync.syncStatus().is(SyncStatus.FAILED) || sync.syncStatus().is(SyncStatus.DISCONNECTED)) {
                TableTrouble trouble = trouble(
                        TopicProblem.CATALOG_FAILED, sync.catalogIntegrationId(), orEmpty(sync.errorMessage()));
                troubles.add(
                        trouble.suspect == Suspect.UNKNOWN
                                ? new TableTrouble(
                                        trouble.problem, trouble.subject, trouble.message, Suspect.CATALOG)
                                : trouble);
            }
        }
        return List.copyOf(troubles);
    }

    private static TableTrouble trouble(TopicProblem problem, String subject, String message) {
        return new TableTrouble(problem, subject, message, suspect(message));
    }

    private static Suspect suspect(String message) {
        String text = message.toLowerCase(Locale.ROOT);
        if (hasAny(text, "assumerole", "assume role", "trust policy", "sts:", "external id", "iam role")) {
            return Suspect.ROLE;
        }
        if (hasAny(text, "glue", "catalog", "database")) {
            return Suspect.CATALOG;
        }
        if (hasAny(text, "bucket", "s3:", "s3 ", "kms")) {
            return Suspect.BUCKET;
        }
        if (hasAny(text, "deserial", "record", "magic byte", "offset")) {
            return Suspect.RECORD;
        }
        return text.contains("schema") ? Suspect.SCHEMA : Suspect.UNKNOWN;
    }

    private static boolean hasAny(String text, String... words) {
        for (String word : words) {
            if (text.contains(word)) {
                return true;
            }
        }
        return false;
    }

    private static String orEmpty(@Nullable String text) {
        return text == null ? "" : text;
    }
}
