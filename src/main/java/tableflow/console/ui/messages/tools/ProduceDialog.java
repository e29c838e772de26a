package tableflow.console.ui.messages.tools;

import static tableflow.console.ui.Messages.text;

import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressIndicator;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import tableflow.console.ui.control.ErrorBanner;
import tableflow.console.ui.control.Icons;
import tableflow.console.ui.control.ShownAs;
import tableflow.console.ui.dialog.DialogBox;
import tableflow.console.ui.messages.tools.ProduceViewModel.Step;

/// Writes one record: the form, *Review*, what would be written, *Write*, and where it then stands.
final class ProduceDialog extends DialogBox {

    private static final double KEY_HEIGHT = 78;
    private static final double VALUE_HEIGHT = 190;

    /// Stands for a partition that the key chooses.
    private static final int BY_KEY = -1;

    private final ProduceViewModel model;
    private final Runnable close;
    private final PartEditor key;
    private final PartEditor value;
    private final VBox headers = new VBox();
    private final VBox outcome = new VBox();
    private final Button review;
    private final Button write;
    private final Button show;
    private final Button leave;
    private final ProgressIndicator busy = new ProgressIndicator();

    private ProduceDialog(ProduceViewModel model, ToolDesk desk, Runnable close) {
        super(text("messages.produce.title", model.topic()), "produce");
        this.model = model;
        this.close = close;
        setId("messages-produce");
        key = new PartEditor(model.form().key(), desk.work(), "key", KEY_HEIGHT);
        value = new PartEditor(model.form().value(), desk.work(), "value", VALUE_HEIGHT);
        headers.getStyleClass().add("produce-headers");
        outcome.getStyleClass().add("produce-outcome");
        VBox form = new VBox(before(), time(partition()), key, value, headerTitle(), headers);
        form.getStyleClass().add("produce-form");
        ScrollPane scroll = new ScrollPane(form);
        scroll.setFitToWidth(true);
        scroll.setFocusTraversable(false);
        scroll.getStyleClass().add("produce-scroll");
        ErrorBanner problems = new ErrorBanner();
        problems.follow(model.problemProperty());
        review = yes(text("messages.produce.review"), "produce-review", model::review);
        review.getStyleClass().remove("accent");
        write = yes(text("messages.produce.write"), "produce-write", model::write);
        write.setDefaultButton(false);
        show = yes(text("messages.produce.show"), "produce-show", () -> {
            close.run();
            model.showRecord();
        });
        show.setDefaultButton(false);
        leave = cancel(this::leave);
        leave.setId("produce-leave");
        leave.setTooltip(new Tooltip(text("messages.produce.close.hint")));
        busy.setMaxSize(18, 18);
        busy.visibleProperty().bind(model.busyProperty());
        add(scroll, problems, outcome);
        buttons(busy, leave, review, write, show);
        form.disableProperty().bind(model.stepProperty().map(Step.Writing.class::isInstance));
        model.stepProperty().subscribe(this::show);
    }

    /// Opens the dialog, with what was typed for the topic before.
    ///
    /// @param onWritten runs once a record is written, or may be
    static void open(ToolDesk desk, ProduceDrafts drafts, String topic, Runnable onWritten) {
        AtomicReference<@Nullable ProduceDialog> shown = new AtomicReference<>();
        ProduceViewModel model = new ProduceViewModel(desk, drafts, topic, onWritten);
        ProduceDialog dialog = new ProduceDialog(model, desk, () -> {
            ProduceDialog open = shown.get();
            if (open != null) {
                desk.dialogs().close(open);
            }
        });
        shown.set(dialog);
        desk.dialogs().show(dialog, dialog::closed);
        model.load();
    }

    private void closed() {
        key.close();
        value.close();
        model.close();
    }

    /// While a record is on its way, one cannot just walk away from it: first its answer is given up.
    private void leave() {
        if (model.stepProperty().get() instanceof Step.Writing) {
            model.cancel();
        } else {
            close.run();
        }
    }

    /// Says that what was typed before is back, and empties the form on demand.
    private Node before() {
        Label back = new Label(text("messages.produce.restored"));
        back.setId("produce-restored");
        back.getStyleClass().addAll("small-text", "text-muted");
        back.visibleProperty().bind(model.restoredProperty());
        Button clear = new Button(text("messages.produce.clear"), Icons.of(Feather.X));
        clear.setId("produce-clear");
        clear.getStyleClass().add("small");
        clear.setMinWidth(USE_PREF_SIZE);
        clear.setOnAction(event -> model.clear());
        Region between = new Region();
        HBox.setHgrow(between, Priority.ALWAYS);
        HBox line = new HBox(back, between, clear);
        line.getStyleClass().add("produce-line");
        line.setAlignment(Pos.CENTER_LEFT);
        line.visibleProperty().bind(model.filledProperty());
        line.managedProperty().bind(line.visibleProperty());
        return line;
    }

