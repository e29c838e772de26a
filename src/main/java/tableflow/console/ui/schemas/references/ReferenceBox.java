package tableflow.console.ui.schemas.references;

import static tableflow.console.ui.Messages.text;

import java.util.List;
import java.util.function.BiConsumer;
import javafx.collections.ObservableList;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.ProgressIndicator;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import tableflow.console.domain.change.ChangeRequest.SchemaReference;
import tableflow.console.schema.Referenced;
import tableflow.console.service.schemas.assist.Mentions.Mention;
import tableflow.console.ui.control.DataTable;
import tableflow.console.ui.control.ErrorBanner;
import tableflow.console.ui.control.Field;
import tableflow.console.ui.control.Icons;
import tableflow.console.ui.dialog.DialogBox;
import tableflow.console.ui.dialog.Dialogs;

/// The references of the draft as a dialog: what it refers to, what it lacks, and a picker of subjects and versions.
public final class ReferenceBox extends DialogBox {

    private static final double ROWS = 120;
    private static final double SUBJECTS = 130;
    private static final double LINE = 32;
    private static final double MOST_MISSING = 96;

    private final ReferenceChoice model;
    private final DataTable<SchemaReference> table;
    private final ObservableList<Mention> lacking;
    private final VBox missing = new VBox();
    private final ScrollPane missingScroll = new ScrollPane(missing);
    private final TextField name = new TextField();
    private final ListView<String> subjects;
    private final ComboBox<Integer> version;
    private final Label wrong = wrapped("", "tone-bad");

    private ReferenceBox(ReferenceChoice model, Dialogs dialogs,
            BiConsumer<List<SchemaReference>, List<Referenced>> onTaken) {
        super(text("schemas.refer.title"), "schemas-refer");
        this.model = model;
        this.lacking = model.missing();
        setId("schemas-refer");
        table = new DataTable<>(model.rows());
        table.setId("schemas-refer-rows");
        table.setAccessibleText(text("schemas.refer.rows"));
        table.text(text("schemas.refer.name"), SchemaReference::name);
        table.text(text("schemas.refer.subject"), SchemaReference::subject);
        table.number(text("schemas.refer.version"), SchemaReference::version, version -> Integer.toString(version))
                .setMaxWidth(90);
        table.setPlaceholder(new Label(text("schemas.refer.none")));
        table.setPrefHeight(ROWS);
        table.setMinHeight(ROWS);
        table.onOpen(() -> chosen().forEach(model::edit));
        subjects = new ListView<>(model.shown());
        version = new ComboBox<>(model.versions());
        ErrorBanner banner = new ErrorBanner();
        banner.follow(model.problemProperty());
        Label told = wrapped("", "text-muted");
        told.setId("schemas-refer-told");
        told.textProperty().bind(model.toldProperty());
        told.managedProperty().bind(model.toldProperty().isNotEmpty());
        missing.getStyleClass().add("schemas-refer-missing");
        missingScroll.setFitToWidth(true);
        missingScroll.getStyleClass().add("change-review-scroll");
        add(words(text("schemas.refer.words")), table, changing(), missingScroll, told, banner, adding(), wrong);
        Button take = yes(text("schemas.refer.take"), "schemas-refer-take", () -> model.take((references, texts) -> {
            dialogs.close(this);
            onTaken.accept(references, texts);
        }));
        take.disableProperty().bind(model.usableProperty().not());
        ProgressIndicator busy = new ProgressIndicator();
        busy.getStyleClass().add("schemas-busy");
        busy.setAccessibleText(text("change.busy"));
        busy.visibleProperty().bind(model.findingProperty().or(model.readingProperty()));
        Button stop = new Button(text("schemas.refer.stop"));
        stop.visibleProperty().bind(model.findingProperty());
        stop.managedProperty().bind(model.findingProperty());
        stop.setOnAction(event -> model.cancel());
        buttons(busy, stop, cancel(() -> dialogs.close(this)), take);
        model.onVersion(version::setValue);
        lacking.subscribe(this::lacks);
        lacks();
        say("");
    }

    /// Opens the dialog.
    ///
    /// @param onTaken gets the references and their texts
    public static void open(ReferenceChoice model, Dialogs dialogs,
            BiConsumer<List<SchemaReference>, List<Referenced>> onTaken) {
        dialogs.show(new ReferenceBox(model, dialogs, onTaken), model::close);
    }

