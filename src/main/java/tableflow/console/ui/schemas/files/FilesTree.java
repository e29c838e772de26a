package tableflow.console.ui.schemas.files;

import static tableflow.console.ui.Messages.text;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.scene.control.TreeItem;
import javafx.scene.control.TreeTableCell;
import javafx.scene.control.TreeTableColumn;
import javafx.scene.control.TreeTableRow;
import javafx.scene.control.TreeTableView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;
import tableflow.console.service.schemas.files.FileState;
import tableflow.console.service.schemas.files.FileState.Kind;
import tableflow.console.ui.control.HoverTip;
import tableflow.console.ui.control.Severity;
import tableflow.console.ui.control.StatusPill;
import tableflow.console.ui.schemas.files.FileTree.Node;
import tableflow.console.ui.schemas.files.FilesViewModel.Row;

/// The folders and files, each with its state; a folder with those of its files. What was opened, closed, chosen and
/// scrolled to stays when states come in.
final class FilesTree extends TreeTableView<Node> {

    /// So many are all in view at first.
    private static final int FEW = 200;

    private final FilesViewModel model;
    /// What somebody opened or closed, by path.
    private final Map<String, Boolean> turned = new HashMap<>();
    private final TreeItem<Node> root;
    private boolean merging;

    FilesTree(FilesViewModel model) {
        this.model = model;
        this.root = new TreeItem<>(model.treeProperty().get());
        setId("schemas-files-tree");
        setAccessibleText(text("schemas.files.tree"));
        getStyleClass().add("dense");
        setShowRoot(false);
        setRoot(root);
        root.setExpanded(true);
        setColumnResizePolicy(CONSTRAINED_RESIZE_POLICY_FLEX_LAST_COLUMN);
        TreeTableColumn<Node, Node> name = column("schemas.files.file", 230, FilesTree::drawName);
        TreeTableColumn<Node, Node> state = column("schemas.files.state", 150, FilesTree::drawState);
        // A state that ends in dots is none.
        state.setMinWidth(150);
        TreeTableColumn<Node, Node> version = column("schemas.files.version", 76, words(FilesTree::version));
        version.setMinWidth(76);
        getColumns().setAll(List.of(
                name,
                state,
                version,
                column("schemas.files.of", 140, words(node -> row(node).flatMap(Row::subject).orElse(""))),
                column("schemas.files.why", 160, words(FilesTree::why))));
        setTreeColumn(name);
        setRowFactory(view -> new FileRow());
        addEventHandler(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.ENTER) {
                open();
                event.consume();
            }
        });
        root.addEventHandler(TreeItem.<Node>branchExpandedEvent(), event -> turned(event.getTreeItem(), true));
        root.addEventHandler(TreeItem.<Node>branchCollapsedEvent(), event -> turned(event.getTreeItem(), false));
        model.treeProperty().subscribe(this::show);
    }

    private void turned(TreeItem<Node> item, boolean expanded) {
        // All is open while files are looked for: that is nobody's choice.
        if (!merging && !model.wish().isNarrow()) {
            turned.put(item.getValue().path(), expanded);
        }
    }

    /// The chosen file; empty for a folder.
    Optional<Row> chosen() {
        TreeItem<Node> item = getSelectionModel().getSelectedItem();
        return item == null ? Optional.empty() : row(item.getValue());
    }

    private static Optional<Row> row(Node node) {
        return Optional.ofNullable(node.row());
    }

    private void open() {
        TreeItem<Node> item = getSelectionModel().getSelectedItem();
        if (item == null) {
            return;
        }
        row(item.getValue()).ifPresentOrElse(model.open()::open, () -> item.setExpanded(!item.isExpanded()));
    }

    private void show(Node now) {
        merging = true;
        TreeItem<Node> item = getSelectionModel().getSelectedItem();
        String chosen = item == null ? "" : item.getValue().path();
        merge(root, now);
        merging = false;
        if (getSelectionModel().getSelectedItem() == null && !chosen.isEmpty()) {
            find(root, chosen).ifPresent(getSelectionModel()::select);
        }
    }

    /// Keeps the items of what is still there: rows in view stay where they are.
    private void merge(TreeItem<Node> item, Node node) {
        if (!node.equals(item.getValue())) {
            item.setValue(node);
        }
        List<TreeItem<Node>> before = item.getChildren();
        boolean same = before.size() == node.parts().size();
        for (int at = 0; same && at < before.size(); at++) {
            same = before.get(at).getValue().path().equals(node.parts().get(at).path());
        }
        if (same) {
            for (int at = 0; at < before.size(); at++) {
                merge(before.get(at), node.parts().get(at));
            }
        } else {
            Map<String, TreeItem<Node>> known = new HashMap<>();
            before.forEach(it -> known.put(it.getValue().path(), it));
            List<TreeItem<Node>> now = new ArrayList<>();
            for (Node part : node.parts()) {
                TreeItem<Node> inner = known.getOrDefault(part.path(), new TreeItem<>(part));
                merge(inner, part);
                now.add(inner);
            }
            item.getChildren().setAll(now);
        }
        if (!node.path().isEmpty() && node.isFolder()) {
            item.setExpanded(model.wish().isNarrow()
                    || turned.getOrDefault(node.path(), root.getValue().files() <= FEW));
        }
    }

    private static Optional<TreeItem<Node>> find(TreeItem<Node> in, String path) {
        for (TreeItem<Node> part : in.getChildren()) {
            String name = part.getValue().path();
            if (name.equals(path)) {
                return Optional.of(part);
            }
            if (path.startsWith(name + "/")) {
                return find(part, path);
            }
        }
        return Optional.empty();
    }

    private static TreeTableColumn<Node, Node> column(
            String title, double width, BiConsumer<TreeTableCell<Node, Node>, Node> draw) {
        TreeTableColumn<Node, Node> column = new TreeTableColumn<>(text(title));
        column.setCellValueFactory(row -> new ReadOnlyObjectWrapper<>(row.getValue().getValue()));
        column.setCellFactory(it -> new DrawnCell(draw));
        column.setPrefWidth(width);
        column.setSortable(false);
        return column;
    }

    private static BiConsumer<TreeTableCell<Node, Node>, Node> words(Function<Node, String> words) {
        return (cell, node) -> cell.setText(words.apply(node));
    }

    private static void drawName(TreeTableCell<Node, Node> cell, Node node) {
        cell.setText(node.name());
        FontIcon icon = cell.getGraphic() instanceof FontIcon known ? known : new FontIcon();
        icon.setIconCode(node.isFolder() ? Feather.FOLDER : Feather.FILE_TEXT);
        cell.setGraphic(icon);
        String what = text(node.isFolder() ? "schemas.files.folder" : "schemas.files.file");
        cell.setAccessibleText(what + " " + node.name());
    }

    private static void drawState(TreeTableCell<Node, Node> cell, Node node) {
        StatusPill pill = cell.getGraphic() instanceof StatusPill known ? known : new StatusPill();
        Kind worst = node.worst().orElse(null);
        if (worst == null) {
            pill.show(Severity.NEUTRAL, text("schemas.files.state.ASKING"));
        } else if (node.isFolder() && severity(worst) != Severity.GOOD && worst != Kind.NO_SUBJECT) {
            pill.show(severity(worst), text("schemas.files.state.many", node.kinds().getOrDefault(worst, 0),
                    text("schemas.files.state." + worst)));
        } else {
            pill.show(severity(worst), text("schemas.files.state." + worst));
        }
        cell.setGraphic(pill);
    }

    private static Severity severity(Kind kind) {
        return switch (kind) {
            case SAME -> Severity.GOOD;
            case AHEAD, BEHIND -> Severity.WARNING;
            case DIVERGED -> Severity.BAD;
            case ABSENT, NO_SUBJECT, UNTOLD -> Severity.NEUTRAL;
        };
    }

    private static String version(Node node) {
        FileState state = row(node).flatMap(Row::state).orElse(null);
        return state == null || state.newest() == 0 ? ""
                : state.version() == 0 ? "- / " + state.newest() : state.version() + " / " + state.newest();
    }

    /// Of a folder how many of its files stand how.
    private static String why(Node node) {
        if (!node.isFolder()) {
            return row(node).flatMap(Row::state).map(FileState::why).orElse("");
        }
        List<String> said = new ArrayList<>(node.kinds().entrySet().stream()
                .map(it -> text("schemas.files.state.many", it.getValue(), text("schemas.files.state." + it.getKey())))
                .toList());
        if (node.asking() > 0) {
            said.add(text("schemas.files.state.many", node.asking(), text("schemas.files.state.ASKING")));
        }
        return said.stream().collect(Collectors.joining(", "));
    }

    /// Paths of folders that are open; for tests.
    Set<String> expanded() {
        Set<String> open = new HashSet<>();
        collect(root, open);
        return open;
    }

    private static void collect(TreeItem<Node> item, Set<String> into) {
        for (TreeItem<Node> part : item.getChildren()) {
            if (part.isExpanded() && !part.isLeaf()) {
                into.add(part.getValue().path());
            }
            collect(part, into);
        }
    }

    private final class FileRow extends TreeTableRow<Node> {

        FileRow() {
            HoverTip.on(this, () -> isEmpty() || getItem() == null ? "" : tip(getItem()));
            setOnMouseClicked(event -> {
                // A folder opens by itself.
                if (event.getClickCount() == 2 && getItem() != null && !getItem().isFolder()) {
                    open();
                }
            });
        }

        private static String tip(Node node) {
            String why = why(node);
            return why.isEmpty() ? node.path() : node.path() + "\n" + why;
        }
    }

    private static final class DrawnCell extends TreeTableCell<Node, Node> {

        private final BiConsumer<TreeTableCell<Node, Node>, Node> draw;

        DrawnCell(BiConsumer<TreeTableCell<Node, Node>, Node> draw) {
            this.draw = draw;
        }

        @Override
        protected void updateItem(@Nullable Node node, boolean empty) {
            super.updateItem(node, empty);
            if (empty || node == null) {
                setText(null);
                setGraphic(null);
                setAccessibleText(null);
            } else {
                draw.accept(this, node);
            }
        }
    }
}
