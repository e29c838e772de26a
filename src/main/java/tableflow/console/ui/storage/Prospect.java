package tableflow.console.ui.storage;

import java.math.BigDecimal;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tableflow.console.domain.RemoteFailure;
import tableflow.console.domain.lake.S3Uri;
import tableflow.console.service.storage.StorageScans;
import tableflow.console.service.storage.TopicOwners;
import tableflow.console.service.storage.cost.RegionPrices;
import tableflow.console.service.storage.keep.KeptScan;
import tableflow.console.service.storage.scan.Checkpoint;

/// What is known before a scan.
///
/// @param root what would be scanned
/// @param foresight what it takes at most
/// @param owners whose the prefixes are
/// @param newest the newest scan that is kept of the place; absent when there is none, or it cannot be read
/// @param unread why the newest could not be read; absent when it could, or there is none
record Prospect(
        S3Uri root, StorageScans.Foresight foresight, TopicOwners owners, @Nullable Checkpoint newest,
        @Nullable String unread) {

    static Prospect of(StorageScans scans, S3Uri root) {
        StorageScans.Foresight foresight = scans.foresee(root);
        TopicOwners owners = scans.owners(root.bucket());
        Optional<KeptScan> kept = scans.files().list(root).stream().findFirst();
        try {
            return new Prospect(root, foresight, owners, kept.map(scans.files()::open).orElse(null), null);
        } catch (RemoteFailure damaged) {
            return new Prospect(root, foresight, owners, null, damaged.why());
        }
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
