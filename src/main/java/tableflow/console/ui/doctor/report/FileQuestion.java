package tableflow.console.ui.doctor.report;

import static tableflow.console.ui.Messages.text;

import java.io.File;
import java.nio.file.Path;
import java.util.Optional;
import javafx.scene.Node;
import javafx.stage.FileChooser;
import tableflow.console.service.report.ReportFormat;

/// Asks where a report is to be written.
@FunctionalInterface
interface FileQuestion {

    /// @param owner stands in the window that the question belongs to
    /// @param name of the file that is suggested, without its ending
    /// @return nothing when the user thought better of it
    Optional<Path> ask(Node owner, String name, ReportFormat format);

    /// The desktop's own dialog.
    FileQuestion DESKTOP = (owner, name, format) -> {
        FileChooser chooser = new FileChooser();
        chooser.setTitle(text("doctor.report.title"));
        chooser.setInitialFileName(name + "." + format.ending());
        chooser.getExtensionFilters().setAll(
                new FileChooser.ExtensionFilter(text("doctor.report.kind." + format.name()), "*." + format.ending()));
        File chosen = chooser.showSaveDialog(owner.getScene().getWindow());
        return Optional.ofNullable(chosen).map(File::toPath);
    };
}
