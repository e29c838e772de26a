package tableflow.console.ui.query;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.SplitPane;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import org.kordamp.ikonli.feather.Feather;

/// The panels beside the statements.
class SideBarTest extends QueryPaneFixture {

    private static final List<String> TITLES =
            List.of("Catalog", "Table", "History of the workgroup", "Workgroup settings", "Notes");

    private final List<String> seen = new ArrayList<>();

    private void openAll(double width) {
        List<SidePanel.Spec> specs = TITLES.stream()
                .map(title -> new SidePanel.Spec(title.substring(0, 3), title, Feather.GRID, bench -> panel(title)))
                .toList();
        open(QueryPane.spec(services(), new QueryPane.Panels(specs, List.of()), settings()), width, 700);
    }

    private SidePanel panel(String title) {
        seen.add("made " + title);
        Label view = new Label("the panel " + title);
        return new SidePanel() {
            @Override
            public Node view() {
                return view;
            }

            @Override
            public void onShown() {
                seen.add("shown " + title);
            }

            @Override
            public void onHidden() {
                seen.add("hidden " + title);
            }
        };
    }

    /// Seven tabs with names did not fit into the side bar: three of them stood in a menu behind an arrow.
    @Test
    void allCanBeSeenAndReachedInANarrowWindow() {
        openAll(1000);
        pictures("query-side-bar");
        List<ToggleButton> buttons = buttons();
        assertThat(buttons).hasSize(TITLES.size() + 2).allSatisfy(button -> {
            assertThat(button.isVisible()).isTrue();
            assertThat(button.getTooltip().getText()).isEqualTo(button.getAccessibleText()).isNotBlank();
            assertThat(fx(() -> button.localToScene(button.getLayoutBounds()).getMaxX())).isLessThan(60);
        });
        side("Not");
        assertThat(texts(".query-side-title")).containsExactly("Notes");
        assertThat(seen).containsExactly(
                "made Catalog", "shown Catalog", "made Notes", "hidden Catalog", "shown Notes");
        run(() -> buttons.getLast().requestFocus());
        press(KeyCode.DOWN);
        press(KeyCode.SPACE);
        await("round to the first", () -> texts(".query-side-title").contains("Catalog"));
        press(KeyCode.UP);
        press(KeyCode.UP);
        press(KeyCode.SPACE);
        await("and back", () -> texts(".query-side-title").contains("Saved"));
        command("Show Table");
        assertThat(texts(".query-side-title")).containsExactly("Table");
    }

    @Test
    void aSecondPressFoldsThePanelAwayAndTheDividerComesBack() {
        openAll(1000);
        SplitPane split = find("#query-split-side", SplitPane.class);
        run(() -> split.setDividerPositions(0.4));
        await("wider", () -> width() > 380);
        double wide = width();
        click("#query-side-Cat");
        await("folded", () -> width() < 60);
        assertThat(seen).endsWith("hidden Catalog");
        pictures("query-side-folded");
        click("#query-side-Tab");
        await("as wide as before", () -> Math.abs(width() - wide) < 3);
        assertThat(seen).endsWith("shown Table");
    }

    private double width() {
        return fx(() -> find("#query-side", Node.class).getLayoutBounds().getWidth());
    }

    private List<ToggleButton> buttons() {
        return fx(() -> Stream.of(stage().getScene().getRoot())
                .flatMap(root -> root.lookupAll(".query-side-rail .toggle-button").stream())
                .map(ToggleButton.class::cast)
                .toList());
    }
}
