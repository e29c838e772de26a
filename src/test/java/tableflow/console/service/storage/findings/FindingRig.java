package tableflow.console.service.storage.findings;

import java.lang.reflect.Proxy;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tableflow.console.domain.Progress;
import tableflow.console.domain.RemoteFailure;
import tableflow.console.domain.RemoteFailure.Kind;
import tableflow.console.domain.aws.LifecycleRule;
import tableflow.console.domain.aws.OldVersions;
import tableflow.console.domain.aws.TableOptimizer;
import tableflow.console.domain.aws.TopLevel;
import tableflow.console.domain.lake.CatalogTable;
import tableflow.console.domain.lake.Snapshot;
import tableflow.console.domain.lake.TableMetadata;
import tableflow.console.domain.storage.finding.FindingReport;
import tableflow.console.service.port.BucketSettings;
import tableflow.console.service.port.Buckets;
import tableflow.console.service.port.CatalogDetails;
import tableflow.console.service.port.Identity;
import tableflow.console.service.storage.TopicOwners;
import tableflow.console.service.storage.cost.PriceTable;
import tableflow.console.service.storage.scan.Checkpoint;
import tableflow.console.service.storage.scan.MemoryPages;
import tableflow.console.service.storage.scan.Scan;
import tableflow.console.service.storage.scan.ScanRequest;
import tableflow.console.service.support.Waiter;

/// A bucket with tables whose settings, catalog and metadata a test decides; what is refused is put down by name.
public final class FindingRig {

    public static final String TABLE = "101/110/6d9d30d4-16d8-41bf-a0ec-c0fb6c17c63a/env-a/lkc-b/v1/"
            + "03085516-0740-465b-9cd3-3cf7e11770e6/";
    public static final Instant NOW = MemoryPages.now();

    public final MemoryPages pages = new MemoryPages();
    public final List<LifecycleRule> rules = new ArrayList<>();
    public final List<TableOptimizer> optimizers = new ArrayList<>();
    public final List<Snapshot> snapshots = new ArrayList<>();
    public final Set<String> refused = new HashSet<>();
    /// The question at which it is interrupted.
    public String stopsAt = "";
    public TopLevel top = new TopLevel(List.of("101/"), List.of(), true);
    public @Nullable String versioning;
    public OldVersions old = new OldVersions(0, 0, 1, 0, true);
    public @Nullable Checkpoint earlier;
    public final Map<String, CatalogTable> entries = new HashMap<>(Map.of(TABLE, new CatalogTable(
            "db", "orders's", null, Map.of("table_type", "ICEBERG"), "s3://bucket/" + TABLE)));

    /// An object under the table.
    public FindingRig put(String name, long size, Duration ago, String storageClass) {
        pages.put(TABLE + name, size, NOW.minus(ago).toEpochMilli(), storageClass);
        return this;
    }

    /// A commit so long ago.
    public FindingRig commit(Duration ago, long addedRows) {
        snapshots.add(new Snapshot(snapshots.size(), null, 1, NOW.minus(ago).toEpochMilli(), "append", null,
                Map.of("total-records", "100", "added-records", Long.toString(addedRows))));
        return this;
    }

    public Checkpoint scan() {
        return new Scan(pages, Thread.ofVirtual().factory(), waiter(), ScanRequest.of(MemoryPages.root(""))
                .withTables(owners().roots())).run(progress -> {}).kept();
    }

    public static TopicOwners owners() {
        return new TopicOwners(Map.of(TABLE, "orders"), null);
    }

    private static Waiter waiter() {
        return new Waiter() {
            @Override
            public Instant now() {
                return NOW;
            }

            @Override
            public void pause(Duration time) {
                throw new AssertionError("nobody waits");
            }
        };
    }

    public StorageFindings findings() {
        return new StorageFindings(new StorageFindings.Sources(
                () -> port(BucketSettings.class), () -> port(Buckets.class), () -> {
                    allow("uploads");
                    return pages;
                },
                new StorageFindings.Glue(bucket -> {
                    allow("entries");
                    return entries;
                }, () -> port(CatalogDetails.class), () -> port(Identity.class), entry -> {
                    allow("metadata");
                    return new TableMetadata(2, "u", "s3://bucket/" + TABLE, NOW.toEpochMilli(), null, snapshots);
                })), Thread.ofVirtual().factory(), waiter());
    }

    public FindingReport find() {
        return findings().find(new StorageFindings.Case(
                scan(), earlier, owners(), PriceTable.delivered().region("us-east-1")), Progress.NONE);
    }

    private void allow(String what) {
        if (stopsAt.equals(what)) {
            Thread.currentThread().interrupt();
            throw RemoteFailure.cancelled("ask for " + what);
        }
        if (refused.contains(what)) {
            throw RemoteFailure.of(Kind.FORBIDDEN, "ask for " + what, "AccessDenied");
        }
    }

    private <T> T port(Class<T> type) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, (self, method, given) -> {
            allow(method.getName());
            return switch (method.getName()) {
                case "lifecycle" -> List.copyOf(rules);
                case "versioning" -> Optional.ofNullable(versioning);
                case "topLevel" -> top;
                case "oldVersions" -> old;
                case "optimizers" -> List.copyOf(optimizers);
                case "caller" -> new Identity.Caller("123456789012", "arn:aws:iam::123456789012:user/u", null);
                case "close" -> null;
                default -> throw new AssertionError(method.getName());
            };
        }));
    }
}
