package tableflow.console.sandbox.seed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PlantingTest {
    @TempDir
    private Path folder;

    private final Queue<String> told = new ConcurrentLinkedQueue<>();
    private final Queue<String> work = new ConcurrentLinkedQueue<>();

    @FunctionalInterface
    private interface Work {
        void run(Planting.Progress progress) throws Exception;
    }

    private record Step(String name, Work work) implements Planting.Piece {
        @Override
        public void plant(Planting.Progress progress) throws Exception {
            work.run(progress);
        }
    }

    @Test
    void everyPieceIsPlantedOnceHoweverOftenTheSandboxStarts() throws Exception {
        for (int start = 0; start < 3; start++) {
            run(piece("one"), piece("two"));
        }
        assertThat(work).containsExactly("one", "two");
        assertThat(told).containsExactly("one: half", "one done", "two: half", "two done");
    }

    @Test
    void whatFailsIsToldAndTriedAgainAndTheRestFollows() throws Exception {
        run(new Step("bad", progress -> {
            throw new IOException("no room");
        }), piece("good"));
        assertThat(told).containsExactly(
                "bad: could not be planted and will be tried again at the next start: no room",
                "good: half", "good done");
        run(piece("bad"), piece("good"));
        assertThat(work).containsExactly("good", "bad");
    }

    @Test
    void aPieceThatIsEndedHalfWayIsPlantedAtTheNextStart() throws Exception {
        CountDownLatch begun = new CountDownLatch(1);
        Step endless = new Step("slow", progress -> {
            begun.countDown();
            new CountDownLatch(1).await();
        });
        try (Planting planting = Planting.start(journal(), List.of(endless, piece("after")), news())) {
            assertThat(begun.await(60, TimeUnit.SECONDS)).isTrue();
            assertThat(planting.finished().toCompletableFuture()).isNotDone();
        }
        assertThat(work).isEmpty();
        run(piece("slow"), piece("after"));
        assertThat(work).containsExactly("slow", "after");
    }

    @Test
    void aDirectoryKeepsItsFirstSeed() throws IOException {
        assertThat(SeedJournal.open(folder.resolve("seed.json"), "demo").seed()).isEqualTo("demo");
        assertThat(SeedJournal.open(folder.resolve("seed.json"), "empty").seed()).isEqualTo("demo");
    }

    @Test
    void aDamagedJournalIsSaid() throws IOException {
        Files.writeString(folder.resolve("seed.json"), "demo");
        assertThatThrownBy(this::journal).isInstanceOf(IOException.class).hasMessageContaining("seed.json is damaged");
    }

    private void run(Planting.Piece... pieces) throws Exception {
        try (Planting planting = Planting.start(journal(), List.of(pieces), news())) {
            planting.finished().toCompletableFuture().get(60, TimeUnit.SECONDS);
        }
    }

    private Step piece(String name) {
        return new Step(name, progress -> {
            progress.at("half");
            work.add(name);
        });
    }

    private SeedJournal journal() throws IOException {
        return SeedJournal.open(folder.resolve("seed.json"), "demo");
    }

    private Planting.News news() {
        return new Planting.News() {
            @Override
            public void planted(String piece) {
                told.add(piece + " done");
            }

            @Override
            public void progress(String piece, String text) {
                told.add(piece + ": " + text);
            }
        };
    }
}
