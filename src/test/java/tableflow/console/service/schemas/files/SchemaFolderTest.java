package tableflow.console.service.schemas.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.time.InstantSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tableflow.console.domain.RemoteFailure;

class SchemaFolderTest {

    @TempDir
    private Path folder;

    private void put(String name) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, "{}");
    }

    @Test
    void filesOfSchemasAreListedByName() throws IOException {
        for (String name : new String[] {"b.avsc", "a/x-value.json", "a/y.proto", "a/readme.md", ".git/a.json",
            "target/a.json", "a/node_modules/p.json", ".hidden.json"}) {
            put(name);
        }
        Files.createDirectory(folder.resolve("folder.json"));
        SchemaFolder.Listing listing = SchemaFolder.list(folder);
        assertThat(listing.files()).extracting(SchemaFile::name)
                .containsExactly("a/x-value.json", "a/y.proto", "b.avsc");
        assertThat(listing.whole()).isTrue();
    }

    /// Who edits only that file changes how the schema stands to the registry.
    @Test
    void theFileBesideASchemaMakesItAnother() throws IOException {
        put("a.avsc");
        SchemaFile bare = SchemaFolder.list(folder).files().getFirst();
        put("a.avsc.references.json");
        SchemaFile told = SchemaFolder.list(folder).files().getFirst();
        assertThat(told).isNotEqualTo(bare);
        Files.setLastModifiedTime(ReferenceFile.beside(told.path()), FileTime.from(Instant.EPOCH));
        assertThat(SchemaFolder.list(folder).files()).singleElement().satisfies(later -> {
            assertThat(later).isNotEqualTo(told);
            assertThat(later.told()).contains(Instant.EPOCH);
        });
    }

    @Test
    void aFolderThatIsNoneIsAFailure() throws IOException {
        put("a.json");
        assertThatThrownBy(() -> SchemaFolder.list(folder.resolve("none"))).isInstanceOf(RemoteFailure.class);
        assertThatThrownBy(() -> SchemaFolder.list(folder.resolve("a.json"))).isInstanceOf(RemoteFailure.class);
    }

    @Test
    void whatWasChosenByHandIsRememberedForTheFolder() {
        Path settings = folder.resolve("schema-files.json");
        FileSubjects subjects = new FileSubjects(settings, InstantSource.system());
        subjects.choose(folder, "orders.json", "orders-value");
        subjects.choose(folder, "x-value.json", "");
        subjects.folder(folder);
        FileSubjects later = new FileSubjects(settings, InstantSource.system());
        assertThat(later.of(folder, "orders.json")).contains("orders-value");
        assertThat(later.of(folder, "x-value.json")).isEmpty();
        assertThat(later.of(folder.resolve("other"), "x-value.json")).contains("x-value");
        assertThat(later.folder()).contains(folder.toAbsolutePath().normalize());
        later.choose(folder, "x-value.json", "x-value");
        assertThat(later.of(folder, "x-value.json")).contains("x-value");
    }
}
