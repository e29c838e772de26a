package tableflow.console.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tableflow.console.domain.Units;
import tableflow.console.domain.schema.SchemaVersion;
import tableflow.console.service.messages.replay.Concern;
import tableflow.console.service.messages.replay.ReplayReport;
import tableflow.console.service.messages.replay.ReplayReview;
import tableflow.console.service.messages.replay.SchemaPlan;
import tableflow.console.service.messages.replay.SchemaPlan.Fate;
import tableflow.console.service.messages.replay.SchemaPlan.Line;
import tableflow.console.service.schemas.registry.SchemaCopies;

/// Tells what a replay would write, and what became of it, as lines or as one document.
final class ReplayWords {

    private final Terminal terminal;
    private final String profile;
    private final boolean json;
    private final ObjectNode document = Terminal.document().put("version", 1).put("kind", "replay");

    /// @param profile that is written to
    ReplayWords(Terminal terminal, String profile, boolean json) {
        this.terminal = terminal;
        this.profile = profile;
        this.json = json;
    }

    static boolean isRegistrable(Fate fate) {
        return fate instanceof Fate.Missing || fate instanceof Fate.Taken;
    }

    /// Whether something has to be done or said first.
    static boolean isOpen(Fate fate) {
        return !(fate instanceof Fate.Same) && !(fate instanceof Fate.Renamed);
    }

    private void line(String text) {
        if (!json) {
            terminal.line(text);
        }
    }

    void registering(SchemaCopies.Plan plan) {
        ArrayNode steps = document.putArray("registers");
        for (SchemaCopies.Step step : plan.steps()) {
            steps.addObject().put("schema", step.version().id()).put("subject", step.under().toString())
                    .put("version", step.number()).put("outcome", step.outcome().name());
            line("Schema " + step.version().id() + ": " + switch (step.outcome()) {
                case THERE -> "is there, as " + step.under() + " version " + step.number();
                case REGISTER -> "is registered as " + step.under() + " version " + step.number();
                case IMPORT -> "is imported";
                case REFUSED -> "refused: " + step.why();
            });
        }
    }

    void review(ReplayReview review) {
        long records = review.request().records().count();
        document.put("profile", profile).put("topic", review.request().topic()).put("records", records)
                .put("bytes", review.bytes()).put("possible", review.possible());
        line(Units.grouped(records) + " records to " + review.request().topic() + " of profile " + profile + ".");
        SchemaPlan schemas = review.schemas();
        if (schemas != null) {
            schemas(schemas);
        }
        ArrayNode concerns = document.putArray("concerns");
        for (Concern concern : review.concerns()) {
            concerns.add(words(concern));
            line("  - " + words(concern));
        }
    }

    private void schemas(SchemaPlan plan) {
        ArrayNode lines = document.putArray("schemas");
        TextTable table = TextTable.of("PART", "SCHEMA", "RECORDS", "IN " + profile).right(2);
        for (Line line : plan.lines()) {
            ObjectNode node = lines.addObject().put("part", line.key() ? "key" : "value")
                    .put("schema", line.name().toString()).put("records", line.records())
                    .put("fate", line.fate().getClass().getSimpleName());
            SchemaVersion own = line.own();
            if (own != null) {
                node.put("subject", own.subject()).put("version", own.version());
            }
            if (line.fate() instanceof Fate.Renamed(SchemaVersion there)) {
                node.put("becomes", there.id());
            }
            table.row(line.key() ? "key" : "value", line.name() + (own == null ? "" : " (" + named(own) + ")"),
                    Units.grouped(line.records()), words(line.fate()));
        }
        document.put("keysWithout", plan.keysWithout()).put("valuesWithout", plan.valuesWithout());
        if (!plan.lines().isEmpty()) {
            table.lines().forEach(this::line);
        }
        line(Units.grouped(plan.keysWithout()) + " keys and " + Units.grouped(plan.valuesWithout())
                + " values name no schema and go as they are.");
        if (plan.refused() > 0) {
            line(Units.grouped(plan.refused()) + " keys and values name an id that is another schema's there: register "
                    + "their schemas with --register.");
        }
        if (plan.doubtful() > 0 && !plan.asIs()) {
            line(Units.grouped(plan.doubtful()) + " keys and values name a schema that is not known to be there: "
                    + "--register registers what can be, --as-is sends them as they are.");
        }
    }

    private static String named(SchemaVersion version) {
        return version.subject().isEmpty() ? "no subject" : version.subject() + ":" + version.version();
    }

