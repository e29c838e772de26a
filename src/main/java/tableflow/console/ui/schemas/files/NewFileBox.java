package tableflow.console.ui.schemas.files;

import static tableflow.console.ui.Messages.text;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.scene.control.Button;
import javafx.scene.control.TextField;
import tableflow.console.domain.schema.SchemaFormat;
import tableflow.console.service.schemas.files.FileLayout;
import tableflow.console.service.schemas.files.SchemaFile;
import tableflow.console.ui.control.Field;
import tableflow.console.ui.dialog.DialogBox;
import tableflow.console.ui.dialog.Dialogs;
import tableflow.console.ui.schemas.files.FilesViewModel.Row;

/// Asks for the name of the file that a draft is to be written into, within the folder.
public final class NewFileBox extends DialogBox {

    private final List<SchemaFile> files;
    private final SchemaFormat format;

    /// @param subject of the draft; empty for one that stands alone
    /// @param named told the name, with `/` between its parts
    public NewFileBox(
            Dialogs dialogs, List<Row> rows, String subject, SchemaFormat format, Consumer<String> named) {
        super(text("schemas.files.new.title"), "schemas-contract");
        this.files = rows.stream().map(Row::file).toList();
        this.format = format;
        setId("schemas-files-new");
        TextField name = new TextField(FileLayout.propose(files, subject, format));
        name.setId("schemas-files-new-name");
        StringProperty wrong = new SimpleStringProperty("");
        Button save = DialogBox.yes(text("schemas.files.new.save"), "schemas-files-new-save", () -> {
            dialogs.close(this);
            named.accept(name.getText().strip());
        });
        name.textProperty().subscribe(now -> {
            wrong.set(wrong(now.strip()));
            save.setDisable(!wrong.get().isEmpty());
        });
        String already = rows.stream().filter(it -> it.subject().filter(subject::equals).isPresent())
                .map(it -> it.file().name()).findFirst().orElse("");
        add(DialogBox.words(text("schemas.files.new.words")),
                new Field(text("schemas.files.file"), name,
                        already.isEmpty() ? "" : text("schemas.files.new.already", already)).errors(wrong));
        buttons(DialogBox.cancel(() -> dialogs.close(this)), save);
    }

    /// What is wrong with a name; empty for nothing.
    private String wrong(String name) {
        if (!name.toLowerCase(Locale.ROOT).endsWith(FileLayout.ending(format)) || name.endsWith("/")) {
            return text("schemas.files.new.ending", FileLayout.ending(format));
        }
        try {
            Path path = Path.of(name);
            if (path.isAbsolute() || path.normalize().startsWith("..") || !path.equals(path.normalize())) {
                return text("schemas.files.new.outside");
            }
        } catch (InvalidPathException none) {
            return text("schemas.files.new.outside");
        }
        return files.stream().anyMatch(it -> it.name().equalsIgnoreCase(name))
                ? text("schemas.files.new.there") : "";
    }
}
