package tableflow.console.service.storage.inventory;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tableflow.console.domain.Progress;
import tableflow.console.domain.RemoteFailure;
import tableflow.console.domain.RemoteFailure.Kind;
import tableflow.console.domain.Units;
import tableflow.console.domain.aws.Inventory;
import tableflow.console.domain.lake.S3Uri;
import tableflow.console.service.lake.StoredFile;
import tableflow.console.service.port.BucketSettings;
import tableflow.console.service.port.ObjectPage;
import tableflow.console.service.port.ObjectPages;
import tableflow.console.service.port.ObjectStorage;
import tableflow.console.service.storage.TopicOwners;
import tableflow.console.service.storage.cost.RegionPrices;
import tableflow.console.service.storage.scan.Checkpoint;
import tableflow.console.service.storage.sums.Sums;
import tableflow.console.service.storage.sums.Tally;

/// Counts a bucket by the newest list that S3 Inventory has written of it: a GET for each file of the list instead of a
/// LIST for each thousand objects. Figures are of the day of the list.
public final class Inventories {

    private static final Pattern MOMENT = Pattern.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}-[0-9]{2}Z/");
    private static final int LARGEST_MANIFEST = 64 << 20;
    private static final int OWN_REQUESTS = 2;

    private final Sources sources;

    /// What is asked.
    ///
    /// @param pages and `storage` are closed by who opened them
    public record Sources(
            Supplier<BucketSettings> settings, Supplier<ObjectPages> pages, Supplier<ObjectStorage> storage) {}

    public Inventories(Sources sources) {
        this.sources = sources;
    }

    /// The inventories of a bucket, usable ones first, the newest in front.
    ///
    /// @throws RemoteFailure FORBIDDEN without `s3:GetInventoryConfiguration`; what one inventory fails of is in its
    ///     offer
    public List<Offer> offers(S3Uri root, RegionPrices prices) {
        List<Offer> offers = new ArrayList<>();
        try (BucketSettings settings = sources.settings().get()) {
            for (Inventory one : settings.inventories(root.bucket())) {
                offers.add(offer(one, root, prices));
            }
        }
        offers.sort(Comparator.comparing(Offer::isUsable).reversed().thenComparingLong(offer -> offer.manifest() == null
                ? 0L : -offer.manifest().created().toEpochMilli()));
        return List.copyOf(offers);
    }

    private Offer offer(Inventory inventory, S3Uri root, RegionPrices prices) {
        if (!inventory.enabled()) {
            return Offer.refused(inventory, null, "It is switched off.");
        }
        if (inventory.prefix() != null && !root.key().startsWith(inventory.prefix())) {
            return Offer.refused(inventory, null, "It lists only what begins with " + inventory.prefix() + ".");
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
            if (!manifest.isCsv() && !manifest.isParquet()) {
                return Offer.refused(inventory, place, "It is written as " + manifest.format()
                        + ", which the console does not read: CSV and Parquet it does.");
            }
            long requests = requests(manifest);
            return new Offer(inventory, place, manifest, requests, prices.get(requests), "");
        } catch (RemoteFailure failed) {
            if (failed.is(Kind.CANCELLED)) {
                throw failed;
            }
            String encrypted = failed.is(Kind.FORBIDDEN) && inventory.target().encryption().equals("SSE-KMS")
                    ? " The lists are encrypted with a key of KMS: reading needs kms:Decrypt on it." : "";
            return Offer.refused(inventory, place, failed.getMessage() + encrypted);
        }
    }

    /// Fetching a Parquet file takes a look at it and its pieces; its end and its columns are other pieces.
    private static long requests(Manifest manifest) {
        long sum = OWN_REQUESTS;
        for (Manifest.Part file : manifest.files()) {
            sum += manifest.isCsv() ? 1 : OWN_REQUESTS + file.size() / StoredFile.PIECE + 1;
        }
        return sum;
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
        if (!HexFormat.of().formatHex(md5().digest(document)).equalsIgnoreCase(checksum)) {
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

    private static MessageDigest md5() {
        try {
            // S3's choice for these files.
            return MessageDigest.getInstance("MD5");
        } catch (NoSuchAlgorithmException never) {
            throw new IllegalStateException(never);
        }
    }

    /// Counts what lies under `root` by a list. Nothing is kept of a list of which a file is missing or damaged.
    ///
    /// @param offer a usable one
    /// @throws RemoteFailure CANCELLED after an interrupt, and whatever keeps a file from being read whole
    public Checkpoint count(Offer offer, S3Uri root, TopicOwners owners, Progress progress) {
        Manifest manifest = offer.manifest();
        if (manifest == null || !offer.isUsable()) {
            throw RemoteFailure.of(Kind.INVALID, "count by an inventory", offer.why());
        }
        long begun = System.nanoTime();
        Counter counter = new Counter(root, owners, manifest.created().toEpochMilli());
        long done = 0;
        for (Manifest.Part file : manifest.files()) {
            Progress.throwIfCancelled("read the inventory of " + root);
            progress.report("Read the inventory of " + manifest.created() + ": "
                    + Units.grouped(counter.sums.total().objects()) + " objects", done, manifest.bytes());
            read(manifest, file, counter);
            done += file.size();
        }
        counter.flush();
        return new Checkpoint(root, manifest.created(), counter.sums.report(), List.of(), List.of(),
                new Checkpoint.Effort(0, 0, 0, (System.nanoTime() - begun) / 1_000_000), offer.source().orElse(""));
    }

    private void read(Manifest manifest, Manifest.Part file, Counter counter) {
        S3Uri place = new S3Uri(manifest.destination(), file.key());
        try {
            if (manifest.isCsv()) {
                csv(manifest, file, place, counter);
                return;
            }
            long size = sources.storage().get().stat(place).size();
            if (size != file.size()) {
                throw new IllegalArgumentException("it has " + size + " bytes, the manifest says " + file.size());
            }
            ParquetList.read(StoredFile.of(sources.storage().get(), place, size), counter::row);
        } catch (RemoteFailure failed) {
            throw failed;
        } catch (IOException | RuntimeException unreadable) {
            throw broken(place, unreadable);
        }
    }

    private void csv(Manifest manifest, Manifest.Part file, S3Uri place, Counter counter) throws IOException {
        MessageDigest digest = md5();
        try (DigestInputStream in = new DigestInputStream(sources.storage().get().open(place), digest)) {
            new CsvList(manifest.fields()).read(in, counter::row);
            in.transferTo(OutputStream.nullOutputStream());
        }
        if (!file.md5().isEmpty() && !HexFormat.of().formatHex(digest.digest()).equals(file.md5())) {
            throw new IllegalArgumentException("its bytes are not what the manifest's checksum says");
        }
    }

    /// Adds rows a page at a time, as a scan does.
    private static final class Counter {
        private final S3Uri root;
        private final long now;
        private final Sums sums;
        private ObjectPage.Builder page = new ObjectPage.Builder();
        private int count;

        Counter(S3Uri root, TopicOwners owners, long now) {
            this.root = root;
            this.now = now;
            this.sums = new Sums(root.key(), owners.roots(), Sums.Limits.USUAL);
        }

        void row(InventoryRow row) {
            if (row.current() && row.key().startsWith(root.key())) {
                page.object(row.key(), row.size(), row.modified(), row.storageClass());
                if (++count == ObjectPages.PAGE) {
                    Progress.throwIfCancelled("read the inventory of " + root);
                    flush();
                }
            }
        }

        void flush() {
            sums.add(Tally.of(page.done(null), count, now, sums.largeFrom()));
            page = new ObjectPage.Builder();
            count = 0;
        }
    }
}
