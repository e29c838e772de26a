package tableflow.console.domain.doctor.check.lake;

import static tableflow.console.domain.doctor.check.aws.AwsFacts.HEAD;
import static tableflow.console.domain.doctor.check.lake.LakeFacts.FILES;
import static tableflow.console.domain.doctor.check.lake.LakeFacts.METADATA;

import java.util.List;
import java.util.Set;
import tableflow.console.domain.RemoteFailure.Kind;
import tableflow.console.domain.doctor.check.Refusals;
import tableflow.console.domain.doctor.check.aws.OperatorNeeds;
import tableflow.console.domain.doctor.check.lake.LakeFacts.FilesSeen;
import tableflow.console.domain.doctor.ladder.Answer;
import tableflow.console.domain.doctor.ladder.Check;
import tableflow.console.domain.doctor.ladder.Evidence;
import tableflow.console.domain.doctor.ladder.Facts;
import tableflow.console.domain.doctor.ladder.Finding;
import tableflow.console.domain.doctor.ladder.Finding.Severity;
import tableflow.console.domain.doctor.ladder.Rung;
import tableflow.console.domain.doctor.ladder.Verdict;
import tableflow.console.domain.lake.CatalogTable;
import tableflow.console.domain.lake.TableMetadata;

/// The table's files.
public final class DataChecks {

    public static final List<Check> ALL = List.of(
            new Check("metadata", Rung.DATA, "The table's metadata file can be read", Set.of(Facts.TABLE),
                    Set.of(METADATA, HEAD), DataChecks::metadata),
            new Check("files", Rung.DATA, "The newest snapshot's files are there", Set.of(METADATA),
                    Set.of(FILES), DataChecks::files));

    private static final int MOVED = 301;

    private DataChecks() {}

    private static Verdict metadata(Evidence evidence) {
        CatalogTable table = evidence.known(Facts.TABLE);
        String place = table.metadataLocation().map(Object::toString).orElse("");
        return switch (evidence.answer(METADATA)) {
            case Answer.NotAsked(String why) -> Verdict.notChecked(why);
            case Answer.Known(TableMetadata it, var calls) -> Verdict.healthy("The metadata file can be read: Iceberg v"
                    + it.formatVersion() + " with " + it.snapshots().size() + " snapshots.");
            case Answer.Refused<TableMetadata> refused when elsewhere(evidence) ->
                Verdict.notChecked("The bucket has to be asked in " + evidence.known(HEAD).region() + ".");
            case Answer.Refused<TableMetadata> refused when refused.failure().is(Kind.NOT_FOUND) -> Verdict.of(
                    Finding.of("G12", Rung.DATA, Severity.ERROR,
                                    "Glue points to " + place + ", which is not there.")
                            .supportedBy(refused.calls()));
            case Answer.Refused<TableMetadata> refused when Refusals.mode(refused).isEmpty() -> Verdict.of(
                    Finding.of("A11", Rung.DATA, Severity.ERROR, "The metadata file " + place + " cannot be read: "
                            + refused.failure().why()).supportedBy(refused.calls()));
            case Answer.Refused<TableMetadata> refused ->
                OperatorNeeds.allowing(Refusals.verdict(Rung.DATA, "The metadata file " + place + " cannot be read",
                        refused), evidence, refused, List.of());
        };
    }

    /// Then the bucket's own check tells it, and whose region is wrong.
    private static boolean elsewhere(Evidence evidence) {
        return evidence.value(HEAD).filter(head -> head.status() == MOVED).isPresent();
    }

    private static Verdict files(Evidence evidence) {
        return switch (evidence.answer(FILES)) {
            case Answer.NotAsked(String why) -> Verdict.notChecked(why);
            case Answer.Refused<FilesSeen> refused when refused.failure().is(Kind.NOT_FOUND) -> Verdict.of(
                    Finding.of("A12", Rung.DATA, Severity.ERROR, "A manifest of the newest snapshot is gone: "
                            + refused.failure().why()).supportedBy(refused.calls()));
            case Answer.Refused<FilesSeen> refused ->
                OperatorNeeds.allowing(Refusals.verdict(Rung.DATA, "The newest snapshot's manifests cannot be read",
                        refused), evidence, refused, List.of());
            case Answer.Known(FilesSeen seen, var calls) -> {
                if (!seen.missing().isEmpty()) {
                    yield Verdict.of(Finding.of("A12", Rung.DATA, Severity.ERROR, seen.missing().size() + " of the "
                            + seen.looked() + " files looked at are gone, the first " + seen.missing().getFirst() + ".")
                            .supportedBy(calls));
                }
                if (!seen.refused().isEmpty()) {
                    yield Verdict.notChecked(seen.refused().size() + " of the " + seen.looked()
                            + " files looked at answered 403, which does not tell whether they are there.");
                }
                yield Verdict.healthy(seen.total() == 0
                        ? "The table has no files yet."
                        : seen.looked() + " of its " + seen.total() + " files were looked at; all are there.");
            }
        };
    }
}
