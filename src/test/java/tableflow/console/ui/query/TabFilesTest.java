package tableflow.console.ui.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import javafx.beans.property.SimpleBooleanProperty;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tableflow.console.ui.dialog.AskedDialogs;
import tableflow.console.ui.query.table.PaymentsLake;
import tableflow.console.ui.shell.Navigation;
import tableflow.console.ui.shell.PaneContext;
import tableflow.console.ui.work.Problem;
import tableflow.console.ui.work.TestWork;

/// The `.sql` files behind tabs, without a window.
class TabFilesTest {

    @TempDir
    private Path folder = Path.of("");

    private final TestWork work = TestWork.inline();
    private final AskedDialogs dialogs = new AskedDialogs();
    private final List<@Nullable Problem> problems = new ArrayList<>();
    private final EditorTabs tabs = new EditorTabs(new QueryScope("lake", "primary"));
    private final TabFiles files = new TabFiles(
            tabs,
            new PaneContext(PaymentsLake.profile(), work.work, new Navigation(), dialogs,
                    new SimpleBooleanProperty(true)),
            problems::add);
    private Path file = Path.of("");

    @BeforeEach
    void write() throws IOException {
        file = Files.writeString(folder.resolve("orders.sql"), "SELECT 1\n").toAbsolutePath();
    }

    private EditorTab opened() {
        files.open(List.of(file));
        return tabs.chosen().orElseThrow();
    }

    @Test
    void aFileIsOpenedOnceAndThenShown() {
        EditorTab tab = opened();
        assertThat(tab.name()).isEqualTo("orders.sql");
        assertThat(tab.text()).isEqualTo("SELECT 1\n");
        assertThat(tab.unsavedProperty().get()).isFalse();
        tabs.open("", "");
        files.open(List.of(folder.resolve("x/../orders.sql")));
        assertThat(tabs.chosen()).contains(tab);
        assertThat(tabs.all()).hasSize(2);
    }

    @Test
    void aChangeIsMarkedUntilItIsSaved() throws IOException {
        EditorTab tab = opened();
        tab.textProperty().set("SELECT 2\n");
        assertThat(tab.unsavedProperty().get()).isTrue();
        files.save(tab, file);
        assertThat(file).hasContent("SELECT 2\n");
        assertThat(tab.unsavedProperty().get()).isFalse();
        files.lookAll();
        assertThat(dialogs.asked).as("its own writing is nobody else's change").isEmpty();
    }

    @Test
    void savingElsewhereMovesTheTabToThatFile() {
        EditorTab tab = tabs.open("query", "SELECT 3");
        Path other = folder.resolve("new.sql");
        files.save(tab, other);
        assertThat(other).hasContent("SELECT 3");
        assertThat(tab.fileProperty().get()).isEqualTo(other.toAbsolutePath());
        assertThat(tab.name()).isEqualTo("new.sql");
    }

    @Test
    void whatAnotherProgramHasChangedIsTakenOver() throws IOException {
        EditorTab tab = opened();
        Files.writeString(file, "SELECT 'theirs'\n");
        files.lookAll();
        assertThat(tab.text()).isEqualTo("SELECT 'theirs'\n");
        assertThat(tab.unsavedProperty().get()).isFalse();
        assertThat(dialogs.asked).isEmpty();
    }

    @Test
    void whereBothHaveChangedTheUserIsAskedAndNothingIsLostBefore() throws IOException {
        EditorTab tab = opened();
        tab.textProperty().set("SELECT 'mine'");
        Files.writeString(file, "SELECT 'theirs'");
        files.lookAll();
        assertThat(tab.text()).isEqualTo("SELECT 'mine'");
        assertThat(dialogs.asked).hasSize(1);
        assertThat(dialogs.asked.getFirst().toString()).contains(file.toString());
        dialogs.yes();
        assertThat(tab.text()).isEqualTo("SELECT 'theirs'");
        assertThat(tab.unsavedProperty().get()).isFalse();
    }

    @Test
    void aFileThatIsGoneLeavesItsTabAndComesBackWhenItIsSaved() throws IOException {
        EditorTab tab = opened();
        Files.delete(file);
        files.lookAll();
        assertThat(tab.text()).isEqualTo("SELECT 1\n");
        assertThat(problems).isEmpty();
        files.save(tab, file);
        assertThat(file).hasContent("SELECT 1\n");
    }

    @Test
    void whatIsNoTextOrTooLargeIsRefusedWithTheReason() throws IOException {
        Path bytes = Files.write(folder.resolve("bytes.sql"), new byte[] {'S', (byte) 0xff, (byte) 0xfe});
        files.open(List.of(bytes));
        Path large = Files.write(folder.resolve("large.sql"), new byte[(4 << 20) + 1]);
        files.open(List.of(large));
        files.open(List.of(folder.resolve("missing.sql")));
        assertThat(tabs.all()).isEmpty();
        assertThat(problems).hasSize(3).extracting(it -> Objects.requireNonNull(it).failure().why()).startsWith(
                "it is no text in UTF-8", "it is larger than 4 MiB");
        assertThat(Objects.requireNonNull(problems.get(0)).failure().advice()).isPresent();
    }

    @Test
    void aSaveThatFailsIsToldAndTriedAgain() throws IOException {
        EditorTab tab = tabs.open("query", "SELECT 4");
        Path nowhere = folder.resolve("not-yet/new.sql");
        Files.writeString(folder.resolve("not-yet"), "a file where a folder should be");
        files.save(tab, nowhere);
        Problem problem = Objects.requireNonNull(problems.getFirst());
        assertThat(tab.fileProperty().get()).isNull();
        Files.delete(folder.resolve("not-yet"));
        Files.createDirectory(folder.resolve("not-yet"));
        Objects.requireNonNull(problem.retry()).run();
        assertThat(nowhere).hasContent("SELECT 4");
    }

    /// The editor knows one end of a line; the file keeps the one that it had.
    @Test
    void theFileKeepsItsEndsOfLines() throws IOException {
        Files.write(file, "SELECT 1,\r\n  2\r\n".getBytes(StandardCharsets.UTF_8));
        EditorTab tab = opened();
        assertThat(tab.text()).isEqualTo("SELECT 1,\n  2\n");
        tab.textProperty().set("SELECT 1,\n  3\n");
        files.save(tab, file);
        assertThat(Files.readAllBytes(file)).isEqualTo("SELECT 1,\r\n  3\r\n".getBytes(StandardCharsets.UTF_8));
        files.lookAll();
        assertThat(dialogs.asked).isEmpty();
        assertThat(tab.unsavedProperty().get()).isFalse();
    }

    @Test
    void theFileKeepsItsRights() throws IOException {
        assumeTrue(Files.getFileStore(file).supportsFileAttributeView("posix"));
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r-----"));
        EditorTab tab = opened();
        tab.textProperty().set("SELECT 5");
        files.save(tab, file);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file))).isEqualTo("rw-r-----");
    }
}
