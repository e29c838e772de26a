package tableflow.console.service.query.result.store;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.OptionalLong;
import tableflow.console.domain.query.QueryStatistics;
import tableflow.console.domain.query.ResultColumn;
import tableflow.console.service.query.result.ResultFile;
import tableflow.console.service.support.AtomicFiles;

/// The folder of one result: its rows, its description, and small files whose being there or whose time says something.
record ResultFolder(Path path) {

    static final String OPEN = "open";
    static final String FETCH = "fetch";

    Path rows() {
        return path.resolve("rows.csv");
    }

    private Path description() {
        return path.resolve("result.json");
    }

    private Path pin() {
        return path.resolve("pinned");
    }

    boolean isDescribed() {
        return Files.exists(description());
    }

    /// Returns once it is on the disk, for one that is whole. While rows arrive nobody should wait for the disk: what
    /// a loss of power takes then is fetched again.
    void write(ResultEntry entry) throws IOException {
        if (entry.arrival().is(Arrival.State.COMPLETE)) {
            AtomicFiles.write(description(), EntryJson.write(entry));
        } else {
            AtomicFiles.writeSoon(description(), EntryJson.write(entry));
        }
    }

    /// What is known of the result. Rows whose description is damaged can still be read: their columns are those of
    /// the heading, as texts.
    ResultEntry read() throws IOException {
        long bytes = Files.exists(rows()) ? Files.size(rows()) : 0;
        ResultEntry entry;
        try {
            entry = EntryJson.read(Files.readAllBytes(description()));
        } catch (NoSuchFileException gone) {
            throw gone;
        } catch (IOException damaged) {
            entry = fromRows("its description cannot be read: " + damaged.getMessage());
        }
        return entry.withSize(entry.rows(), bytes).withPinned(Files.exists(pin()));
    }

    private ResultEntry fromRows(String why) throws IOException {
        OptionalLong none = OptionalLong.empty();
        ResultFacts facts = new ResultFacts(String.valueOf(path.getFileName()), "", "", null, null,
                Files.getLastModifiedTime(path).toInstant(),
                new QueryStatistics(none, none, none, none, none, false));
        try (ResultFile file = ResultFile.open(rows())) {
            return ResultEntry.begun(facts)
                    .withColumns(texts(file))
                    .withSize(file.rows(), file.size())
                    .withArrival(Arrival.incomplete(why));
        }
    }

    /// The columns that the heading names, all of them texts; none before it is there.
    static List<ResultColumn> texts(ResultFile file) throws IOException {
        return file.rows() == 0 && !file.endsWhole()
                ? List.of()
                : file.heading().stream().map(name -> new ResultColumn(name, "varchar", 0, 0)).toList();
    }

    void pin(boolean pinned) throws IOException {
        if (!pinned) {
            Files.deleteIfExists(pin());
        } else if (!Files.exists(pin())) {
            AtomicFiles.create(pin());
        }
    }

    boolean isPinned() {
        return Files.exists(pin());
    }

    void used(Instant now) throws IOException {
        Files.setLastModifiedTime(rows(), FileTime.from(now));
    }

    /// The beginning of time when the rows are gone: such a result makes room first.
    Instant lastUsed() throws IOException {
        try {
            return Files.getLastModifiedTime(rows()).toInstant();
        } catch (NoSuchFileException gone) {
            return Instant.EPOCH;
        }
    }

    long bytes() throws IOException {
        long sum = 0;
        try (DirectoryStream<Path> files = Files.newDirectoryStream(path)) {
            for (Path file : files) {
                sum += size(file);
            }
        }
        return sum;
    }

    /// Signs of use, and what a description is replaced by, go at any time.
    private static long size(Path file) throws IOException {
        try {
            return Files.size(file);
        } catch (NoSuchFileException gone) {
            return 0;
        }
    }

    /// Removes the description first: what has none is no result, should this be interrupted.
    void delete() throws IOException {
        Files.deleteIfExists(description());
        try (DirectoryStream<Path> files = Files.newDirectoryStream(path)) {
            for (Path file : files) {
                Files.deleteIfExists(file);
            }
        }
        Files.deleteIfExists(path);
    }
}
