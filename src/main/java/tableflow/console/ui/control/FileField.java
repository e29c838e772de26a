package tableflow.console.ui.control;

import static tableflow.console.ui.Messages.text;

import java.io.File;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import javafx.beans.value.ObservableValue;
import javafx.scene.control.Button;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.stage.FileChooser;

/// Where a file is to be written: its path, and a button that asks the system for one.
public final class FileField extends HBox {

    private final TextField file = new TextField();
    private final String title;

    /// @param id of the text field
    /// @param title of the system's question
    public FileField(String id, Path suggested, String title) {
        this.title = title;
        getStyleClass().add("line");
        file.setId(id);
        file.setText(suggested.toString());
        HBox.setHgrow(file, Priority.ALWAYS);
        Button browse = new Button(text("file.browse"));
        browse.setOnAction(event -> browse());
        getChildren().setAll(file, browse);
    }

    /// Whether what is written names a file.
    public ObservableValue<Boolean> isComplete() {
        return file.textProperty().map(FileField::isPath);
    }

    /// The file; to be asked while [#isComplete()].
    public Path path() {
        return Path.of(file.getText());
    }

    /// Another format was chosen: the ending changes when it was the usual one.
    public void ending(String before, String now) {
        String name = file.getText();
        String ending = "." + before;
        if (name.endsWith(ending)) {
            file.setText(name.substring(0, name.length() - ending.length()) + "." + now);
        }
    }

    private static boolean isPath(String name) {
        try {
            return !name.isBlank() && Path.of(name).getFileName() != null;
        } catch (InvalidPathException none) {
            return false;
        }
    }

    private void browse() {
        FileChooser chooser = new FileChooser();
        chooser.setTitle(title);
        if (isPath(file.getText())) {
            Path now = path().toAbsolutePath();
            chooser.setInitialFileName(String.valueOf(now.getFileName()));
            Path folder = now.getParent();
            if (folder != null && folder.toFile().isDirectory()) {
                chooser.setInitialDirectory(folder.toFile());
            }
        }
        File chosen = chooser.showSaveDialog(getScene().getWindow());
        if (chosen != null) {
            file.setText(chosen.toString());
        }
    }
}
