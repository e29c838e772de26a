package tableflow.console.service.schemas.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tableflow.console.domain.RemoteFailure;
import tableflow.console.domain.RemoteFailure.Kind;

class FolderWatchTest {

    @TempDir
    private Path folder = Path.of("");

    private static FutureTask<Boolean> waiting(FolderWatch watch) {
        FutureTask<Boolean> task = new FutureTask<>(() -> {
            watch.await();
            return true;
        });
        Thread.startVirtualThread(task);
        return task;
    }

    private static void awaitEnd(FutureTask<Boolean> task)
            throws InterruptedException, ExecutionException, TimeoutException {
        assertThat(task.get(60, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void whatIsWrittenMadeOrTakenAwayWakesWhoeverWaits() throws Exception {
        Path deep = Files.createDirectories(folder.resolve("json/values"));
        Path file = Files.writeString(deep.resolve("a.json"), "{}");
        try (FolderWatch watch = FolderWatch.open(folder)) {
            assertThat(watch.isWhole()).isTrue();
            FutureTask<Boolean> written = waiting(watch);
            Files.writeString(file, "[]");
            awaitEnd(written);
            FutureTask<Boolean> made = waiting(watch);
            Files.createDirectories(folder.resolve("avro"));
            awaitEnd(made);
            FutureTask<Boolean> gone = waiting(watch);
            Files.delete(file);
            awaitEnd(gone);
        }
    }

    @Test
    void whatWasChangedSinceItWasOpenedCounts() throws Exception {
        try (FolderWatch watch = FolderWatch.open(folder)) {
            Files.writeString(folder.resolve("a.json"), "{}");
            awaitEnd(waiting(watch));
        }
    }

    @Test
    void toolsFoldersAreNotWatched() throws IOException {
        Files.createDirectories(folder.resolve(".git/objects"));
        Files.createDirectories(folder.resolve("target/classes"));
        try (FolderWatch watch = FolderWatch.open(folder)) {
            FutureTask<Boolean> waiting = waiting(watch);
            assertThat(waiting.isDone()).isFalse();
            assertThat(watch.folders()).isEqualTo(1);
            waiting.cancel(true);
        }
    }

    @Test
    void anInterruptEndsTheWaiting() throws IOException {
        try (FolderWatch watch = FolderWatch.open(folder)) {
            Thread.currentThread().interrupt();
            assertThatThrownBy(watch::await).isInstanceOfSatisfying(
                    RemoteFailure.class, it -> assertThat(it.is(Kind.CANCELLED)).isTrue());
            assertThat(Thread.interrupted()).isTrue();
        }
    }

    @Test
    void aFolderThatIsNotThereIsTold() {
        assertThatThrownBy(() -> FolderWatch.open(folder.resolve("none")).close())
                .isInstanceOfSatisfying(RemoteFailure.class, it -> assertThat(it.is(Kind.NOT_FOUND)).isTrue());
    }
}
