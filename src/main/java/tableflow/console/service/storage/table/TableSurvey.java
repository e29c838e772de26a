package tableflow.console.service.storage.table;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadFactory;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import tableflow.console.domain.Progress;
import tableflow.console.domain.RemoteFailure;
import tableflow.console.domain.RemoteFailure.Kind;
import tableflow.console.domain.confluent.TableflowTopic;
import tableflow.console.domain.lake.CatalogTable;
import tableflow.console.domain.lake.TableMetadata;
import tableflow.console.domain.storage.TableLine;
import tableflow.console.domain.storage.TableNow;
import tableflow.console.service.lake.LakeTable;
import tableflow.console.service.port.Catalog;
import tableflow.console.service.port.ObjectStorage;

/// All Iceberg tables of a profile's databases, each with the figures of its metadata file: a request a table, several
/// at the same time, told as they come in. One that cannot be read is told with the reason, and ends nothing.
public final class TableSurvey {

    private static final int AT_ONCE = 12;

    private final Sources sources;
    private final ThreadFactory threads;

    /// What is asked; each may throw a [RemoteFailure] when it cannot be opened.
    ///
    /// @param catalog closed by who opened it
    /// @param storage closed by who opened it
    /// @param topics all topics of Tableflow
    /// @param databases in the order of asking
    public record Sources(
            Supplier<Catalog> catalog, Supplier<ObjectStorage> storage, Supplier<List<TableflowTopic>> topics,
            List<String> databases) {
        public Sources {
            databases = databases.stream().distinct().toList();
        }
    }

    /// @param threads virtual ones: an interrupt ends their requests at once
    public TableSurvey(Sources sources, ThreadFactory threads) {
        this.sources = sources;
        this.threads = threads;
    }

    /// How a survey ended.
    ///
    /// @param tables that were told
    /// @param others entries of the catalog that are no Iceberg tables
    /// @param requests that were sent to S3
    /// @param topics of Tableflow by name, for those who want to know more of them
    /// @param notes what could not be asked, in words; when there are any, tables may be missing
    public record Outcome(
            int tables, int others, long requests, Map<String, TableflowTopic> topics, List<String> notes) {
        public Outcome {
            topics = Map.copyOf(topics);
            notes = List.copyOf(notes);
        }

        /// What the requests cost.
        ///
        /// @param perThousand dollars for a thousand GET
        public BigDecimal dollars(BigDecimal perThousand) {
            return perThousand.multiply(BigDecimal.valueOf(requests, 3)).stripTrailingZeros();
        }
    }

    /// A table that was asked for.
    ///
    /// @param metadata absent when it could not be read
    /// @param location its root, of its metadata, else by the catalog; absent when neither tells
    public record Answer(TableLine line, @Nullable TableMetadata metadata, @Nullable String location, long requests) {}

    /// Reads all tables.
    ///
    /// @param sink told of each, on the caller's thread, in no order
    /// @throws RemoteFailure CANCELLED after an interrupt: what was told stays; what opening the catalog may throw
    public Outcome run(Consumer<TableLine> sink, Progress progress) {
        return answers(answer -> sink.accept(answer.line()), progress);
    }

    /// Reads all tables, for who wants more of each than its figures of now.
    ///
    /// @param sink told of each, on the caller's thread, in no order
    /// @throws RemoteFailure as of [#run]
    public Outcome answers(Consumer<Answer> sink, Progress progress) {
        List<String> notes = new ArrayList<>();
        Map<String, TableflowTopic> topics = topics(notes);
        List<CatalogTable> entries = new ArrayList<>();
        int[] others = {0};
        Catalog catalog = sources.catalog().get();
        for (String database : sources.databases()) {
            progress.report("List the tables of " + database);
            note(notes, "database " + database, () -> catalog.tables(database, entry -> {
                if (entry.isIceberg()) {
                    entries.add(entry);
                } else {
                    others[0]++;
                }
            }));
        }
        long requests = entries.isEmpty() ? 0 : read(entries, topics, sink, progress);
        return new Outcome(entries.size(), others[0], requests, topics, notes);
    }

