package tableflow.console.service.storage.inventory;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.zip.GZIPOutputStream;
import org.apache.parquet.conf.PlainParquetConfiguration;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.example.data.simple.SimpleGroup;
import org.apache.parquet.hadoop.ParquetWriter;
import org.apache.parquet.hadoop.example.ExampleParquetWriter;
import org.apache.parquet.io.LocalOutputFile;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.MessageTypeParser;
import org.junit.jupiter.api.io.TempDir;
import tableflow.console.domain.RemoteFailure;
import tableflow.console.domain.RemoteFailure.Kind;
import tableflow.console.domain.aws.Inventory;
import tableflow.console.domain.lake.S3Uri;
import tableflow.console.service.port.ObjectStorage;
import tableflow.console.service.storage.TopicOwners;
import tableflow.console.service.storage.cost.PriceTable;
import tableflow.console.service.storage.cost.RegionPrices;
import tableflow.console.service.storage.scan.MemoryPages;
import tableflow.console.service.storage.scan.Scan;
import tableflow.console.service.support.Waiter;

/// A bucket with an inventory as S3 writes it, and the objects that it lists.
abstract class InventoryBucket {

    static final Instant CREATED = MemoryPages.now();
    static final String LISTS = "lists/bucket/daily/";
    static final RegionPrices PRICES = PriceTable.delivered().region("us-east-1");
    static final S3Uri ROOT = MemoryPages.root("");
    static final String FIELDS =
            "Bucket, Key, VersionId, IsLatest, IsDeleteMarker, Size, LastModifiedDate, StorageClass";
    static final MessageType PARQUET = MessageTypeParser.parseMessageType("""
            message s3.inventory {
              required binary bucket (STRING);
              required binary key (STRING);
              optional binary version_id (STRING);
              optional boolean is_latest;
              optional boolean is_delete_marker;
              optional int64 size;
              optional int64 last_modified_date (TIMESTAMP(MILLIS,true));
              optional binary e_tag (STRING);
              optional binary storage_class (STRING);
            }""");

    @TempDir
    Path folder = Path.of("");

    final MemoryPages source = new MemoryPages();
    final MemoryPages destination = new MemoryPages();
    final Map<String, byte[]> contents = new HashMap<>();
    final AtomicReference<Inventory> inventory = new AtomicReference<>(configured("CSV", ""));
    final AtomicInteger pauses = new AtomicInteger();
    /// Lets no time pass.
    final Waiter patient = new Waiter() {
        @Override
        public Instant now() {
            return CREATED;
        }

        @Override
        public void pause(Duration time) {
            pauses.incrementAndGet();
        }
    };
    volatile String refused = "";
    /// Told each key that is read, before it is.
    volatile Consumer<String> opening = key -> {};
    /// Streams of keys that hold this break off after half of their bytes, so many times.
    volatile String breaking = "-";
    final AtomicInteger breaks = new AtomicInteger();

    static Inventory configured(String format, String encryption) {
        return new Inventory("daily", true, "Daily", null, true, List.of("Size", "LastModifiedDate", "StorageClass"),
                new Inventory.Target("arn:aws:s3:::bucket", "lists", format, encryption));
    }

    Inventories inventories() {
        return new Inventories(new Inventories.Sources(
                bucket -> List.of(inventory.get()), () -> destination, Stored::new, folder.resolve("scratch")));
    }

    /// Counts by the newest list.
    Scan.Outcome count(S3Uri root) {
        Offer offer = inventories().offers(root, PRICES).getFirst();
        assertThat(offer.isUsable()).as(offer.why()).isTrue();
        return inventories().scan(offer, root, TopicOwners.NONE, Thread.ofVirtual().factory(), patient)
                .run(progress -> {});
    }

    final class Stored implements ObjectStorage {
        byte[] bytes(S3Uri object) {
            if (!refused.isEmpty() && object.key().contains(refused)) {
                throw RemoteFailure.of(Kind.FORBIDDEN, "read " + object, "AccessDenied");
            }
            byte[] found = contents.get(object.key());
            if (found == null) {
                throw RemoteFailure.of(Kind.NOT_FOUND, "read " + object, "NoSuchKey");
            }
            return found;
        }

        @Override
        public void list(S3Uri prefix, Listing listing) {
            throw new AssertionError();
        }

        @Override
        public Stat stat(S3Uri object) {
            return new Stat(bytes(object).length, "e");
        }

        @Override
        public InputStream open(S3Uri object) {
            opening.accept(object.key());
            byte[] all = bytes(object);
            if (object.key().contains(breaking) && breaks.getAndDecrement() > 0) {
                return new SequenceInputStream(new ByteArrayInputStream(all, 0, all.length / 2), new InputStream() {
                    @Override
                    public int read() throws IOException {
                        throw new IOException("connection reset");
                    }

                    @Override
                    public int read(byte[] into, int from, int count) throws IOException {
                        throw new IOException("connection reset");
                    }
                });
            }
            return new ByteArrayInputStream(all);
        }

        @Override
        public InputStream open(S3Uri object, long from, long to, String etag) {
            return new ByteArrayInputStream(bytes(object), (int) from, (int) (to - from));
        }

