package tableflow.console.ui.query.result;

import static tableflow.console.ui.Messages.text;

import java.util.Locale;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.RadioButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.VBox;
import tableflow.console.service.query.result.export.ExportFormat;
import tableflow.console.ui.control.Field;
import tableflow.console.ui.control.FileField;
import tableflow.console.ui.control.ShownAs;
import tableflow.console.ui.dialog.DialogBox;
import tableflow.console.ui.query.result.Exporting.Export;

/// Asks how and where rows are exported.
final class ExportDialog extends DialogBox {

    private final ComboBox<ExportFormat> format = new ComboBox<>();
    private final RadioButton all = new RadioButton();
    private final RadioButton shown = new RadioButton();

    /// @param close closes the dialog
    ExportDialog(Exporting exporting, Runnable close) {
        super(text("result.export"), "result-export");
        setId("result-export");
        format.setId("result-export-format");
        format.getItems().setAll(ExportFormat.values());
        format.setMaxWidth(Double.MAX_VALUE);
        format.setConverter(new ShownAs<>(ExportDialog::words));
        format.setValue(ExportFormat.CSV);
        FileField file = new FileField(
                "result-export-file", exporting.suggested(ExportFormat.CSV), text("result.export"));
        format.valueProperty().subscribe((before, now) -> file.ending(before.ending(), now.ending()));
        ToggleGroup scope = new ToggleGroup();
        all.setToggleGroup(scope);
        shown.setToggleGroup(scope);
        all.setText(text("result.export.all", exporting.allRows()));
        shown.setText(text("result.export.shown", exporting.shownRows()));
        shown.setId("result-export-shown");
        shown.setDisable(!exporting.isFiltered());
        (exporting.isFiltered() ? shown : all).setSelected(true);
        Label warning = new Label(exporting.warning());
        warning.setWrapText(true);
        warning.getStyleClass().add("result-arrival");
        warning.setManaged(!warning.getText().isEmpty());
        Button go = yes(text("result.export.go"), "result-export-go", () -> {
            close.run();
            exporting.start(new Export(format.getValue(), file.path(), shown.isSelected()));
        });
        go.disableProperty().bind(file.isComplete().map(complete -> !complete));
        add(
                new Field(text("result.export.format"), format, ""),
                new Field(text("result.export.file"), file, ""),
                new VBox(6, all, shown),
                warning);
        buttons(cancel(close), go);
    }

    private static String words(ExportFormat format) {
        return text("result.export." + format.name().toLowerCase(Locale.ROOT).replace('_', '-'));
    }
}
