package tableflow.console.service.provisioning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tableflow.console.domain.RemoteFailure;
import tableflow.console.domain.provisioning.Manifest;
import tableflow.console.domain.provisioning.TopicSpec;

/// What exists, written down.
class ExportTest {

    @TempDir
    private Path folder;

    private Stand stand;

    @BeforeEach
    void stand() {
        stand = new Stand(folder);
        stand.apply(Stand.manifest(Stand.topic("a"), Stand.partitions(Stand.topic("b"), 3)));
    }

    @Test
    void planningWhatWasExportedChangesNothing() throws IOException {
        Provisioning provisioning = stand.provisioning();

        String yaml = provisioning.write(provisioning.export(List.of()));

        Path file = folder.resolve("exported.yaml");
        Files.writeString(file, yaml);
        Manifest manifest = provisioning.read(file);
        assertThat(manifest.topics()).extracting(TopicSpec::name).containsExactly("a", "b");
        assertThat(stand.plan(manifest).hasChanges()).isFalse();
    }

    @Test
    void exportsTheNamedTables() {
        assertThat(stand.provisioning().export(List.of("b")).topics().getFirst().partitions()).isEqualTo(3);
        assertThatExceptionOfType(RemoteFailure.class)
                .isThrownBy(() -> stand.provisioning().export(List.of("c")))
                .matches(it -> it.is(RemoteFailure.Kind.NOT_FOUND));
    }
}
