package tableflow.console.service.query.result.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tableflow.console.domain.Progress;
import tableflow.console.domain.RemoteFailure;
import tableflow.console.domain.RemoteFailure.Kind;
import tableflow.console.domain.query.ResultColumn;
import tableflow.console.service.query.result.Results;

class ResultStoreTest extends StoreFixture {

    @Test
    void aFinishedResultIsReadAfterARestartAndOffline() throws IOException {
        keep(store(), "q1", 1_000);
        bucket.onStat = RemoteFailure.of(Kind.UNREACHABLE, "look", "no network");

        ResultStore after = store();
        assertThat(after.list()).singleElement().satisfies(entry -> {
            assertThat(entry.id()).isEqualTo("q1");
            assertThat(entry.facts().sql()).isEqualTo("SELECT n FROM t");
            assertThat(entry.facts().workgroup()).isEqualTo("primary");
            assertThat(entry.facts().submitted()).isEqualTo(Instant.parse("2026-11-22T10:00:01Z"));
            assertThat(entry.facts().statistics()).isEqualTo(facts("x").statistics());
            assertThat(entry.columns()).containsExactly(N);
            assertThat(entry.arrival()).isEqualTo(Arrival.COMPLETE);
            assertThat(entry.source()).contains(new Results.Source(true, ""));
            assertThat(entry.rows()).isEqualTo(1_000);
            assertThat(entry.bytes()).isEqualTo(bucket.content.length);
        });
        try (StoredResult result = after.open("q1")) {
            assertThat(result.file().row(999)).containsExactly("999");
            result.fetch(results, ended(), Progress.NONE);
        }
    }

    @Test
    void whatWasUsedLongestAgoMakesRoomButNeverWhatIsPinnedOrOpen() {
        ResultStore store = store(60_000);
        keep(store, "pinned", 2_000);
        store.pin("pinned", true);
        keep(store, "open", 2_000);
        try (StoredResult held = store.open("open")) {
            keep(store, "old", 2_000);
            keep(store, "used", 2_000);
            now = now.plusSeconds(1);
            store.open("used").close();
            now = now.plusSeconds(1);
            keep(store, "new", 2_000);

            assertThat(ids(store)).containsExactly("new", "used", "open", "pinned").doesNotContain("old");
            assertThat(store.bytes()).isLessThanOrEqualTo(60_000);

            keep(store, "larger", 9_000);
            assertThat(ids(store)).as("what is open or pinned stays").containsExactly("larger", "open", "pinned");
            assertThat(held.file().rows()).isEqualTo(2_000);
        }
        assertThatThrownBy(() -> store.open("old"))
                .isInstanceOfSatisfying(RemoteFailure.class, it -> assertThat(it.is(Kind.NOT_FOUND)).isTrue());
    }

    private static List<String> ids(ResultStore store) {
        return store.list().stream().map(ResultEntry::id).toList();
    }

    @Test
    void pinsAreSeenAtOnceAndLater() {
        ResultStore store = store();
        keep(store, "q1", 1);
        try (StoredResult result = store.open("q1")) {
            store.pin("q1", true);
            assertThat(result.entry().pinned()).isTrue();
        }
        assertThat(store().list()).singleElement().matches(ResultEntry::pinned);
        store.pin("q1", false);
        assertThat(store().list()).singleElement().matches(it -> !it.pinned());
        store.remove("q1");
        assertThat(store.list()).isEmpty();
        store.remove("q1");
    }

    @Test
    void aDamagedDescriptionTakesNoRowsAway() throws IOException {
        keep(store(), "q1", 10);
        Files.writeString(folder.resolve("q1").resolve("result.json"), "{\"version\":1,\"subm");
        assertThat(store().list()).singleElement().satisfies(entry -> {
            assertThat(entry.arrival().is(Arrival.State.INCOMPLETE)).isTrue();
            assertThat(entry.arrival().why()).contains("description cannot be read");
            assertThat(entry.columns()).containsExactly(new ResultColumn("n", "varchar", 0, 0));
        });
        try (StoredResult result = store().open("q1")) {
            assertThat(result.file().row(9)).containsExactly("9");
        }
    }

