package tableflow.console.service.query.desk;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Saved statements are plain files.
class SavedStatementsTest {

    @TempDir
    Path directory;

    @Test
    void areKeptForTheProfileOrForAll() throws IOException {
        SavedStatements mine = statements("one");
        SavedStatement own = mine.add(false, "Newest orders", "The last\nhundred", "SELECT 1\n");
        SavedStatement forAll = mine.add(true, "All payments", "", "SELECT 2");
        assertThat(Files.readString(own.file()))
                .isEqualTo("-- name: Newest orders\n-- description: The last hundred\nSELECT 1\n");
        assertThat(mine.list()).extracting(SavedStatement::name).containsExactly("All payments", "Newest orders");
        assertThat(statements("two").list()).extracting(SavedStatement::file).containsExactly(forAll.file());
    }

    @Test
    void theSameNameTwiceLosesNothing() throws IOException {
        SavedStatements saved = statements("one");
        saved.add(false, "a/../b", "", "SELECT 1");
        saved.add(false, "A  B", "", "SELECT 2");
        saved.add(false, "\u00fc", "", "SELECT 3");
        assertThat(saved.list()).extracting(SavedStatement::sql)
                .containsExactlyInAnyOrder("SELECT 1", "SELECT 2", "SELECT 3");
        assertThat(saved.list()).allSatisfy(it ->
                assertThat(it.file().getParent()).isEqualTo(directory.resolve("one")));
    }

    @Test
    void areRenamedFoundAndDeleted() throws IOException {
        SavedStatements saved = statements("one");
        SavedStatement first = saved.add(false, "One", "of orders", "SELECT x FROM t");
        saved.write(new SavedStatement(first.file(), false, "Uno", first.description(), first.sql()));
        List<SavedStatement> all = saved.list();
        assertThat(all).singleElement().satisfies(it -> {
            assertThat(it.name()).isEqualTo("Uno");
            assertThat(it.matches("orders UNO from")).isTrue();
            assertThat(it.matches("")).isTrue();
            assertThat(it.matches("uno two")).isFalse();
        });
        saved.delete(all.getFirst());
        assertThat(saved.list()).isEmpty();
    }

    @Test
    void filesOfOthersAreReadToo() throws IOException {
        Files.createDirectories(directory.resolve("one"));
        Files.writeString(directory.resolve("one/by-hand.sql"), "-- a comment\nSELECT 1\n");
        Files.write(directory.resolve("one/binary.sql"), new byte[] {(byte) 0xff, (byte) 0xfe, 0});
        Files.writeString(directory.resolve("one/notes.txt"), "no");
        assertThat(statements("one").list()).singleElement().satisfies(it -> {
            assertThat(it.name()).isEqualTo("by-hand");
            assertThat(it.sql()).isEqualTo("-- a comment\nSELECT 1");
        });
    }

    private SavedStatements statements(String profile) {
        return new SavedStatements(directory.resolve(profile), directory.resolve("shared"));
    }

    /// As a link to nowhere is: listed, and not there when it is read.
    @Test
    void oneThatSomebodyDeletesMeanwhileIsNone() throws IOException {
        SavedStatements saved = statements("one");
        saved.add(false, "One", "", "SELECT 1");
        Files.createSymbolicLink(directory.resolve("one/gone.sql"), directory.resolve("nowhere"));
        assertThat(saved.list()).singleElement().satisfies(it -> assertThat(it.name()).isEqualTo("One"));
    }

    @Test
    void commentsThatLookLikeAHeadingStayInTheStatement() throws IOException {
        for (String sql : List.of("-- name: B\nSELECT 1", "-- description: C\nSELECT 1",
                "-- description: C\n-- name: B\nSELECT 1")) {
            for (String description : List.of("", "D")) {
                SavedStatements saved = statements("one");
                SavedStatement added = saved.add(false, "A", description, sql);
                assertThat(saved.list()).containsExactly(added);
                saved.delete(added);
            }
        }
    }
}
