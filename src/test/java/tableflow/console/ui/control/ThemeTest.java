package tableflow.console.ui.control;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;
import org.junit.jupiter.api.Test;
import tableflow.console.ui.UiTest;

/// One sheet holds those of all panes.
class ThemeTest extends UiTest {

    private static final Path SHEETS = Path.of(System.getProperty("project.directory", "."))
            .resolve("src/main/resources/tableflow/console/ui");
    private static final Pattern IMPORT = Pattern.compile("@import \"([^\"]+)\";");
    private static final Pattern SHEET_OF_A_NODE = Pattern.compile("getStylesheets\\(\\)\\.add");

    @Test
    void everySheetIsImportedOnceAndTheBaseFirst() throws IOException {
        List<String> imported = IMPORT.matcher(Files.readString(SHEETS.resolve("console.css"))).results()
                .map(match -> match.group(1))
                .toList();
        try (Stream<Path> files = Files.walk(SHEETS)) {
            List<String> sheets = files.map(file -> SHEETS.relativize(file).toString().replace('\\', '/'))
                    .filter(name -> name.endsWith(".css") && !name.equals("console.css"))
                    .toList();
            assertThat(imported).containsExactlyInAnyOrderElementsOf(sheets).startsWith("base.css");
        }
    }

    /// JavaFX keeps each node that had a sheet of its own and looks through all of them whenever a popup closes.
    @Test
    void noNodeHasASheetOfItsOwn() throws IOException {
        Path sources = Path.of(System.getProperty("project.directory", ".")).resolve("src/main/java");
        try (Stream<Path> files = Files.walk(sources)) {
            assertThat(files.filter(file -> file.toString().endsWith(".java") && !file.endsWith("Theme.java")))
                    .allSatisfy(file -> assertThat(Files.readString(file)).doesNotContainPattern(SHEET_OF_A_NODE));
        }
    }

    @Test
    void aWindowHasTheStylesOfAPane() {
        Label label = new Label("late");
        label.getStyleClass().add("tone-bad");
        Scene scene = show(() -> new VBox(label, new Label("plain")), 200, 80);
        assertThat(fx(() -> {
            scene.getRoot().applyCss();
            return label.getTextFill();
        })).isNotEqualTo(fx(() -> ((Label) label.getParent().getChildrenUnmodifiable().getLast()).getTextFill()));
    }
}
