package tableflow.console.sandbox.seed;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import java.util.function.BooleanSupplier;
import tableflow.console.sandbox.s3.Attributes;
import tableflow.console.sandbox.s3.Bucket;

/// Many objects without files behind them, under many prefixes: tables in Tableflow's layout with the metadata of
/// their commits, tables that no catalog knows any more, and the hourly folders of a sink connector. Ages go back more
/// than a year, and what is old lies in cheaper classes. The same objects every time.
public final class LoadObjects implements Planting.Piece {
    private static final int TOLD_EVERY = 100_000;
    /// One table for so many objects.
    private static final int OBJECTS_OF_A_TABLE = 2_500;
    private static final Duration OLDEST = Duration.ofDays(400);
    private static final String[] TOPICS = {"orders", "payments", "page-views", "clicks", "sensor-readings"};

    private final Bucket bucket;
    private final Owner owner;
    private final int objects;
    private final Instant now;

    /// Whose tables they are.
    public record Owner(String organization, String environment, String cluster) {}

    /// @param now the moment that the youngest object was written before; the same at every try
    public LoadObjects(Bucket bucket, Owner owner, int objects, Instant now) {
        this.bucket = bucket;
        this.owner = owner;
        this.objects = objects;
        this.now = now;
    }

    @Override
    public String name() {
        return "Load objects";
    }

    @Override
    public void plant(Planting.Progress progress) throws IOException, InterruptedException {
        Shielded.run(ending -> write(progress, ending));
    }

    private void write(Planting.Progress progress, BooleanSupplier ending) throws IOException {
        Random random = new Random(objects);
        int tables = Math.max(1, objects / OBJECTS_OF_A_TABLE);
        String[] roots = new String[tables];
        int[] commits = new int[tables];
        for (int i = 0; i < tables; i++) {
            // Every ninth table is of a cluster that is gone: nobody will miss its files.
            roots[i] = TableLayout.tableRoot(random, owner.organization(), owner.environment(),
                    i % 9 == 8 ? "lkc-gone" + i : owner.cluster());
        }
        for (int i = 0; i < objects; i++) {
            if (ending.getAsBoolean()) {
                return;
            }
            Duration age = age(random);
            Instant at = now.minus(age);
            int table = random.nextInt(tables);
            switch (random.nextInt(20)) {
                case 0 -> put(TableLayout.metadataFile(roots[table], commits[table]++, random), 4_000
                        + random.nextInt(90_000), at, Attributes.STANDARD);
                case 1 -> put(TableLayout.manifestList(roots[table], random), 3_000 + random.nextInt(9_000), at,
                        Attributes.STANDARD);
                case 2 -> put(TableLayout.manifest(roots[table], random), 6_000 + random.nextInt(40_000), at,
                        Attributes.STANDARD);
                case 3, 4, 5 -> put(TableLayout.sinkFile(TOPICS[random.nextInt(TOPICS.length)], random.nextInt(12),
                        1_000L * i, at), size(random), at, storageClass(age));
                default -> put(TableLayout.dataFile(roots[table], random), size(random), at, Attributes.STANDARD);
            }
            if (i > 0 && i % TOLD_EVERY == 0) {
                progress.at(String.format(Locale.ROOT, "%,d of %,d objects", i, objects));
            }
        }
    }

    private void put(String key, long size, Instant at, String storageClass) throws IOException {
        Attributes attributes = storageClass.equals(Attributes.STANDARD)
                ? Attributes.PLAIN
                : Attributes.PLAIN.withStorageClass(storageClass);
        bucket.putSynthetic(key, size, new Bucket.Given(attributes, Optional.empty(), Optional.of(at)));
    }

    /// Young ones are many.
    private static Duration age(Random random) {
        double share = random.nextDouble();
        return Duration.ofSeconds(60 + (long) (OLDEST.toSeconds() * share * share));
    }

    /// Kilobytes mostly, and some files of a hundred megabytes that compaction has made.
    private static long size(Random random) {
        return (long) Math.min(512e6, 1_000 + Math.exp(11 + 1.8 * random.nextGaussian()));
    }

    private static String storageClass(Duration age) {
        if (age.toDays() > 180) {
            return "GLACIER";
        }
        return age.toDays() > 60 ? "STANDARD_IA" : Attributes.STANDARD;
    }
}
