package tableflow.console.service.storage.inventory;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.ThreadFactory;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tableflow.console.domain.Progress;
import tableflow.console.domain.RemoteFailure;
import tableflow.console.domain.RemoteFailure.Kind;
import tableflow.console.domain.aws.Inventory;
import tableflow.console.domain.lake.S3Uri;
import tableflow.console.service.port.ObjectPage;
import tableflow.console.service.port.ObjectPages;
import tableflow.console.service.port.ObjectStorage;
import tableflow.console.service.storage.TopicOwners;
import tableflow.console.service.storage.cost.RegionPrices;
import tableflow.console.service.support.Waiter;

/// The lists that S3 Inventory has written of a bucket: counting by the newest takes a GET for each of its files
/// instead of a LIST for each thousand objects. Figures are of the moment that S3 began the list.
public final class Inventories {

    private static final Pattern MOMENT = Pattern.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}-[0-9]{2}Z/");
    private static final int LARGEST_MANIFEST = 64 << 20;

    private final Sources sources;

    /// What is asked.
    ///
    /// @param configured the inventories of a bucket
    /// @param pages and `storage` are closed by who opened them
    /// @param scratch where files of a list lie while they are read; made when it is first needed
    public record Sources(
            Function<String, List<Inventory>> configured, Supplier<ObjectPages> pages,
            Supplier<ObjectStorage> storage, Path scratch) {}

    /// Where no bucket has any.
    public static Inventories none() {
        Supplier<RemoteFailure> never = () -> RemoteFailure.of(Kind.INVALID, "read an inventory", "there is none");
        return new Inventories(new Sources(bucket -> List.of(), () -> {
            throw never.get();
        }, () -> {
            throw never.get();
        }, Path.of("")));
    }

    public Inventories(Sources sources) {
        this.sources = sources;
    }

    /// The inventories of a bucket, usable ones first, the newest in front.
    ///
    /// @throws RemoteFailure FORBIDDEN without `s3:GetInventoryConfiguration`; what one inventory fails of is in its
    ///     offer
    public List<Offer> offers(S3Uri root, RegionPrices prices) {
        List<Offer> offers = new ArrayList<>();
        for (Inventory one : sources.configured().apply(root.bucket())) {
            offers.add(offer(one, root, prices));
        }
        offers.sort(Comparator.comparing(Offer::isUsable).reversed().thenComparingLong(offer -> offer.manifest() == null
                ? 0L : -offer.manifest().created().toEpochMilli()));
        return List.copyOf(offers);
    }

    private Offer offer(Inventory inventory, S3Uri root, RegionPrices prices) {
        if (!inventory.enabled()) {
            return Offer.elsewhere(inventory, "It is switched off.");
        }
        if (inventory.prefix() != null && !root.key().startsWith(inventory.prefix())) {
            return Offer.elsewhere(inventory, "It lists only what begins with " + inventory.prefix() + ".");
        }
        S3Uri place = null;
        try {
            place = newest(inventory, root.bucket());
            if (place == null) {
                return Offer.refused(inventory, null, "S3 has written no list yet: the first comes within 48 hours.");
            }
            Manifest manifest = manifest(place);
            if (!manifest.source().equals(root.bucket())) {
                return Offer.refused(inventory, place, "The newest list is of bucket " + manifest.source() + ".");
            }
            if (ListFormats.of(manifest).isEmpty()) {
                return Offer.refused(inventory, place, "It is written as " + manifest.format()
                        + ", which the console does not read. Choose CSV or Parquet in the inventory's configuration:"
                        + " the next list will be written so.");
            }
            long requests = manifest.files().size();
            return new Offer(inventory, true, place, manifest, requests, prices.get(requests), "");
        } catch (RemoteFailure failed) {
            if (failed.is(Kind.CANCELLED)) {
                throw failed;
            }
            String encrypted = failed.is(Kind.FORBIDDEN) && inventory.target().encryption().equals("SSE-KMS")
                    ? " The lists are encrypted with a key of KMS: reading needs kms:Decrypt on it." : "";
            return Offer.refused(inventory, place, failed.getMessage() + encrypted);
        }
    }

    private @Nullable S3Uri newest(Inventory inventory, String source) {
        String bucket = inventory.target().bucket().replaceFirst("^arn:[^:]*:s3:::", "");
        String folder = inventory.target().folder();
        S3Uri lists = new S3Uri(bucket, (folder.isEmpty() || folder.endsWith("/") ? folder : folder + "/")
                + source + "/" + inventory.id() + "/");
        List<String> moments = new ArrayList<>();
        String token = "";
        String after = "";
        do {
            Progress.throwIfCancelled("look for lists in " + lists);
            ObjectPage page = sources.pages().get().page(new ObjectPages.Ask(lists, after, true, token));
            page.prefixes().stream().map(it -> it.substring(lists.key().length()))
                    .filter(it -> MOMENT.matcher(it).matches()).forEach(moments::add);
            String next = page.next();
            token = next == null ? "" : next;
            after = page.prefixes().isEmpty() ? after : page.prefixes().getLast() + Character.toString(0x10FFFF);
            if (next == null) {
                break;
            }
        } while (true);
        moments.sort(Comparator.reverseOrder());
        for (String moment : moments) {
            S3Uri manifest = new S3Uri(bucket, lists.key() + moment + "manifest.json");
            // The checksum is written last: without it the list is not whole yet.
            if (isThere(new S3Uri(bucket, lists.key() + moment + "manifest.checksum")) && isThere(manifest)) {
                return manifest;
            }
        }
        return null;
    }

    private boolean isThere(S3Uri object) {
        try {
            return sources.storage().get().stat(object).size() >= 0;
        } catch (RemoteFailure failed) {
            if (failed.is(Kind.NOT_FOUND)) {
                return false;
            }
            throw failed;
        }
    }

    private Manifest manifest(S3Uri place) {
        String what = "read the inventory " + place;
        byte[] document = small(place);
        String checksum = new String(small(new S3Uri(place.bucket(),
                place.key().replaceFirst("manifest\\.json$", "manifest.checksum"))), StandardCharsets.UTF_8).strip();
        if (!PartFiles.hex(PartFiles.md5().digest(document)).equalsIgnoreCase(checksum)) {
            throw RemoteFailure.of(Kind.UNEXPECTED, what, "manifest.json is not what manifest.checksum says");
        }
        try {
            return Manifest.read(document);
        } catch (IllegalArgumentException broken) {
            throw RemoteFailure.of(Kind.INVALID, what, String.valueOf(broken.getMessage())).withCause(broken);
        }
    }

    private byte[] small(S3Uri place) {
        try (InputStream in = sources.storage().get().open(place)) {
            return in.readNBytes(LARGEST_MANIFEST);
        } catch (IOException lost) {
            throw broken(place, lost);
        }
    }

    private static RemoteFailure broken(S3Uri place, Exception why) {
        Progress.throwIfCancelled("read " + place);
        return RemoteFailure.of(why instanceof IOException ? Kind.UNREACHABLE : Kind.UNEXPECTED, "read " + place,
                String.valueOf(why.getMessage())).withAdvice("Try again; if it stays so, scan the bucket.")
                .withCause(why);
    }

    /// A count of what lies under `root` that is yet to run.
    ///
    /// @param offer a usable one
    /// @param threads virtual ones
    /// @throws RemoteFailure INVALID when it is none, with the reason
    public InventoryScan scan(Offer offer, S3Uri root, TopicOwners owners, ThreadFactory threads, Waiter waiter) {
        Manifest manifest = offer.manifest();
        if (manifest == null || !offer.isUsable()) {
            throw RemoteFailure.of(Kind.INVALID, "count by an inventory", offer.why());
        }
        return new InventoryScan(new PartFiles(sources.storage(), sources.scratch(), waiter),
                new InventoryScan.Task(manifest, offer.source().orElse(""), root, owners.roots()), threads);
    }
}