    @Test
    void anIdIsNoPath() {
        assertThatThrownBy(() -> store().open("../x")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void theSameResultOpenTwiceIsOneAndOnlyOneFetchesIt() {
        fill(200_000);
        ResultStore store = store();
        AtomicReference<@Nullable Throwable> second = new AtomicReference<>();
        try (StoredResult one = store.begin(facts("q1")); StoredResult other = store.open("q1")) {
            bucket.onRead.add((Runnable) () -> {
                try {
                    other.fetch(results, ended(), Progress.NONE);
                } catch (RemoteFailure busy) {
                    second.set(busy);
                }
            });
            one.fetch(results, ended(), Progress.NONE);
            assertThat(second.get()).hasMessageContaining("being fetched already");
            assertThat(other.file().rows()).isEqualTo(200_000);
            one.close();
            one.close();
            assertThat(other.entry().arrival()).isEqualTo(Arrival.COMPLETE);
            assertThatThrownBy(() -> store.remove("q1")).hasMessageContaining("it is open");
        }
        store.remove("q1");
    }

    /// What another console does with the folder.
    enum Elsewhere {
        OPEN,
        CRASHED
    }

    /// Holds a result open until it is told to end, or killed.
    static final class OtherConsole {
        private OtherConsole() {}

        public static void main(String[] arguments) throws IOException {
            ResultStore store = new ResultStore(Path.of(arguments[0]), 1L << 30, Instant::now);
            try (StoredResult held = store.open("q1")) {
                System.out.println(held.file().rows());
                System.in.read();
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void anotherConsoleKeepsItsOpenResultUntilItEndsOrDies(Elsewhere elsewhere) throws Exception {
        ResultStore store = store();
        keep(store, "q1", 10);
        Process other = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xshare:auto",
                        "-XX:TieredStopAtLevel=1", "-cp", System.getProperty("java.class.path"),
                        OtherConsole.class.getName(), folder.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try {
            assertThat(other.inputReader().readLine()).isEqualTo("10");
            assertThatThrownBy(() -> store.remove("q1")).hasMessageContaining("it is open");
            assertThat(new ResultStore(folder, 1, () -> now).list()).hasSize(1);
            keep(new ResultStore(folder, 1, () -> now), "q2", 10);
            assertThat(ids(store)).as("no room, but it is open there").contains("q1");

            if (elsewhere == Elsewhere.CRASHED) {
                other.destroyForcibly();
            } else {
                other.outputWriter().write('\n');
                other.outputWriter().flush();
            }
            assertThat(other.waitFor(60, TimeUnit.SECONDS)).isTrue();
            store.remove("q1");
            assertThat(folder.resolve("q1")).doesNotExist();
        } finally {
            other.destroyForcibly();
        }
    }

    @Test
    void whatACrashLeftOfAFetchIsIncomplete() throws IOException {
        keep(store(), "q1", 10);
        Path json = folder.resolve("q1").resolve("result.json");
        Files.writeString(json, Files.readString(json).replace("COMPLETE", "ARRIVING"));
        Files.createDirectory(folder.resolve("half-made"));

        assertThat(store().list()).singleElement()
                .satisfies(entry -> assertThat(entry.arrival().why()).contains("ended while it arrived"));
        try (StoredResult result = store().open("q1")) {
            assertThat(result.entry().arrival().is(Arrival.State.INCOMPLETE)).isTrue();
            result.fetch(results, ended(), Progress.NONE);
            assertThat(result.entry().arrival()).isEqualTo(Arrival.COMPLETE);
        }
        assertThat(folder.resolve("half-made")).as("what has no description is no result").doesNotExist();
    }

    @Test
    void foldersOfProfilesDiffer() {
        assertThat(ResultStore.folder(folder, "Prod")).isNotEqualTo(ResultStore.folder(folder, "prod"));
        assertThat(ResultStore.folder(folder, "a/../b").getParent()).isEqualTo(folder.resolve("results"));
    }

    /// Signs and half-written descriptions come and go while another thread measures.
    @Test
    void aFileThatGoesWhileItIsMeasuredTakesNoRoom() throws IOException {
        ResultStore store = store();
        keep(store, "q1", 100);
        long before = store.bytes();
        Files.createSymbolicLink(folder.resolve("q1/gone.lock"), folder.resolve("nowhere"));

        assertThat(store.bytes()).isEqualTo(before);
        keep(store, "q2", 100);
        assertThat(ids(store)).containsExactly("q2", "q1");
    }
}
