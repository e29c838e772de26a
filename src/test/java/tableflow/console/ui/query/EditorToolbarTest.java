package tableflow.console.ui.query;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import javafx.scene.Node;
import javafx.scene.control.ComboBox;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.input.KeyCode;
import javafx.scene.text.Text;
import org.junit.jupiter.api.Test;

/// What is done with statements, in windows of all widths.
class EditorToolbarTest extends QueryPaneFixture {

    private static final List<String> SPARE = List.of("query-open", "query-save", "query-keep", "query-format");

    private List<String> inTheMenu() {
        return fx(() -> find("#query-more", MenuButton.class).getItems().stream()
                .filter(MenuItem::isVisible)
                .map(item -> item.getId().replace("-more", ""))
                .toList());
    }

    private List<String> beside() {
        return fx(() -> SPARE.stream().filter(id -> stage().getScene().lookup("#" + id).isVisible()).toList());
    }

    private void open(double width, List<String> there) {
        catalogs = there;
        open(width, 700);
        await("the boxes", () -> there.size() == 1 || stage().getScene().lookup("#query-catalog-choice").isVisible());
        await("they are laid out",
                () -> stage().getScene().lookup("#query-workgroup").getLayoutBounds().getWidth() > 0);
    }

    /// The names of the boxes can be read whole.
    private void namesAreWhole() {
        for (String id : List.of("query-catalog-choice", "query-database", "query-workgroup")) {
            await("the name in " + id + " is whole", () -> fx(() -> {
                ComboBox<?> box = find("#" + id, ComboBox.class);
                return !box.isVisible() || box.lookupAll(".text").stream().map(it -> ((Text) it).getText())
                        .anyMatch(String.valueOf(box.getValue())::equals);
            }));
        }
    }

    @Test
    void inAWideWindowAllStandSideBySide() {
        open(1600, List.of("AwsDataCatalog", "partner_lake"));
        assertThat(beside()).isEqualTo(SPARE);
        assertThat(fx(() -> stage().getScene().lookup("#query-more").isVisible())).isFalse();
        namesAreWhole();
        pictures("query-toolbar-wide");
    }

    @Test
    void inANarrowOneTheMenuTakesWhatDoesNotFitAndNothingIsLost() {
        open(1000, List.of("AwsDataCatalog", "partner_lake"));
        await("there is a menu", () -> fx(() -> stage().getScene().lookup("#query-more").isVisible()));
        assertThat(inTheMenu()).isNotEmpty();
        assertThat(Stream.concat(beside().stream(), inTheMenu().stream())).containsExactlyElementsOf(SPARE);
        namesAreWhole();
        Node last = stage().getScene().lookup("#query-workgroup");
        assertThat(fx(() -> last.localToScene(last.getLayoutBounds()).getMaxX())).isLessThanOrEqualTo(1000);
        pictures("query-toolbar-narrow");
    }

    @Test
    void theMenuIsReachedAndUsedByTheKeyboard() {
        open(860, List.of("AwsDataCatalog", "partner_lake"));
        await("there is a menu", () -> fx(() -> stage().getScene().lookup("#query-more").isVisible()));
        write("select 1 from t");
        run(() -> stage().getScene().lookup("#query-run").requestFocus());
        for (int i = 0; i < 12 && !fx(() -> stage().getScene().lookup("#query-more").isFocused()); i++) {
            press(KeyCode.TAB);
        }
        assertThat(fx(() -> stage().getScene().lookup("#query-more").isFocused())).isTrue();
        press(KeyCode.SPACE);
        await("it is open", () -> fx(() -> find("#query-more", MenuButton.class).isShowing()));
        press(KeyCode.UP);
        press(KeyCode.ENTER);
        await("formatted", () -> editor().text().startsWith("SELECT"));
    }

    @Test
    void aWiderWindowTakesThemOutAgain() {
        open(900, List.of("AwsDataCatalog", "partner_lake"));
        await("there is a menu", () -> fx(() -> stage().getScene().lookup("#query-more").isVisible()));
        run(() -> stage().setWidth(1500));
        await("all beside", () -> beside().equals(SPARE));
        run(() -> stage().setWidth(900));
        await("and back", () -> !inTheMenu().isEmpty() && beside().size() < SPARE.size());
    }

    @Test
    void longNamesHaveTheirTooltip() {
        catalogs = List.of("AwsDataCatalog", "a_data_catalog_of_a_partner_with_a_very_long_name_indeed");
        open(1000, catalogs);
        run(() -> box("#query-catalog-choice").setValue(catalogs.getLast()));
        run(() -> box("#query-database").setValue("of " + catalogs.getLast()));
        assertThat(fx(() -> find("#query-catalog-choice", ComboBox.class).getTooltip().getText()))
                .contains(catalogs.getLast());
        Node last = stage().getScene().lookup("#query-workgroup");
        await("inside the window", () -> last.localToScene(last.getLayoutBounds()).getMaxX() <= 1000);
        pictures("query-toolbar-long");
    }

    @SuppressWarnings("unchecked")
    private ComboBox<String> box(String selector) {
        return (ComboBox<String>) stage().getScene().lookup(selector);
    }
}