        @Override
        public void close() {}
    }

    void put(String key, byte[] content) {
        contents.put(key, content);
        destination.put(key, content.length, 0, "STANDARD");
    }

    byte[] bytes(String name) {
        return contents.getOrDefault(LISTS + name, new byte[0]);
    }

    static String md5(byte[] bytes) throws Exception {
        return HexFormat.of().formatHex(MessageDigest.getInstance("MD5").digest(bytes));
    }

    /// A list as S3 writes it, in files of a few hundred rows.
    void written(String moment, String format, String schema, List<byte[]> files) throws Exception {
        StringBuilder parts = new StringBuilder();
        for (int i = 0; i < files.size(); i++) {
            String key = LISTS + "data/" + i + "." + format;
            put(key, files.get(i));
            parts.append(i == 0 ? "" : ",").append("{\"key\":\"").append(key).append("\",\"size\":")
                    .append(files.get(i).length).append(",\"MD5checksum\":\"").append(md5(files.get(i))).append("\"}");
        }
        byte[] manifest = ("{\"sourceBucket\":\"bucket\",\"destinationBucket\":\"arn:aws:s3:::bucket\","
                + "\"version\":\"2016-11-30\",\"creationTimestamp\":\"" + CREATED.toEpochMilli()
                + "\",\"fileFormat\":\"" + format + "\",\"fileSchema\":\"" + schema + "\",\"files\":[" + parts + "]}")
                .getBytes(StandardCharsets.UTF_8);
        put(LISTS + moment + "manifest.json", manifest);
        put(LISTS + moment + "manifest.checksum", (md5(manifest) + "\n").getBytes(StandardCharsets.UTF_8));
    }

    record Row(String key, MemoryPages.Thing thing, boolean current, boolean mark) {}

    List<Row> rows(Random random, int count) {
        String table = "1010001/10110010/03085516-0740-465b-9cd3-3cf7e11770e6/env-a1/lkc-b2/v1/"
                + "ca5b22b6-2dec-439c-a46d-91d25044a3c3/";
        String[] odd = {"\n", "+", " ", "%", "\"", ",", "é", "日本", "\uD83D\uDE00", "//", "=", "&", "\u0001"};
        List<Row> rows = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            String key = random.nextInt(3) == 0 ? table + "data/" + i + ".parquet"
                    : "x" + random.nextInt(9) + odd[random.nextInt(odd.length)] + "/" + i + odd[random.nextInt(13)];
            MemoryPages.Thing thing = new MemoryPages.Thing(random.nextLong(1L << (1 + random.nextInt(50))),
                    CREATED.minus(Duration.ofHours(random.nextInt(90_000))).toEpochMilli(),
                    random.nextBoolean() ? "STANDARD" : "GLACIER");
            source.put(key, thing.size(), thing.modified(), thing.storageClass());
            rows.add(new Row(key, thing, true, false));
            if (random.nextInt(5) == 0) {
                rows.add(new Row(key, thing, false, random.nextBoolean()));
                rows.add(new Row("gone" + i, thing, true, true));
            }
        }
        return rows;
    }

    static byte[] csv(List<Row> rows) throws Exception {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
            for (Row row : rows) {
                out.write(("\"bucket\",\"" + URLEncoder.encode(row.key, StandardCharsets.UTF_8) + "\",\"v\",\""
                        + row.current + "\",\"" + row.mark + "\",\"" + (row.mark ? "" : row.thing.size()) + "\",\""
                        + Instant.ofEpochMilli(row.thing.modified()) + "\",\"" + row.thing.storageClass() + "\"\n")
                        .getBytes(StandardCharsets.UTF_8));
            }
        }
        return bytes.toByteArray();
    }

    byte[] parquet(List<Row> rows) throws Exception {
        Path file = folder.resolve("list.parquet");
        try (ParquetWriter<Group> writer = ExampleParquetWriter.builder(new LocalOutputFile(file))
                .withConf(new PlainParquetConfiguration()).withType(PARQUET).build()) {
            for (Row row : rows) {
                Group group = new SimpleGroup(PARQUET).append("bucket", "bucket").append("key", row.key)
                        .append("is_latest", row.current).append("is_delete_marker", row.mark);
                if (!row.mark) {
                    group.append("size", row.thing.size()).append("storage_class", row.thing.storageClass());
                }
                writer.write(group.append("last_modified_date", row.thing.modified()));
            }
        }
        byte[] bytes = Files.readAllBytes(file);
        Files.delete(file);
        return bytes;
    }

    void write(String format, List<Row> rows) throws Exception {
        List<byte[]> files = new ArrayList<>();
        for (int from = 0; from < rows.size(); from += 700) {
            List<Row> part = rows.subList(from, Math.min(rows.size(), from + 700));
            files.add(format.equals("CSV") ? csv(part) : parquet(part));
        }
        inventory.set(configured(format, ""));
        written("2026-11-22T01-00Z/", format, format.equals("CSV") ? FIELDS
                : PARQUET.toString().replaceAll("\\s+", " "), files);
    }
}
