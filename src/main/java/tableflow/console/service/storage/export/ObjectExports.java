package tableflow.console.service.storage.export;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tableflow.console.domain.Progress;
import tableflow.console.domain.Units;
import tableflow.console.domain.query.ResultColumn;
import tableflow.console.domain.storage.Amount;
import tableflow.console.service.profile.LocalFailures;
import tableflow.console.service.query.result.export.ExcelCsv;
import tableflow.console.service.query.result.export.JsonLines;
import tableflow.console.service.query.result.export.RowWriter;
import tableflow.console.service.support.AtomicFiles;

/// Writes lists of objects of any length to files, which appear under their names only when they are whole.
public final class ObjectExports {

    private static final int TOLD_EVERY = 1_000;
    private static final List<ResultColumn> COLUMNS = List.of(
            column("bucket", "varchar"), column("key", "varchar"), column("version_id", "varchar"),
            column("size", "bigint"), column("last_modified", "varchar"), column("storage_class", "varchar"));

    private ObjectExports() {}

    private static ResultColumn column(String name, String type) {
        return new ResultColumn(name, type, 0, 0);
    }

    /// Brings the objects of a list one after the other.
    @FunctionalInterface
    public interface Feed {

        /// @param sink told by one thread at a time
        void to(Consumer<ListedObject> sink);
    }

    /// What goes where.
    ///
    /// @param bucket of all objects
    /// @param versions whether a manifest names versions; all of its lines do, or none
    public record Export(String bucket, ListFormat format, boolean versions, Path target) {}

    /// Writes a list, replacing what is there.
    ///
    /// @return what was written
    /// @throws tableflow.console.domain.RemoteFailure CANCELLED after an interrupt, what the feed throws, and when the
    ///     disk cannot be written; the target then is as it was
    public static Amount write(Export export, Feed feed, Progress progress) {
        String what = "export to " + export.target().getFileName();
        Amount[] sum = {Amount.NONE};
        try {
            AtomicFiles.write(export.target(), path -> {
                try (RowWriter writer = writer(export, path)) {
                    writer.columns(COLUMNS);
                    feed.to(object -> {
                        writer.row(row(export.bucket(), object));
                        sum[0] = sum[0].plus(Amount.of(1, object.size()));
                        if (sum[0].objects() % TOLD_EVERY == 0) {
                            Progress.throwIfCancelled(what);
                            progress.report(what + ": " + Units.grouped(sum[0].objects()) + " objects",
                                    sum[0].objects(), 0);
                        }
                    });
                    Progress.throwIfCancelled(what);
                }
            });
            return sum[0];
        } catch (UncheckedIOException failed) {
            throw LocalFailures.of(what, export.target(), Objects.requireNonNull(failed.getCause()));
        } catch (IOException failed) {
            throw LocalFailures.of(what, export.target(), failed);
        }
    }

    private static List<@Nullable String> row(String bucket, ListedObject object) {
        return Arrays.<@Nullable String>asList(bucket, object.key(), object.version(), Long.toString(object.size()),
                Instant.ofEpochMilli(object.modified()).toString(), object.storageClass());
    }

    private static RowWriter writer(Export export, Path file) throws IOException {
        Writer to = new BufferedWriter(
                new OutputStreamWriter(Files.newOutputStream(file), StandardCharsets.UTF_8), 1 << 16);
        return switch (export.format()) {
            case CSV -> new ExcelCsv(to, true);
            case JSON_LINES -> new JsonLines(to);
            case BATCH_MANIFEST -> new BatchManifest(to, export.versions());
        };
    }

    /// @see "Amazon S3 Batch Operations: specifying a manifest, CSV format"
    private record BatchManifest(Writer to, boolean versions) implements RowWriter {

        @Override
        public void columns(List<ResultColumn> columns) {
            // It has no header.
        }

        @Override
        public void row(List<@Nullable String> values) {
            String version = values.get(2);
            try {
                to.write(values.get(0) + "," + PlainKeys.urlEncoded(String.valueOf(values.get(1)))
                        + (versions ? "," + (version == null ? "null" : version) : "") + "\n");
            } catch (IOException failed) {
                throw new UncheckedIOException("a line could not be written", failed);
            }
        }

        @Override
        public void close() throws IOException {
            to.close();
        }
    }
}