    private List<SchemaReference> chosen() {
        return List.copyOf(table.getSelectionModel().getSelectedItems());
    }

    private Node changing() {
        Button edit = new Button(text("schemas.refer.edit"));
        edit.setId("schemas-refer-edit");
        edit.setOnAction(event -> chosen().stream().findFirst().ifPresent(model::edit));
        Button remove = new Button(text("schemas.refer.remove"));
        remove.setId("schemas-refer-remove");
        remove.setOnAction(event -> model.remove(chosen()));
        List.of(edit, remove).forEach(it ->
                it.disableProperty().bind(table.getSelectionModel().selectedItemProperty().isNull()));
        HBox row = new HBox(edit, remove);
        row.getStyleClass().add("schemas-bar");
        return row;
    }

    private void lacks() {
        missing.getChildren().setAll(lacking.stream().map(this::line).toList());
        boolean any = !lacking.isEmpty();
        missingScroll.setVisible(any);
        missingScroll.setManaged(any);
        missingScroll.setMinHeight(Math.min(MOST_MISSING, LINE * lacking.size() + 4));
    }

    private Node line(Mention needed) {
        Label words = new Label(text("schemas.refer.unresolved", needed.name()));
        words.setMinWidth(0);
        words.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(words, Priority.ALWAYS);
        Button find = new Button(text("schemas.refer.find"));
        find.setMinWidth(Region.USE_PREF_SIZE);
        find.setAccessibleText(text("schemas.refer.find.accessible", needed.name()));
        find.getStyleClass().addAll("small", "schemas-refer-find");
        find.disableProperty().bind(model.findingProperty());
        find.setOnAction(event -> model.find(needed));
        HBox line = new HBox(Icons.of(Feather.ALERT_TRIANGLE, "warning"), words, find);
        line.getStyleClass().add("schemas-refer-line");
        return line;
    }

    private Node adding() {
        name.setId("schemas-refer-name");
        name.textProperty().bindBidirectional(model.nameProperty());
        TextField filter = new TextField();
        filter.setId("schemas-refer-filter");
        filter.setPromptText(text("schemas.refer.filter"));
        filter.setAccessibleText(text("schemas.refer.filter"));
        filter.textProperty().bindBidirectional(model.filterProperty());
        filter.setOnAction(event -> subjects.requestFocus());
        subjects.getStyleClass().add("dense");
        subjects.setId("schemas-refer-subjects");
        subjects.setAccessibleText(text("schemas.subjects"));
        subjects.setPlaceholder(new Label(text("schemas.nomatch")));
        subjects.setPrefHeight(SUBJECTS);
        subjects.setMinHeight(SUBJECTS);
        subjects.getSelectionModel().selectedItemProperty().subscribe(this::picked);
        model.onList(subjects.getSelectionModel()::clearSelection);
        model.subjectProperty().subscribe(now -> {
            version.setValue(null);
            if (!now.isEmpty() && !now.equals(subjects.getSelectionModel().getSelectedItem())) {
                subjects.getSelectionModel().select(now);
                subjects.scrollTo(now);
            }
        });
        version.setId("schemas-refer-version");
        version.setPrefWidth(110);
        version.setPromptText(text("schemas.refer.version"));
        version.setAccessibleText(text("schemas.refer.version"));
        Button add = new Button(text("schemas.refer.add"), Icons.of(Feather.PLUS, "accent"));
        add.setId("schemas-refer-add");
        add.setOnAction(event -> say(model.add(name.getText(), model.subjectProperty().get(), version.getValue())));
        Field called = new Field(text("schemas.refer.name"), name, text("schemas.refer.name.why"));
        HBox.setHgrow(called, Priority.ALWAYS);
        HBox first = new HBox(called, new Field(text("schemas.refer.version"), version, ""));
        first.getStyleClass().add("schemas-bar");
        HBox last = new HBox(add);
        last.getStyleClass().add("schemas-bar");
        VBox all = new VBox(first, filter, subjects, last);
        all.getStyleClass().add("schemas-refer-adding");
        return all;
    }

    private void picked(@Nullable String subject) {
        if (subject != null && !subject.equals(model.subjectProperty().get())) {
            model.choose(subject);
        }
    }

    private void say(String what) {
        wrong.setText(what);
        wrong.setVisible(!what.isEmpty());
        wrong.setManaged(!what.isEmpty());
    }
}
