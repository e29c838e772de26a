package tableflow.console.ui.messages.tools;

import static tableflow.console.ui.Messages.text;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import javafx.collections.FXCollections;
import javafx.scene.Node;
import org.kordamp.ikonli.feather.Feather;
import tableflow.console.domain.Units;
import tableflow.console.domain.profile.Profile;
import tableflow.console.service.messages.replay.Concern;
import tableflow.console.service.messages.replay.ReplayReport;
import tableflow.console.service.messages.replay.ReplayReview;
import tableflow.console.service.messages.replay.SchemaPlan;
import tableflow.console.ui.control.DataTable;
import tableflow.console.ui.control.KeyValueGrid;
import tableflow.console.ui.dialog.DialogBox;

/// How the review of a replay and its end look.
final class ReplayOutcome {

    private static final double TABLE = 150;

    private ReplayOutcome() {}

    /// What would be written.
    ///
    /// @param profile that it is written to
    static List<Node> reviewed(ReplayReview review, Profile profile) {
        List<Node> nodes = new ArrayList<>();
        nodes.add(DialogBox.wrapped(text("messages.replay.reviewed",
                Units.grouped(review.request().records().count()), Units.size(review.bytes()),
                review.request().topic(), review.partitions()), "strong"));
        SchemaPlan schemas = review.schemas();
        if (profile.readOnly()) {
            nodes.add(ReviewParts.line(Feather.X_CIRCLE, "danger", text("messages.replay.readonly", profile.name())));
        }
        if (schemas != null) {
            nodes.addAll(ReplaySchemas.against(schemas, profile.name()));
        }
        KeyValueGrid facts = new KeyValueGrid()
                .add(text("messages.replay.from"), review.sources().entrySet().stream()
                        .sorted(Map.Entry.comparingByKey())
                        .map(it -> text("messages.replay.source", it.getKey(), Units.grouped(it.getValue())))
                        .collect(Collectors.joining(", ")))
                .add(text("messages.replay.when"), when(review));
        facts.setId("replay-reviewed");
        nodes.add(facts);
        if (schemas != null) {
            nodes.addAll(ReplaySchemas.planned(schemas, profile.name()));
        }
        for (Concern concern : review.concerns()) {
            nodes.add(ReviewParts.line(
                    concern.blocks() ? Feather.X_CIRCLE : Feather.ALERT_TRIANGLE,
                    concern.blocks() ? "danger" : "warning", ConcernWords.of(concern)));
        }
        return nodes;
    }

    private static String when(ReplayReview review) {
        Instant first = review.first();
        Instant last = review.last();
        String span = first == null || last == null ? "" : text("messages.replay.span", first.toString(),
                last.toString());
        return text(review.request().keepTimes() ? "messages.replay.when.kept" : "messages.replay.when.new", span);
    }

    /// What became of it.
    static List<Node> ended(String topic, ReplayReport report, boolean cancelled) {
        List<Node> nodes = new ArrayList<>();
        boolean whole = report.written() == report.count();
        nodes.add(ReviewParts.line(whole ? Feather.CHECK_CIRCLE : Feather.ALERT_TRIANGLE,
                whole ? "success" : "warning",
                text(cancelled ? "messages.replay.cancelled" : "messages.replay.ended",
                        Units.grouped(report.written()), Units.grouped(report.count()), topic)));
        if (report.inDoubt() > 0) {
            nodes.add(ReviewParts.line(Feather.ALERT_TRIANGLE, "warning",
                    text("messages.replay.doubt", Units.grouped(report.inDoubt()))));
        }
        if (report.notWritten() > 0) {
            nodes.add(DialogBox.wrapped(text("messages.replay.notwritten", Units.grouped(report.notWritten())),
                    "text-muted"));
        }
        if (!report.offsets().isEmpty()) {
            nodes.add(DialogBox.wrapped(report.offsets().entrySet().stream()
                    .map(it -> text("messages.replay.offsets", it.getKey(),
                            Long.toString(it.getValue().from()), Long.toString(it.getValue().to() - 1)))
                    .collect(Collectors.joining("\n")), "mono"));
        }
        if (!report.failed().isEmpty()) {
            nodes.add(failures(report.failed()));
        }
        return nodes;
    }

    private static Node failures(List<ReplayReport.Failed> failed) {
        DataTable<ReplayReport.Failed> table = new DataTable<>(FXCollections.observableArrayList(failed));
        table.setId("replay-failed");
        table.setAccessibleText(text("messages.replay.failed"));
        table.number(text("messages.replay.failed.partition"), it -> it.from().partition(), String::valueOf);
        table.number(text("messages.replay.failed.offset"), it -> it.from().offset(), String::valueOf);
        table.text(text("messages.replay.failed.state"), it ->
                text(it.certain() ? "messages.replay.failed.not" : "messages.replay.failed.unknown"));
        table.text(text("messages.replay.failed.why"), it -> it.why().why());
        table.setFixedCellSize(28);
        table.setPrefHeight(Math.min(TABLE, 34 + 28.0 * failed.size()));
        return table;
    }
}
