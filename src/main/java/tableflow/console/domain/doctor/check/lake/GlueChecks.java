package tableflow.console.domain.doctor.check.lake;

import static tableflow.console.domain.doctor.check.lake.LakeFacts.DATABASE_ENTRY;
import static tableflow.console.domain.doctor.check.lake.LakeFacts.DATABASE_NAMES;
import static tableflow.console.domain.doctor.check.lake.LakeFacts.METADATA;
import static tableflow.console.domain.doctor.check.lake.LakeFacts.OPTIMIZERS;
import static tableflow.console.domain.doctor.check.lake.LakeFacts.TABLE_ENTRY;
import static tableflow.console.domain.doctor.check.lake.LakeFacts.VERSIONS;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import tableflow.console.domain.aws.TableOptimizer;
import tableflow.console.domain.doctor.check.Refusals;
import tableflow.console.domain.doctor.check.aws.OperatorNeeds;
import tableflow.console.domain.doctor.check.confluent.ConfluentFacts;
import tableflow.console.domain.doctor.check.confluent.ConfluentFacts.Sample;
import tableflow.console.domain.doctor.ladder.Answer;
import tableflow.console.domain.doctor.ladder.Call;
import tableflow.console.domain.doctor.ladder.Check;
import tableflow.console.domain.doctor.ladder.Evidence;
import tableflow.console.domain.doctor.ladder.Facts;
import tableflow.console.domain.doctor.ladder.Finding;
import tableflow.console.domain.doctor.ladder.Finding.Severity;
import tableflow.console.domain.doctor.ladder.Rung;
import tableflow.console.domain.doctor.ladder.Verdict;
import tableflow.console.domain.lake.CatalogDatabase;
import tableflow.console.domain.lake.CatalogTable;
import tableflow.console.domain.lake.TableMetadata;

/// The table's entry in Glue, and what maintains it.
public final class GlueChecks {

    /// How far the table may be behind its topic before that is a trouble; a sync runs every few minutes.
    private static final Duration STALE = Duration.ofMinutes(30);

    public static final List<Check> ALL = List.of(
            new Check("glue-database", Rung.GLUE, "The database is in Glue", Set.of(Facts.DATABASE),
                    Set.of(DATABASE_ENTRY, DATABASE_NAMES), GlueChecks::database),
            new Check("glue-table", Rung.GLUE, "The table is in Glue, and Iceberg's", Set.of(Facts.DATABASE),
                    Set.of(TABLE_ENTRY, DATABASE_ENTRY), GlueChecks::table),
            new Check("glue-pointer", Rung.GLUE, "The pointer follows the topic",
                    Set.of(Facts.TABLE), Set.of(VERSIONS, METADATA, ConfluentFacts.NEWEST), GlueChecks::pointer),
            new Check("glue-optimizers", Rung.GLUE, "No optimizer of Glue works on the table", Set.of(OPTIMIZERS),
                    Set.of(), GlueChecks::optimizers),
            LakeFormationChecks.CHECK);

    private GlueChecks() {}

    private static Verdict database(Evidence evidence) {
        String name = evidence.known(Facts.DATABASE);
        return switch (evidence.answer(DATABASE_ENTRY)) {
            case Answer.NotAsked(String why) -> Verdict.notChecked(why);
            case Answer.Refused<Optional<CatalogDatabase>> refused -> refusedDatabase(name, refused, evidence);
            case Answer.Known(Optional<CatalogDatabase> found, var calls) -> found.isPresent()
                    ? Verdict.healthy("Database " + name + " is in Glue.")
                    : Verdict.of(Finding.of("G1", Rung.GLUE, Severity.ERROR, "Glue has no database " + name + ".")
                            .supportedBy(calls));
        };
    }

    /// Asked for by name the database is denied; whether the list leaves it out as well shows who denies it.
    private static Verdict refusedDatabase(
            String name, Answer.Refused<Optional<CatalogDatabase>> refused, Evidence evidence) {
        Optional<List<String>> listed = evidence.value(DATABASE_NAMES);
        boolean leftOut = listed.isPresent() && !listed.get().contains(name);
        if (leftOut && Refusals.mode(refused).filter("G4"::equals).isPresent()) {
            Finding finding = Finding.of("G5", Rung.GLUE, Severity.ERROR, "Glue's list leaves database " + name
                    + " out, and asked for by its name Lake Formation denies it: " + refused.failure().why());
            return Verdict.of(LakeFormationChecks.seeing(finding, name, evidence)
                    .supportedBy(evidence.calls(List.of(DATABASE_NAMES, DATABASE_ENTRY)))
                    .unchecked(List.of("Whether the database exists: Lake Formation denies what does not, too.")));
        }
        return helped(Refusals.verdict(Rung.GLUE, "Database " + name + " cannot be read", refused), evidence, refused,
                Optional.empty());
    }

