package tableflow.console.sandbox.seed;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import tableflow.console.sandbox.s3.Attributes;
import tableflow.console.sandbox.s3.Bucket;
import tableflow.console.sandbox.s3.StoredObject;
import tableflow.console.sandbox.s3.Versioning;

/// What is left of the time when the bucket kept versions: a report that was written anew each week, a backup that was
/// replaced, an export that somebody deleted and that is there all the same. Versioning is suspended now; what is not
/// current is in no listing and is paid for.
public final class OldVersions implements Planting.Piece {
    private static final String REPORT = "reports/weekly-totals.csv";
    private static final int WEEKS = 12;
    private static final String BACKUP = "backup/customers.parquet";
    private static final int BACKUPS = 3;
    private static final String DELETED = "exports/full-export.parquet";

    private final Bucket bucket;
    private final Instant born;

    /// @param born the moment that the past counts back from, the same at every try
    public OldVersions(Bucket bucket, Instant born) {
        this.bucket = bucket;
        this.born = born;
    }

    @Override
    public String name() {
        return "Noncurrent versions";
    }

    @Override
    public void plant(Planting.Progress progress) throws IOException, InterruptedException {
        Shielded.run(this::write);
    }

    /// Those of an earlier try go first.
    private void write(BooleanSupplier ending) throws IOException {
        for (String key : List.of(REPORT, BACKUP, DELETED)) {
            for (StoredObject version : bucket.versions(key)) {
                bucket.delete(key, Optional.of(version.versionId()));
            }
        }
        bucket.settings().versioning(Versioning.ENABLED);
        try {
            for (int week = WEEKS; week > 0 && !ending.getAsBoolean(); week--) {
                put(REPORT, 40_000 + 3_000L * (WEEKS - week), 7 * week);
            }
            for (int i = BACKUPS; i > 0; i--) {
                put(BACKUP, 21_000_000 + 2_000_000L * (BACKUPS - i), 30 * i);
            }
            put(DELETED, 64_000_000, 75);
            bucket.delete(DELETED, Optional.empty());
        } finally {
            bucket.settings().versioning(Versioning.SUSPENDED);
        }
    }

    private void put(String key, long size, int daysAgo) throws IOException {
        bucket.putSynthetic(key, size, new Bucket.Given(
                Attributes.PLAIN, Optional.empty(), Optional.of(born.minus(Duration.ofDays(daysAgo)))));
    }
}
