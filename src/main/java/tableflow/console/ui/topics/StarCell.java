package tableflow.console.ui.topics;

import static tableflow.console.ui.Messages.text;

import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.ToggleButton;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import tableflow.console.service.topics.TopicRow;
import tableflow.console.ui.control.HoverTip;
import tableflow.console.ui.control.Icons;

/// A star before a topic's name that marks it as a favourite.
final class StarCell extends TableCell<TopicRow, TopicRow> {

    private static final double WIDTH = 34;

    private final Favourites favourites;
    private final ToggleButton star = new ToggleButton();

    private StarCell(Favourites favourites) {
        this.favourites = favourites;
        star.setGraphic(Icons.of(Feather.STAR));
        star.getStyleClass().addAll("flat", "topic-star");
        star.setFocusTraversable(false);
        star.setOnAction(event -> {
            TopicRow row = getItem();
            if (row != null) {
                favourites.toggle(row.name());
            }
        });
        HoverTip.on(star, star::getAccessibleText);
        // Hidden, not taken out, in rows that are empty for a moment: a node that comes is styled anew.
        setGraphic(star);
        favourites.namesProperty().subscribe(this::showStar);
    }

    static TableColumn<TopicRow, TopicRow> column(Favourites favourites) {
        TableColumn<TopicRow, TopicRow> column = new TableColumn<>();
        column.setId("topics-column-star");
        column.setCellValueFactory(cell -> new ReadOnlyObjectWrapper<>(cell.getValue()));
        column.setCellFactory(ignored -> new StarCell(favourites));
        column.setMinWidth(WIDTH);
        column.setMaxWidth(WIDTH);
        column.setSortable(false);
        column.setReorderable(false);
        column.setResizable(false);
        return column;
    }

    private void showStar() {
        TopicRow row = getItem();
        if (row != null) {
            boolean marked = favourites.has(row.name());
            star.setSelected(marked);
            star.setAccessibleText(text(marked ? "topics.favourite.remove" : "topics.favourite.add", row.name()));
        }
    }

    @Override
    protected void updateItem(@Nullable TopicRow row, boolean empty) {
        super.updateItem(row, empty);
        star.setVisible(!empty && row != null);
        showStar();
    }
}