    /// The verdict with what would let the operator through: a grant of Lake Formation, or rights on Glue's levels.
    ///
    /// @param table that was asked for; empty for the database itself
    private static Verdict helped(Verdict verdict, Evidence evidence, Answer.Refused<?> refused,
            Optional<String> table) {
        String database = evidence.known(Facts.DATABASE);
        Finding first = verdict.findings().getFirst();
        if (first.id().equals("G4")) {
            return Verdict.of(table.map(name -> LakeFormationChecks.reading(first, database, name, evidence))
                    .orElseGet(() -> LakeFormationChecks.seeing(first, database, evidence)));
        }
        return OperatorNeeds.allowing(verdict, evidence, refused,
                OperatorNeeds.gluesLevels(refused, database, table));
    }

    private static Verdict table(Evidence evidence) {
        return switch (evidence.answer(TABLE_ENTRY)) {
            case Answer.NotAsked(String why) -> Verdict.notChecked(why);
            case Answer.Refused<Optional<CatalogTable>> refused ->
                helped(Refusals.verdict(Rung.GLUE, "The table cannot be read in Glue", refused), evidence, refused,
                        evidence.known(Facts.SUBJECT).table().or(() -> evidence.known(Facts.SUBJECT).topic()));
            case Answer.Known(Optional<CatalogTable> found, var calls) -> found
                    .map(table -> entry(table, calls))
                    .orElseGet(() -> noTable(evidence));
        };
    }

    private static Verdict noTable(Evidence evidence) {
        if (evidence.value(DATABASE_ENTRY).map(Optional::isEmpty).orElse(false)) {
            return Verdict.notChecked("The database is not there.");
        }
        String database = evidence.known(Facts.DATABASE);
        return Verdict.of(Finding.of("G2", Rung.GLUE, Severity.ERROR, "Database " + database + " has no table "
                        + evidence.known(Facts.SUBJECT).table().or(() -> evidence.known(Facts.SUBJECT).topic())
                                .orElse("") + ", or Lake Formation hides it.")
                .supportedBy(evidence.answer(TABLE_ENTRY).calls()));
    }

    private static Verdict entry(CatalogTable table, List<Call> calls) {
        String name = table.database() + "." + table.name();
        if (!table.isIceberg()) {
            String by = table.parameters().containsKey("UPDATED_BY_CRAWLER")
                    ? ": the crawler " + table.parameters().get("UPDATED_BY_CRAWLER") + " wrote over it"
                    : "";
            return Verdict.of(Finding.of("G9", Rung.GLUE, Severity.ERROR,
                    "The entry of " + name + " is no Iceberg table's" + by + ".").supportedBy(calls));
        }
        return table.metadataLocation().isEmpty()
                ? Verdict.of(Finding.of("G9", Rung.GLUE, Severity.ERROR,
                        "The entry of " + name + " points to no metadata file.").supportedBy(calls))
                : Verdict.healthy("Table " + name + " is an Iceberg table with " + table.columns().size()
                        + " columns.");
    }

    /// By the newest record that is known: a topic that stands still asks for no sync.
    private static Verdict pointer(Evidence evidence) {
        Optional<Instant> moved = evidence.value(METADATA).map(TableMetadata::lastUpdated)
                .map(Instant::ofEpochMilli)
                .or(() -> evidence.value(VERSIONS).stream().flatMap(List::stream).findFirst()
                        .flatMap(version -> Optional.ofNullable(version.updatedAt())));
        Optional<Sample> newest = evidence.value(ConfluentFacts.NEWEST).flatMap(it -> it);
        if (moved.isEmpty() || newest.isEmpty()) {
            return Verdict.notChecked(moved.isEmpty()
                    ? "When the table was last written is not known."
                    : "When the topic got its newest record is not known.");
        }
        Duration behind = Duration.between(moved.get(), newest.get().at());
        if (behind.compareTo(STALE) <= 0) {
            return Verdict.healthy("The table was last written at " + moved.get() + ", the topic's newest record is of "
                    + newest.get().at() + ".");
        }
        return Verdict.of(Finding.of("G7", Rung.GLUE, Severity.ERROR, "The table was last written at " + moved.get()
                        + ", and the topic has a record of " + newest.get().at() + ", " + behind.toMinutes()
                        + " min later.")
                .contradictedBy(List.of("The time of a record is its producer's word, unless the broker sets it."))
                .supportedBy(evidence.calls(List.of(TABLE_ENTRY, METADATA, ConfluentFacts.NEWEST))));
    }

    private static Verdict optimizers(Evidence evidence) {
        List<TableOptimizer> on = evidence.known(OPTIMIZERS).stream().filter(TableOptimizer::enabled).toList();
        return on.isEmpty()
                ? Verdict.healthy("Compaction, retention and orphan deletion of Glue are off.")
                : Verdict.of(Finding.of("G8", Rung.GLUE, Severity.ERROR, "Glue's " + String.join(", ",
                                on.stream().map(TableOptimizer::kind).toList()) + (on.size() == 1 ? " is" : " are")
                                + " on for the table, which Tableflow maintains itself.")
                        .supportedBy(evidence.answer(OPTIMIZERS).calls()));
    }
}
