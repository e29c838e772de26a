package tableflow.console.sandbox.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.common.Uuid;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class CloudSettingsTest {
    private static final String VALIDATION = "confluent.value.schema.validation";
    @TempDir
    private Path directory;

    @Test
    void valuesOutliveTheProcessAndCanBeReset() throws Exception {
        Path file = directory.resolve("settings.json");
        Uuid topic = Uuid.randomUuid();
        var first = new CloudSettings(file);
        first.change(topic, Map.of(VALIDATION, Optional.of("true")));

        var second = new CloudSettings(file);
        assertThat(second.of(topic)).containsExactlyEntriesOf(Map.of(VALIDATION, "true"));
        assertThat(second.of(Uuid.randomUuid())).isEmpty();
        second.change(topic, Map.of(VALIDATION, Optional.empty()));
        assertThat(new CloudSettings(file).of(topic)).isEmpty();
    }

    @Test
    void nothingChangesWhenTheFileCannotBeWritten() throws Exception {
        Path gone = Files.createDirectory(directory.resolve("gone"));
        var settings = new CloudSettings(gone.resolve("settings.json"));
        Files.delete(gone);
        Uuid topic = Uuid.randomUuid();
        assertThatThrownBy(() -> settings.change(topic, Map.of(VALIDATION, Optional.of("true"))))
            .hasRootCauseInstanceOf(IOException.class);
        assertThat(settings.of(topic)).isEmpty();
    }

    @Test
    void unknownNamesAndWrongValuesAreObjectedTo() {
        assertThat(CloudSettings.objection(VALIDATION, Optional.of("TRUE"))).isEmpty();
        assertThat(CloudSettings.objection(VALIDATION, Optional.empty())).isEmpty();
        assertThat(CloudSettings.objection(VALIDATION, Optional.of("perhaps")))
            .hasValueSatisfying(text -> assertThat(text).contains(VALIDATION, "perhaps"));
        assertThat(CloudSettings.objection("confluent.no.such", Optional.of("1")))
            .contains("Unknown topic config name: confluent.no.such");
        assertThat(CloudSettings.owns("confluent.no.such")).isTrue();
        assertThat(CloudSettings.owns("retention.ms")).isFalse();
    }

    @Test
    void aDamagedFileIsRefused() throws Exception {
        Path file = Files.writeString(directory.resolve("settings.json"), "{\"half\":");
        assertThatThrownBy(() -> new CloudSettings(file)).isInstanceOf(IOException.class);
    }
}