    private static String words(Fate fate) {
        return switch (fate) {
            case Fate.Same(SchemaVersion there) -> "the same, with this id (" + named(there) + ")";
            case Fate.Renamed(SchemaVersion there) -> "the same, with id " + there.id() + " (" + named(there) + ")";
            case Fate.Missing _ -> "not registered";
            case Fate.Taken(SchemaVersion there) -> "the id is another schema's (" + named(there) + ")";
            case Fate.Unknown(@Nullable SchemaVersion there) -> there == null
                    ? "registered in neither; perhaps no schema is named"
                    : "not known here; another schema has the id there (" + named(there) + ")";
            case Fate.NotAsked(String why) -> "not known: " + why;
        };
    }

    private static String words(Concern concern) {
        return switch (concern) {
            case Concern.SameTopic _ -> "The records come from this very topic: it will hold them twice.";
            case Concern.UnknownSchema(String schema, long records) -> Units.grouped(records)
                    + " records name schema " + schema + ", which the registry does not have.";
            case Concern.ForeignSchema(String schema, String subject, long records) -> Units.grouped(records)
                    + " records name schema " + schema + ", which is no version of " + subject + ".";
            case Concern.NoSchema(String subject, long records) -> Units.grouped(records)
                    + " records name no schema, though the topic has " + subject + ".";
            case Concern.OlderSchema(String schema, String subject, int version, int newest, long records) ->
                    Units.grouped(records) + " records name schema " + schema + ", which is " + subject + " version "
                            + version + "; the newest is " + newest + ".";
            case Concern.NoRegistry(String why) -> "Schemas could not be compared: " + why;
            case Concern.KeyNeeded(long records) -> "The topic is compacted and " + Units.grouped(records)
                    + " records have no key: they will be refused.";
            case Concern.TooLarge(long records, long limit) -> Units.grouped(records)
                    + " records are larger than the topic takes (" + Units.size(limit) + "): they will be refused.";
            case Concern.BrokersTime _ -> "The broker gives its own time stamps to this topic's records.";
            case Concern.TooOld(long records, long retention) -> Units.grouped(records)
                    + " records are older than the topic keeps any (" + retention + " ms): they will soon be deleted.";
            case Concern.NoPartition(long records, int partitions) -> "Not possible: " + Units.grouped(records)
                    + " records come from partitions that the topic does not have: it has " + partitions + ".";
            case Concern.NoSettings(String why) -> "The topic's settings may not be read: " + why;
        };
    }

    /// Tells the end, and gives back the exit code.
    ///
    /// @param report absent when nothing was to be written
    /// @param rest where each partition goes on
    int end(@Nullable ReplayReport report, Map<Integer, Long> rest, int exit) {
        document.put("done", report != null);
        if (report != null) {
            document.put("written", report.written()).put("refused", report.refused())
                    .put("inDoubt", report.inDoubt()).put("notWritten", report.notWritten());
            ArrayNode offsets = document.putArray("partitions");
            report.offsets().forEach((partition, range) -> offsets.addObject()
                    .put("partition", partition).put("from", range.from()).put("to", range.to()));
            line(Units.grouped(report.written()) + " of " + Units.grouped(report.count()) + " records are written"
                    + (report.refused() == 0 ? "" : ", " + Units.grouped(report.refused()) + " were refused")
                    + (report.inDoubt() == 0 ? "" : ", of " + Units.grouped(report.inDoubt())
                            + " it is not known whether they are there") + ".");
            report.offsets().forEach((partition, range) -> line(
                    "  partition " + partition + ": offsets " + range.from() + " to " + (range.to() - 1)));
            ArrayNode failed = document.putArray("failures");
            report.failed().forEach(it -> {
                failed.addObject().put("partition", it.from().partition()).put("offset", it.from().offset())
                        .put("certain", it.certain()).put("why", it.why().why());
                terminal.note("Partition " + it.from().partition() + " offset " + it.from().offset() + ": "
                        + it.why().why());
            });
            goOn(rest);
        }
        if (json) {
            terminal.json(document);
        }
        return exit;
    }

    private void goOn(Map<Integer, Long> rest) {
        ObjectNode from = document.putObject("goOnFrom");
        rest.forEach((partition, offset) -> from.put(partition.toString(), offset));
        if (!rest.isEmpty()) {
            terminal.note("To write the rest, and none twice, run it again with --from " + rest.entrySet().stream()
                    .map(it -> it.getKey() + ":" + it.getValue()).collect(Collectors.joining(",")) + ".");
        }
    }
}
