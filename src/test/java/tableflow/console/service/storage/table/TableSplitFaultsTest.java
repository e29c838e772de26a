package tableflow.console.service.storage.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.iceberg.FileFormat;
import org.apache.iceberg.FileMetadata;
import org.apache.iceberg.GenericBlobMetadata;
import org.apache.iceberg.GenericStatisticsFile;
import org.apache.iceberg.PartitionSpec;
import org.apache.iceberg.Schema;
import org.apache.iceberg.Table;
import org.apache.iceberg.types.Types;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tableflow.console.domain.Progress;
import tableflow.console.domain.RemoteFailure;
import tableflow.console.domain.RemoteFailure.Kind;
import tableflow.console.domain.lake.CatalogTable;
import tableflow.console.domain.lake.S3Uri;
import tableflow.console.domain.storage.Amount;
import tableflow.console.domain.storage.LargeObject;
import tableflow.console.domain.storage.TableSplit;
import tableflow.console.service.lake.LakeTables;
import tableflow.console.service.lake.MemoryLake;
import tableflow.console.service.lake.MemoryLake.Noted;
import tableflow.console.service.lake.Reached;
import tableflow.console.service.storage.scan.MemoryPages;
import tableflow.console.service.support.Waiter;

/// Tables whose metadata is of another kind, broken, hidden, or changes while it is read.
@Timeout(300)
class TableSplitFaultsTest {

    private static final Schema SCHEMA = new Schema(Types.NestedField.optional(1, "id", Types.LongType.get()));
    private static final Instant NOW = MemoryPages.now();
    private static final long OLD = NOW.minus(Duration.ofDays(30)).toEpochMilli();

    @TempDir
    private Path scratch;

    private final MemoryLake lake = new MemoryLake();
    private final MemoryPages pages = new MemoryPages();
    private final Waiter clock = new Waiter() {
        @Override
        public Instant now() {
            return NOW;
        }

        @Override
        public void pause(Duration time) {
            assertThat(time).isPositive();
        }
    };

    private Table create(Map<String, String> properties) {
        return lake.create("orders", SCHEMA, PartitionSpec.unpartitioned(), properties);
    }

    private static String root(Table table) {
        return S3Uri.parse(table.location()).key() + "/";
    }

    private void add(Table table, String name, long bytes) {
        table.newFastAppend().appendFile(MemoryLake.file(table, Noted.of(name, 1, bytes))).commit();
        pages.put(root(table) + "data/" + name + ".parquet", bytes, OLD, "STANDARD");
    }

    /// What the metadata refers to beside files with rows is there as well.
    private void putMetadata() {
        lake.open("orders").reached((location, bytes, rank) -> {
            if (rank == Reached.METADATA) {
                pages.put(S3Uri.parse(location).key(), 7, OLD, "STANDARD");
            }
        }, Progress.NONE);
    }

    private TableStorage storage() {
        return new TableStorage(pages, MemoryLake.threads(), clock, TableStorage.SAFE_AGE, scratch);
    }

    private TableContents contents(LakeTables tables) {
        return storage().split(tables, MemoryLake.DATABASE, "orders", Progress.NONE);
    }

    private TableSplit split(LakeTables tables) {
        try (TableContents contents = contents(tables)) {
            assertThat(contents.split().difference()).isEqualTo(Amount.NONE);
            assertThat(contents.orphans().amount()).isEqualTo(contents.split().parts().orphans());
            return contents.split();
        }
    }

