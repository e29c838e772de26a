package tableflow.console.sandbox.athena;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import tableflow.console.sandbox.athena.Execution.Output;
import tableflow.console.sandbox.athena.unload.Refused;
import tableflow.console.sandbox.athena.unload.UnloadFiles;
import tableflow.console.sandbox.sql.SqlColumn;
import tableflow.console.sandbox.sql.statement.Work;

/// The rows of an `UNLOAD` on their way into its files.
final class UnloadSink implements RowSink {
    private final UnloadFiles files;
    private Map<String, Path> made = Map.of();
    private long bytes;

    private UnloadSink(UnloadFiles files) {
        this.files = files;
    }

    /// @param folder for the files until they go to the store
    static UnloadSink open(Work.Unload unload, String id, Path folder) throws QueryFailed {
        try {
            return new UnloadSink(UnloadFiles.open(unload, id, folder));
        } catch (Refused e) {
            throw failed(e);
        }
    }

    @Override
    public void add(List<SqlColumn> columns, JsonNode row) throws IOException, QueryFailed {
        try {
            files.add(columns, row);
        } catch (Refused e) {
            throw failed(e);
        }
    }

    private static QueryFailed failed(Refused refused) {
        String reason = String.valueOf(refused.getMessage());
        String prefix = "NOT_SUPPORTED: ";
        return new QueryFailed(reason.startsWith(prefix)
                ? Problem.notSupported(reason.substring(prefix.length()))
                : new Problem(reason, 2, 1000, false));
    }

    @Override
    public Output output(List<SqlColumn> columns) {
        return new Output(List.of(), 0, OptionalLong.empty());
    }

    @Override
    public long bytes() {
        return bytes;
    }

    /// The files by their names below the statement's place, once all rows are in.
    Map<String, Path> made() {
        return made;
    }

    /// All rows are in; the files stay until [#delete].
    @Override
    public void close() throws IOException {
        made = files.finish();
        bytes = files.bytes();
    }

    void delete() throws IOException {
        files.close();
    }
}
