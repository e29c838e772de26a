package tableflow.console.ui.schemas.files;

import static tableflow.console.ui.Messages.text;

import java.io.File;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanExpression;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.Spinner;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.stage.FileChooser;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import tableflow.console.domain.Units;
import tableflow.console.domain.schema.SchemaFormat;
import tableflow.console.service.schemas.infer.Evidence;
import tableflow.console.ui.control.DataTable;
import tableflow.console.ui.control.ErrorBanner;
import tableflow.console.ui.control.Placeholder;
import tableflow.console.ui.control.ShownAs;
import tableflow.console.ui.dialog.DialogBox;
import tableflow.console.ui.dialog.Dialogs;
import tableflow.console.ui.schemas.files.InferViewModel.Found;

/// Finds the schema of a topic's records or of a file's lines, and shows what it rests on before it is taken.
public final class InferBox extends DialogBox {

    private static final int MOST = 1_000_000;
    private static final int USUAL = 1_000;

    private final InferViewModel model;
    private final TopicRecords records;
    private final TextField topic = new TextField();
    private final Spinner<Integer> last = new Spinner<>(1, MOST, USUAL);
    private final Label told = DialogBox.words("");
    private final ListView<String> losses = MadeBox.losses("schemas-infer-losses");
    private final ObservableList<Evidence> evidence = FXCollections.observableArrayList();

    /// @param proposed the topic that is proposed; empty for none
    /// @param taken told the schema that was taken
    public InferBox(
            InferViewModel model, TopicRecords records, Dialogs dialogs, String proposed, Consumer<Found> taken) {
        super(text("schemas.make.infer.title"), "schemas-dialog");
        this.model = model;
        this.records = records;
        setId("schemas-infer");
        ErrorBanner banner = new ErrorBanner();
        banner.follow(model.problemProperty());
        Button take = DialogBox.yes(text("schemas.make.take"), "schemas-infer-take", () -> {
            Found found = model.foundProperty().get();
            if (found != null) {
                dialogs.close(this);
                taken.accept(found);
            }
        });
        take.disableProperty().bind(Bindings.createBooleanBinding(() -> {
            Found found = model.foundProperty().get();
            return found == null || found.schema() == null || model.busyProperty().get();
        }, model.foundProperty(), model.busyProperty()));
        told.setId("schemas-infer-told");
        losses.setPrefHeight(84);
        losses.setMinHeight(56);
        RecordsProgress progress = new RecordsProgress(model.progressProperty(), model.busyProperty());
        add(DialogBox.words(text("schemas.make.infer.words")), bar(proposed), progress, banner, table(), told, losses);
        buttons(DialogBox.cancel(() -> dialogs.close(this)), take);
        model.foundProperty().subscribe(this::show);
    }

    private Node bar(String proposed) {
        topic.setText(proposed);
        topic.setId("schemas-infer-topic");
        topic.setPromptText(text("schemas.records.topic"));
        topic.setAccessibleText(text("schemas.records.topic"));
        HBox.setHgrow(topic, Priority.ALWAYS);
        last.setId("schemas-infer-last");
        last.setEditable(true);
        last.setPrefWidth(100);
        last.setMinWidth(USE_PREF_SIZE);
        last.getEditor().setAccessibleText(text("schemas.records.last"));
        ComboBox<SchemaFormat> format = new ComboBox<>();
        format.setId("schemas-infer-format");
        format.setAccessibleText(text("schemas.make.language"));
        format.getItems().setAll(SchemaFormat.values());
        format.setConverter(new ShownAs<>(one -> text("schemas.format." + one.name())));
        format.valueProperty().bindBidirectional(model.formatProperty());
        Button look = button("schemas-infer-look", "schemas.make.run", this::look);
        look.disableProperty().bind(model.busyProperty().or(
                BooleanExpression.booleanExpression(topic.textProperty().map(String::isBlank))));
        topic.setOnAction(event -> {
            if (!look.isDisabled()) {
                look();
            }
        });
        Button stop = button("schemas-infer-stop", "schemas.records.stop", model::stop);
        stop.disableProperty().bind(model.busyProperty().not());
        Button file = button("schemas-infer-file", "schemas.make.infer.file", this::choose);
        file.disableProperty().bind(model.busyProperty());
        HBox bar = new HBox(topic, last, format, look, stop, file);
        bar.getStyleClass().add("schemas-bar");
        return bar;
    }

