package tableflow.console.service.storage.inventory;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tableflow.console.domain.aws.Inventory;
import tableflow.console.domain.lake.S3Uri;

/// An inventory of a bucket, and whether its newest list can take the place of a scan.
///
/// @param covers whether it is switched on and lists the place that was asked for
/// @param place of the newest manifest; absent where none was found
/// @param manifest absent where it could not be read, or cannot be used
/// @param requests GETs that counting takes
/// @param dollars for those; absent without a manifest
/// @param why it cannot be used, in a sentence; empty when it can
public record Offer(
        Inventory inventory,
        boolean covers,
        @Nullable S3Uri place,
        @Nullable Manifest manifest,
        long requests,
        @Nullable BigDecimal dollars,
        String why) {

    /// S3 writes the first list within two days, and each other one about as late.
    private static final Duration LATE = Duration.ofDays(1);
    private static final Duration DAILY = Duration.ofDays(1);
    private static final Duration WEEKLY = Duration.ofDays(7);

    static Offer refused(Inventory inventory, @Nullable S3Uri place, String why) {
        return new Offer(inventory, true, place, null, 0, null, why);
    }

    static Offer elsewhere(Inventory inventory, String why) {
        return new Offer(inventory, false, null, null, 0, null, why);
    }

    public boolean isUsable() {
        return manifest != null && why.isEmpty();
    }

    /// When S3 began the newest list.
    public Optional<Instant> created() {
        return Optional.ofNullable(manifest).map(Manifest::created);
    }

    /// How old the newest list is; zero for one that is ahead.
    public Optional<Duration> age(Instant now) {
        return created().map(at -> at.isAfter(now) ? Duration.ZERO : Duration.between(at, now));
    }

    /// Whether the newest list is as new as its schedule lets expect.
    public boolean isFresh(Instant now) {
        Duration period = inventory.frequency().equals("Weekly") ? WEEKLY : DAILY;
        return age(now).filter(age -> age.compareTo(period.plus(LATE)) <= 0).isPresent();
    }

    /// Bytes of all files of the list; 0 without one.
    public long bytes() {
        return manifest == null ? 0 : manifest.bytes();
    }

    /// Where figures that are counted from it are from.
    public Optional<String> source() {
        return created().map(at -> "S3 Inventory " + inventory.id() + " of " + at);
    }
}
