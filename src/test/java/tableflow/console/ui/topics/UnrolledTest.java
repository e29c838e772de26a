package tableflow.console.ui.topics;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import tableflow.console.ui.UiTest;

class UnrolledTest extends UiTest {

    private final CopyOnWriteArrayList<Double> heights = new CopyOnWriteArrayList<>();
    private @Nullable TableView<String> table;

    @Test
    void anEmptyTableWaitsAndGrowsInStepsWhenItsRowsCome() {
        show(() -> {
            TableView<String> made = new TableView<>();
            TableColumn<String, String> column = new TableColumn<>("name");
            column.setCellValueFactory(cell -> new ReadOnlyStringWrapper(cell.getValue()));
            made.getColumns().add(column);
            made.heightProperty().subscribe(now -> heights.add(now.doubleValue()));
            table = made;
            return new Unrolled(made);
        }, 500, 700);
        await("laid out", () -> heights.contains(256.0));

        run(() -> Objects.requireNonNull(table).getItems().setAll(
                IntStream.range(0, 100).mapToObj(Integer::toString).toList()));
        await("as high as the window", () -> fx(() -> Objects.requireNonNull(table).getHeight()) == 700.0);
        assertThat(heights).endsWith(256.0, 512.0, 700.0);

        run(() -> Objects.requireNonNull(table).getItems().clear());
        assertThat(fx(() -> Objects.requireNonNull(table).getHeight())).isEqualTo(700.0);
    }
}
