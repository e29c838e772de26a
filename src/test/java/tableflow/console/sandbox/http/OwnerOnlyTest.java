package tableflow.console.sandbox.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OwnerOnlyTest {
    @TempDir
    private Path folder;

    @Test
    void aReaderFindsTheOldContentOrTheNewOneAndNeverNone() throws Exception {
        Path file = folder.resolve("pointer.json");
        OwnerOnly.write(file, "0".repeat(1000).getBytes(StandardCharsets.UTF_8));
        AtomicBoolean done = new AtomicBoolean();
        Thread writer = Thread.ofVirtual().start(() -> {
            try {
                for (int i = 0; i < 2_000; i++) {
                    OwnerOnly.write(file, Integer.toString(i % 10).repeat(1000).getBytes(StandardCharsets.UTF_8));
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            } finally {
                done.set(true);
            }
        });
        while (!done.get()) {
            String found = Files.readString(file);
            assertThat(found).hasSize(1000);
            assertThat(found.chars().distinct().count()).isEqualTo(1);
        }
        writer.join();
        try (var left = Files.list(folder)) {
            assertThat(left).containsExactly(file);
        }
    }
}
