package tableflow.console.service.storage.inventory;

import java.math.BigDecimal;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tableflow.console.domain.aws.Inventory;
import tableflow.console.domain.lake.S3Uri;

/// An inventory of a bucket, and whether its newest list can take the place of a scan.
///
/// @param place of the newest manifest; absent where none was found
/// @param manifest absent where it could not be read, or cannot be used
/// @param requests GETs that counting takes
/// @param dollars for those; absent without a manifest
/// @param why it cannot be used, in a sentence; empty when it can
public record Offer(
        Inventory inventory,
        @Nullable S3Uri place,
        @Nullable Manifest manifest,
        long requests,
        @Nullable BigDecimal dollars,
        String why) {

    static Offer refused(Inventory inventory, @Nullable S3Uri place, String why) {
        return new Offer(inventory, place, null, 0, null, why);
    }

    public boolean isUsable() {
        return why.isEmpty();
    }

    /// Where figures that are counted from it are from.
    public Optional<String> source() {
        return Optional.ofNullable(manifest).map(list -> "S3 Inventory " + inventory.id() + " of " + list.created());
    }
}
