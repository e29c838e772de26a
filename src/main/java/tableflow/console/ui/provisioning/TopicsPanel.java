package tableflow.console.ui.provisioning;

import static tableflow.console.ui.Messages.text;

import java.io.File;
import javafx.collections.ListChangeListener;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.TextArea;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.stage.FileChooser;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import tableflow.console.ui.control.Icons;
import tableflow.console.ui.dialog.DialogBox;
import tableflow.console.ui.dialog.Dialogs;

/// The topics of the run beside the form: choose which one the fields show, add, copy, remove; and the whole as a file.
final class TopicsPanel extends VBox {

    private static final double ROW_HEIGHT = 30;

    private final TopicList topics;
    private final ManifestFileViewModel files;
    private final Dialogs dialogs;
    private final Runnable focusName;
    private final ListView<TopicDraft> list = new ListView<>();
    private boolean following;

    /// @param focusName puts the keyboard into the name of the shown topic
    TopicsPanel(TopicList topics, ManifestFileViewModel files, Dialogs dialogs, Runnable focusName) {
        this.topics = topics;
        this.files = files;
        this.dialogs = dialogs;
        this.focusName = focusName;
        getStyleClass().add("topics-panel");
        Label title = new Label();
        title.getStyleClass().add("section-title");
        list.setId("provision-topics");
        list.setItems(topics.drafts());
        list.setFixedCellSize(ROW_HEIGHT);
        list.setCellFactory(view -> new Row());
        list.setAccessibleText(text("provisioning.topics"));
        VBox.setVgrow(list, Priority.ALWAYS);
        list.getSelectionModel().selectedItemProperty().subscribe(chosen -> {
            if (chosen != null && !following) {
                topics.show(chosen);
            }
        });
        list.setOnKeyPressed(event -> {
            if (event.getCode() == KeyCode.DELETE) {
                topics.remove();
                event.consume();
            } else if (event.getCode() == KeyCode.ENTER) {
                focusName.run();
                event.consume();
            }
        });
        topics.shownProperty().subscribe(shown -> follow());
        topics.drafts().addListener((ListChangeListener<TopicDraft>) change -> {
            title.setText(text("provisioning.topics.count", topics.drafts().size()));
            follow();
        });
        title.setText(text("provisioning.topics.count", topics.drafts().size()));
        getChildren().setAll(title, list, edits(), filesLine());
    }

    private Node edits() {
        Button add = Icons.button(Feather.PLUS, text("provisioning.topics.add"), () -> {
            topics.add();
            focusName.run();
        });
        add.setId("provision-topic-add");
        Button copy = Icons.button(Feather.COPY, text("provisioning.topics.duplicate"), () -> {
            topics.duplicate();
            focusName.run();
        });
        copy.setId("provision-topic-duplicate");
        Button paste = Icons.button(Feather.CLIPBOARD, text("provisioning.topics.paste"), this::paste);
        paste.setId("provision-topic-paste");
        Button remove = Icons.button(Feather.TRASH_2, text("provisioning.topics.remove"), topics::remove);
        remove.setId("provision-topic-remove");
        HBox line = new HBox(add, copy, paste, remove);
        line.getStyleClass().add("topics-edits");
        return line;
    }

    private Node filesLine() {
        Button open = new Button(text("provisioning.manifest.open"), Icons.of(Feather.FOLDER));
        open.setId("provision-manifest-open");
        open.setOnAction(event -> {
            File file = chooser("provisioning.manifest.open").showOpenDialog(getScene().getWindow());
            if (file != null) {
                files.open(file.toPath());
            }
        });
        Button save = new Button(text("provisioning.manifest.save"), Icons.of(Feather.SAVE));
        save.setId("provision-manifest-save");
        save.setOnAction(event -> {
            FileChooser chooser = chooser("provisioning.manifest.save");
            chooser.setInitialFileName(
                    topics.names().size() == 1 ? topics.names().getFirst() + ".yaml" : "topics.yaml");
            File file = chooser.showSaveDialog(getScene().getWindow());
            if (file != null) {
                files.save(file.toPath());
            }
        });
        for (Button button : new Button[] {open, save}) {
            button.getStyleClass().add("small");
            button.setMaxWidth(Double.MAX_VALUE);
            button.setAlignment(Pos.CENTER_LEFT);
        }
        return new VBox(6, open, save);
    }

    private static FileChooser chooser(String title) {
        FileChooser chooser = new FileChooser();
        chooser.setTitle(text(title));
        chooser.getExtensionFilters().setAll(
                new FileChooser.ExtensionFilter(text("provisioning.manifest.files"), "*.yaml", "*.yml", "*.json"),
                new FileChooser.ExtensionFilter(text("provisioning.schema.allfiles"), "*"));
        return chooser;
    }

    /// Asks for names, one a line.
    private void paste() {
        DialogBox dialog = new DialogBox(text("provisioning.paste.title"), "paste-dialog");
        TextArea names = new TextArea();
        names.setId("provision-paste-names");
        names.setAccessibleText(text("provisioning.paste.title"));
        names.setPromptText(text("provisioning.paste.prompt"));
        names.getStyleClass().add("mono");
        names.setPrefRowCount(10);
        Button yes = DialogBox.yes("", "provision-paste-yes", () -> {
            dialogs.close(dialog);
            topics.addAll(TopicDraft.names(names.getText()));
        });
        names.textProperty().subscribe(typed -> {
            int count = TopicDraft.names(typed).size();
            yes.setText(text("provisioning.paste.action", count));
            yes.setDisable(count == 0);
        });
        dialog.add(DialogBox.words(text("provisioning.paste.text")), names);
        dialog.buttons(DialogBox.cancel(() -> dialogs.close(dialog)), yes);
        dialogs.show(dialog);
    }

    private void follow() {
        following = true;
        try {
            list.getSelectionModel().select(topics.shownProperty().get());
        } finally {
            following = false;
        }
    }

    private static final class Row extends ListCell<TopicDraft> {

        private final Label name = new Label();
        private final Region gap = new Region();
        private final Label wrong = new Label(null, Icons.of(Feather.ALERT_TRIANGLE, "warning"));
        private final HBox line = new HBox(name, gap, wrong);

        Row() {
            HBox.setHgrow(gap, Priority.ALWAYS);
            name.setMinWidth(0);
            wrong.setMinWidth(USE_PREF_SIZE);
            line.setAlignment(Pos.CENTER_LEFT);
            line.setMinWidth(0);
            line.setPrefWidth(1);
        }

        @Override
        protected void updateItem(@Nullable TopicDraft draft, boolean empty) {
            super.updateItem(draft, empty);
            if (empty || draft == null) {
                setGraphic(null);
                setTooltip(null);
                setAccessibleText(null);
                return;
            }
            String typed = draft.name.get().strip();
            String shown = typed.isEmpty() ? text("provisioning.topics.unnamed") : typed;
            int problems = draft.problems.get();
            name.setText(shown);
            wrong.setVisible(problems > 0);
            String words = problems == 0 ? shown : shown + ": " + text("provisioning.form.wrong", problems);
            setAccessibleText(words);
            setTooltip(new Tooltip(words));
            setGraphic(line);
        }
    }
}
