package tableflow.console;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.AnnotatedElementContext;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.io.TempDirDeletionStrategy;

/// Deletes the folder of a test, again and again while somebody still writes there: a job that was told to end may be
/// at its last file. Whoever writes for longer fails the test, as ever.
public final class PatientDeletion implements TempDirDeletionStrategy {

    private static final Duration LIMIT = Duration.ofSeconds(30);
    private static final Duration BEAT = Duration.ofMillis(20);

    @Override
    public DeletionResult delete(Path folder, AnnotatedElementContext element, ExtensionContext test)
            throws IOException {
        return patiently(() -> Standard.INSTANCE.delete(folder, element, test), LIMIT);
    }

    /// One try.
    @FunctionalInterface
    interface Deletion {
        DeletionResult run() throws IOException;
    }

    static DeletionResult patiently(Deletion deletion, Duration limit) throws IOException {
        long end = System.nanoTime() + limit.toNanos();
        while (true) {
            boolean last = System.nanoTime() - end > 0;
            try {
                DeletionResult result = deletion.run();
                if (last || result.isSuccessful()) {
                    return result;
                }
            } catch (IOException changedMeanwhile) {
                if (last) {
                    throw changedMeanwhile;
                }
            }
            LockSupport.parkNanos(BEAT.toNanos());
        }
    }

    /// The same for a folder that no test gets from JUnit.
    public static void of(Path folder) throws IOException {
        long end = System.nanoTime() + LIMIT.toNanos();
        while (Files.exists(folder)) {
            boolean last = System.nanoTime() - end > 0;
            try (Stream<Path> all = Files.walk(folder)) {
                for (Path one : all.sorted(Comparator.reverseOrder()).toList()) {
                    Files.deleteIfExists(one);
                }
            } catch (IOException | UncheckedIOException changedMeanwhile) {
                if (last) {
                    throw changedMeanwhile;
                }
                LockSupport.parkNanos(BEAT.toNanos());
            }
        }
    }
}
