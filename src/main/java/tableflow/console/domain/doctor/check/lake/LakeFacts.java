package tableflow.console.domain.doctor.check.lake;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import tableflow.console.domain.aws.LakeGrant;
import tableflow.console.domain.aws.Simulated;
import tableflow.console.domain.aws.TableOptimizer;
import tableflow.console.domain.aws.TableVersion;
import tableflow.console.domain.doctor.check.aws.OwnRights;
import tableflow.console.domain.doctor.ladder.Fact;
import tableflow.console.domain.lake.CatalogDatabase;
import tableflow.console.domain.lake.CatalogTable;
import tableflow.console.domain.lake.S3Uri;
import tableflow.console.domain.lake.TableMetadata;
import tableflow.console.domain.query.WorkGroup;

/// What the rungs of Glue, Athena and the data find out.
public final class LakeFacts {

    /// The databases that Glue lists.
    public static final Fact<List<String>> DATABASE_NAMES = Fact.of("list of Glue databases");

    /// The entry of the cluster's database; empty when Glue has none.
    public static final Fact<Optional<CatalogDatabase>> DATABASE_ENTRY = Fact.of("Glue database");

    /// The entry of the table; empty when Glue has none, or Lake Formation hides it.
    public static final Fact<Optional<CatalogTable>> TABLE_ENTRY = Fact.of("entry of the table");

    /// The newest versions of the entry, the newest first.
    public static final Fact<List<TableVersion>> VERSIONS = Fact.of("versions of the table");

    public static final Fact<List<TableOptimizer>> OPTIMIZERS = Fact.of("table optimizers");

    public static final Fact<List<LakeGrant>> GRANTS = Fact.of("Lake Formation's grants on the table");

    public static final Fact<WorkGroup> WORKGROUP = Fact.of("workgroup");

    /// Where results go: the workgroup's place, or the profile's.
    public static final Fact<S3Uri> RESULTS = Fact.of("place of query results");

    public static final Fact<String> RESULTS_REGION = Fact.of("region of the results' bucket");

    /// Whether anything lies there; that it can be listed matters.
    public static final Fact<Boolean> RESULTS_LISTED = Fact.of("listing of query results");

    /// What IAM's simulator says of the operator's rights to query.
    public static final Fact<List<Simulated>> QUERY_RIGHTS = Fact.of("operator's rights to query");

    /// What the policies of the operator's role say of that, where the simulator may not be asked.
    public static final Fact<OwnRights> OWN_QUERY_RIGHTS = Fact.of("policies of the operator's role");

    /// How the newest query of the workgroup ended; empty when none has, lately.
    public static final Fact<Optional<QueryEnd>> NEWEST_QUERY = Fact.of("newest query of the workgroup");

    /// How EXPLAIN of a query of the table ended, which is run on request only.
    public static final Fact<QueryEnd> EXPLAINED = Fact.of("plan of a query");

    /// The table's metadata file, as read.
    public static final Fact<TableMetadata> METADATA = Fact.of("table's metadata");

    /// Whether the newest snapshot's list of manifests and some of its files are there.
    public static final Fact<FilesSeen> FILES = Fact.of("files of the newest snapshot");

    private LakeFacts() {}

    /// The end of a query.
    ///
    /// @param id Athena's
    /// @param state as Athena tells it
    /// @param reason the engine's words; empty for a success
    /// @param at when it ended
    /// @param modes the failures that the reason points to, the likeliest first
    public record QueryEnd(String id, String state, String reason, Instant at, List<String> modes) {
        public QueryEnd {
            modes = List.copyOf(modes);
        }

        /// The failure mode that says most: one of Athena's own before those that other systems share.
        ///
        /// @throws java.util.NoSuchElementException when there is none
        String mode() {
            return modes.stream().filter(id -> id.startsWith("A")).findFirst().orElseGet(modes::getFirst);
        }
    }

    /// What was looked at of a snapshot's files.
    ///
    /// @param total data and delete files
    /// @param looked how many of them were looked at
    /// @param missing those that are gone
    /// @param refused those that S3 does not let the operator look at
    public record FilesSeen(long total, int looked, List<String> missing, List<String> refused) {
        public FilesSeen {
            missing = List.copyOf(missing);
            refused = List.copyOf(refused);
        }
    }
}
