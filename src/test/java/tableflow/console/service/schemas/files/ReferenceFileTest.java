package tableflow.console.service.schemas.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tableflow.console.domain.BadInput;
import tableflow.console.domain.change.ChangeRequest.SchemaReference;

class ReferenceFileTest {

    private static final List<SchemaReference> ONE = List.of(new SchemaReference("n.Place", "place-value", 3));

    @TempDir
    private Path folder = Path.of("");

    @Test
    void referencesStandBesideTheirFileAndGoWithTheLast() throws IOException {
        Path schema = Files.writeString(folder.resolve("trip-value.avsc"), "{}");
        assertThat(ReferenceFile.of(schema)).isEmpty();
        ReferenceFile.keep(schema, ONE);
        assertThat(folder.resolve("trip-value.avsc.references.json")).exists();
        assertThat(ReferenceFile.of(schema)).contains(ONE);
        assertThat(SchemaFolder.list(folder).files()).as("it is no schema").extracting(SchemaFile::name)
                .containsExactly("trip-value.avsc");
        ReferenceFile.keep(schema, List.of());
        ReferenceFile.keep(schema, List.of());
        assertThat(ReferenceFile.of(schema)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "{}", "[1]", "[{\"name\":\"a\",\"subject\":\"b\"}]", "[] x",
        "[{\"name\":\"a\",\"subject\":\"b\",\"version\":0}]", "[{\"name\":\"a\",\"subject\":\"b\",\"version\":1.5}]",
        "[{\"name\":\"a\",\"subject\":\"b\",\"version\":1},{\"name\":\"a\",\"subject\":\"c\",\"version\":1}]",
        "[{\"name\":\"a\",\"subject\":\"b\",\"version\":99999999999}]"})
    void anotherContentIsRefusedByName(String content) throws IOException {
        Path schema = folder.resolve("a.avsc");
        Files.writeString(ReferenceFile.beside(schema), content);
        assertThatThrownBy(() -> ReferenceFile.of(schema)).isInstanceOf(BadInput.class)
                .hasMessageContaining("a.avsc.references.json");
    }
}
