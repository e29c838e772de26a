package tableflow.console.service.query.result.export;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import tableflow.console.domain.Progress;
import tableflow.console.domain.query.ResultColumn;
import tableflow.console.service.profile.LocalFailures;
import tableflow.console.service.query.result.MalformedResult;
import tableflow.console.service.query.result.ResultFile;
import tableflow.console.service.query.result.order.RowOrder;
import tableflow.console.service.query.result.order.RowReading;
import tableflow.console.service.support.AtomicFiles;

/// Writes rows of a result to a file, which appears under its name only when it is whole.
public final class Exports {

    private Exports() {}

    /// What is exported.
    ///
    /// @param columns of the result, all of them
    /// @param order which rows, in which order; see [RowOrder#natural]
    public record Rows(ResultFile file, List<ResultColumn> columns, RowOrder order) {}

    /// Writes the rows to `target`, replacing what is there.
    ///
    /// @return rows written
    /// @throws tableflow.console.domain.RemoteFailure CANCELLED after an interrupt, INVALID for a value that the format
    ///     cannot hold, and when the disk cannot be written or a row breaks the rules; `target` then is as it was
    public static long write(Rows rows, ExportFormat format, Path target, Progress progress) {
        String what = "export to " + target.getFileName();
        try {
            AtomicFiles.write(target, path -> {
                try (RowWriter writer = format.writer(path)) {
                    writer.columns(rows.columns());
                    new RowReading(rows.file(), rows.order(), what, progress)
                            .rows((place, values) -> writer.row(values));
                }
            });
            return rows.order().size();
        } catch (UncheckedIOException failed) {
            throw failure(what, target, Objects.requireNonNull(failed.getCause()));
        } catch (IOException failed) {
            throw failure(what, target, failed);
        }
    }

    private static RuntimeException failure(String what, Path target, IOException cause) {
        return cause instanceof MalformedResult malformed
                ? malformed.during(what)
                : LocalFailures.of(what, target, cause);
    }
}
