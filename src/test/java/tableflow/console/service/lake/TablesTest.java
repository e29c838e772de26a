package tableflow.console.service.lake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tableflow.console.domain.Progress;
import tableflow.console.domain.RemoteFailure;
import tableflow.console.domain.RemoteFailure.Kind;
import tableflow.console.domain.lake.CatalogDatabase;
import tableflow.console.domain.lake.CatalogTable;
import tableflow.console.domain.lake.S3Uri;
import tableflow.console.domain.lake.TableFigures;
import tableflow.console.domain.lake.Usage;
import tableflow.console.service.port.Catalog;
import tableflow.console.service.port.ObjectStorage;

class TablesTest {
    private static final String ROOT = "1/v1/t/";
    private static final String METADATA = """
            {"format-version":2,"table-uuid":"u","location":"s3://b/1/v1/t","last-updated-ms":5,
             "last-sequence-number":1,"last-column-id":1,"current-schema-id":0,"default-spec-id":0,
             "last-partition-id":999,"default-sort-order-id":0,"sort-orders":[{"order-id":0,"fields":[]}],
             "schemas":[{"type":"struct","schema-id":0,"fields":[
               {"id":1,"name":"a","required":false,"type":"long"}]}],
             "partition-specs":[{"spec-id":0,"fields":[]}],
             "current-snapshot-id":9223372036854775807,"unknown":{},
             "snapshots":[{"snapshot-id":9223372036854775807,"sequence-number":1,"timestamp-ms":4,
               "manifest-list":"s3://b/1/v1/t/metadata/snap.avro","schema-id":0,
               "summary":{"operation":"append","total-records":"9007199254740993","total-data-files":"2",
                          "total-files-size":"300"}}]}""";

    private final Map<String, byte[]> objects = new TreeMap<>();
    private final Map<String, CatalogTable> tables = new TreeMap<>();
    private final Tables lake = new Tables(new Catalog() {
        @Override
        public List<CatalogDatabase> databases() {
            throw new AssertionError("not needed");
        }

        @Override
        public Optional<CatalogDatabase> database(String name) {
            throw new AssertionError("not needed");
        }

        @Override
        public void tables(String database, Consumer<CatalogTable> sink) {
            throw new AssertionError("not needed");
        }

        @Override
        public Optional<CatalogTable> table(String database, String name) {
            return Optional.ofNullable(tables.get(database + "." + name));
        }

        @Override
        public void close() {}
    }, new ObjectStorage() {
        @Override
        public void list(S3Uri prefix, Listing listing) {
            assertThat(prefix.bucket()).isEqualTo("b");
            objects.forEach((key, bytes) -> {
                if (key.startsWith(prefix.key())) {
                    listing.object(new Listed(key, bytes.length, Instant.EPOCH, "STANDARD"));
                }
            });
        }

        @Override
        public InputStream open(S3Uri object) {
            byte[] bytes = objects.get(object.key());
            if (bytes == null) {
                throw RemoteFailure.of(Kind.NOT_FOUND, "read " + object, "NoSuchKey");
            }
            return new ByteArrayInputStream(bytes);
        }

        @Override
        public Stat stat(S3Uri object) {
            byte[] bytes = objects.get(object.key());
            if (bytes == null) {
                throw RemoteFailure.of(Kind.NOT_FOUND, "look at " + object, "NoSuchKey");
            }
            return new Stat(bytes.length, "etag");
        }

        @Override
        public InputStream open(S3Uri object, long from, long to, String etag) {
            return new ByteArrayInputStream(objects.get(object.key()), (int) from, (int) (to - from));
        }

        @Override
        public void close() {}
    });

    private void table(String pointer) {
        tables.put("lkc-1.orders", new CatalogTable("lkc-1", "orders", "2",
                Map.of("table_type", "ICEBERG", "metadata_location", pointer), "s3://b/1/v1/t"));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    @Test
    void putsTheThreeSidesBesideEachOther() {
        table("s3://b/1/v1/t/metadata/00001-a.metadata.json");
        objects.put(ROOT + "metadata/00001-a.metadata.json", bytes(METADATA));
        objects.put(ROOT + "data/x.parquet", new byte[100]);
        objects.put(ROOT + "data/y.parquet", new byte[250]);
        objects.put(ROOT + "_delta_log/0.json", new byte[7]);
        objects.put("1/v1/t2/data/z.parquet", new byte[9]);

        TableFigures figures = lake.figures("lkc-1", "orders", Progress.NONE);

        assertThat(figures.data()).isEqualTo(new Usage(2, 350));
        assertThat(figures.metadataFiles()).isEqualTo(new Usage(1, METADATA.length()));
        assertThat(figures.other()).isEqualTo(new Usage(1, 7));
        assertThat(figures.all()).isEqualTo(new Usage(4, 357L + METADATA.length()));
        assertThat(figures.metadata().current().orElseThrow().records()).hasValue(9_007_199_254_740_993L);
        assertThat(figures.metadata().current().orElseThrow().operation()).isEqualTo("append");
    }

    @Test
    void compressedMetadataIsRead() throws IOException {
        table("s3://b/1/v1/t/metadata/00001-a.gz.metadata.json");
        ByteArrayOutputStream zipped = new ByteArrayOutputStream();
        try (GZIPOutputStream zip = new GZIPOutputStream(zipped)) {
            zip.write(bytes(METADATA));
        }
        objects.put(ROOT + "metadata/00001-a.gz.metadata.json", zipped.toByteArray());

        assertThat(lake.figures("lkc-1", "orders", Progress.NONE).metadata().snapshots()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "[]", "{\"format-version\":2}", "null"})
    void otherFilesAreNoMetadata(String content) {
        table("s3://b/1/v1/t/metadata/00001-a.metadata.json");
        objects.put(ROOT + "metadata/00001-a.metadata.json", bytes(content));

        assertThatThrownBy(() -> lake.figures("lkc-1", "orders", Progress.NONE))
                .isInstanceOfSatisfying(RemoteFailure.class, it -> {
                    assertThat(it.kind()).isEqualTo(Kind.UNEXPECTED);
                    assertThat(it.why()).contains("00001-a.metadata.json");
                    assertThat(it.advice()).isPresent();
                });
    }

    @Test
    void whatIsMissingIsNamed() {
        assertThatThrownBy(() -> lake.figures("lkc-1", "orders", Progress.NONE))
                .isInstanceOfSatisfying(RemoteFailure.class, it -> assertThat(it.kind()).isEqualTo(Kind.NOT_FOUND));
        table("s3://b/gone.metadata.json");
        assertThatThrownBy(() -> lake.figures("lkc-1", "orders", Progress.NONE)).hasMessageContaining("NoSuchKey");
        tables.put("lkc-1.orders", new CatalogTable("lkc-1", "orders", "2", Map.of(), null));
        assertThatThrownBy(() -> lake.figures("lkc-1", "orders", Progress.NONE))
                .hasMessageContaining("metadata_location");
    }

    @Test
    void manyObjectsAreToldWhileTheyAreListed() {
        table("s3://b/1/v1/t/metadata/00001-a.metadata.json");
        objects.put(ROOT + "metadata/00001-a.metadata.json", bytes(METADATA));
        for (int i = 0; i < 2_500; i++) {
            objects.put(ROOT + "data/" + i, new byte[1]);
        }
        List<Long> told = new ArrayList<>();

        lake.figures("lkc-1", "orders", (message, done, total) -> told.add(done));

        assertThat(told).containsExactly(1_000L, 2_000L);
    }
}
