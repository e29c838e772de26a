package tableflow.console.ui.schemas;

import static tableflow.console.ui.Messages.text;

import java.util.ArrayList;
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
    private int shown;

    OutlineView(OutlineModel model, ObservableIntegerValue caret, Consumer<Range> reveal) {
        this.reveal = reveal;
        this.caret = caret;
        setId("schemas-outline");
        setAccessibleText(text("schemas.outline"));
        setShowRoot(false);
        setRoot(new TreeItem<>());
        setCellFactory(view -> new PartCell());
        setOnKeyPressed(event -> {
            TreeItem<OutlinePart> chosen = getSelectionModel().getSelectedItem();
            if (event.getCode() == KeyCode.ENTER && chosen != null) {
                reveal.accept(chosen.getValue().name());
                event.consume();
            }
        });
        model.partsProperty().subscribe(parts -> {
            shown = 0;
            fill(getRoot(), parts);
            follow();
        });
        caret.subscribe(this::follow);
    }

    /// Brings the tree up to date; what stayed keeps being open or shut.
    private void fill(TreeItem<OutlinePart> item, List<OutlinePart> parts) {
        List<TreeItem<OutlinePart>> before = new ArrayList<>(item.getChildren());
        List<TreeItem<OutlinePart>> after = new ArrayList<>();
        int from = 0;
        for (OutlinePart part : parts) {
            shown++;
            int found = -1;
            for (int at = from; at < before.size() && found < 0; at++) {
                OutlinePart was = before.get(at).getValue();
                found = was.label().equals(part.label()) && was.kind() == part.kind() ? at : -1;
            }
            TreeItem<OutlinePart> child;
            if (found < 0) {
                child = new TreeItem<>(part);
                // A large schema begins with its outermost names.
                child.setExpanded(shown < MOST_OPEN);
            } else {
                child = before.get(found);
                child.setValue(part);
                from = found + 1;
            }
            fill(child, part.parts());
            after.add(child);
        }
        if (!after.equals(before)) {
            item.getChildren().setAll(after);
        }
    }

    /// Chooses the innermost name around the caret, as far as the tree is open.
    private void follow() {
        if (isFocused()) {
            return;
        }
        TreeItem<OutlinePart> at = getRoot();
        for (TreeItem<OutlinePart> next = at; next != null; ) {
            at = next;
            next = at.equals(getRoot()) || at.isExpanded() ? at.getChildren().stream()
                    .filter(it -> it.getValue().whole().touches(caret.get())).findFirst().orElse(null) : null;
        }
        if (at.equals(getRoot())) {
            getSelectionModel().clearSelection();
        } else if (!at.equals(getSelectionModel().getSelectedItem())) {
            getSelectionModel().select(at);
            scrollTo(Math.max(0, getRow(at) - 3));
        }
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
                    reveal.accept(getItem().name());
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
