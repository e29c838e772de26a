package tableflow.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.io.TempDirDeletionStrategy.DeletionResult;

class PatientDeletionTest {

    @TempDir
    private Path folder;

    private DeletionResult tried(boolean succeeds) {
        DeletionResult.Builder result = DeletionResult.builder(folder);
        if (!succeeds) {
            result.addFailure(folder, new DirectoryNotEmptyException(folder.toString()));
        }
        return result.build();
    }

    @Test
    void aFolderThatIsWrittenToIsDeletedOnceNobodyDoes() throws IOException {
        AtomicInteger tries = new AtomicInteger();
        DeletionResult result = PatientDeletion.patiently(() -> switch (tries.incrementAndGet()) {
            case 1 -> tried(false);
            case 2 -> throw new DirectoryNotEmptyException(folder.toString());
            default -> tried(true);
        }, Duration.ofMinutes(1));
        assertThat(result.isSuccessful()).isTrue();
        assertThat(tries).hasValue(3);
    }

    @Test
    void whoWritesForEverIsTold() throws IOException {
        assertThat(PatientDeletion.patiently(() -> tried(false), Duration.ofNanos(1)).isSuccessful()).isFalse();
    }

    @Test
    void aWriterThatEndsIsOutwaited() throws Exception {
        Path place = folder.resolve("place");
        AtomicInteger files = new AtomicInteger();
        Thread writer = Thread.ofPlatform().start(() -> {
            while (files.incrementAndGet() < 500) {
                try {
                    Files.writeString(Files.createDirectories(place).resolve("f" + files.get() % 7), "x");
                } catch (IOException deletedMeanwhile) {
                    files.decrementAndGet();
                }
            }
        });
        while (files.get() < 500) {
            PatientDeletion.of(place);
        }
        writer.join();
        PatientDeletion.of(place);
        assertThat(place).doesNotExist();
    }

    /// That all folders of tests are deleted so is said in `junit-platform.properties`.
    @Test
    void itIsWhatAllTestsHave() throws IOException {
        assertThat(Files.readString(Path.of("src/test/resources/junit-platform.properties")))
                .contains("junit.jupiter.tempdir.deletion.strategy.default = " + PatientDeletion.class.getName());
    }
}
