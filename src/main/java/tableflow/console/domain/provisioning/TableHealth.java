package tableflow.console.domain.provisioning;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tableflow.console.domain.confluent.TableflowTopic;
import tableflow.console.domain.confluent.TableflowTopic.CatalogSync;
import tableflow.console.domain.confluent.TableflowTopic.FailingFormat;
import tableflow.console.domain.confluent.TableflowTopic.Phase;
import tableflow.console.domain.confluent.TableflowTopic.SyncStatus;

/// What to think of a Tableflow topic: healthy is RUNNING, not suspended, with no failing format, and SYNCED in the
/// catalog where one is wanted.
///
/// @param phase as the service names it
/// @param catalog the sync status in Glue as the service names it; absent when there is none
/// @param findings why it is not healthy, in sentences; empty when it is
public record TableHealth(Verdict verdict, String phase, @Nullable String catalog, List<String> findings) {

    public TableHealth {
        findings = List.copyOf(findings);
    }

    /// Whether to go on waiting.
    public enum Verdict {
        HEALTHY,
        /// Not there yet; nothing is wrong so far.
        COMING,
        /// It will not become healthy by waiting.
        SICK
    }

    /// Judges `topic`.
    ///
    /// @param glueWanted whether its cluster publishes to Glue
    public static TableHealth of(TableflowTopic topic, boolean glueWanted) {
        List<String> sick = new ArrayList<>();
        List<String> coming = new ArrayList<>();
        TableflowTopic.Status status = topic.status();
        if (status.phase().is(Phase.FAILED)) {
            sick.add("Tableflow failed" + because(status.errorMessage()));
        } else if (topic.suspended()) {
            sick.add("Tableflow suspended the table" + because(status.errorMessage()));
        } else if (!status.phase().is(Phase.RUNNING)) {
            coming.add("the phase is " + status.phase() + because(status.errorMessage()));
        }
        for (FailingFormat format : status.failingFormats()) {
            sick.add("the format " + format.format() + " fails" + because(format.errorMessage()));
        }
        CatalogSync glue = status.catalogSyncs().stream()
                .filter(it -> it.catalogType().equals("AWS_GLUE"))
                .findFirst()
                .orElse(null);
        if (glueWanted) {
            judgeCatalog(glue, sick, coming);
        }
        Verdict verdict = !sick.isEmpty() ? Verdict.SICK : coming.isEmpty() ? Verdict.HEALTHY : Verdict.COMING;
        sick.addAll(coming);
        return new TableHealth(
                verdict, status.phase().text(), glue == null ? null : glue.syncStatus().text(), sick);
    }

    private static void judgeCatalog(@Nullable CatalogSync glue, List<String> sick, List<String> coming) {
        if (glue == null) {
            coming.add("Glue has not heard of the table yet");
        } else if (glue.syncStatus().is(SyncStatus.FAILED) || glue.syncStatus().is(SyncStatus.DISCONNECTED)) {
            sick.add("the synchronisation with Glue is " + glue.syncStatus() + because(glue.errorMessage()));
        } else if (!glue.syncStatus().is(SyncStatus.SYNCED)) {
            coming.add("the synchronisation with Glue is " + glue.syncStatus() + because(glue.errorMessage()));
        }
    }

    private static String because(@Nullable String message) {
        return message == null || message.isBlank() ? "" : ": " + message.strip();
    }
}
