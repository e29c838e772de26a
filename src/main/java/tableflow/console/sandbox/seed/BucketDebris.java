package tableflow.console.sandbox.seed;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import tableflow.console.sandbox.s3.Attributes;
import tableflow.console.sandbox.s3.Bucket;
import tableflow.console.sandbox.s3.Uploads;

/// What gathers in a bucket over the months: data files that no snapshot names, the files of a table that was given up,
/// what somebody put there by hand, and uploads that were never completed.
public final class BucketDebris implements Planting.Piece {
    private static final String SOMEBODY = "arn:aws:iam::123456789012:user/data-engineer";
    private static final int ORPHANS = 37;
    private static final int GIVEN_UP = 120;
    private static final int UPLOADS = 4;

    private final Bucket bucket;
    private final String root;
    private final Instant born;

    /// @param tablePath `s3://...`, root of a table that lives
    /// @param born the moment that the past counts back from, the same at every try
    public BucketDebris(Bucket bucket, String tablePath, Instant born) {
        this.bucket = bucket;
        this.root = tablePath.replaceFirst("^s3://[^/]+/", "");
        this.born = born;
    }

    @Override
    public String name() {
        return "Bucket debris";
    }

    @Override
    public void plant(Planting.Progress progress) throws IOException, InterruptedException {
        Shielded.run(this::write);
    }

    private void write(BooleanSupplier ending) throws IOException {
        Random random = new Random(37);
        for (int i = 0; i < ORPHANS && !ending.getAsBoolean(); i++) {
            put(TableLayout.dataFile(root, random), 20_000 + random.nextInt(900_000), days(20 + random.nextInt(60)));
        }
        String gone = root.substring(0, root.lastIndexOf('/') + 1) + TableLayout.uuid(random);
        for (int i = 0; i < GIVEN_UP && !ending.getAsBoolean(); i++) {
            Instant at = days(90 + i);
            put(TableLayout.dataFile(gone, random), 50_000 + random.nextInt(9_000_000), at);
            if (i % 4 == 0) {
                put(TableLayout.metadataFile(gone, GIVEN_UP - i, random), 4_000 + 90L * i, at);
                put(TableLayout.manifestList(gone, random), 4_200, at);
                put(TableLayout.manifest(gone, random), 7_100, at);
            }
        }
        put("backup/2026-08/orders.parquet", 48_000_000, days(100));
        put("tmp/notes.txt", 1_200, days(33));
        uploads(random);
    }

    private void put(String key, long size, Instant at) throws IOException {
        bucket.putSynthetic(key, size, new Bucket.Given(Attributes.PLAIN, Optional.empty(), Optional.of(at)));
    }

    /// Those of an earlier try are aborted first.
    private void uploads(Random random) throws IOException {
        for (Uploads.Upload earlier : bucket.uploads().all()) {
            if (earlier.origin().initiator().equals(SOMEBODY)) {
                bucket.uploads().abort(earlier.id());
            }
        }
        for (int i = 0; i < UPLOADS; i++) {
            UUID name = TableLayout.uuid(random);
            Uploads.Upload upload = bucket.uploads().begin("exports/" + name + ".parquet", Attributes.PLAIN, "",
                    new Uploads.Upload.Origin(SOMEBODY, days(12 + 9 * i)));
            byte[] part = new byte[300_000 + 100_000 * i];
            random.nextBytes(part);
            bucket.uploads().part(upload.id(), 1, bucket.receive(new ByteArrayInputStream(part)), Optional.empty());
        }
    }

    private Instant days(int ago) {
        return born.minus(Duration.ofDays(ago));
    }
}
