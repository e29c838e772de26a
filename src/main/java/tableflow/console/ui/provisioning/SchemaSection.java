package tableflow.console.ui.provisioning;

import static tableflow.console.ui.Messages.text;

import java.io.File;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.binding.StringBinding;
import javafx.scene.control.Button;
import javafx.scene.control.RadioButton;
import javafx.scene.control.TextArea;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.stage.FileChooser;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import tableflow.console.domain.schema.CompatibilityLevel;
import tableflow.console.domain.schema.SchemaFormat;
import tableflow.console.ui.control.Field;
import tableflow.console.ui.control.Icons;
import tableflow.console.ui.provisioning.TopicForm.SchemaSource;

/// The value schema: its language, where its text comes from, the text itself.
final class SchemaSection {

    private final FormViewModel model;
    private final TopicForm form;
    private final StringBinding found;
    private final BooleanBinding hasText;
    private final BooleanBinding fromFile;
    private final BooleanBinding written;

    SchemaSection(FormViewModel model) {
        this.model = model;
        this.form = model.form();
        found = Bindings.createStringBinding(this::foundWords, form.source, form.filePath, form.name);
        hasText = form.source.isEqualTo(SchemaSource.TEXT)
                .or(form.source.isEqualTo(SchemaSource.FILE).and(form.filePath.isNotEmpty()));
        fromFile = form.source.isEqualTo(SchemaSource.FILE);
        written = form.source.isNotEqualTo(SchemaSource.REGISTERED);
    }

    VBox node() {
        Field format = new Field(
                text("provisioning.schema.format"),
                FormParts.choice("provision-format", nullable(),
                        List.of(SchemaFormat.JSON, SchemaFormat.AVRO, SchemaFormat.PROTOBUF), SchemaSection::name),
                "");
        List<@Nullable CompatibilityLevel> levels = new ArrayList<>(Arrays.asList(CompatibilityLevel.values()));
        levels.addFirst(null);
        Field level = new Field(
                text("provisioning.compatibility"),
                FormParts.choice("provision-compatibility", form.compatibility, levels,
                        it -> it == null ? text("provisioning.compatibility.default") : it.name()),
                "");
        return FormParts.section(
                text("provisioning.section.schema"), text("provisioning.section.schema.hint"),
                FormParts.pair(format, level), source(), content(),
                FormParts.onlyWhile(written, new ReferenceRows(model).node()));
    }

    private VBox source() {
        ToggleGroup group = new ToggleGroup();
        Map<SchemaSource, RadioButton> buttons = new EnumMap<>(SchemaSource.class);
        buttons.put(SchemaSource.FILE,
                FormParts.radio("provision-schema-file", text("provisioning.schema.file"), group));
        buttons.put(SchemaSource.TEXT,
                FormParts.radio("provision-schema-text", text("provisioning.schema.text"), group));
        buttons.put(SchemaSource.REGISTERED,
                FormParts.radio("provision-schema-registered", text("provisioning.schema.registered"), group));
        buttons.forEach((source, button) -> button.setOnAction(event -> form.source.set(source)));
        form.source.subscribe(now -> Objects.requireNonNull(buttons.get(now)).setSelected(true));
        HBox line = FormParts.line(buttons.values().toArray(RadioButton[]::new));
        return new VBox(8, line, FormParts.note(found));
    }

    private VBox content() {
        TextArea area = new TextArea();
        area.setId("provision-schema");
        area.setPrefRowCount(10);
        area.getStyleClass().add("mono");
        area.setAccessibleText(text("provisioning.schema.content"));
        area.setPromptText(text("provisioning.schema.prompt"));
        Runnable fill = () -> {
            String shown = form.schema();
            if (!area.getText().equals(shown)) {
                area.setText(shown);
            }
            area.setEditable(form.source.get() == SchemaSource.TEXT);
        };
        form.source.subscribe(now -> fill.run());
        form.fileText.subscribe(now -> fill.run());
        form.schemaText.subscribe(now -> fill.run());
        area.textProperty().subscribe((before, now) -> {
            if (form.source.get() == SchemaSource.TEXT) {
                form.schemaText.set(now);
            }
        });
        Button choose = new Button(text("provisioning.schema.choose"), Icons.of(Feather.FOLDER));
        choose.setId("provision-schema-choose");
        choose.getStyleClass().add("small");
        choose.setOnAction(event -> chooseFile(choose));
        Button usual = new Button(text("provisioning.schema.usual"), Icons.of(Feather.ROTATE_CCW));
        usual.getStyleClass().add("small");
        usual.setOnAction(event -> model.usualFile());
        Button edit = new Button(text("provisioning.schema.edit"), Icons.of(Feather.EDIT_2));
        edit.setId("provision-schema-edit");
        edit.getStyleClass().add("small");
        edit.setOnAction(event -> model.editHere());
        edit.disableProperty().bind(form.filePath.isEmpty());
        HBox buttons = FormParts.onlyWhile(fromFile, FormParts.line(choose, usual, edit));
        FormParts.onlyWhile(hasText, area);
        Region body = new VBox(8, buttons, area);
        VBox.setVgrow(area, Priority.SOMETIMES);
        return new VBox(FormParts.field(text("provisioning.schema.content"), body, "", model, Input.SCHEMA));
    }

    private void chooseFile(Button owner) {
        FileChooser chooser = new FileChooser();
        chooser.setTitle(text("provisioning.schema.choose"));
        chooser.getExtensionFilters().setAll(
                new FileChooser.ExtensionFilter(text("provisioning.schema.files"), "*.json", "*.avsc", "*.proto"),
                new FileChooser.ExtensionFilter(text("provisioning.schema.allfiles"), "*"));
        File file = chooser.showOpenDialog(owner.getScene().getWindow());
        if (file != null) {
            model.chooseFile(file.toPath());
        }
    }

    private String foundWords() {
        return switch (form.source.get()) {
            case FILE -> form.filePath.get().isEmpty() ? "" : text("provisioning.schema.found", form.filePath.get());
            case TEXT -> "";
            case REGISTERED -> text("provisioning.schema.registered.hint", form.name.get().strip() + "-value");
        };
    }

    /// The choice takes properties that may be empty; this one never is.
    @SuppressWarnings("NullAway")
    private javafx.beans.property.Property<@Nullable SchemaFormat> nullable() {
        return form.format;
    }

    private static String name(@Nullable SchemaFormat format) {
        return switch (format) {
            case JSON -> "JSON Schema";
            case AVRO -> "Avro";
            case PROTOBUF -> "Protobuf";
            case null -> "";
        };
    }
}
