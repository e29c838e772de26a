package tableflow.console.ui.storage;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tableflow.console.domain.RemoteFailure;
import tableflow.console.domain.RemoteFailure.Kind;
import tableflow.console.domain.lake.S3Uri;
import tableflow.console.service.storage.SourceChoice;
import tableflow.console.service.storage.StorageScans;
import tableflow.console.service.storage.TopicOwners;
import tableflow.console.service.storage.cost.RegionPrices;
import tableflow.console.service.storage.inventory.Offer;
import tableflow.console.service.storage.keep.KeptScan;
import tableflow.console.service.storage.scan.Checkpoint;

/// What is known before a scan.
///
/// @param root what would be scanned
/// @param foresight what it takes at most
/// @param owners whose the prefixes are
/// @param written lists that S3 has written of it
/// @param newest the newest scan that is kept of the place; absent when there is none, or it cannot be read
/// @param unread why the newest could not be read; absent when it could, or there is none
record Prospect(
        S3Uri root, StorageScans.Foresight foresight, TopicOwners owners, Written written,
        @Nullable Checkpoint newest, @Nullable String unread) {

    /// What S3 Inventory has.
    ///
    /// @param offers of inventories that cover the place, usable ones first
    /// @param unknown why nobody could tell; absent when somebody could
    /// @param choice whether one of them is the better choice
    /// @param asked when that was
    record Written(List<Offer> offers, @Nullable RemoteFailure unknown, SourceChoice choice, Instant asked) {
        Written {
            offers = List.copyOf(offers);
        }

        static Written of(StorageScans scans, S3Uri root, StorageScans.Foresight foresight) {
            List<Offer> offers = List.of();
            RemoteFailure unknown = null;
            try {
                offers = scans.offers(root).stream().filter(Offer::covers).toList();
            } catch (RemoteFailure failed) {
                if (failed.is(Kind.CANCELLED)) {
                    throw failed;
                }
                unknown = failed;
            }
            Instant now = scans.now();
            return new Written(offers, unknown, SourceChoice.of(foresight, offers, now), now);
        }
    }

    static Prospect of(StorageScans scans, S3Uri root) {
        StorageScans.Foresight foresight = scans.foresee(root);
        TopicOwners owners = scans.owners(root.bucket());
        Written written = Written.of(scans, root, foresight);
        Optional<KeptScan> kept = scans.files().list(root).stream().findFirst();
        try {
            return new Prospect(root, foresight, owners, written, kept.map(scans.files()::open).orElse(null), null);
        } catch (RemoteFailure damaged) {
            return new Prospect(root, foresight, owners, written, null, damaged.why());
        }
    }

    /// The same with another newest scan.
    Prospect withNewest(Checkpoint scan) {
        return new Prospect(root, foresight, owners, written, scan, null);
    }

    /// The scan to go on with: the newest, if it was stopped.
    Optional<Checkpoint> stopped() {
        return Optional.ofNullable(newest).filter(scan -> !scan.left().isEmpty());
    }

    Optional<RegionPrices.ScanCost> cost() {
        return foresight.cost();
    }

    RegionPrices prices() {
        return foresight.prices();
    }

    /// Dollars for each million objects.
    BigDecimal perMillion() {
        return prices().scan(1_000_000).dollars();
    }

    /// Whether somebody should agree first.
    boolean isLarge() {
        return cost().filter(RegionPrices.ScanCost::isLarge).isPresent();
    }
}
