package tableflow.console.ui.control.grid;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import javafx.beans.property.SimpleLongProperty;
import javafx.beans.value.ObservableLongValue;
import javafx.geometry.Point2D;
import javafx.scene.AccessibleAttribute;
import javafx.scene.Node;
import javafx.scene.control.MenuItem;
import javafx.scene.input.Clipboard;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.PickResult;
import javafx.scene.text.Text;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.kordamp.ikonli.feather.Feather;
import tableflow.console.ui.UiTest;
import tableflow.console.ui.control.Theme;
import tableflow.console.ui.work.FxWork;

/// The grid on the screen: what the cells say, and what keys and mouse do.
class DataGridTest extends UiTest {

    private static final List<GridMark> CHANGES = List.of(GridMark.ADDED, GridMark.REMOVED, GridMark.CHANGED);

    private final FxWork work = new FxWork(InstantSource.system());
    private final DataGrid grid = fx(() -> new DataGrid(work.work()));

    @BeforeEach
    void showIt() {
        show(() -> grid, 900, 420);
        run(grid::requestFocus);
    }

    @AfterEach
    void close() {
        work.close();
    }

    private static GridColumn column(String name, boolean numeric) {
        return new GridColumn(name, numeric ? "bigint" : "varchar", numeric ? Feather.HASH : Feather.TYPE, numeric);
    }

    private record Rows(SimpleLongProperty count, int columns) implements GridSource {
        @Override
        public ObservableLongValue rowCount() {
            return count;
        }

        @Override
        public List<List<@Nullable String>> load(long first, int rows) {
            List<List<@Nullable String>> loaded = new ArrayList<>();
            for (long row = first; row < first + rows; row++) {
                List<@Nullable String> values = new ArrayList<>();
                for (int i = 0; i < columns; i++) {
                    values.add(i % 4 == 2 && row % 3 == 0 ? null : i % 4 == 2 ? "" : "r" + row + "c" + i);
                }
                loaded.add(values);
            }
            return loaded;
        }
    }

    private void fill(long rows, int columns) {
        run(() -> {
            List<GridColumn> shown = new ArrayList<>();
            for (int i = 0; i < columns; i++) {
                shown.add(column("column_" + i, i % 4 == 1));
            }
            grid.show(shown, new Rows(new SimpleLongProperty(rows), columns));
        });
    }

    private @Nullable String said(long row, int position) {
        return fx(() -> {
            grid.layout();
            GridCell cell = grid.cell(row, position);
            return cell == null ? null : ((Text) cell.getChildrenUnmodifiable().getFirst()).getText();
        });
    }

    private void awaitSaid(long row, int position, String expected) {
        await(row + "," + position + " says " + expected, () -> expected.equals(said(row, position)));
    }

    private Point2D middle(long row, int position) {
        return fx(() -> {
            GridCell cell = Objects.requireNonNull(grid.cell(row, position));
            return cell.localToScreen(10, cell.getHeight() / 2);
        });
    }

    /// The robot's keys do not reach its mouse events on the headless platform.
    private static void clickWithShift(Node node) {
        for (var type : List.of(MouseEvent.MOUSE_PRESSED, MouseEvent.MOUSE_RELEASED)) {
            run(() -> {
                Point2D at = node.localToScreen(20, 10);
                Point2D scene = node.localToScene(20, 10);
                node.fireEvent(new MouseEvent(type, scene.getX(), scene.getY(), at.getX(), at.getY(),
                        MouseButton.PRIMARY, 1, true, false, false, false, true, false, false, true, false, true,
                        new PickResult(node, scene.getX(), scene.getY())));
            });
        }
    }

