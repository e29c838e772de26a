package tableflow.console.sandbox;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import tableflow.console.sandbox.confluent.ControlPlane;
import tableflow.console.sandbox.kafka.Broker;
import tableflow.console.sandbox.registry.Registry;
import tableflow.console.sandbox.s3.Bucket;
import tableflow.console.sandbox.seed.AthenaShelf;
import tableflow.console.sandbox.seed.BucketDebris;
import tableflow.console.sandbox.seed.DemoSeed;
import tableflow.console.sandbox.seed.LoadObjects;
import tableflow.console.sandbox.seed.LoadPlan;
import tableflow.console.sandbox.seed.LoadTopics;
import tableflow.console.sandbox.seed.MachineLimits;
import tableflow.console.sandbox.seed.OldVersions;
import tableflow.console.sandbox.seed.PastMonths;
import tableflow.console.sandbox.seed.Planting;
import tableflow.console.sandbox.seed.SeedJournal;
import tableflow.console.sandbox.seed.ShopTopics;
import tableflow.console.sandbox.seed.StorageYear;
import tableflow.console.sandbox.seed.Traffic;
import tableflow.console.sandbox.tableflow.MaterialiserSettings;

/// Plants what a sandbox's seed asks for: first what has to be there when it opens, the rest behind its back.
final class Seeds implements AutoCloseable {
    private final SeedJournal journal;
    private final Seed seed;
    private final Ground ground;
    private final Planting.News news;
    private Optional<Planting> rest = Optional.empty();
    private Optional<Traffic> traffic = Optional.empty();
    private boolean closed;

    /// What a seed is planted in.
    record Ground(Broker broker, Registry registry, ControlPlane control, Lake lake,
            MaterialiserSettings tableflow) {}

    Seeds(SeedJournal journal, Ground ground, Stopwatch watch) {
        this.journal = journal;
        this.seed = Seed.parse(journal.seed());
        this.ground = ground;
        this.news = new Planting.News() {
            @Override
            public void planted(String piece) {
                watch.ready(piece);
            }

            @Override
            public void progress(String piece, String text) {
                watch.readiness().progress(piece, text);
            }
        };
    }

    /// The journal of a directory. To be opened before anything else is made there: a directory that holds a sandbox
    /// without a journal gets no seed any more.
    static SeedJournal journal(SandboxSettings settings) throws IOException {
        Path folder = settings.directory();
        Seed wanted = Files.exists(folder.resolve("confluent.json")) ? Seed.EMPTY : settings.seed();
        Path file = folder.resolve("seed.json");
        if (wanted instanceof Seed.Load load) {
            plan(load);
        }
        SeedJournal journal = SeedJournal.open(file, wanted.toString());
        try {
            Seed.parse(journal.seed());
            return journal;
        } catch (IllegalArgumentException e) {
            throw new IOException("The seed's journal in " + file + " is damaged: " + e.getMessage(), e);
        }
    }

    /// @throws IOException when it cannot be planted
    void plantFirst() throws IOException {
        if (seed.equals(Seed.DEMO)) {
            Planting.Piece first = new DemoSeed(
                    ground.broker(), ground.registry(), ground.control(), Lake.BUCKET);
            if (!journal.planted(first.name())) {
                try {
                    first.plant(text -> news.progress(first.name(), text));
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                    throw new IOException("interrupted while the demo data was planted", e);
                } catch (IOException | RuntimeException e) {
                    throw e;
                } catch (Exception e) {
                    throw new IOException("the demo data could not be planted: " + e.getMessage(), e);
                }
                journal.done(first.name());
                news.planted(first.name());
            }
        }
    }

    /// Begins the rest and returns.
    ///
    /// @throws IOException when it cannot be begun
    void plantRest() throws IOException {
        Planting planting = Planting.start(journal, pieces(), news);
        rest = Optional.of(planting);
        if (seed.equals(Seed.DEMO)) {
            var _ = planting.finished().thenRun(this::openShop);
        }
    }

    /// From now on, and at each later start, there are customers.
    private synchronized void openShop() {
        if (closed) {
            return;
        }
        try {
            traffic = Optional.of(Traffic.start(ground.broker(), ground.registry()));
        } catch (IOException | RuntimeException e) {
            news.progress("Traffic", "could not be started: " + e.getMessage());
        }
    }

    private static LoadPlan plan(Seed.Load load) throws IOException {
        return LoadPlan.fitting(MachineLimits.here(), load.topics(), load.partitions());
    }

    private List<Planting.Piece> pieces() throws IOException {
        List<Planting.Piece> pieces = new ArrayList<>();
        if (seed instanceof Seed.Load load && load.topics() > 0) {
            pieces.add(new LoadTopics(ground.broker(), plan(load)));
        }
        if (seed instanceof Seed.Load load && load.objects() > 0) {
            pieces.add(new LoadObjects(bucket(), new LoadObjects.Owner(ground.control().organizationId(),
                    ground.control().founding().environment(), ground.broker().clusterId()), load.objects(),
                    journal.begun()));
        }
        if (seed.equals(Seed.DEMO)) {
            pieces.add(new ShopTopics(ground.broker(), ground.registry(), ground.control(),
                    new ShopTopics.Shop(Lake.BUCKET, journal.begun())));
            pieces.add(new AthenaShelf(ground.lake().shelf(), ground.broker().clusterId(), Lake.RESULTS));
            pieces.add(new OldVersions(bucket(), journal.begun()));
            pieces.add(new BucketDebris(bucket(), ground.control().tablePath(Lake.BUCKET, "orders"), journal.begun()));
        }
        if (!seed.equals(Seed.EMPTY)) {
            pieces.add(new StorageYear(ground.lake().history(), Lake.BUCKET));
        }
        if (seed.equals(Seed.DEMO)) {
            // The table of most examples early, what takes longest last.
            PastMonths.Ground tables = new PastMonths.Ground(ground.control(), bucket(), ground.tableflow());
            for (PastMonths.Past past : List.of(PastMonths.Past.AUDIT_LOG, PastMonths.Past.PAYMENTS,
                    PastMonths.Past.PAGE_VIEWS)) {
                pieces.add(new PastMonths(tables, new ShopTopics.Shop(Lake.BUCKET, journal.begun()), past));
            }
        }
        return pieces;
    }

    private Bucket bucket() {
        return ground.lake().store().bucket(Lake.BUCKET).orElseThrow();
    }

    CompletionStage<Void> finished() {
        return rest.map(Planting::finished).orElseGet(() -> CompletableFuture.completedStage(null));
    }

    @Override
    public void close() {
        synchronized (this) {
            closed = true;
        }
        rest.ifPresent(Planting::close);
        traffic.ifPresent(Traffic::close);
    }
}
