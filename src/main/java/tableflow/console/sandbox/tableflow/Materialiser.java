package tableflow.console.sandbox.tableflow;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tableflow.console.sandbox.confluent.TableOrder;
import tableflow.console.sandbox.confluent.TableState;
import tableflow.console.sandbox.confluent.TableStates;
import tableflow.console.sandbox.http.Json;
import tableflow.console.sandbox.http.OwnerOnly;
import tableflow.console.sandbox.http.Reply;
import tableflow.console.sandbox.http.Router;
import tableflow.console.sandbox.metrics.TableFigures;
import tableflow.console.sandbox.tableflow.iceberg.Pointer;

/// Makes and keeps up the tables that the control plane orders: a worker for each on a thread of its own. A table that
/// is not ordered any more is left as it is; its objects stay where they are.
///
/// The workers' threads are platform threads. Hadoop's configuration, which Parquet needs, loads classes while it holds
/// monitors, and a virtual thread that waits for a class to be initialised keeps its carrier: on a machine with two
/// cores, three workers that begin together would stop every virtual thread of the process for good, and with them
/// all of the sandbox's servers.
public final class Materialiser implements TableStates, TableFigures, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Materialiser.class);
    private static final Duration LOOK = Duration.ofMillis(100);

    private final MaterialiserSettings settings;
    private final Supplier<List<TableOrder>> orders;
    private final Map<String, Running> workers = new ConcurrentHashMap<>();
    private final Map<String, TableState> lost = new ConcurrentHashMap<>();
    private final Thread supervisor;
    private volatile boolean held;

    private record Running(TableWorker worker, Thread thread) {}

    private Materialiser(MaterialiserSettings settings, Supplier<List<TableOrder>> orders) {
        this.settings = settings;
        this.orders = orders;
        this.supervisor = Thread.ofVirtual().name("tableflow").start(this::supervise);
    }

    /// Starts with the tables that are ordered now and follows what changes.
    ///
    /// @param orders asked several times a second
    /// @throws IOException the directory cannot be made
    public static Materialiser start(MaterialiserSettings settings, Supplier<List<TableOrder>> orders)
            throws IOException {
        Files.createDirectories(settings.directory());
        OwnerOnly.sweep(settings.directory());
        return new Materialiser(settings, orders);
    }

    @Override
    public TableState of(String path) {
        Running running = workers.get(path);
        return running == null ? lost.getOrDefault(path, TableState.PENDING) : running.worker().state();
    }

    /// What was written for each table, in no order.
    public List<TableProgress> progress() {
        return workers.values().stream().map(running -> running.worker().progress()).toList();
    }

    @Override
    public List<Figures> tables() {
        return workers.values().stream().map(running -> running.worker().figures()).toList();
    }

    /// The test hook's: `PUT /materialiser` with `{"held": true}` lets every table stand still as it is, with its
    /// state; `{"held": false}` lets them go on, at once. `GET` says which, and how many are at work at this moment.
    public Router hooks() {
        return new Router()
                .get("/materialiser", request -> told())
                .put("/materialiser", request -> {
                    held = request.json().path("held").asBoolean();
                    workers.values().forEach(running -> running.worker().wake());
                    return told();
                });
    }

    private Reply told() {
        long busy = workers.values().stream().filter(running -> running.worker().busy()).count();
        return Reply.json(200, Json.object().put("held", held).put("busy", busy));
    }

    private void supervise() {
        try {
            while (true) {
                try {
                    follow(orders.get());
                } catch (RuntimeException | Error failure) {
                    LOG.error("the orders of tables could not be followed", failure);
                }
                Thread.sleep(LOOK);
            }
        } catch (InterruptedException ended) {
            LOG.debug("the materialiser ends");
        }
    }

    private void follow(List<TableOrder> wanted) throws InterruptedException {
        Set<String> paths = new HashSet<>();
        for (TableOrder order : wanted) {
            paths.add(order.path());
            Running running = workers.get(order.path());
            if (running == null) {
                start(order);
            } else {
                running.worker().update(order);
            }
        }
        for (String gone : Set.copyOf(workers.keySet())) {
            if (!paths.contains(gone)) {
                stop(gone);
                delete(settings.pointer(gone));
            }
        }
        lost.keySet().retainAll(paths);
    }

    private void start(TableOrder order) {
        try {
            TableWorker worker = new TableWorker(settings, order, new Pointer(settings.pointer(order.path())),
                () -> held);
            workers.put(order.path(),
                new Running(worker, Thread.ofPlatform().daemon().name("tableflow " + order.topic()).start(worker)));
            lost.remove(order.path());
        } catch (IOException e) {
            TableState known = lost.put(order.path(), new TableState(false,
                Optional.of("The table of " + order.topic() + " cannot be found again: " + e.getMessage()), false,
                Map.of(), Map.of()));
            if (known == null) {
                LOG.error("the table of {} cannot be found again", order.topic(), e);
            }
        }
    }

    private void stop(String path) throws InterruptedException {
        Running running = workers.remove(path);
        if (running != null) {
            running.thread().interrupt();
            running.thread().join();
        }
    }

    private static void delete(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            LOG.warn("{} could not be deleted", file, e);
        }
    }

    /// Ends all workers; what they were about is done again at the next start.
    @Override
    public void close() {
        try {
            supervisor.interrupt();
            supervisor.join();
            workers.values().forEach(running -> running.thread().interrupt());
            for (Running running : workers.values()) {
                running.thread().join();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
