package tableflow.console.ui.messages.tools;

import static tableflow.console.ui.Messages.text;

import java.util.Locale;
import javafx.collections.FXCollections;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import tableflow.console.service.messages.write.PartText.Form;
import tableflow.console.ui.control.ErrorBanner;
import tableflow.console.ui.control.Icons;
import tableflow.console.ui.control.ShownAs;
import tableflow.console.ui.control.code.CodeEditor;
import tableflow.console.ui.work.Work;

/// Where the key or the value of a record is written: what it is, its schema, and an editor that underlines what does
/// not fit while it is typed.
final class PartEditor extends VBox {

    private final PartViewModel model;
    private final CodeEditor editor;

    /// @param name `key` or `value`
    /// @param height of the editor
    PartEditor(PartViewModel model, Work work, String name, double height) {
        this.model = model;
        getStyleClass().add("produce-part");
        editor = new CodeEditor(language(), work);
        editor.setId("produce-" + name);
        editor.setPrefHeight(height);
        editor.setMinHeight(Region.USE_PREF_SIZE);
        Label title = new Label(text("messages.produce." + name));
        title.getStyleClass().add("field-label");
        title.setLabelFor(editor);
        title.setMinWidth(USE_PREF_SIZE);
        Label note = new Label();
        note.getStyleClass().addAll("small-text", "text-muted");
        note.textProperty().bind(model.noteProperty());
        Button sample = new Button(text("messages.produce.sample"), Icons.of(Feather.EDIT_3));
        sample.setId("produce-" + name + "-sample");
        sample.getStyleClass().add("small");
        sample.setMinWidth(USE_PREF_SIZE);
        sample.setOnAction(event -> model.sample());
        sample.disableProperty().bind(model.encoderProperty().isNull());
        HBox line = new HBox(title, forms(name), versions(name), sample, note);
        line.getStyleClass().add("produce-line");
        line.setAlignment(Pos.CENTER_LEFT);
        ErrorBanner problems = new ErrorBanner();
        problems.follow(model.problemProperty());
        getChildren().setAll(line, problems, editor);
        follow();
    }

    private void follow() {
        // First what is there already: the editor begins empty.
        model.contentProperty().subscribe(now -> {
            if (!now.equals(editor.text())) {
                editor.setText(now);
            }
        });
        editor.textProperty().subscribe(typed -> {
            if (!typed.equals(model.contentProperty().get())) {
                model.contentProperty().set(typed);
            }
        });
        model.formProperty().subscribe(now -> {
            editor.setVisible(now != Form.NOTHING);
            editor.setManaged(now != Form.NOTHING);
            editor.language(language());
        });
        model.encoderProperty().subscribe(now -> editor.language(language()));
    }

    private PartLanguage language() {
        return new PartLanguage(model.formProperty().get(), model.encoderProperty().get());
    }

    private ComboBox<Form> forms(String name) {
        ComboBox<Form> forms = new ComboBox<>(FXCollections.observableArrayList(Form.values()));
        forms.setId("produce-" + name + "-form");
        forms.getStyleClass().add("small");
        forms.setAccessibleText(text("messages.produce.form.of", text("messages.produce." + name)));
        forms.setConverter(new ShownAs<>(form -> form == Form.NOTHING
                ? text("messages.produce.form.nothing." + name)
                : text("messages.produce.form." + form.name().toLowerCase(Locale.ROOT))));
        forms.valueProperty().bindBidirectional(model.formProperty());
        return forms;
    }

    private ComboBox<Integer> versions(String name) {
        ComboBox<Integer> versions = new ComboBox<>(model.versions());
        versions.setId("produce-" + name + "-version");
        versions.getStyleClass().add("small");
        versions.setAccessibleText(text("messages.produce.version.of", text("messages.produce." + name)));
        versions.setConverter(new ShownAs<>(version -> version == PartViewModel.NEWEST
                ? text("messages.produce.version.newest")
                : text("messages.produce.version", version)));
        versions.valueProperty().bindBidirectional(model.versionProperty());
        model.formProperty().subscribe(form -> {
            versions.setVisible(form == Form.SCHEMA);
            versions.setManaged(form == Form.SCHEMA);
        });
        return versions;
    }

    void close() {
        editor.close();
        model.close();
    }
}
