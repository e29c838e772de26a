package tableflow.console.service.storage.export;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import tableflow.console.domain.query.ResultColumn;
import tableflow.console.domain.storage.finding.FindingReport;
import tableflow.console.service.profile.LocalFailures;
import tableflow.console.service.query.result.export.ExcelCsv;
import tableflow.console.service.report.ReportFile;
import tableflow.console.service.storage.TopicOwners;
import tableflow.console.service.storage.UsageRow;
import tableflow.console.service.storage.UsageRows;
import tableflow.console.service.storage.UsageRows.By;
import tableflow.console.service.storage.cost.Costs;
import tableflow.console.service.storage.scan.Checkpoint;
import tableflow.console.service.support.AtomicFiles;

/// Writes what a scan has counted to files, each whole or not at all.
public final class UsageExport {

    private static final ObjectMapper JSON = JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();
    private static final List<ResultColumn> COLUMNS = List.of(
            column("name", "varchar"), column("depth", "integer"), column("objects", "bigint"),
            column("bytes", "decimal"), column("newest", "varchar"), column("note", "varchar"));

    private final Checkpoint scan;
    private final TopicOwners owners;
    private final Costs costs;

    /// @param costs of the same scan
    public UsageExport(Checkpoint scan, TopicOwners owners, Costs costs) {
        this.scan = scan;
        this.owners = owners;
        this.costs = costs;
    }

    private static ResultColumn column(String name, String type) {
        return new ResultColumn(name, type, 0, 0);
    }

    private List<UsageRow> rows(By by, int depth) {
        return new UsageRows(scan.report(), owners).rows(by, depth);
    }

    /// Lines for a spreadsheet: `name`, `depth`, `objects`, `bytes`, `newest`, `note`.
    ///
    /// @throws tableflow.console.domain.RemoteFailure when the file cannot be written
    public void csv(By by, int depth, Path target) {
        try {
            AtomicFiles.write(target, path -> {
                try (ExcelCsv csv = new ExcelCsv(new BufferedWriter(Files.newBufferedWriter(path)), true)) {
                    csv.columns(COLUMNS);
                    for (UsageRow row : rows(by, depth)) {
                        csv.row(Arrays.<@Nullable String>asList(row.name(), Integer.toString(row.depth()),
                                Long.toString(row.amount().objects()), row.amount().bytes().toString(),
                                row.newest().isPresent()
                                        ? Instant.ofEpochMilli(row.newest().getAsLong()).toString() : null,
                                row.note()));
                    }
                }
            });
        } catch (UncheckedIOException failed) {
            throw LocalFailures.of("write the table", target, Objects.requireNonNull(failed.getCause()));
        } catch (IOException failed) {
            throw LocalFailures.of("write the table", target, failed);
        }
    }

    /// The document of `storage usage --json`.
    ///
    /// @throws tableflow.console.domain.RemoteFailure when the file cannot be written
    public void json(By by, int depth, Path target) {
        try {
            AtomicFiles.write(target, path -> JSON.writeValue(
                    path.toFile(), UsageJson.document(scan, costs.prices(), by, rows(by, depth))));
        } catch (IOException failed) {
            throw LocalFailures.of("write the document", target, failed);
        }
    }

    /// A page that loads nothing and runs nothing.
    ///
    /// @param findings absent where nobody looked for them
    /// @param redact takes secrets out of every text
    /// @throws tableflow.console.domain.RemoteFailure when the file cannot be written
    public void html(@Nullable FindingReport findings, UnaryOperator<String> redact, Path target) {
        ReportFile.write(target, new UsageHtml(redact).page(scan, new UsageRows(scan.report(), owners), costs,
                findings));
    }
}
