package tableflow.console.ui.messages;

import static tableflow.console.ui.Messages.text;

import java.util.Locale;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.RadioButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.VBox;
import tableflow.console.service.messages.export.RecordFormat;
import tableflow.console.ui.control.Field;
import tableflow.console.ui.control.FileField;
import tableflow.console.ui.control.ShownAs;
import tableflow.console.ui.dialog.DialogBox;
import tableflow.console.ui.messages.ExportViewModel.Export;

/// Asks which records are exported, how, and where.
final class ExportDialog extends DialogBox {

    /// @param close closes the dialog
    ExportDialog(ExportViewModel exporting, Runnable close) {
        super(text("messages.export"), "messages-export");
        setId("messages-export");
        ComboBox<RecordFormat> format = new ComboBox<>();
        format.setId("messages-export-format");
        format.getItems().setAll(RecordFormat.values());
        format.setMaxWidth(Double.MAX_VALUE);
        format.setConverter(new ShownAs<>(one ->
                text("messages.export.format." + one.name().toLowerCase(Locale.ROOT))));
        format.setValue(RecordFormat.JSON);
        FileField file = new FileField(
                "messages-export-file", exporting.suggested(RecordFormat.JSON), text("messages.export"));
        format.valueProperty().subscribe((before, now) -> file.ending(before.ending(), now.ending()));
        ToggleGroup scope = new ToggleGroup();
        RadioButton shown = new RadioButton(text("messages.export.shown", exporting.shown()));
        shown.setId("messages-export-shown");
        RadioButton all = new RadioButton(text("messages.export.all"));
        all.setId("messages-export-all");
        shown.setToggleGroup(scope);
        all.setToggleGroup(scope);
        shown.setDisable(exporting.shown() == 0);
        (exporting.isPart() || exporting.shown() == 0 ? all : shown).setSelected(true);
        Button go = yes(text("messages.export.go"), "messages-export-go", () -> {
            close.run();
            exporting.start(new Export(format.getValue(), file.path(), all.isSelected()));
        });
        go.disableProperty().bind(file.isComplete().map(complete -> !complete));
        add(
                new VBox(6, shown, all),
                new Field(text("messages.export.format"), format, ""),
                new Field(text("messages.export.file"), file, text("messages.export.file.hint")));
        buttons(cancel(close), go);
    }
}
