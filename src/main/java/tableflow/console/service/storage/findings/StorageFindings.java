package tableflow.console.service.storage.findings;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ThreadFactory;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import tableflow.console.domain.Progress;
import tableflow.console.domain.RemoteFailure;
import tableflow.console.domain.RemoteFailure.Kind;
import tableflow.console.domain.lake.CatalogTable;
import tableflow.console.domain.lake.TableMetadata;
import tableflow.console.domain.storage.RootUse;
import tableflow.console.domain.storage.TopicRoots;
import tableflow.console.domain.storage.finding.FindingReport;
import tableflow.console.domain.storage.finding.StorageCheck;
import tableflow.console.service.port.BucketSettings;
import tableflow.console.service.port.Buckets;
import tableflow.console.service.port.CatalogDetails;
import tableflow.console.service.port.Identity;
import tableflow.console.service.port.ObjectPages;
import tableflow.console.service.storage.TopicOwners;
import tableflow.console.service.storage.cost.RegionPrices;
import tableflow.console.service.storage.scan.Checkpoint;
import tableflow.console.service.support.Waiter;

/// Says what is wrong in a bucket, from the sums of a scan, the settings of the bucket, Glue's entries and one metadata
/// file a table. Asks little, changes nothing, and tells what it could not look at.
public final class StorageFindings {

    private final Sources sources;
    private final ThreadFactory threads;
    private final Waiter waiter;

    /// What is asked; each is opened for one question and closed, but `pages`.
    ///
    /// @param pages closed by who opened it
    public record Sources(
            Supplier<BucketSettings> settings,
            Supplier<Buckets> buckets,
            Supplier<ObjectPages> pages,
            Glue glue) {}

    /// What is asked of the catalog and of the tables themselves.
    ///
    /// @param metadata reads the metadata file of a table
    public record Glue(
            TableEntries entries, Supplier<CatalogDetails> details, Supplier<Identity> identity, Metadata metadata) {}

    /// Reads the metadata file that an entry points to.
    @FunctionalInterface
    public interface Metadata {
        TableMetadata of(CatalogTable entry);
    }

    /// What is judged.
    ///
    /// @param earlier scan of the same place to compare with; absent when there is none
    /// @param prices for what it costs
    public record Case(Checkpoint scan, @Nullable Checkpoint earlier, TopicOwners owners, RegionPrices prices) {}

    /// @param threads virtual ones
    public StorageFindings(Sources sources, ThreadFactory threads, Waiter waiter) {
        this.sources = sources;
        this.threads = threads;
        this.waiter = waiter;
    }

    /// A table of the bucket.
    ///
    /// @param name its topic, or its prefix where no topic is known
    /// @param entry of the catalog; absent when there is none or it could not be read
    record Table(String name, RootUse use, @Nullable CatalogTable entry) {}

    /// Looks at everything. What fails is told in the report, and ends nothing.
    ///
    /// @throws RemoteFailure CANCELLED after an interrupt
    public FindingReport find(Case given, Progress progress) {
        return find(given, new FindingList(), progress);
    }

    /// As [#find], but an interrupt brings what was found until then, and what was not looked at as not checked. The
    /// interrupt stays set.
    public FindingReport findSoFar(Case given, Progress progress) {
        FindingList list = new FindingList();
        try {
            return find(given, list, progress);
        } catch (RemoteFailure stopped) {
            if (!stopped.is(Kind.CANCELLED)) {
                throw stopped;
            }
            return stopped(given, list);
        }
    }

    /// What the sums of a scan tell by themselves, and all else as not checked: asks nobody.
    public FindingReport findInSums(Case given) {
        return stopped(given, new FindingList());
    }

    private FindingReport stopped(Case given, FindingList list) {
        List<Table> tables = tables(given, Map.of());
        if (!list.isDone(StorageCheck.SMALL_FILES)) {
            count(new TableFindings(sources.glue(), given, list, ""), list, tables);
        }
        list.stopped(given.scan().root().bucket());
        return new FindingReport(
                given.scan().root(), given.scan().started(), list.findings(), list.unchecked(), tables.size());
    }

    private static void count(TableFindings judge, FindingList list, List<Table> tables) {
        tables.forEach(judge::count);
        list.done(StorageCheck.STORAGE_CLASS, StorageCheck.FOREIGN_OBJECTS, StorageCheck.SMALL_FILES);
    }

    private FindingReport find(Case given, FindingList list, Progress progress) {
        String bucket = given.scan().root().bucket();
        progress.report("Read the catalog's tables");
        Optional<Map<String, CatalogTable>> entries = list.asked(StorageCheck.UNCOMMITTED, bucket, "glue:GetTables",
                () -> sources.glue().entries().under(bucket));
        List<Table> tables = tables(given, entries.orElse(Map.of()));
        count(new TableFindings(sources.glue(), given, list, ""), list, tables);
        new BucketFindings(sources, given, list, waiter).find(tables, progress);
        Optional<String> account = entries.isEmpty() ? Optional.empty() : list.asked(StorageCheck.OPTIMIZERS, bucket,
                "", () -> account(sources.glue().identity()));
        TableFindings judge = new TableFindings(sources.glue(), given, list, account.orElse(""));
        if (entries.isEmpty()) {
            list.unchecked(StorageCheck.OPTIMIZERS, bucket, "The catalog's tables could not be read.");
            list.unchecked(StorageCheck.IDLE_COMMITS, bucket, "The catalog's tables could not be read.");
        }
        new SideBySide(threads).each("Look at the tables of " + bucket, tables,
                table -> judge.find(table, entries.isPresent()), progress);
        return new FindingReport(
                given.scan().root(), given.scan().started(), list.findings(), list.unchecked(), tables.size());
    }

    private static String account(Supplier<Identity> identity) {
        try (Identity opened = identity.get()) {
            return opened.caller().account();
        }
    }

    /// Tables of topics, those in Tableflow's layout, and those that the catalog points to.
    private static List<Table> tables(Case given, Map<String, CatalogTable> entries) {
        Map<String, Table> found = new TreeMap<>();
        for (RootUse root : given.scan().report().roots()) {
            Optional<String> topic = given.owners().topic(root.prefix());
            CatalogTable entry = entries.get(root.prefix());
            if (topic.isPresent() || entry != null || TopicRoots.isTable(root.prefix())) {
                String name = topic.orElse(entry == null ? root.prefix() : entry.database() + "." + entry.name());
                found.put(root.prefix(), new Table(name, root, entry));
            }
        }
        return new ArrayList<>(found.values());
    }
}
