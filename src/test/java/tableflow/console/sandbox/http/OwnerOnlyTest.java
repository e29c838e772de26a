package tableflow.console.sandbox.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
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

    /// Folders of documents are listed by their ending: what is not whole yet must not look like one.
    @Test
    void whatIsBeingWrittenIsNoDocument() throws Exception {
        Path file = folder.resolve("pointer.json");
        AtomicBoolean done = new AtomicBoolean();
        Thread writer = Thread.ofPlatform().start(() -> {
            try {
                for (int i = 0; i < 2_000; i++) {
                    OwnerOnly.write(file, new byte[] {'0'});
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            } finally {
                done.set(true);
            }
        });
        Set<String> seen = new TreeSet<>();
        while (!done.get()) {
            try (var all = Files.newDirectoryStream(folder, "*.json")) {
                all.forEach(one -> seen.add(one.getFileName().toString()));
            }
        }
        writer.join();
        assertThat(seen).isSubsetOf("pointer.json");
    }

    @Test
    void whatAKillLeftIsSweptAndNothingElse() throws Exception {
        OwnerOnly.sweep(folder.resolve("not there"));
        for (String name : new String[] {".fresh1.tmp", ".fresh2.json", ".freshwater", "fresh.json", ".lock"}) {
            Files.createFile(folder.resolve(name));
        }
        OwnerOnly.sweep(folder);
        try (var left = Files.list(folder)) {
            assertThat(left).map(file -> file.getFileName().toString())
                    .containsExactlyInAnyOrder(".freshwater", "fresh.json", ".lock");
        }
    }
}