    private Node partition() {
        ComboBox<Integer> box = new ComboBox<>();
        box.setId("produce-partition");
        box.getStyleClass().add("small");
        box.setConverter(new ShownAs<>(one -> one == BY_KEY
                ? text("messages.produce.partition.auto")
                : text("messages.produce.partition.one", one)));
        model.form().partitionProperty().subscribe(now -> box.setValue(now == null ? BY_KEY : now));
        box.valueProperty().subscribe((before, now) -> {
            if (now != null) {
                model.form().partitionProperty().set(now == BY_KEY ? null : now);
            }
        });
        model.partitionsProperty().subscribe(count -> {
            Integer chosen = box.getValue();
            // What is shown goes by the place in the list, and is looked up only where the value changes.
            box.setValue(null);
            // One that was chosen before may not be there any more: then writing says so.
            box.getItems().setAll(Stream.concat(IntStream.range(BY_KEY, count.intValue()).boxed(), Stream.of(chosen))
                    .distinct().toList());
            box.setValue(chosen);
        });
        Label title = new Label(text("messages.produce.partition"));
        title.getStyleClass().add("field-label");
        title.setLabelFor(box);
        HBox line = new HBox(title, box);
        line.getStyleClass().add("produce-line");
        line.setAlignment(Pos.CENTER_LEFT);
        return line;
    }

    /// Beside the partition; what is wrong with it stands below.
    private Node time(Node partition) {
        TextField field = new TextField();
        field.setId("produce-time");
        field.getStyleClass().add("small");
        field.setPromptText(text("messages.produce.time.none"));
        field.setTooltip(new Tooltip(text("messages.produce.time.hint")));
        field.setAccessibleHelp(text("messages.produce.time.hint"));
        field.setPrefColumnCount(18);
        field.textProperty().bindBidirectional(model.form().timeProperty());
        Label title = new Label(text("messages.produce.time"));
        title.getStyleClass().add("field-label");
        title.setLabelFor(field);
        HBox line = new HBox(partition, title, field);
        line.getStyleClass().add("produce-line");
        line.setAlignment(Pos.CENTER_LEFT);
        Label flaw = new Label();
        flaw.setId("produce-time-flaw");
        flaw.getStyleClass().add("messages-warns");
        flaw.setWrapText(true);
        flaw.textProperty().bind(model.form().timeProperty().map(now -> RecordTime.parse(now).flaw()));
        flaw.managedProperty().bind(flaw.textProperty().isNotEmpty());
        return new VBox(line, flaw);
    }

    private Node headerTitle() {
        Label title = new Label(text("messages.produce.headers"));
        title.getStyleClass().add("field-label");
        Button add = new Button(text("messages.produce.header.add"), Icons.of(Feather.PLUS));
        add.setId("produce-header-add");
        add.getStyleClass().add("small");
        add.setOnAction(event -> {
            HeaderLine line = new HeaderLine(model, model.form().addHeader());
            headers.getChildren().add(line);
            line.requestFocus();
        });
        model.form().headers().forEach(header -> headers.getChildren().add(new HeaderLine(model, header)));
        model.form().headers().subscribe(() -> headers.getChildren().removeIf(line ->
                line instanceof HeaderLine of && !model.form().headers().contains(of.header())));
        HBox line = new HBox(title, add);
        line.getStyleClass().add("produce-line");
        line.setAlignment(Pos.CENTER_LEFT);
        return line;
    }

    private void show(Step step) {
        List<Node> told = switch (step) {
            case Step.Editing _ -> List.of();
            case Step.Flawed(RecordDraft.Made made) -> made.flaws().stream()
                    .<Node>map(flaw -> ReviewParts.line(Feather.X_CIRCLE, "danger", flaw)).toList();
            case Step.Reviewed(var record, boolean again) -> ReviewParts.record(record, again, model);
            case Step.Writing _ -> List.of(ReviewParts.line(Feather.UPLOAD, "accent",
                    text("messages.produce.writing")));
            case Step.Written(var place) -> List.of(ReviewParts.line(Feather.CHECK_CIRCLE, "success",
                    text("messages.produce.written", model.topic(), place.partition(),
                            Long.toString(place.offset()))));
            case Step.Uncertain(var why) -> List.of(
                    ReviewParts.line(Feather.ALERT_TRIANGLE, "warning",
                            text("messages.produce.uncertain", why.why())),
                    DialogBox.wrapped(text("messages.produce.uncertain.advice"), "text-muted"));
        };
        outcome.getChildren().setAll(told);
        outcome.setManaged(!told.isEmpty());
        boolean writing = step instanceof Step.Writing;
        boolean written = step instanceof Step.Written;
        review.setDisable(writing);
        present(review, !written);
        write.setDisable(!model.canWrite());
        present(write, !written);
        present(show, written && model.canShowRecord());
        leave.setText(text(writing ? "messages.produce.giveup" : "messages.produce.close"));
        // Enter reviews, and never writes by itself.
        review.setDefaultButton(!written && !writing && !(step instanceof Step.Reviewed));
        write.getStyleClass().remove("accent");
        if (step instanceof Step.Reviewed) {
            write.getStyleClass().add("accent");
        }
    }

    private static void present(Button button, boolean now) {
        button.setVisible(now);
        button.setManaged(now);
    }
}
