package tableflow.console.ui.messages.tools;

import static tableflow.console.ui.Messages.text;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import javafx.beans.property.BooleanProperty;
import javafx.collections.FXCollections;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import tableflow.console.domain.Units;
import tableflow.console.service.messages.replay.Concern;
import tableflow.console.service.messages.replay.ReplayReport;
import tableflow.console.service.messages.replay.ReplayRequest.Chosen;
import tableflow.console.service.messages.replay.ReplayReview;
import tableflow.console.ui.control.DataTable;
import tableflow.console.ui.control.ErrorBanner;
import tableflow.console.ui.control.Field;
import tableflow.console.ui.control.KeyValueGrid;
import tableflow.console.ui.dialog.DialogBox;
import tableflow.console.ui.messages.tools.ReplayViewModel.Step;

/// Writes chosen records to another topic: where to, *Review*, what that means, *Write*, and what became of them.
final class ReplayDialog extends DialogBox {

    private static final double TABLE = 150;

    private final ReplayViewModel model;
    private final Runnable close;
    private final VBox outcome = new VBox();
    private final ProgressBar bar = new ProgressBar();
    private final Label done = new Label();
    private final Button review;
    private final Button run;
    private final Button rest;
    private final Button leave;

    private ReplayDialog(ReplayViewModel model, Runnable close) {
        super(text("messages.replay.title.count", Units.grouped(model.count())), "replay");
        this.model = model;
        this.close = close;
        setId("messages-replay");
        ComboBox<String> topic = new ComboBox<>(model.topics());
        topic.setId("replay-topic");
        topic.setEditable(true);
        topic.setMaxWidth(Double.MAX_VALUE);
        topic.getEditor().textProperty().bindBidirectional(model.topicProperty());
        CheckBox times = box("replay-times", "messages.replay.times", model.keepTimesProperty());
        CheckBox partitions = box("replay-partitions", "messages.replay.partitions", model.keepPartitionsProperty());
        VBox form = new VBox(new Field(text("messages.replay.topic"), topic, text("messages.replay.topic.hint")),
                times, partitions);
        form.getStyleClass().add("replay-form");
        form.disableProperty().bind(model.stepProperty().map(Step.Running.class::isInstance));
        ErrorBanner problems = new ErrorBanner();
        problems.follow(model.problemProperty());
        outcome.getStyleClass().add("replay-outcome");
        bar.setMaxWidth(Double.MAX_VALUE);
        bar.setAccessibleText(text("messages.replay.progress"));
        bar.visibleProperty().bind(model.busyProperty());
        bar.managedProperty().bind(bar.visibleProperty());
        done.getStyleClass().addAll("small-text", "text-muted");
        done.visibleProperty().bind(model.busyProperty());
        done.managedProperty().bind(done.visibleProperty());
        model.progressProperty().subscribe(now -> {
            bar.setProgress(now.fraction());
            done.setText(now.total() == 0 ? "" : text("messages.replay.done",
                    Units.grouped(now.done()), Units.grouped(now.total())));
        });
        review = yes(text("messages.produce.review"), "replay-review", model::review);
        review.getStyleClass().remove("accent");
        run = yes(text("messages.replay.run"), "replay-run", model::run);
        run.setDefaultButton(false);
        rest = new Button(text("messages.replay.rest"));
        rest.setId("replay-rest");
        rest.setOnAction(event -> model.reviewRest());
        leave = cancel(this::leave);
        leave.setId("replay-leave");
        add(form, problems, outcome, bar, done);
        buttons(leave, review, rest, run);
        model.stepProperty().subscribe(this::show);
        model.busyProperty().subscribe(() -> show(model.stepProperty().get()));
        model.topicProperty().subscribe(() -> show(model.stepProperty().get()));
    }

    /// Opens the dialog.
    static void open(ToolDesk desk, Chosen chosen) {
        AtomicReference<@Nullable ReplayDialog> shown = new AtomicReference<>();
        ReplayViewModel model = new ReplayViewModel(desk, chosen);
        ReplayDialog dialog = new ReplayDialog(model, () -> {
            ReplayDialog open = shown.get();
            if (open != null) {
                desk.dialogs().close(open);
            }
        });
        shown.set(dialog);
        desk.dialogs().show(dialog, model::close);
        model.load();
    }

    private static CheckBox box(String id, String key, BooleanProperty property) {
        CheckBox box = new CheckBox(text(key));
        box.setId(id);
        box.selectedProperty().bindBidirectional(property);
        return box;
    }

    private void leave() {
        if (model.stepProperty().get() instanceof Step.Running) {
            model.cancel();
        } else {
            close.run();
        }
    }

    private void show(Step step) {
        List<Node> told = switch (step) {
            case Step.Editing _ -> List.of();
            case Step.Reviewed(ReplayReview now) -> reviewed(now);
            case Step.Running _ -> List.of();
            case Step.Ended(var request, ReplayReport report, boolean cancelled) ->
                    ended(request.topic(), report, cancelled);
        };
        outcome.getChildren().setAll(told);
        outcome.setManaged(!told.isEmpty());
        boolean running = step instanceof Step.Running;
        boolean over = step instanceof Step.Ended;
        review.setDisable(model.busyProperty().get() || model.topicProperty().get().isBlank());
        review.setDefaultButton(!running && !over && !(step instanceof Step.Reviewed));
        run.setDisable(!model.canRun() || model.busyProperty().get());
        run.getStyleClass().remove("accent");
        if (step instanceof Step.Reviewed) {
            run.getStyleClass().add("accent");
        }
        present(review, !over);
        present(run, !over);
        present(rest, step instanceof Step.Ended(var ignored, ReplayReport report, boolean other)
                && report.notWritten() > 0);
        leave.setText(running ? text("messages.replay.stop")
                : over ? text("messages.produce.close") : text("dialog.cancel"));
    }

    private static void present(Button button, boolean now) {
        button.setVisible(now);
        button.setManaged(now);
    }

    private static List<Node> reviewed(ReplayReview review) {
        List<Node> nodes = new ArrayList<>();
        nodes.add(DialogBox.wrapped(text("messages.replay.reviewed",
                Units.grouped(review.request().records().count()), Units.size(review.bytes()),
                review.request().topic(), review.partitions()), "strong"));
        KeyValueGrid facts = new KeyValueGrid()
                .add(text("messages.replay.from"), review.sources().entrySet().stream()
                        .sorted(Map.Entry.comparingByKey())
                        .map(it -> text("messages.replay.source", it.getKey(), Units.grouped(it.getValue())))
                        .collect(Collectors.joining(", ")))
                .add(text("messages.replay.when"), when(review));
        facts.setId("replay-reviewed");
        nodes.add(facts);
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

    private static List<Node> ended(String topic, ReplayReport report, boolean cancelled) {
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
