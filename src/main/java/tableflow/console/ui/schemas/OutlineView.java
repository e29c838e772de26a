package tableflow.console.ui.schemas;

import static tableflow.console.ui.Messages.text;

import java.util.List;
import java.util.function.Consumer;
import javafx.beans.value.ObservableIntegerValue;
import javafx.scene.control.Label;
import javafx.scene.control.TreeCell;
import javafx.scene.control.TreeItem;
import javafx.scene.control.TreeView;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.HBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;
import tableflow.console.service.schemas.assist.OutlinePart;
import tableflow.console.service.schemas.assist.Range;

/// The names of the draft as a tree. What the caret is in is chosen; a click or Enter goes to a name.
final class OutlineView extends TreeView<OutlinePart> {

    private static final int MOST_OPEN = 400;

    private final Consumer<Range> reveal;
    private final ObservableIntegerValue caret;
    // A large schema begins with its outermost names.
    private final LiveTree<OutlinePart> names = new LiveTree<>(OutlinePart::parts,
            (one, other) -> one.label().equals(other.label()) && one.kind() == other.kind(),
            OutlinePart::detail, number -> number < MOST_OPEN);

    OutlineView(OutlineModel model, ObservableIntegerValue caret, Consumer<Range> reveal) {
        this.reveal = reveal;
        this.caret = caret;
        setId("schemas-outline");
        setAccessibleText(text("schemas.outline"));
        setShowRoot(false);
        setRoot(names.root());
        setCellFactory(view -> new PartCell());
        setOnKeyPressed(event -> {
            TreeItem<OutlinePart> chosen = getSelectionModel().getSelectedItem();
            if (event.getCode() == KeyCode.ENTER && chosen != null) {
                reveal.accept(names.newest(chosen).name());
                event.consume();
            }
        });
        model.partsProperty().subscribe(parts -> {
            names.show(parts);
            follow();
        });
        caret.subscribe(this::follow);
    }

    /// Chooses the innermost name around the caret, as far as the tree is open.
    private void follow() {
        if (isFocused()) {
            return;
        }
        TreeItem<OutlinePart> at = getRoot();
        List<OutlinePart> parts = names.values();
        for (int found = around(parts); found >= 0; found = at.isExpanded() ? around(parts) : -1) {
            at = at.getChildren().get(found);
            parts = parts.get(found).parts();
        }
        if (at.equals(getRoot())) {
            getSelectionModel().clearSelection();
        } else if (!at.equals(getSelectionModel().getSelectedItem())) {
            getSelectionModel().select(at);
            scrollTo(Math.max(0, getRow(at) - 3));
        }
    }

    /// Which of the parts the caret is in; -1 for none.
    private int around(List<OutlinePart> parts) {
        for (int i = 0; i < parts.size(); i++) {
            if (parts.get(i).whole().touches(caret.get())) {
                return i;
            }
        }
        return -1;
    }

    private static Ikon icon(OutlinePart.Kind kind) {
        return switch (kind) {
            case RECORD -> Feather.BOX;
            case FIELD -> Feather.TAG;
            case ENUM -> Feather.LIST;
            case SYMBOL -> Feather.HASH;
            case TYPE -> Feather.LINK;
            case CHOICE -> Feather.GIT_BRANCH;
            case SERVICE -> Feather.SERVER;
            case METHOD -> Feather.CODE;
        };
    }

    private final class PartCell extends TreeCell<OutlinePart> {

        private final FontIcon icon = new FontIcon();
        private final Label name = new Label();
        private final Label type = new Label();
        private final HBox row = new HBox(icon, name, type);

        PartCell() {
            row.getStyleClass().add("schemas-part");
            type.getStyleClass().add("schemas-rule");
            type.setMinWidth(0);
            setPrefWidth(0);
            setOnMouseClicked(event -> {
                if (getItem() != null) {
                    reveal.accept(names.newest(getTreeItem()).name());
                }
            });
        }

        @Override
        protected void updateItem(@Nullable OutlinePart part, boolean empty) {
            super.updateItem(part, empty);
            if (empty || part == null) {
                setGraphic(null);
                setAccessibleText(null);
                return;
            }
            icon.setIconCode(icon(part.kind()));
            name.setText(part.label());
            type.setText(part.detail());
            setGraphic(row);
            setAccessibleText(text("schemas.outline.part." + part.kind().name(), part.label(), part.detail()));
        }
    }
}