    @Test
    void aMillionRowsByTheKeyboard() {
        fill(1_000_000, 12);
        awaitSaid(0, 0, "r0c0");
        press(KeyCode.DOWN);
        press(KeyCode.CONTROL, KeyCode.END);
        awaitSaid(999_999, 11, "r999999c11");
        assertThat(fx(() -> grid.selection().row())).isEqualTo(999_999);
        press(KeyCode.SHIFT, KeyCode.PAGE_UP);
        press(KeyCode.SHIFT, KeyCode.LEFT);
        assertThat(fx(() -> grid.selection().ranges().getFirst().columns())).isEqualTo(2);
        assertThat(fx(() -> grid.selection().ranges().getFirst().rows()))
                .isEqualTo(fx(() -> grid.parts().page()) + 1);
        press(KeyCode.CONTROL, KeyCode.HOME);
        awaitSaid(0, 0, "r0c0");
        press(KeyCode.CONTROL, KeyCode.A);
        assertThat(fx(() -> grid.selection().holds(777_777, 7))).isTrue();
        run(() -> grid.jumpTo(500_000, 6));
        awaitSaid(500_000, 6, "");
        awaitSaid(500_001, 6, "NULL");
    }

    @Test
    void sixteenHundredColumnsHaveNodesForThoseInSightOnly() {
        fill(100_000, 1_600);
        awaitSaid(0, 0, "r0c0");
        press(KeyCode.DOWN);
        press(KeyCode.END);
        awaitSaid(0, 1_599, "r0c1599");
        assertThat(fx(() -> grid.lookupAll(".grid-cell").size())).isLessThan(600);
        assertThat(fx(() -> grid.lookupAll(".grid-header-cell").size())).isLessThan(30);
        run(() -> grid.columns().freeze(2));
        awaitSaid(0, 0, "r0c0");
        awaitSaid(0, 1_599, "r0c1599");
        pictures("grid-wide");
    }

    @Test
    void theMouseChoosesCellsRectanglesRowsAndOpens() {
        List<String> heard = new ArrayList<>();
        fill(50, 6);
        run(() -> {
            grid.actions().onOpen(() -> heard.add("open " + grid.selection().row()));
            grid.actions().onSort((column, further) -> heard.add("sort " + column + further));
            grid.actions().cellMenu(() -> List.of(new MenuItem("Copy as")));
        });
        awaitSaid(3, 3, "r3c3");
        robot.clickOn(middle(2, 1));
        clickWithShift(fx(() -> Objects.requireNonNull(grid.cell(4, 3))));
        assertThat(fx(() -> grid.selection().ranges())).containsExactly(new GridRange(2, 1, 4, 3));
        robot.drag(middle(1, 0)).dropTo(middle(3, 2));
        assertThat(fx(() -> grid.selection().ranges())).containsExactly(new GridRange(1, 0, 3, 2));
        robot.doubleClickOn(middle(5, 2));
        assertThat(heard).containsExactly("open 5");
        heard.clear();
        Point2D number = fx(() -> grid.localToScreen(10, GridLayout.HEADER + 5 * GridLayout.ROW + 8));
        robot.clickOn(number);
        assertThat(fx(() -> grid.selection().ranges())).containsExactly(new GridRange(5, 0, 5, Integer.MAX_VALUE));
        Point2D heading = fx(() -> grid.localToScreen(grid.parts().left() + 30, 12));
        robot.clickOn(heading);
        clickWithShift(fx(() -> grid.lookup(".grid-scrolled-header .grid-header-cell")));
        assertThat(heard).containsExactly("sort 0false", "sort 0true");
    }

    @Test
    void columnsMoveAndFitByKeyboardAndCopyTakesThemAsShown() {
        fill(20, 4);
        awaitSaid(1, 1, "r1c1");
        run(() -> grid.jumpTo(1, 1));
        press(KeyCode.ALT, KeyCode.LEFT);
        assertThat(fx(() -> grid.columns().numbers())).containsExactly(1, 0, 2, 3);
        press(KeyCode.SHIFT, KeyCode.DOWN);
        press(KeyCode.SHIFT, KeyCode.RIGHT);
        press(KeyCode.CONTROL, KeyCode.C);
        await("it is on the clipboard", () -> Clipboard.getSystemClipboard().getString() != null
                && Clipboard.getSystemClipboard().getString().equals("r1c1\tr1c0\nr2c1\tr2c0\n"));
        double before = fx(() -> grid.columns().width(0));
        press(KeyCode.ALT, KeyCode.DOWN);
        assertThat(fx(() -> grid.columns().width(1))).isGreaterThan(before);
    }

