package tableflow.console.service.profile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tableflow.console.domain.RemoteFailure;
import tableflow.console.service.profile.ProfileFolders.Area;
import tableflow.console.service.query.desk.Desk;
import tableflow.console.service.query.desk.StoredTab;

/// What a profile keeps moves along with its name.
class ProfileFoldersTest {

    private static final InstantSource CLOCK = InstantSource.fixed(Instant.parse("2026-11-22T10:00:00Z"));

    @TempDir
    private Path data;

    private ProfileFolders folders() {
        return new ProfileFolders(data, CLOCK);
    }

    private Path written(Area area, String profile) throws IOException {
        Path file = ProfileFolders.of(data, area, profile).resolve("kept");
        Files.createDirectories(file.getParent());
        return Files.writeString(file, area + " of " + profile);
    }

    private String read(Area area, String profile) throws IOException {
        Path file = ProfileFolders.of(data, area, profile).resolve("kept");
        return Files.exists(file) ? Files.readString(file) : "";
    }

    @Test
    void everyFolderMovesToTheNewName() throws IOException {
        for (Area area : Area.values()) {
            written(area, "dev");
            written(area, "other");
        }
        assertThat(folders().renaming("dev", "Dev / EU", () -> "renamed")).isEqualTo("renamed");
        for (Area area : Area.values()) {
            assertThat(read(area, "Dev / EU")).isEqualTo(area + " of dev");
            assertThat(ProfileFolders.of(data, area, "dev")).doesNotExist();
            assertThat(read(area, "other")).isEqualTo(area + " of other");
        }
    }

    @Test
    void draftsAreThereUnderTheNewName() throws IOException {
        StoredTab tab = new StoredTab("a-1", "Orders", "SELECT 1", 0, 0, "lake", "primary", null, null, null);
        Desk.of(data, "dev", CLOCK).tabs().write(tab);
        Desk.of(data, "dev", CLOCK).saved().add(false, "Mine", "", "SELECT 2");
        folders().renaming("dev", "prod", () -> true);
        Desk desk = Desk.of(data, "prod", CLOCK);
        assertThat(desk.tabs().read().tabs()).containsExactly(tab);
        assertThat(desk.saved().list()).singleElement().satisfies(it -> assertThat(it.name()).isEqualTo("Mine"));
        assertThat(Desk.of(data, "dev", CLOCK).tabs().read().tabs()).isEmpty();
    }

    @Test
    void whatAnEarlierProfileOfTheNameHasLeftIsSetAside() throws IOException {
        written(Area.RESULTS, "dev");
        written(Area.RESULTS, "prod");
        folders().renaming("dev", "prod", () -> true);
        assertThat(read(Area.RESULTS, "prod")).isEqualTo("RESULTS of dev");
        try (Stream<Path> all = Files.list(data.resolve("results"))) {
            assertThat(all).hasSize(2).anySatisfy(it ->
                    assertThat(it.resolve("kept")).hasContent("RESULTS of prod"));
        }
    }

    @Test
    void aRenameThatFailsLeavesAllWhereItWas() throws IOException {
        written(Area.DESK, "dev");
        written(Area.RESULTS, "dev");
        written(Area.RESULTS, "prod");
        RemoteFailure taken = RemoteFailure.of(RemoteFailure.Kind.CONFLICT, "save profile prod", "the name is taken");
        assertThatThrownBy(() -> folders().renaming("dev", "prod", () -> {
            throw taken;
        })).isSameAs(taken);
        assertThat(read(Area.DESK, "dev")).isEqualTo("DESK of dev");
        assertThat(read(Area.RESULTS, "dev")).isEqualTo("RESULTS of dev");
        assertThat(read(Area.RESULTS, "prod")).isEqualTo("RESULTS of prod");
    }

    @Test
    void aFolderThatCannotBeMovedStopsTheRename() throws IOException {
        written(Area.DESK, "dev");
        Path held = written(Area.RESULTS, "dev").getParent();
        ProfileFolders folders = new ProfileFolders(data, CLOCK, (from, to) -> {
            if (from.equals(held)) {
                throw new IOException("another program has it open");
            }
            Files.move(from, to);
        });
        assertThatThrownBy(() -> folders.renaming("dev", "prod", () -> {
            throw new AssertionError("the profile must keep its name");
        })).isInstanceOf(RemoteFailure.class).hasMessageContaining("move what the profile keeps");
        assertThat(read(Area.DESK, "dev")).isEqualTo("DESK of dev");
        assertThat(read(Area.RESULTS, "dev")).isEqualTo("RESULTS of dev");
    }
}
