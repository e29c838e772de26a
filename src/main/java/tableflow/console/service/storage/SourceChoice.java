package tableflow.console.service.storage;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import tableflow.console.service.storage.cost.RegionPrices;
import tableflow.console.service.storage.inventory.Offer;

/// Which source a place is better counted by: a listing, which is of now, or a list that S3 has written, which is older
/// and costs next to nothing. The list is taken only where a listing would have to be agreed to first.
///
/// @param inventory to count by; empty for a listing
/// @param why in a sentence
public record SourceChoice(Optional<Offer> inventory, String why) {

    /// @param offers usable ones first, the newest in front
    public static SourceChoice of(StorageScans.Foresight foresight, List<Offer> offers, Instant now) {
        Optional<RegionPrices.ScanCost> listing = foresight.cost();
        if (listing.isPresent() && !listing.get().isLarge()) {
            return new SourceChoice(Optional.empty(), "Listing is cheap enough, and of now.");
        }
        Optional<Offer> usable = offers.stream().filter(Offer::isUsable).findFirst();
        if (usable.isEmpty()) {
            return new SourceChoice(Optional.empty(), "No inventory of this place can be used.");
        }
        Offer offer = usable.get();
        if (!offer.isFresh(now)) {
            return new SourceChoice(Optional.empty(), "The newest list of inventory " + offer.inventory().id()
                    + " is older than its schedule lets expect.");
        }
        BigDecimal dollars = offer.dollars();
        if (listing.isPresent() && dollars != null && dollars.compareTo(listing.get().dollars()) >= 0) {
            return new SourceChoice(Optional.empty(), "Listing costs no more than the inventory.");
        }
        return new SourceChoice(usable, listing.isPresent()
                ? "Listing costs five cents or more, and the newest list is fresh."
                : "What listing costs is not known, and the newest list is fresh.");
    }
}
