package tableflow.console.service.query.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Tabs outlive restarts, kills and damage.
class TabStoreTest {

    private static final StoredTab FIRST = new StoredTab(
            "a-1", "Orders", "SELECT '\u00e4\u2028\uD83D\uDE00'\n", 7, 3, "lake", "primary", "/tmp/orders.sql", "f00",
            null, "[1]\n");
    private static final StoredTab SECOND =
            new StoredTab("b-2", "Payments", "SELECT 2", 0, 0, null, "etl", null, null, "partner_lake", null);

    @TempDir
    Path directory;

    private TabStore store = new TabStore(Path.of("unset"), Instant::now);

    @BeforeEach
    void open() {
        store = store();
    }

    private TabStore store() {
        return new TabStore(directory.resolve("tabs"), () -> Instant.parse("2026-11-22T16:00:00Z"));
    }

    @Test
    void nothingIsThereAtFirst() throws IOException {
        assertThat(store.read()).isEqualTo(new TabStore.Found(List.of(), null, List.of()));
    }

    @Test
    void tabsComeBackInTheirOrder() throws IOException {
        store.write(FIRST);
        store.write(SECOND);
        store.order(List.of("b-2", "a-1"), "a-1");
        assertThat(store().read()).isEqualTo(new TabStore.Found(List.of(SECOND, FIRST), "a-1", List.of()));

        store.remove("b-2");
        assertThat(store().read().tabs()).containsExactly(FIRST);
    }

    @Test
    void aTabThatTheOrderDoesNotNameYetIsNotLost() throws IOException {
        store.order(List.of("b-2"), "b-2");
        store.write(SECOND);
        store.write(FIRST);
        assertThat(store().read().tabs()).containsExactly(SECOND, FIRST);
    }

    @Test
    void aKillWhileWritingLeavesTheTextBefore() throws IOException {
        store.write(FIRST);
        byte[] whole = Files.readAllBytes(directory.resolve("tabs/tab-a-1.json"));
        // What a writer leaves behind that is killed before it puts the new file in place.
        Files.write(directory.resolve("tabs/.tab-a-1.json1234.tmp"), Arrays.copyOf(whole, whole.length / 2));
        assertThat(store().read()).isEqualTo(new TabStore.Found(List.of(FIRST), null, List.of()));
    }

    @Test
    void aHalfFileIsKeptAsideAndToldAndTheOthersLive() throws IOException {
        store.write(FIRST);
        store.write(SECOND);
        store.order(List.of("a-1", "b-2"), "a-1");
        Path file = directory.resolve("tabs/tab-a-1.json");
        byte[] whole = Files.readAllBytes(file);
        for (int length = 0; length < whole.length; length += 7) {
            byte[] half = Arrays.copyOf(whole, length);
            Files.write(file, half);
            TabStore.Found found = store().read();
            assertThat(found.tabs()).as("%d bytes", length).containsExactly(SECOND);
            assertThat(found.notices()).singleElement().asString().contains("tab-a-1.json.corrupt-");
            try (Stream<Path> all = Files.list(directory.resolve("tabs"))) {
                Path kept = all.filter(it -> it.toString().contains(".corrupt-")).findFirst().orElseThrow();
                assertThat(Files.readAllBytes(kept)).isEqualTo(half);
                Files.delete(kept);
            }
        }
    }

    /// As a link to nowhere is: listed, and not there when it is read.
    @Test
    void aTabThatAnotherConsoleClosesMeanwhileIsNone() throws IOException {
        store.write(FIRST);
        Files.createSymbolicLink(directory.resolve("tabs/tab-gone.json"), directory.resolve("nowhere"));
        assertThat(store().read()).isEqualTo(new TabStore.Found(List.of(FIRST), null, List.of()));
    }

    @Test
    void aDamagedOrderCostsTheOrderOnly() throws IOException {
        store.write(FIRST);
        store.write(SECOND);
        Files.writeString(directory.resolve("tabs/order.json"), "{\"tabs\":[\"b-");
        TabStore.Found found = store().read();
        assertThat(found.tabs()).containsExactlyInAnyOrder(FIRST, SECOND);
        assertThat(found.notices()).singleElement().asString().startsWith("order.json");
    }

    @Test
    void anIdIsNoPath() {
        assertThatThrownBy(() -> store.remove("../../x")).isInstanceOf(IllegalArgumentException.class);
    }
}
