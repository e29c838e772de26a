package tableflow.console.service.profile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
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

    private static final Set<Area> IN_THE_WAY = Set.of(Area.RESULTS, Area.EXAMINATIONS, Area.CATALOG);

    @TempDir
    private Path data;

    private ProfileFolders folders() {
        return new ProfileFolders(data, CLOCK);
    }

    private Path written(Area area, String profile) throws IOException {
        return put(data, area, profile);
    }

    private String read(Area area, String profile) throws IOException {
        return got(data, area, profile);
    }

    private static Path put(Path data, Area area, String profile) throws IOException {
        Path file = ProfileFolders.of(data, area, profile).resolve("kept");
        Files.createDirectories(file.getParent());
        return Files.writeString(file, area + " of " + profile);
    }

    private static String got(Path data, Area area, String profile) throws IOException {
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

    /// A result that is fetched while the profiles are looked at makes files and folders, and takes them away again.
    @Test
    void whatComesAndGoesMeanwhileDoesNotStandInTheWay() throws Exception {
        written(Area.RESULTS, "dev");
        Path folder = ProfileFolders.of(data, Area.RESULTS, "dev").resolve("q-1");
        AtomicBoolean done = new AtomicBoolean();
        FutureTask<Boolean> writer = new FutureTask<>(() -> {
            while (!done.get()) {
                Files.createDirectory(folder);
                Files.delete(Files.createFile(folder.resolve("fresh")));
                Files.delete(folder);
            }
            return true;
        });
        Thread.ofPlatform().start(writer);
        try {
            for (int look = 0; look < 3_000; look++) {
                assertThat(folders().kept("dev")).singleElement()
                        .isEqualTo(new ProfileFolders.Kept(Area.RESULTS, "RESULTS of dev".length()));
            }
        } finally {
            done.set(true);
        }
        assertThat(writer.get(60, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void draftsAreThereUnderTheNewName() throws IOException {
        StoredTab tab = new StoredTab("a-1", "Orders", "SELECT 1", 0, 0, "lake", "primary", null, null, null, null);
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

    /// What nobody may catch: the process is gone.
    private static final class Killed extends Error {
        private static final long serialVersionUID = 1L;
    }

    /// Killed before the n-th of all moves, some areas having something in their way, and after the last one before
    /// and after the profile has its new name.
    @Test
    void aKillLosesNothingWhereverItCutsARenamingShort() throws IOException {
        Area[] areas = Area.values();
        int moves = areas.length + IN_THE_WAY.size();
        for (int until = 0; until <= moves + 1; until++) {
            Path own = data.resolve("killed-" + until);
            for (Area area : areas) {
                put(own, area, "dev");
                if (IN_THE_WAY.contains(area)) {
                    put(own, area, "prod");
                }
            }
            int[] done = {0};
            int most = until;
            ProfileFolders folders = new ProfileFolders(own, CLOCK, (from, to) -> {
                if (done[0]++ == most) {
                    throw new Killed();
                }
                Files.move(from, to);
            });
            String[] name = {"dev"};
            assertThatThrownBy(() -> folders.renaming("dev", "prod", () -> {
                name[0] = most > moves ? "prod" : "dev";
                throw new Killed();
            })).isInstanceOf(Killed.class);
            List<String> told = new ArrayList<>();
            new ProfileFolders(own, CLOCK).finish(name[0]::equals, (before, after) -> told.add(before + " " + after));
            for (Area area : areas) {
                assertThat(got(own, area, name[0])).as("%s, killed at %d", area, until).isEqualTo(area + " of dev");
                if (name[0].equals("dev") && IN_THE_WAY.contains(area)) {
                    assertThat(got(own, area, "prod")).as("%s, killed at %d", area, until).isEqualTo(area + " of prod");
                }
            }
            assertThat(told).hasSize(name[0].equals("prod") ? 1 : 0);
            assertThat(own.resolve("profile-change.json")).doesNotExist();
        }
    }

    @Test
    void aKillBetweenTheTwoFilesOfTheProfileLeavesItsFoldersWithTheOldOne() throws IOException {
        put(data, Area.MONITOR, "dev");
        assertThatThrownBy(() -> folders().renaming("dev", "prod", () -> {
            throw new Killed();
        })).isInstanceOf(Killed.class);
        folders().finish(name -> true, (before, after) -> {
            throw new AssertionError("it still has its old name");
        });
        assertThat(got(data, Area.MONITOR, "dev")).isEqualTo("MONITOR of dev");
    }

    @Test
    void whatGoesWithAProfileIsToldAndGoes() throws IOException {
        for (Area area : Area.values()) {
            put(data, area, "dev");
            put(data, area, "other");
        }
        assertThat(folders().kept("dev")).containsExactly(
                new ProfileFolders.Kept(Area.RESULTS, 14), new ProfileFolders.Kept(Area.EXAMINATIONS, 19),
                new ProfileFolders.Kept(Area.REVIEW, 13), new ProfileFolders.Kept(Area.MONITOR, 14),
                new ProfileFolders.Kept(Area.SCANS, 12),
                new ProfileFolders.Kept(Area.CATALOG, 14));
        List<String> deleted = new ArrayList<>();
        folders().removing("dev", () -> deleted.add("dev"));
        assertThat(deleted).containsExactly("dev");
        assertThat(folders().kept("dev")).isEmpty();
        for (Area area : Area.values()) {
            assertThat(got(data, area, "dev")).isEqualTo(area.stays() ? area + " of dev" : "");
            assertThat(got(data, area, "other")).isEqualTo(area + " of other");
        }
    }

    @Test
    void whatIsKeptStaysWhereTheProfileCannotBeDeletedAndGoesAfterAKill() throws IOException {
        put(data, Area.MONITOR, "dev");
        RemoteFailure changed = RemoteFailure.of(RemoteFailure.Kind.CONFLICT, "delete profile dev", "it was changed");
        assertThatThrownBy(() -> folders().removing("dev", () -> {
            throw changed;
        })).isSameAs(changed);
        folders().finish(name -> false, (before, after) -> {});
        assertThat(got(data, Area.MONITOR, "dev")).isEqualTo("MONITOR of dev");
        assertThatThrownBy(() -> folders().removing("dev", () -> {
            throw new Killed();
        })).isInstanceOf(Killed.class);
        folders().finish("dev"::equals, (before, after) -> {});
        assertThat(got(data, Area.MONITOR, "dev")).as("the profile is still there").isEqualTo("MONITOR of dev");
        assertThatThrownBy(() -> folders().removing("dev", () -> {
            throw new Killed();
        })).isInstanceOf(Killed.class);
        folders().finish(name -> false, (before, after) -> {});
        assertThat(ProfileFolders.of(data, Area.MONITOR, "dev")).doesNotExist();
    }
}
