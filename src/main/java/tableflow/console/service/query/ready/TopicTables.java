package tableflow.console.service.query.ready;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SequencedSet;
import org.jspecify.annotations.Nullable;
import tableflow.console.domain.RemoteFailure;
import tableflow.console.domain.RemoteFailure.Kind;
import tableflow.console.domain.lake.CatalogTable;
import tableflow.console.domain.profile.Profile;

/// Finds the table that Tableflow writes for a topic: it has the topic's name, in the database that has the cluster's,
/// or in another one that the catalog integration was told.
public final class TopicTables {

    private final Entries catalog;
    private final SequencedSet<String> databases;

    /// Where entries come from: Glue, by [tableflow.console.service.port.Catalog#table].
    @FunctionalInterface
    public interface Entries {
        Optional<CatalogTable> table(String database, String name);
    }

    /// @param catalog may open a client when it is first asked
    /// @param databases where to look, the likeliest first
    public TopicTables(Entries catalog, List<String> databases) {
        this.catalog = catalog;
        this.databases = new LinkedHashSet<>(databases);
    }

    /// Where a profile's topics have their tables: the database of its cluster, then Athena's usual one.
    public static List<String> databases(Profile profile) {
        List<String> places = new ArrayList<>();
        if (profile.kafka() != null) {
            places.add(profile.kafka().clusterId());
        }
        Profile.@Nullable Athena athena = profile.aws() == null ? null : profile.aws().athena();
        if (athena != null && athena.database() != null) {
            places.add(athena.database());
        }
        return places;
    }

    /// Glue keeps names in lower case; whether it also finds them by others is not told.
    private Optional<CatalogTable> entry(String database, String topic) {
        String lower = topic.toLowerCase(Locale.ROOT);
        Optional<CatalogTable> entry = catalog.table(database, topic);
        return entry.isPresent() || lower.equals(topic) ? entry : catalog.table(database, lower);
    }

    /// The table of `topic`. Blocks while Glue is asked.
    ///
    /// @throws RemoteFailure NOT_FOUND when no database has a table of that name, INVALID when the one that has does
    ///     not tell which record a row is from, and what Glue answers where it may be the reason why none was found
    public TopicTable find(String topic) {
        String what = "find the table of topic " + topic;
        @Nullable RemoteFailure hidden = null;
        List<String> foreign = new ArrayList<>();
        for (String database : databases) {
            try {
                Optional<CatalogTable> entry = entry(database, topic);
                Optional<TopicTable> found = entry.flatMap(TopicTable::of);
                if (found.isPresent()) {
                    return found.get();
                }
                entry.ifPresent(other -> foreign.add(database + "." + other.name()));
            } catch (RemoteFailure failed) {
                if (failed.is(Kind.CANCELLED)) {
                    throw failed;
                }
                hidden = hidden == null ? failed : hidden;
            }
        }
        if (hidden != null) {
            throw hidden;
        }
        if (!foreign.isEmpty()) {
            throw RemoteFailure.of(Kind.INVALID, what, String.join(" and ", foreign)
                            + " has no columns with partition, offset and time of a record")
                    .withAdvice("Tableflow adds them to every table that it writes: this one is not of the topic, or a "
                            + "view that leaves them out.");
        }
        throw RemoteFailure.of(Kind.NOT_FOUND, what, databases.isEmpty()
                        ? "the profile names neither a Kafka cluster nor a database of Athena"
                        : "the catalog shows no table " + topic + " in " + String.join(" or ", databases))
                .withAdvice("Look in the Topics pane whether Tableflow is enabled for the topic and its first sync is "
                        + "over (that takes some minutes). Lake Formation hides tables without a word: ask for SELECT "
                        + "and DESCRIBE on it.");
    }
}
