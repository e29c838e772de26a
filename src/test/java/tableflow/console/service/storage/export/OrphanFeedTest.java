package tableflow.console.service.storage.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.apache.iceberg.Schema;
import org.apache.iceberg.Table;
import org.apache.iceberg.types.Types;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tableflow.console.domain.Progress;
import tableflow.console.domain.RemoteFailure;
import tableflow.console.domain.RemoteFailure.Kind;
import tableflow.console.domain.lake.CatalogTable;
import tableflow.console.domain.lake.S3Uri;
import tableflow.console.domain.storage.Amount;
import tableflow.console.service.lake.MemoryLake;
import tableflow.console.service.lake.MemoryLake.Noted;
import tableflow.console.service.storage.scan.MemoryPages;
import tableflow.console.service.storage.table.TableStorage;
import tableflow.console.service.support.Waiter;

/// Orphan candidates of real tables, found and written in every form.
@Timeout(300)
class OrphanFeedTest {

    private static final long OLD = MemoryPages.now().minus(Duration.ofDays(30)).toEpochMilli();
    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    private Path folder;

    private final MemoryLake lake = new MemoryLake();
    private final MemoryPages pages = new MemoryPages();
    private final Map<String, CatalogTable> entries = new HashMap<>();
    private final Waiter clock = new Waiter() {
        @Override
        public Instant now() {
            return MemoryPages.now();
        }

        @Override
        public void pause(Duration time) {}
    };
    private String orders = "";
    private String clicks = "";

    @BeforeEach
    void tables() {
        orders = table("orders");
        clicks = table("clicks");
        pages.put("elsewhere/lost.parquet", 7, OLD, "STANDARD");
    }

    private String table(String name) {
        Table table = lake.create(name, new Schema(Types.NestedField.optional(1, "id", Types.LongType.get())));
        String root = S3Uri.parse(table.location()).key() + "/";
        table.newFastAppend().appendFile(MemoryLake.file(table, Noted.of("a", 10, 100))).commit();
        pages.put(root + "data/a.parquet", 100, OLD, "STANDARD");
        pages.put(root + "data/young.parquet", 9, MemoryPages.now().toEpochMilli(), "STANDARD");
        entries.put(root, lake.entry(MemoryLake.DATABASE, name).orElseThrow());
        return root;
    }

    private OrphanFeed feed(String prefix) {
        return new OrphanFeed(bucket -> entries, lake.tables(),
                new TableStorage(pages, MemoryLake.threads(), clock, TableStorage.SAFE_AGE, folder.resolve("scratch")),
                MemoryPages.root(prefix), Progress.NONE);
    }

    private List<ListedObject> found(String prefix) {
        List<ListedObject> found = new ArrayList<>();
        feed(prefix).to(found::add);
        return found;
    }

    private Path write(String prefix, ListFormat format) {
        Path target = folder.resolve("orphans." + format.ending());
        ObjectExports.write(new ObjectExports.Export("bucket", format, false, target), feed(prefix), Progress.NONE);
        return target;
    }

    @Test
    void keysOfEveryCharacterComeBackFromEveryForm() throws Exception {
        TreeSet<String> keys = new TreeSet<>();
        for (int c = 1; c < 0x800; c += 3) {
            keys.add(orders + "data/c" + (char) c + "x.parquet");
        }
        for (String odd : List.of("a//b", "=1+1", "a,\"b\"", "\r\n", "new\nline", "100%", "%2F", "a b+c", "\\",
                "\uD83D\uDE00", "\u202Egpj.exe", "\uFFFD", "\u2028", "trailing/", "' or 1", "-2", "@x")) {
            keys.add(orders + "data/" + odd);
        }
        keys.forEach(key -> pages.put(key, 5, OLD, "STANDARD"));

        TreeSet<String> decoded = new TreeSet<>();
        for (String line : Files.readAllLines(write("", ListFormat.BATCH_MANIFEST))) {
            assertThat(line).matches("bucket,[-A-Za-z0-9_.~/%]+");
            decoded.add(URLDecoder.decode(line.substring("bucket,".length()), StandardCharsets.UTF_8));
        }
        assertThat(decoded).isEqualTo(keys);

        TreeSet<String> lines = new TreeSet<>();
        for (String line : Files.readAllLines(write("", ListFormat.JSON_LINES))) {
            JsonNode one = JSON.readTree(line);
            lines.add(one.path("key").asText());
            assertThat(one.path("size").asLong()).isEqualTo(5);
            assertThat(one.path("last_modified").asText()).isEqualTo(Instant.ofEpochMilli(OLD).toString());
        }
        assertThat(lines).isEqualTo(keys);

        String text = Files.readString(write("", ListFormat.CSV));
        try (CsvReader<CsvRecord> reader = CsvReader.builder().ofCsvRecord(text.substring(1))) {
            TreeSet<String> cells = new TreeSet<>();
            reader.stream().skip(1).forEach(row -> cells.add(row.getField(1)));
            assertThat(cells).isEqualTo(keys);
        }
    }