    private static Button button(String id, String name, Runnable action) {
        Button button = new Button(text(name));
        button.setId(id);
        button.setMinWidth(USE_PREF_SIZE);
        button.setOnAction(event -> action.run());
        return button;
    }

    private Node table() {
        DataTable<Evidence> table = new DataTable<>(evidence);
        table.setId("schemas-infer-evidence");
        table.setAccessibleText(text("schemas.make.evidence"));
        table.setPrefHeight(220);
        table.setMinHeight(120);
        table.text(text("schemas.make.evidence.field"), one -> one.path().isEmpty()
                ? text("schemas.make.evidence.whole") : one.path()).setPrefWidth(140);
        table.text(text("schemas.make.evidence.seen"), one -> Units.grouped(one.seen()) + " / "
                + Units.grouped(one.of())).setPrefWidth(105);
        table.text(text("schemas.make.evidence.types"), InferBox::kinds).setPrefWidth(120);
        table.text(text("schemas.make.evidence.notes"), one -> String.join(" ", one.notes())).setPrefWidth(340);
        table.placeholderProperty().bind(Bindings.createObjectBinding(this::nothing, model.foundProperty(),
                model.busyProperty()));
        return table;
    }

    private Node nothing() {
        if (model.busyProperty().get()) {
            return Placeholder.loading(text("schemas.make.looking"));
        }
        return model.foundProperty().get() == null
                ? Placeholder.empty(Feather.SEARCH, text("schemas.make.nothing"), text("schemas.make.nothing.why"))
                : Placeholder.empty(Feather.INBOX, text("schemas.make.empty"), text("schemas.make.empty.why"));
    }

    /// Of several types how often each was seen.
    private static String kinds(Evidence one) {
        return one.kinds().entrySet().stream()
                .map(it -> text("schemas.make.kind." + it.getKey())
                        + (one.kinds().size() > 1 ? " " + Units.grouped(it.getValue()) : ""))
                .collect(Collectors.joining(", "));
    }

    private void look() {
        model.topic(topic.getText().strip(), last.getValue());
    }

    private void choose() {
        FileChooser chooser = new FileChooser();
        chooser.setTitle(text("schemas.make.infer.file"));
        File chosen = chooser.showOpenDialog(getScene().getWindow());
        if (chosen != null) {
            model.file(chosen.toPath());
        }
    }

    private void show(@Nullable Found found) {
        evidence.setAll(found == null || found.records() == 0 ? List.of() : found.evidence());
        told.setText(found == null ? "" : words(found));
        told.setVisible(found != null);
        told.setManaged(found != null);
        List<String> lost = found == null || found.schema() == null ? List.of() : found.schema().losses();
        losses.getItems().setAll(lost);
        losses.setVisible(!lost.isEmpty());
        losses.setManaged(!lost.isEmpty());
    }

    private String words(Found found) {
        List<String> words = new ArrayList<>();
        words.add(found.records() == 1 && found.whole() ? text("schemas.make.inferred.one")
                : text(found.whole() ? "schemas.make.inferred" : "schemas.make.inferred.partly",
                        Units.grouped(found.records())));
        if (found.empty() > 0) {
            words.add(text("schemas.make.inferred.empty", Units.grouped(found.empty())));
        }
        if (found.others() > 0) {
            words.add(text("schemas.make.inferred.others", Units.grouped(found.others()), found.why()));
        }
        words.add(records.chosen(found.source()));
        if (found.schema() != null && !found.schema().losses().isEmpty()) {
            words.add(text("schemas.make.losses.are", found.schema().losses().size()));
        }
        words.removeIf(String::isEmpty);
        return String.join(" ", words);
    }
}
