package tableflow.console.ui.query;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tableflow.console.domain.Progress;
import tableflow.console.domain.RemoteFailure;
import tableflow.console.domain.query.QueryExecution;
import tableflow.console.service.query.catalog.CatalogIndex;
import tableflow.console.service.query.desk.Desk;
import tableflow.console.service.query.desk.WorkgroupStatements;
import tableflow.console.service.query.plan.Price;
import tableflow.console.service.query.ready.TopicTable;

/// What the pane needs of the outside, for one profile. All of it blocks and is asked in jobs.
///
/// @param runner runs statements
/// @param gate looks at them before
/// @param desk what the user keeps
/// @param lookup what can be chosen
/// @param price of what is scanned
/// @param first where statements of a first tab run
public record QueryServices(
        QueryRunner runner, QueryGate gate, Desk desk, Lookup lookup, Price price, Defaults first) {

    /// @param scope the profile's database and workgroup
    /// @param resultLocation where results go unless the workgroup says; absent leaves it to the workgroup
    public record Defaults(QueryScope scope, @Nullable String resultLocation) {}

    /// What there is to choose from.
    public interface Lookup {

        /// The names of the data catalogs that Athena knows, Glue's own first.
        List<String> catalogs();

        /// The names of a data catalog's databases, in order.
        ///
        /// @param catalog absent means Glue's
        List<String> databases(@Nullable String catalog);

        /// The names of the workgroups, in order.
        List<String> workgroups();

        /// The table that Tableflow writes for a topic.
        ///
        /// @throws tableflow.console.domain.RemoteFailure NOT_FOUND when the catalog shows none, and what it answers
        TopicTable tableOf(String topic);

        /// What the workgroups keep; empty where it is not to be had.
        default Optional<WorkgroupStatements> kept() {
            return Optional.empty();
        }

        /// The ids of earlier runs that have rows on this machine.
        default Set<String> keptResults() {
            return Set.of();
        }

        /// A run of earlier, as it ended, so that its result can be shown: from this machine where it is kept whole,
        /// otherwise from Athena.
        ///
        /// @throws RemoteFailure NOT_FOUND when neither knows it, and what Athena answers
        default QueryExecution past(String id) {
            throw RemoteFailure.of(
                    RemoteFailure.Kind.NOT_FOUND, "open the result of query " + id, "no results are kept here");
        }

        /// What is known of a data catalog by now; does not block, and may be asked on any thread.
        ///
        /// @param catalog absent means Glue's
        default CatalogIndex catalog(@Nullable String catalog) {
            return CatalogIndex.EMPTY;
        }

        /// Reads a data catalog, so that [#catalog] knows more from then on.
        ///
        /// @param where the catalog, and the database to begin with
        default void readCatalog(QueryScope where, Progress progress) {}
    }
}