    @Test
    void rowsThatArriveAppearAndScreenReadersAreTold() {
        SimpleLongProperty count = fx(() -> new SimpleLongProperty(0));
        run(() -> grid.show(List.of(column("name", false)), new Rows(count, 1)));
        assertThat(said(0, 0)).isNull();
        run(() -> count.set(3));
        awaitSaid(2, 0, "r2c0");
        run(() -> grid.jumpTo(2, 0));
        assertThat(fx(() -> grid.queryAccessibleAttribute(AccessibleAttribute.ROW_COUNT))).isEqualTo(3);
        GridCell cell = fx(() -> (GridCell) grid.queryAccessibleAttribute(AccessibleAttribute.FOCUS_ITEM));
        assertThat(cell.queryAccessibleAttribute(AccessibleAttribute.TEXT)).asString().endsWith(": r2c0");
        // A cell is painted anew, and is selected, at the next pulse.
        await("it is selected", () -> Boolean.TRUE.equals(
                fx(() -> cell.queryAccessibleAttribute(AccessibleAttribute.SELECTED))));
    }

    @Test
    void whatCannotBeReadSaysSoAndComesBack() {
        boolean[] broken = {true};
        run(() -> grid.show(List.of(column("name", false)), new GridSource() {
            @Override
            public ObservableLongValue rowCount() {
                return new SimpleLongProperty(4);
            }

            @Override
            public List<List<@Nullable String>> load(long first, int rows) {
                if (broken[0]) {
                    throw new IllegalStateException("the disk is gone");
                }
                return List.of(List.of("a"), List.of("b"), List.of("c"), List.of("d"));
            }
        }));
        awaitSaid(1, 0, "not read");
        broken[0] = false;
        run(grid::reload);
        awaitSaid(1, 0, "b");
    }

    @Test
    void looksOfAllKinds() {
        List<List<@Nullable String>> rows = new ArrayList<>();
        List<@Nullable String> odd = new ArrayList<>();
        odd.add("order-1");
        odd.add("-9223372036854775808");
        odd.add(null);
        odd.add("two\nlines");
        odd.add("x".repeat(10_000_000));
        rows.add(odd);
        List<@Nullable String> second = new ArrayList<>();
        second.add("注文 東京都千代田区の長い値がここにあります");
        second.add("12.50");
        second.add("");
        second.add("العربية");
        second.add("{\"a\": [1, 2]}");
        rows.add(second);
        for (int i = 0; i < 9; i++) {
            rows.add(List.of("order-" + i, "17", "EUR", "usual", "true"));
        }
        run(() -> {
            grid.show(
                    List.of(
                            column("id", false),
                            column("amount", true),
                            column("currency", false),
                            column("a_name_that_is_far_longer_than_any_screen_has_room_for_" + "x".repeat(99), false),
                            column("payload", false)),
                    new GridSource() {
                        @Override
                        public ObservableLongValue rowCount() {
                            return new SimpleLongProperty(rows.size());
                        }

                        @Override
                        public List<List<@Nullable String>> load(long first, int count) {
                            return rows;
                        }
                    });
            grid.sorted(Map.of(1, new SortMark(true, 1), 0, new SortMark(false, 2)));
            grid.mark((row, column, shown) -> row == 3
                    ? GridMark.MATCH
                    : row == 4 ? GridMark.CURRENT_MATCH : row == 6 ? CHANGES.get(column % 3) : null);
        });
        awaitSaid(0, 3, "two↵lines");
        run(() -> {
            grid.columns().freeze(1);
            grid.columns().resize(3, 150);
            grid.selection().moveTo(8, 1);
            grid.selection().extendTo(9, 2);
        });
        awaitSaid(0, 2, "NULL");
        awaitSaid(1, 2, "");
        assertThat(Objects.requireNonNull(said(0, 4)).length()).isLessThan(CellText.MOST);
        theme(Theme.LIGHT);
        pictures("grid-looks");
    }
}