    @Test
    void moreThanAreHeldInMemoryAreAllWritten() throws Exception {
        for (int i = 0; i < 5_000; i++) {
            pages.put(orders + "data/lost-" + i + ".parquet", 2, OLD, "STANDARD");
        }
        Path target = folder.resolve("all.csv");
        assertThat(ObjectExports.write(new ObjectExports.Export(
                "bucket", ListFormat.BATCH_MANIFEST, false, target), feed(""), Progress.NONE))
                .isEqualTo(Amount.of(5_000, 10_000));
        assertThat(Files.readAllLines(target)).doesNotHaveDuplicates().hasSize(5_000);
        assertThat(folder.resolve("scratch")).isEmptyDirectory();
    }

    @Test
    void onlyThoseUnderThePlaceAreNamed() {
        pages.put(orders + "data/lost.parquet", 5, OLD, "STANDARD");
        pages.put(orders + "other/lost.parquet", 5, OLD, "STANDARD");
        pages.put(clicks + "data/lost.parquet", 5, OLD, "STANDARD");
        assertThat(found("")).extracting(ListedObject::key).containsExactlyInAnyOrder(
                orders + "data/lost.parquet", orders + "other/lost.parquet", clicks + "data/lost.parquet");
        assertThat(found(orders)).hasSize(2);
        assertThat(found(orders + "data/")).as("within a table").extracting(ListedObject::key)
                .containsExactly(orders + "data/lost.parquet");
        assertThatThrownBy(() -> found("elsewhere/")).isInstanceOfSatisfying(RemoteFailure.class, failure ->
                assertThat(failure.is(Kind.NOT_FOUND)).isTrue());
    }

    @Test
    void aTableThatCouldNotBeToldApartIsNoEmptyList() {
        pages.put(clicks + "data/lost.parquet", 5, OLD, "STANDARD");
        lake.before(object -> {
            if (object.toString().contains("orders")) {
                throw RemoteFailure.of(Kind.FORBIDDEN, "read " + object, "AccessDenied");
            }
        });
        Path target = folder.resolve("none.jsonl");
        assertThatThrownBy(() -> ObjectExports.write(new ObjectExports.Export(
                "bucket", ListFormat.JSON_LINES, false, target), feed(""), Progress.NONE))
                .isInstanceOfSatisfying(RemoteFailure.class, failure -> {
                    assertThat(failure.what()).contains("orders");
                    assertThat(failure.why()).contains("AccessDenied");
                    assertThat(failure.advice()).isPresent();
                });
        assertThat(target).doesNotExist();
        assertThat(found(clicks)).as("of the other one it is whole").hasSize(1);
    }

    @Test
    void aPartThatMayNotBeListedEndsIt() {
        pages.before(ask -> {
            if (ask.prefix().key().startsWith(orders + "data/")
                    || (ask.prefix().key().equals(orders) && !ask.folded())) {
                throw RemoteFailure.of(Kind.FORBIDDEN, "list", "no s3:ListBucket");
            }
        });
        assertThatThrownBy(() -> found("")).hasMessageContaining("no s3:ListBucket");
    }
}