    private LakeTables pointingTo(String metadata) {
        return new LakeTables((database, name) -> Optional.of(new CatalogTable(database, name, "1",
                Map.of("table_type", "ICEBERG", "metadata_location", metadata),
                "s3://bucket/lake/lkc-abc123/orders")), lake, MemoryLake.threads());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "[]", "null", "{\"format-version\":2}", "{\"format-version\":99}", "\u0000\u0001"})
    void metadataThatMakesNoSenseEndsNothingAndNamesNoOrphan(String content) {
        Table table = create(Map.of());
        add(table, "a", 100);
        putMetadata();
        String broken = "s3://bucket/broken.metadata.json";
        try (var out = table.io().newOutputFile(broken).createOrOverwrite()) {
            out.write(content.getBytes(StandardCharsets.UTF_8));
        } catch (java.io.IOException failed) {
            throw new java.io.UncheckedIOException(failed);
        }

        TableSplit split = split(pointingTo(broken));

        assertThat(split.isComplete()).isFalse();
        assertThat(split.notes()).first().asString().startsWith("metadata not read: ").contains("orders");
        assertThat(split.parts().orphans()).isEqualTo(Amount.NONE);
        assertThat(split.parts().untold()).isEqualTo(Amount.of(1, 100));
        assertThat(split.parts().metadata().objects()).as("by their names").isEqualTo(pages.things().size() - 1);
        assertThat(split.scanned().objects()).isEqualTo(pages.things().size());
    }

    @Test
    void metadataThatIsGoneOrHiddenIsTheSame() {
        add(create(Map.of()), "a", 100);
        assertThat(split(pointingTo("s3://bucket/none.metadata.json")).parts().untold()).isEqualTo(Amount.of(1, 100));

        lake.before(object -> {
            throw RemoteFailure.of(Kind.FORBIDDEN, "read " + object, "AccessDenied");
        });
        TableSplit hidden = split(lake.tables());
        assertThat(hidden.parts().untold()).isEqualTo(Amount.of(1, 100));
        assertThat(hidden.notes()).first().asString().contains("AccessDenied");
    }

    @Test
    void withoutAFolderThereIsNothingToList() {
        LakeTables nowhere = new LakeTables((database, name) -> Optional.of(
                new CatalogTable(database, name, "1", Map.of("table_type", "ICEBERG"), null)), lake,
                MemoryLake.threads());
        assertThatThrownBy(() -> contents(nowhere)).isInstanceOf(RemoteFailure.class)
                .hasMessageContaining("names no folder");
        LakeTables none = new LakeTables((database, name) -> Optional.empty(), lake, MemoryLake.threads());
        assertThatThrownBy(() -> contents(none)).isInstanceOf(RemoteFailure.class)
                .hasMessageContaining("has none so named");
    }

    @Test
    void aManifestThatCannotBeReadMakesWhatNobodyNamesUntold() {
        Table table = create(Map.of("commit.manifest-merge.enabled", "false"));
        add(table, "a", 100);
        add(table, "b", 200);
        putMetadata();
        pages.put(root(table) + "data/nobody.parquet", 5, OLD, "STANDARD");
        String lost = table.currentSnapshot().allManifests(table.io()).getLast().path();
        lake.before(object -> {
            if (object.toString().equals(lost)) {
                throw RemoteFailure.of(Kind.FORBIDDEN, "read " + object, "AccessDenied");
            }
        });

        try (TableContents contents = contents(lake.tables())) {
            TableSplit split = contents.split();
            assertThat(split.notes()).singleElement().asString().startsWith("not read: ").contains("AccessDenied");
            assertThat(split.parts().live().objects()).isEqualTo(1);
            assertThat(split.parts().untold().objects()).isEqualTo(2);
            assertThat(split.parts().orphans()).isEqualTo(Amount.NONE);
            assertThat(split.missing()).isEqualTo(new TableSplit.Missing(0, 0));
            assertThat(split.difference()).isEqualTo(Amount.NONE);
            assertThat(contents.history().isComplete()).isFalse();
        }
    }

    @Test
    void aListOfManifestsThatIsGoneIsToldToo() {
        Table table = create(Map.of("commit.manifest-merge.enabled", "false"));
        add(table, "a", 100);
        String first = table.currentSnapshot().manifestListLocation();
        add(table, "b", 200);
        lake.before(object -> {
            if (object.toString().equals(first)) {
                throw RemoteFailure.of(Kind.NOT_FOUND, "read " + object, "NoSuchKey");
            }
        });

        TableSplit split = split(lake.tables());

        assertThat(split.parts().live()).isEqualTo(Amount.of(2, 300));
        assertThat(split.notes()).singleElement().asString().contains("NoSuchKey");
    }

    @Test
    void whatIsCommittedWhileItIsListedIsNoOrphan() {
        Table table = create(Map.of());
        add(table, "a", 100);
        putMetadata();
        // Written long ago, and committed only now: the age alone would not save it.
        pages.put(root(table) + "data/late.parquet", 400, OLD, "STANDARD");
        pages.put(root(table) + "data/nobody.parquet", 5, OLD, "STANDARD");
        boolean[] committed = {false};
        pages.before(ask -> {
            if (!committed[0]) {
                committed[0] = true;
                table.newFastAppend().appendFile(MemoryLake.file(table, Noted.of("late", 1, 400))).commit();
            }
        });

        try (TableContents contents = contents(lake.tables()); Stream<LargeObject> orphans =
                contents.orphans().stream()) {
            assertThat(contents.split().notes()).isEmpty();
            assertThat(orphans).extracting(LargeObject::key).containsExactly(root(table) + "data/nobody.parquet");
            assertThat(contents.split().parts().recent()).isEqualTo(Amount.of(1, 400));
            assertThat(contents.split().difference()).isEqualTo(Amount.NONE);
        }
    }

    @Test
    void whatIsDroppedWhileItIsListedIsNotMissing() {
        Table table = create(Map.of());
        add(table, "a", 100);
        add(table, "gone", 50);
        add(table, "lost", 60);
        pages.things().remove(root(table) + "data/lost.parquet");
        boolean[] dropped = {false};
        pages.before(ask -> {
            if (!dropped[0]) {
                dropped[0] = true;
                table.newDelete().deleteFile(table.location() + "/data/gone.parquet").commit();
                table.expireSnapshots().expireOlderThan(System.currentTimeMillis() + 1).retainLast(1).commit();
                pages.things().remove(root(table) + "data/gone.parquet");
            }
        });

        assertThat(split(lake.tables()).missing()).isEqualTo(new TableSplit.Missing(1, 0));
    }

    @Test
    void aCatalogThatAnswersNoMoreLeavesTheCandidatesUntold() {
        Table table = create(Map.of());
        add(table, "a", 100);
        pages.put(root(table) + "data/nobody.parquet", 5, OLD, "STANDARD");
        int[] asked = {0};
        LakeTables once = new LakeTables((database, name) -> {
            if (asked[0]++ > 0) {
                throw RemoteFailure.of(Kind.THROTTLED, "find table", "slow down");
            }
            return lake.entry(database, name);
        }, lake, MemoryLake.threads());

        TableSplit split = split(once);

        assertThat(split.notes()).singleElement().asString().contains("slow down");
        assertThat(split.parts().orphans()).isEqualTo(Amount.NONE);
        assertThat(split.parts().live()).isEqualTo(Amount.of(1, 100));
    }

    @Test
    void besideDeltaNoFileOfRowsIsCalledAnOrphan() {
        Table table = create(Map.of());
        add(table, "a", 100);
        pages.put(root(table) + "data/nobody.parquet", 5, OLD, "STANDARD");
        pages.put(root(table) + "metadata/left-m0.avro", 9, OLD, "STANDARD");
        pages.put(root(table) + "_delta_log/00000000000000000001.json", 3, OLD, "STANDARD");

        TableSplit split = split(lake.tables());

        assertThat(split.parts().orphans()).isEqualTo(Amount.of(1, 9));
        assertThat(split.parts().untold()).isEqualTo(Amount.of(1, 5));
        assertThat(split.notes()).singleElement().asString().contains("Delta");
    }

    @Test
    void deletionVectorsOfOnePuffinFileAreOneObjectAndStatisticsAreMetadata() {
        Table table = create(Map.of("format-version", "3"));
        add(table, "a", 100);
        add(table, "b", 200);
        String puffin = table.location() + "/data/vectors.puffin";
        var delta = table.newRowDelta();
        for (int i = 0; i < 2; i++) {
            delta.addDeletes(FileMetadata.deleteFileBuilder(table.spec())
                    .ofPositionDeletes()
                    .withFormat(FileFormat.PUFFIN)
                    .withPath(puffin)
                    .withFileSizeInBytes(64)
                    .withRecordCount(1)
                    .withReferencedDataFile(table.location() + "/data/" + (i == 0 ? "a" : "b") + ".parquet")
                    .withContentOffset(4 + 20L * i)
                    .withContentSizeInBytes(20)
                    .build());
        }
        delta.commit();
        pages.put(root(table) + "data/vectors.puffin", 64, OLD, "STANDARD");
        long current = table.currentSnapshot().snapshotId();
        String statistics = table.location() + "/metadata/" + current + ".stats";
        table.updateStatistics().setStatistics(new GenericStatisticsFile(current, statistics, 30, 10, List.of(
                new GenericBlobMetadata("apache-datasketches-theta-v1", current, 1, List.of(1), Map.of())))).commit();
        putMetadata();

        try (TableContents contents = contents(lake.tables())) {
            TableSplit split = contents.split();
            assertThat(split.notes()).isEmpty();
            assertThat(split.parts().live()).isEqualTo(Amount.of(3, 364));
            assertThat(split.parts().orphans()).isEqualTo(Amount.NONE);
            assertThat(split.parts().metadata().objects()).isEqualTo(pages.things().size() - 3);
            assertThat(pages.things()).containsKey(S3Uri.parse(statistics).key());
            assertThat(contents.history().holds().getLast().holds()).isEqualTo(Amount.of(3, 364));
        }
    }

    @Test
    void allCandidatesAreListedHoweverManyTheyAre() {
        Table table = create(Map.of());
        add(table, "a", 100);
        for (int i = 0; i < 12_000; i++) {
            pages.put(root(table) + "data/nobody-%05d.parquet".formatted(i), i, OLD, "STANDARD");
        }

        try (TableContents contents = contents(lake.tables()); Stream<LargeObject> all = contents.orphans().stream()) {
            assertThat(contents.split().parts().orphans().objects()).isEqualTo(12_000);
            assertThat(contents.split().largestOrphans()).hasSize(1_000)
                    .first().satisfies(one -> assertThat(one.size()).isEqualTo(11_999));
            assertThat(all.map(LargeObject::key).distinct()).hasSize(12_000);
        }
    }
}
