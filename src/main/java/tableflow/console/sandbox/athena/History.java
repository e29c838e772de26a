package tableflow.console.sandbox.athena;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tableflow.console.sandbox.athena.Execution.State;
import tableflow.console.sandbox.athena.result.Spool;
import tableflow.console.sandbox.http.OwnerOnly;

/// All executions of the last 45 days: a document each on disk, and beside it the rows of those that have some.
final class History {
    private static final Logger LOG = LoggerFactory.getLogger(History.class);
    private static final Duration KEPT = Duration.ofDays(45);
    private static final String DOCUMENT = ".json";

    private final Map<String, Execution> executions = new ConcurrentHashMap<>();
    private final Map<String, String> tokens = new ConcurrentHashMap<>();
    private final AtomicLong numbers = new AtomicLong();
    private final Path folder;
    private final Clock clock;

    private History(Path folder, Clock clock) {
        this.folder = folder;
        this.clock = clock;
    }

    /// Reads what was kept. What was not done then has failed.
    static History open(Path folder, Clock clock) throws IOException {
        Files.createDirectories(folder);
        OwnerOnly.sweep(folder);
        History history = new History(folder, clock);
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.filter(one -> one.toString().endsWith(DOCUMENT)).toList()) {
                history.take(ExecutionJson.read(new KeptFile(file).read()));
            }
        }
        history.forgetOld();
        return history;
    }

    private void take(Execution read) {
        Execution execution = read;
        if (!read.status().state().done()) {
            execution = read.with(read.status().failed(clock.instant(),
                    Problem.internal("The service was restarted while the query ran.")), read.counts());
            document(execution.id()).write(ExecutionJson.kept(execution));
        }
        executions.put(execution.id(), execution);
        tokens.put(execution.asked().token(), execution.id());
        numbers.accumulateAndGet(execution.number(), Math::max);
    }

    long nextNumber() {
        return numbers.incrementAndGet();
    }

    Optional<Execution> find(String id) {
        return Optional.ofNullable(executions.get(id));
    }

    /// The execution that was started with this token.
    Optional<Execution> byToken(String token) {
        return Optional.ofNullable(tokens.get(token)).flatMap(this::find);
    }

    /// The newest first.
    List<Execution> matching(Predicate<Execution> wanted) {
        return executions.values().stream()
                .filter(wanted)
                .sorted(Comparator.comparingLong(Execution::number).reversed())
                .toList();
    }

    long active() {
        return executions.values().stream().filter(one -> !one.status().state().done()).count();
    }

    /// Keeps an execution as it is now, on disk too.
    void keep(Execution execution) {
        document(execution.id()).write(ExecutionJson.kept(execution));
        executions.put(execution.id(), execution);
        tokens.put(execution.asked().token(), execution.id());
    }

    /// Keeps an execution for this run only.
    void remember(Execution execution) {
        executions.put(execution.id(), execution);
    }

    /// An execution whose rows are as good as those of this one, when it asks for such: the same text in the same
    /// workgroup and context, with its result at the same location, and young enough.
    Optional<Execution> reusable(Execution wanted) {
        Execution.Asked asked = wanted.asked();
        if (!asked.reuse().wanted() || !wanted.shape().reusable()) {
            return Optional.empty();
        }
        Instant oldest = clock.instant().minus(Duration.ofMinutes(asked.reuse().minutes()));
        return matching(one -> one.status().state() == State.SUCCEEDED
                        && !one.counts().reused()
                        && one.status().completed().filter(oldest::isBefore).isPresent()
                        && one.asked().sql().equals(asked.sql())
                        && one.asked().parameters().equals(asked.parameters())
                        && one.asked().context().equals(asked.context())
                        && one.asked().workGroup().equals(asked.workGroup())
                        && one.asked().location().equals(asked.location())
                        && Files.exists(rowsFile(one.id())))
                .stream()
                .findFirst();
    }

    /// Gives one execution the rows of another; they share the file's bytes where the disk can.
    void copyRows(String from, String to) throws IOException {
        try {
            Files.createLink(rowsFile(to), rowsFile(from));
        } catch (UnsupportedOperationException | IOException e) {
            Files.copy(rowsFile(from), rowsFile(to), StandardCopyOption.REPLACE_EXISTING);
        }
    }

    Path rowsFile(String id) {
        return folder.resolve(id + ".rows");
    }

    /// A folder for files that go elsewhere; whoever makes it deletes it.
    Path scratch(String id) {
        return folder.resolve(id + ".unload");
    }

    Spool rows(String id) {
        return new Spool(rowsFile(id));
    }

    /// Removes rows that nobody can ask for.
    void dropRows(String id) {
        try {
            Files.deleteIfExists(rowsFile(id));
        } catch (IOException e) {
            LOG.warn("rows of {} stay on disk", id, e);
        }
    }

    /// Removes what is older than 45 days.
    void forgetOld() {
        Instant limit = clock.instant().minus(KEPT);
        for (Execution one : executions.values()) {
            if (one.status().state().done() && one.status().submitted().isBefore(limit)) {
                forget(one);
            }
        }
    }

    private void forget(Execution old) {
        executions.remove(old.id());
        tokens.remove(old.asked().token(), old.id());
        dropRows(old.id());
        try {
            Files.deleteIfExists(document(old.id()).file());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private KeptFile document(String id) {
        return new KeptFile(folder.resolve(id + DOCUMENT));
    }
}
