package tableflow.console.service.storage.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tableflow.console.domain.Progress;
import tableflow.console.domain.RemoteFailure;
import tableflow.console.domain.RemoteFailure.Kind;
import tableflow.console.domain.storage.Amount;
import tableflow.console.domain.storage.finding.FindingReport;
import tableflow.console.service.port.ObjectPages.Version;
import tableflow.console.service.storage.UsageRows.By;
import tableflow.console.service.storage.cost.Costs;
import tableflow.console.service.storage.cost.PriceTable;
import tableflow.console.service.storage.export.ObjectExports.Export;
import tableflow.console.service.storage.export.ObjectFeeds.Which;
import tableflow.console.service.storage.findings.FindingRig;
import tableflow.console.service.storage.scan.Checkpoint;
import tableflow.console.service.storage.scan.MemoryPages;
import tableflow.console.service.support.Waiter;

@Timeout(300)
class StorageExportsTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    /// Every character of one and of two bytes that UTF-8 has, some beyond, and what shells, sheets and pages mind.
    private static final List<String> HOSTILE = hostile();

    @TempDir
    Path folder;

    private final FindingRig rig = new FindingRig();

    private static List<String> hostile() {
        List<String> keys = new ArrayList<>(List.of("=1+1", "@SUM(A1)", "-2", "+3", "\tx", "a,b", "a\"b\"", "a//b",
                "trailing/", "<script>alert(1)</script>", "'; DROP", "\uD83D\uDE00", "\u202Egpj.exe", "\uFFFD", "100%",
                "a b+c", "\r\n", " ", "\\", "%2F"));
        for (int c = 1; c < 0x800; c += 7) {
            keys.add("c" + (char) c + "x");
        }
        return keys;
    }

    private ObjectFeeds feeds() {
        return new ObjectFeeds(() -> rig.pages, Thread.ofVirtual().factory(), Waiter.real(), Progress.NONE);
    }

    private Path write(Which which, ListFormat format) {
        Path target = folder.resolve("list." + format.ending());
        ObjectExports.write(new Export("bucket", format, which.versions(), target),
                feeds().of(which, MemoryPages.root(""), List.of()), Progress.NONE);
        return target;
    }

    private static List<CsvRecord> csv(Path file) throws IOException {
        String text = Files.readString(file);
        assertThat(text).startsWith("\ufeff");
        try (CsvReader<CsvRecord> reader = CsvReader.builder().ofCsvRecord(text.substring(1))) {
            return reader.stream().toList();
        }
    }

    @Test
    void everyKeyGoesOutInEveryFormAndComesBack() throws Exception {
        HOSTILE.forEach(key -> rig.pages.put(key, 5, MemoryPages.now().toEpochMilli(), "STANDARD"));
        TreeSet<String> keys = new TreeSet<>(HOSTILE);
        keys.remove("trailing/");

        TreeSet<String> encoded = new TreeSet<>();
        List<String> manifest = Files.readAllLines(write(Which.FOREIGN, ListFormat.BATCH_MANIFEST));
        manifest.forEach(line -> {
            assertThat(line).matches("bucket,[-A-Za-z0-9_.~/%]+");
            encoded.add(URLDecoder.decode(line.substring(7), StandardCharsets.UTF_8));
        });
        assertThat(encoded).isEqualTo(keys);

        TreeSet<String> lines = new TreeSet<>();
        for (String line : Files.readAllLines(write(Which.FOREIGN, ListFormat.JSON_LINES))) {
            JsonNode one = JSON.readTree(line);
            lines.add(one.path("key").asText());
            assertThat(one.path("size").asLong()).isEqualTo(5);
            assertThat(one.path("version_id").isNull()).isTrue();
        }
        assertThat(lines).isEqualTo(keys);

        List<CsvRecord> rows = csv(write(Which.FOREIGN, ListFormat.CSV));
        assertThat(rows.getFirst().getFields()).containsExactly(
                "bucket", "key", "version_id", "size", "last_modified", "storage_class");
        TreeSet<String> cells = new TreeSet<>();
        rows.stream().skip(1).map(row -> row.getField(1)).forEach(cell -> {
            assertThat("=+-@\t\r".indexOf(cell.charAt(0)) < 0 || cell.equals("-2")).as(cell).isTrue();
            cells.add(cell.startsWith("'") && !keys.contains(cell) ? cell.substring(1) : cell);
        });
        assertThat(cells).isEqualTo(keys);
    }

    @Test
    void eachListHasItsObjects() throws Exception {
        rig.put("data/small.parquet", 10, Duration.ofDays(2), "STANDARD")
                .put("data/large.parquet", 10L << 20, Duration.ofDays(2), "GLACIER")
                .put("metadata/1.metadata.json", 10, Duration.ofDays(2), "STANDARD")
                .put("note.txt", 3, Duration.ofDays(2), "STANDARD");
        rig.pages.put("topics/t/year=2026/a.json", 7, 0, "GLACIER");
        rig.pages.put("lake/own/data/x.parquet", 8, 0, "STANDARD");
        rig.pages.version(new Version("k", "v2", 4, MemoryPages.now(), "STANDARD", true, false));
        rig.pages.version(new Version("k", "v1", 3, MemoryPages.now(), "STANDARD", false, false));
        rig.pages.version(new Version("gone", "m", 0, MemoryPages.now(), "", true, true));

        assertThat(keys(Which.SMALL, List.of("lake/own/"))).containsExactly("lake/own/data/x.parquet",
                FindingRig.TABLE + "data/small.parquet");
        assertThat(keys(Which.ARCHIVED, List.of())).containsExactly(FindingRig.TABLE + "data/large.parquet");
        assertThat(keys(Which.FOREIGN, List.of())).containsExactly(
                "lake/own/data/x.parquet", FindingRig.TABLE + "note.txt");
        assertThat(Files.readAllLines(write(Which.NONCURRENT, ListFormat.BATCH_MANIFEST)))
                .containsExactly("bucket,k,v1", "bucket,gone,m");
    }

    private List<String> keys(Which which, List<String> tables) {
        List<String> keys = new ArrayList<>();
        feeds().of(which, MemoryPages.root(""), tables).to(one -> keys.add(one.key()));
        keys.sort(Comparator.comparingInt(String::length));
        return keys;
    }

    @Test
    void aListThatCannotBeWholeLeavesNoFile() {
        rig.put("note.txt", 3, Duration.ofDays(2), "STANDARD");
        Path target = folder.resolve("list.csv");
        Export export = new Export("bucket", ListFormat.CSV, false, target);
        rig.pages.before(ask -> {
            throw RemoteFailure.of(Kind.FORBIDDEN, "list", "AccessDenied");
        });
        assertThatThrownBy(() -> ObjectExports.write(export, feeds().of(Which.FOREIGN, MemoryPages.root(""),
                List.of()), Progress.NONE)).isInstanceOf(RemoteFailure.class).hasMessageContaining("AccessDenied");

        assertThatThrownBy(() -> ObjectExports.write(export, sink -> {
            sink.accept(new ListedObject("k", null, 1, 0, ""));
            Thread.currentThread().interrupt();
        }, Progress.NONE)).isInstanceOfSatisfying(RemoteFailure.class, it ->
                assertThat(it.is(Kind.CANCELLED)).isTrue());
        assertThat(Thread.interrupted()).isTrue();
        assertThat(folder).isEmptyDirectory();

        rig.pages.before(ask -> {});
        assertThatThrownBy(() -> feeds().of(Which.FOREIGN, MemoryPages.root(""), List.of()).to(one -> {
            throw new IllegalStateException("disk full");
        })).hasMessage("disk full");
        Amount written = ObjectExports.write(export, feeds().of(Which.FOREIGN, MemoryPages.root(""), List.of()),
                Progress.NONE);
        assertThat(written).isEqualTo(Amount.of(1, 3));
    }

    private UsageExport usage(Checkpoint scan) {
        return new UsageExport(scan, FindingRig.owners(), Costs.of(scan.report(),
                PriceTable.delivered().region("moon-1"), root -> root.prefix()));
    }

    @Test
    void thePageLoadsAndRunsNothingWhateverKeysHold() throws Exception {
        HOSTILE.forEach(key -> rig.put(key, 5L << 20, Duration.ofDays(1), "GL<img src=x onerror=y>"));
        rig.refused.add("lifecycle");
        FindingReport findings = rig.find();
        Path target = folder.resolve("report.html");

        usage(rig.scan()).html(findings, text -> text.replace("DROP", "***"), target);

        String page = Files.readString(target);
        assertThat(page).contains("&lt;script&gt;", "Not checked", "needs s3:GetLifecycleConfiguration",
                        "There are none of moon-1", "us-east-1 as of ", "***", "By topic", "Largest objects")
                .doesNotContain("<script", "<img", "src=\"", "href=", "url(", "@import", "DROP", "\u202e");
        assertThat(page.replaceAll("<(/?(!doctype|html|head|meta|title|style|body|h1|h2|h3|p|dl|dt|dd|ul|li|pre|table|"
                + "tr|th|td|div|small|span))[^<>]*>", "")).doesNotContain("<", ">");
    }

    @Test
    void tablesAndDocumentsAddUp() throws Exception {
        rig.put("=cmd/x", 5, Duration.ofDays(1), "STANDARD").put("y", 7, Duration.ofDays(1), "STANDARD");
        Path table = folder.resolve("t.csv");
        Path document = folder.resolve("t.json");

        usage(rig.scan()).csv(By.TOPIC, 1, table);
        usage(rig.scan()).json(By.PREFIX, 9, document);

        assertThat(csv(table).get(1).getFields()).contains("orders", "12", "2");
        JsonNode json = JSON.readTree(document.toFile());
        assertThat(json.path("kind").asText()).isEqualTo("storage-usage");
        assertThat(json.path("source").asText()).isEqualTo("listing");
        assertThat(json.path("rows").toString()).contains("=cmd/");
        assertThatThrownBy(() -> usage(rig.scan()).csv(By.TOPIC, 1, folder.resolve("none/t.csv")))
                .isInstanceOf(RemoteFailure.class);
    }

    @Test
    void keysForPeopleMoveNothing() {
        assertThat(PlainKeys.printable("a\nb\u202Ec\u001b[0m\uD83D\uDE00\u2028")).isEqualTo(
                "a\\u000Ab\\u202Ec\\u001B[0m\uD83D\uDE00\\u2028");
    }
}