    private Map<String, TableflowTopic> topics(List<String> notes) {
        Map<String, TableflowTopic> topics = new HashMap<>();
        note(notes, "topics of Tableflow", () -> sources.topics().get().forEach(one -> topics.put(one.name(), one)));
        return topics;
    }

    private static void note(List<String> notes, String what, Runnable question) {
        Progress.throwIfCancelled("read all tables");
        try {
            question.run();
        } catch (RemoteFailure failed) {
            if (failed.is(Kind.CANCELLED)) {
                throw failed;
            }
            notes.add(what + ": " + failed.getMessage());
        }
    }

    private long read(
            List<CatalogTable> entries, Map<String, TableflowTopic> topics, Consumer<Answer> sink,
            Progress progress) {
        Owners owners = Owners.of(topics.values());
        ObjectStorage storage = sources.storage().get();
        BlockingQueue<CatalogTable> waiting = new LinkedBlockingQueue<>(entries);
        BlockingQueue<Answer> answers = new LinkedBlockingQueue<>();
        List<Thread> readers = new ArrayList<>();
        for (int i = 0; i < Math.min(AT_ONCE, entries.size()); i++) {
            readers.add(threads.newThread(() -> {
                CatalogTable next = waiting.poll();
                while (next != null && !Thread.currentThread().isInterrupted()) {
                    answers.add(answer(next, owners, storage));
                    next = waiting.poll();
                }
            }));
        }
        readers.forEach(Thread::start);
        long requests = 0;
        try {
            for (int done = 1; done <= entries.size(); done++) {
                Answer answer = answers.take();
                requests += answer.requests();
                sink.accept(answer);
                progress.report("Read the metadata of " + answer.line().name(), done, entries.size());
            }
        } catch (InterruptedException cancelled) {
            Thread.currentThread().interrupt();
            throw RemoteFailure.cancelled("read all tables").withCause(cancelled);
        } finally {
            readers.forEach(Thread::interrupt);
        }
        return requests;
    }

    private Answer answer(CatalogTable entry, Owners owners, ObjectStorage storage) {
        try {
            LakeTable table = LakeTable.open(entry, storage, threads);
            TableNow now = TableNow.of(table.metadata());
            return new Answer(
                    new TableLine(entry.database(), entry.name(), owners.of(entry, now.location()), now, null),
                    table.metadata(), now.location(), table.traffic().requests());
        } catch (RuntimeException broken) {
            RemoteFailure why = broken instanceof RemoteFailure known ? known
                    : RemoteFailure.of(Kind.UNEXPECTED, "read the metadata of " + entry.name(),
                            String.valueOf(broken.getMessage())).withCause(broken);
            return new Answer(new TableLine(
                    entry.database(), entry.name(), owners.of(entry, entry.location()), null, why),
                    null, entry.location(), 1);
        }
    }

    /// Whose a table is: the topic whose path it lies under, else the one that it is named after.
    private record Owners(Map<String, String> paths, Map<String, String> names) {

        static Owners of(Collection<TableflowTopic> topics) {
            Map<String, String> paths = new HashMap<>();
            Map<String, String> names = new HashMap<>();
            for (TableflowTopic topic : topics) {
                // Glue keeps names in lower case.
                names.put(topic.name().toLowerCase(Locale.ROOT), topic.name());
                String path = topic.storage().tablePath();
                if (path != null && !path.isEmpty()) {
                    paths.put(plain(path), topic.name());
                }
            }
            return new Owners(paths, names);
        }

        @Nullable String of(CatalogTable entry, @Nullable String location) {
            String byPath = location == null ? null : paths.get(plain(location));
            return byPath != null ? byPath : names.get(entry.name().toLowerCase(Locale.ROOT));
        }

        /// A path is at times told with a double slash behind the bucket that its keys do not have.
        private static String plain(String path) {
            String bare = path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
            return bare.replaceFirst("^(s3[an]?://[^/]+)/+", "$1/").replaceFirst("^s3[an]://", "s3://");
        }
    }
}
