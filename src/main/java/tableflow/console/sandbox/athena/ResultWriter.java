package tableflow.console.sandbox.athena;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tableflow.console.domain.sql.ResultObject;
import tableflow.console.sandbox.athena.Execution.Output;
import tableflow.console.sandbox.athena.result.MetadataFile;
import tableflow.console.sandbox.athena.result.ResultBody;
import tableflow.console.sandbox.athena.result.Rows;

/// Writes the objects that an execution leaves at its output location, with the caller's rights.
record ResultWriter(History history, Rights rights, ResultStore store) {
    private static final Logger LOG = LoggerFactory.getLogger(ResultWriter.class);
    private static final String ENGINE_MADE = "application/octet-stream";
    private static final String BINARY = "binary/octet-stream";

    /// The result and what describes it; nothing where the service keeps results.
    void write(Job job, Output output) throws QueryFailed {
        Execution execution = job.execution();
        Optional<S3Uri> object = execution.destination().object();
        if (object.isEmpty()) {
            return;
        }
        S3Uri place = object.get();
        rights.write(job.caller(), place);
        ResultObject file = execution.file();
        // The service says so of what its engine planned, and BINARY of the rest.
        String type = file == ResultObject.TEXT || file == ResultObject.EMPTY ? BINARY : ENGINE_MADE;
        try {
            if (file.hasMetadata()) {
                byte[] description = MetadataFile.of(execution.id(), update(execution), output.updates(),
                        output.columns());
                store.put(new S3Uri(place.bucket(), place.key() + ".metadata"), type, to -> to.write(description));
            }
            if (file.exists()) {
                store.put(place, type, to ->
                        ResultBody.write(file, output.columns(), rows(execution, output), to));
            }
        } catch (IOException e) {
            throw new QueryFailed(Problem.outputFailed(String.valueOf(e.getMessage())));
        }
    }

    private Rows rows(Execution execution, Output output) {
        return output.rows() == 0 ? each -> { } : history.rows(execution.id());
    }

    /// Before an `UNLOAD`: its place may be written and holds nothing, unless partitions are to be added there.
    void unloads(Job job, S3Uri folder, boolean partitions) throws QueryFailed {
        rights.write(job.caller(), folder.child(job.execution().id()));
        if (store.region(folder.bucket()).isEmpty()) {
            throw new QueryFailed(Problem.outputFailed("The specified bucket does not exist: " + folder.bucket()));
        }
        if (!partitions && store.holds(folder)) {
            throw new QueryFailed(new Problem("HIVE_PATH_ALREADY_EXISTS: Target directory for table already exists: "
                    + folder, 2, 1000, false));
        }
    }

    /// The file of an `UNLOAD`.
    void unload(S3Uri object, Path file) throws QueryFailed {
        try {
            store.put(object, ENGINE_MADE, to -> Files.copy(file, to));
        } catch (IOException e) {
            throw new QueryFailed(Problem.outputFailed(String.valueOf(e.getMessage())));
        }
    }

    private static String update(Execution execution) {
        return switch (execution.file()) {
            case TABLE_NAME -> "CREATE TABLE";
            case CSV_NAME, PLAIN_NAME -> execution.shape().substatement();
            default -> "";
        };
    }

    /// A statement about the catalog that failed says so in its text file; a query leaves nothing.
    void failed(Job job, Problem problem) {
        ResultObject file = job.execution().file();
        Optional<S3Uri> object = job.execution().destination().object();
        if (object.isEmpty() || (file != ResultObject.TEXT && file != ResultObject.EMPTY)) {
            return;
        }
        try {
            rights.write(job.caller(), object.get());
            byte[] text = ("FAILED: " + problem.reason()).getBytes(StandardCharsets.UTF_8);
            store.put(object.get(), ENGINE_MADE, to -> to.write(text));
        } catch (QueryFailed | IOException e) {
            LOG.debug("{}: no file tells of the failure", job.execution().id(), e);
        }
    }

}
