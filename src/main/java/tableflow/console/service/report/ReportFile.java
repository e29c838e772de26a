package tableflow.console.service.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import tableflow.console.service.profile.LocalFailures;
import tableflow.console.service.support.AtomicFiles;

/// Writes reports.
public final class ReportFile {

    private ReportFile() {}

    /// Writes the whole of it or nothing; a file that is there is replaced.
    ///
    /// @throws tableflow.console.domain.RemoteFailure NOT_FOUND, FORBIDDEN or UNEXPECTED when it cannot be written
    public static void write(Path file, String text) {
        try {
            AtomicFiles.write(file, path -> Files.writeString(path, text));
        } catch (IOException failed) {
            throw LocalFailures.of("write the report", file, failed);
        }
    }
}
