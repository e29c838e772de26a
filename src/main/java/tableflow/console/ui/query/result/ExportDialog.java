package tableflow.console.ui.query.result;

import static tableflow.console.ui.Messages.text;

import java.io.File;
import java.nio.file.Path;
import java.util.Locale;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.RadioButton;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.stage.FileChooser;
import tableflow.console.service.query.result.export.ExportFormat;
import tableflow.console.ui.control.Field;
import tableflow.console.ui.control.ShownAs;
import tableflow.console.ui.dialog.DialogBox;
import tableflow.console.ui.query.result.Exporting.Export;

/// Asks how and where rows are exported.
final class ExportDialog extends DialogBox {

    private final ComboBox<ExportFormat> format = new ComboBox<>();
    private final TextField file = new TextField();
    private final RadioButton all = new RadioButton();
    private final RadioButton shown = new RadioButton();

    /// @param close closes the dialog
    ExportDialog(Exporting exporting, Runnable close) {
        super(text("result.export"), "result-export");
        setId("result-export");
        getStylesheets().add(ResultView.sheet());
        format.setId("result-export-format");
        format.getItems().setAll(ExportFormat.values());
        format.setMaxWidth(Double.MAX_VALUE);
        format.setConverter(new ShownAs<>(ExportDialog::words));
        file.setId("result-export-file");
        format.setValue(ExportFormat.CSV);
        file.setText(exporting.suggested(ExportFormat.CSV).toString());
        format.valueProperty().subscribe((before, now) -> file.setText(Exporting.renamed(file.getText(), before, now)));
        HBox.setHgrow(file, Priority.ALWAYS);
        Button browse = new Button(text("result.export.browse"));
        browse.setOnAction(event -> browse());
        HBox line = new HBox(file, browse);
        line.getStyleClass().add("line");
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
            exporting.start(new Export(format.getValue(), Path.of(file.getText()), shown.isSelected()));
        });
        go.disableProperty().bind(file.textProperty().isEmpty());
        add(
                new Field(text("result.export.format"), format, ""),
                new Field(text("result.export.file"), line, ""),
                new VBox(6, all, shown),
                warning);
        buttons(cancel(close), go);
    }

    private void browse() {
        FileChooser chooser = new FileChooser();
        chooser.setTitle(text("result.export"));
        Path now = Path.of(file.getText()).toAbsolutePath();
        chooser.setInitialFileName(String.valueOf(now.getFileName()));
        Path folder = now.getParent();
        if (folder != null && folder.toFile().isDirectory()) {
            chooser.setInitialDirectory(folder.toFile());
        }
        File chosen = chooser.showSaveDialog(getScene().getWindow());
        if (chosen != null) {
            file.setText(chosen.toString());
        }
    }

    private static String words(ExportFormat format) {
        return text("result.export." + format.name().toLowerCase(Locale.ROOT).replace('_', '-'));
    }
}
