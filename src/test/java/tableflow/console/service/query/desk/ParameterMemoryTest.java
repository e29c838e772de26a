package tableflow.console.service.query.desk;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ParameterMemoryTest {
    private static final SqlParameter ONE = new SqlParameter(SqlParameter.Type.BIGINT, "1");

    @TempDir
    Path directory;

    private Path file = Path.of("");

    @BeforeEach
    void name() {
        file = directory.resolve("parameters.json");
    }

    private ParameterMemory memory() {
        return new ParameterMemory(file, () -> Instant.EPOCH);
    }

    @Test
    void theNewestStatementsAreRemembered() throws IOException {
        ParameterMemory memory = memory();
        for (int i = 0; i < 502; i++) {
            memory.remember("SELECT " + i + " + ?", List.of(ONE));
        }
        assertThat(memory().of("SELECT 1 + ?")).isEmpty();
        assertThat(memory().of("SELECT 2 + ?")).containsExactly(ONE);
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "",
        "{}",
        "[]",
        "null",
        "{\"version\":1,\"statements\":",
        "{\"version\":2,\"statements\":{}}",
        "{\"version\":1,\"statements\":[]}",
        "{\"version\":1,\"statements\":{\"SELECT\":[{\"value\":\"1\"}]}}",
        "{\"version\":1,\"statements\":{\"SELECT\":[{\"type\":\"BIGINT\"}]}}",
        "{\"version\":1,\"statements\":{\"SELECT\":[null]}}"
    })
    void aDamagedFileIsSetAside(String content) throws IOException {
        Files.writeString(file, content);

        assertThat(memory().of("SELECT ?")).isEmpty();
        memory().remember("SELECT ?", List.of(ONE));
        assertThat(memory().of("SELECT ?")).containsExactly(ONE);
        try (Stream<Path> files = Files.list(directory)) {
            assertThat(files).filteredOn(it -> it.toString().contains(".corrupt-")).singleElement()
                    .satisfies(it -> assertThat(it).content().isEqualTo(content));
        }
    }
}
