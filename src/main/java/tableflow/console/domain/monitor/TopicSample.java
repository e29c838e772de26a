package tableflow.console.domain.monitor;

import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tableflow.console.domain.Open;
import tableflow.console.domain.confluent.TableflowTopic;
import tableflow.console.domain.confluent.TableflowTopic.Phase;
import tableflow.console.domain.confluent.TableflowTopic.SyncStatus;

/// A topic at one sampling.
///
/// @param readings by figure; one that is missing was not asked for
/// @param table what Tableflow says of it; absent when Tableflow could not be asked
public record TopicSample(String topic, Map<Figure, Reading> readings, @Nullable TableflowTopic table) {

    public TopicSample {
        Map<Figure, Reading> copy = new EnumMap<>(Figure.class);
        copy.putAll(readings);
        readings = Collections.unmodifiableMap(copy);
    }

    /// What is known of a figure.
    public Reading reading(Figure figure) {
        return Objects.requireNonNullElse(readings.get(figure), Reading.absent(Reading.Cause.NOT_ASKED));
    }

    /// Whether Tableflow works on it as it should; empty when that is not known. PENDING counts as well: it is how a
    /// table begins.
    public Optional<Boolean> runs() {
        return Optional.ofNullable(table)
                .map(it -> !it.suspended() && !it.status().phase().is(Phase.FAILED)
                        && it.status().failingFormats().isEmpty());
    }

    /// Whether a catalog does not get the table; empty when that is not known.
    public Optional<Boolean> syncFails() {
        return Optional.ofNullable(table)
                .map(it -> it.status().catalogSyncs().stream()
                        .map(TableflowTopic.CatalogSync::syncStatus)
                        .anyMatch(TopicSample::isBad));
    }

    private static boolean isBad(Open<SyncStatus> status) {
        return status.is(SyncStatus.FAILED) || status.is(SyncStatus.DISCONNECTED);
    }
}
