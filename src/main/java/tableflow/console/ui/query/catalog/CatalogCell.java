package tableflow.console.ui.query.catalog;

import static tableflow.console.ui.Messages.text;

import javafx.scene.control.ContextMenu;
import javafx.scene.control.Label;
import javafx.scene.control.TreeCell;
import javafx.scene.input.MouseButton;
import javafx.scene.layout.HBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import tableflow.console.service.query.catalog.TableKind;
import tableflow.console.ui.control.Copying;
import tableflow.console.ui.control.HoverTip;
import tableflow.console.ui.control.Icons;
import tableflow.console.ui.control.Menus;

/// A line of the tree: icon, name, and what it is.
final class CatalogCell extends TreeCell<Entry> {

    private final CatalogViewModel model;
    private final Label name = new Label();
    private final Label type = new Label();
    private final HBox line = new HBox(name, type);

    CatalogCell(CatalogViewModel model) {
        this.model = model;
        line.getStyleClass().add("catalog-line");
        type.getStyleClass().addAll("text-muted", "text-small");
        type.setMinWidth(0);
        name.setMinWidth(0);
        HoverTip.on(this, () -> {
            Entry entry = isEmpty() ? null : getItem();
            return entry == null ? "" : details(entry);
        });
        setOnMouseClicked(event -> {
            Entry entry = getItem();
            if (event.getButton() == MouseButton.PRIMARY && event.getClickCount() == 2 && entry != null) {
                model.insert(entry);
                event.consume();
            }
        });
    }

    @Override
    protected void updateItem(@Nullable Entry entry, boolean empty) {
        super.updateItem(entry, empty);
        if (empty || entry == null) {
            setGraphic(null);
            setContextMenu(null);
            return;
        }
        name.setText(entry.name());
        name.setGraphic(Icons.of(switch (entry) {
            case Entry.Database _, Entry.Root _ -> Feather.DATABASE;
            case Entry.Table table -> table.table().kind() == TableKind.VIEW ? Feather.EYE : Feather.GRID;
            case Entry.Column _ -> Feather.MINUS;
        }));
        type.setText(type(entry));
        setAccessibleText(entry.name() + " " + type.getText());
        setGraphic(line);
        setContextMenu(menu(entry));
    }

    private static String type(Entry entry) {
        return switch (entry) {
            case Entry.Root _ -> "";
            case Entry.Database database -> database.database().seen() ? "" : text("query.catalog.unseen");
            case Entry.Table table -> !table.table().seen()
                    ? text("query.catalog.unseen")
                    : text("query.catalog.kind." + table.table().kind());
            case Entry.Column column -> column.column().type();
        };
    }

    private static String details(Entry entry) {
        return switch (entry) {
            case Entry.Root _ -> "";
            case Entry.Database database -> text("query.catalog.tables", database.database().tables().size());
            case Entry.Table table -> text("query.catalog.columns", table.table().columnCount());
            case Entry.Column column -> {
                String comment = column.column().comment();
                yield column.column().type() + (comment == null ? "" : "\n" + comment);
            }
        };
    }

    private ContextMenu menu(Entry entry) {
        ContextMenu menu = new ContextMenu(
                Menus.item("query.catalog.insert", () -> model.insert(entry)),
                Menus.item("query.catalog.copy", () -> Copying.copy(entry.name())));
        if (CatalogViewModel.tableOf(entry) != null) {
            menu.getItems().addFirst(Menus.item("query.catalog.newest", () -> model.selectRows(entry)));
        }
        if (model.canShowTopic(entry)) {
            menu.getItems().add(Menus.item("query.catalog.topic", () -> model.showTopic(entry)));
        }
        if (entry instanceof Entry.Database database) {
            menu.getItems().addFirst(Menus.item("query.catalog.use", () -> model.use(database)));
        }
        return menu;
    }
}
