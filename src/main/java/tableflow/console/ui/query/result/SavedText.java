package tableflow.console.ui.query.result;

import static tableflow.console.ui.Messages.text;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import javafx.scene.Node;
import javafx.stage.FileChooser;
import tableflow.console.ui.work.Work;

/// Saves a value into a file of the user's choice.
final class SavedText {

    private final Node owner;
    private final Work work;

    /// @param owner stands in the window that the question belongs to
    SavedText(Node owner, Work work) {
        this.owner = owner;
        this.work = work;
    }

    void save(String value) {
        FileChooser chooser = new FileChooser();
        chooser.setTitle(text("result.cell.save"));
        chooser.setInitialFileName("value.txt");
        File chosen = chooser.showSaveDialog(owner.getScene().getWindow());
        if (chosen != null) {
            write(chosen.toPath(), value);
        }
    }

    void write(Path file, String value) {
        work.job(text("result.cell.save"), progress -> Files.writeString(file, value)).start();
    }
}
