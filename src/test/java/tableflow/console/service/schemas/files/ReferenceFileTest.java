package tableflow.console.service.schemas.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
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
        ReferenceFile.keep(schema, Optional.of(ONE));
        assertThat(folder.resolve("trip-value.avsc.references.json")).exists();
        assertThat(ReferenceFile.of(schema)).contains(ONE);
        assertThat(SchemaFolder.list(folder).files()).as("it is no schema").extracting(SchemaFile::name)
                .containsExactly("trip-value.avsc");
        ReferenceFile.keep(schema, Optional.empty());
        ReferenceFile.keep(schema, Optional.empty());
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

    private SchemaText text(Path schema) {
        return SchemaText.read(schema);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /// Only what changed is written: the other file keeps its bytes.
    @Test
    void textAndReferencesAreSavedTogetherAndEachOnlyWhenItChanged() throws IOException {
        Path schema = Files.writeString(folder.resolve("trip-value.avsc"), "{}");
        Path beside = ReferenceFile.beside(schema);
        SchemaText bare = text(schema);
        assertThat(bare.references()).isEmpty();
        assertThat(SchemaText.told(bare, List.of(), List.of())).isEmpty();
        assertThat(SchemaText.told(bare, List.of(), ONE)).as("that it has none has to be said").contains(List.of());
        assertThat(SchemaText.write(schema, bare, bytes("{}"), Optional.of(ONE))).isTrue();
        assertThat(text(schema).references()).contains(ONE);

        String own = "[ {\"version\": 3, \"subject\": \"place-value\", \"name\": \"n.Place\"} ]";
        Files.writeString(beside, own);
        SchemaText spelled = text(schema);
        Optional<List<SchemaReference>> told = SchemaText.told(spelled, ONE, List.of());
        assertThat(SchemaText.write(schema, spelled, bytes("[]"), told)).isTrue();
        assertThat(Files.readString(beside)).isEqualTo(own);
        assertThat(Files.readString(schema)).isEqualTo("[]");
        assertThat(SchemaText.write(schema, text(schema), bytes("[]"), Optional.empty())).isTrue();
        assertThat(beside).doesNotExist();
    }

    @Test
    void referencesThatAnotherProgramWroteAreNotWrittenOver() throws IOException {
        Path schema = Files.writeString(folder.resolve("trip-value.avsc"), "{}");
        SchemaText base = text(schema);
        ReferenceFile.keep(schema, Optional.of(ONE));
        assertThat(SchemaText.write(schema, base, bytes("[]"), Optional.of(List.of()))).isFalse();
        assertThat(text(schema).references()).contains(ONE);
        assertThat(Files.readString(schema)).isEqualTo("{}");
        assertThat(SchemaText.write(folder.resolve("new.avsc"), null, bytes("{}"), Optional.of(ONE))).isTrue();
        assertThat(text(folder.resolve("new.avsc")).references()).contains(ONE);
    }

    @Test
    void aFileThatChangedMeanwhileIsNotWritten() throws IOException {
        Path file = Files.writeString(folder.resolve("a.json"), "one\n");
        SchemaText base = text(file);
        Files.writeString(file, "theirs\n");
        assertThat(SchemaText.write(file, base, bytes("mine\n"), Optional.empty())).isFalse();
        assertThat(file).hasContent("theirs\n");
        Files.delete(file);
        assertThat(SchemaText.write(file, base, bytes("mine\n"), Optional.empty())).isFalse();
        assertThat(file).doesNotExist();
        assertThat(SchemaText.write(file, null, bytes("mine\n"), Optional.empty())).isTrue();
        assertThat(file).hasContent("mine\n");
        assertThat(SchemaText.write(file, null, bytes("other\n"), Optional.empty())).isFalse();
        assertThat(SchemaText.write(file, text(file), bytes("other\n"), Optional.empty())).isTrue();
        assertThat(file).hasContent("other\n");
    }
}
