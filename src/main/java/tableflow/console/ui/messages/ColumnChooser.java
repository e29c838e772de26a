package tableflow.console.ui.messages;

import static tableflow.console.ui.Messages.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.VBox;
import javafx.stage.Popup;
import org.kordamp.ikonli.feather.Feather;
import tableflow.console.service.messages.field.FieldsSeen;
import tableflow.console.ui.control.Icons;
import tableflow.console.ui.messages.RecordColumn.Fixed;

/// Which columns the rows have: what every record has, and the fields that were seen in keys, values and headers.
final class ColumnChooser {

    private static final int MOST_SHOWN = 200;
    private static final double WIDTH = 380;
    private static final double HEIGHT = 460;

    private final ColumnsViewModel model;
    private final Button opener = Icons.button(Feather.COLUMNS, text("messages.columns"), this::open);
    private final Popup popup = new Popup();
    private final TextField search = new TextField();
    private final VBox boxes = new VBox();

    ColumnChooser(ColumnsViewModel model) {
        this.model = model;
        opener.setId("messages-columns");
        search.setId("messages-columns-search");
        search.setPromptText(text("messages.columns.search"));
        search.setAccessibleText(text("messages.columns.search"));
        search.textProperty().subscribe(this::fill);
        boxes.getStyleClass().add("messages-column-boxes");
        ScrollPane scroll = new ScrollPane(boxes);
        scroll.setFitToWidth(true);
        scroll.setMaxHeight(HEIGHT);
        scroll.getStyleClass().add("edge-to-edge");
        Button reset = new Button(text("messages.columns.reset"));
        reset.getStyleClass().addAll("small", "flat");
        reset.setOnAction(event -> {
            model.reset();
            fill();
        });
        VBox box = new VBox(search, scroll, reset);
        box.setId("messages-column-chooser");
        box.getStyleClass().add("messages-column-chooser");
        box.setPrefWidth(WIDTH);
        box.addEventHandler(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.ESCAPE) {
                popup.hide();
                opener.requestFocus();
                event.consume();
            }
        });
        popup.getContent().setAll(box);
        popup.setAutoHide(true);
        popup.setHideOnEscape(false);
        model.seenProperty().subscribe(() -> {
            if (popup.isShowing()) {
                fill();
            }
        });
    }

    /// The button that opens it.
    Node button() {
        return opener;
    }

    void open() {
        if (popup.isShowing()) {
            popup.hide();
            return;
        }
        search.clear();
        fill();
        Bounds place = opener.localToScreen(opener.getLayoutBounds());
        popup.show(opener, place.getMaxX() - WIDTH, place.getMaxY() + 4);
        search.requestFocus();
    }

    /// What stands there now: for each box its column.
    private void fill() {
        String wanted = search.getText().strip().toLowerCase(Locale.ROOT);
        List<Node> nodes = new ArrayList<>();
        nodes.add(heading(text("messages.columns.fixed")));
        for (Fixed fixed : Fixed.values()) {
            add(nodes, fixed, fixed.shown().title(), "", wanted);
        }
        nodes.add(heading(text("messages.columns.fields")));
        List<FieldsSeen.Seen> seen = model.seenProperty().get();
        // Those that are shown stand there even if no record that was looked at has them.
        model.shownProperty().get().stream()
                .filter(RecordColumn.Field.class::isInstance)
                .map(RecordColumn.Field.class::cast)
                .filter(field -> seen.stream().noneMatch(it -> it.path().equals(field.path())))
                .forEach(field -> add(nodes, field, field.path().toString(), "", wanted));
        int before = nodes.size();
        seen.stream()
                .filter(field -> field.path().toString().toLowerCase(Locale.ROOT).contains(wanted))
                .limit(MOST_SHOWN)
                .forEach(field -> add(nodes, model.column(field.path()), field.path().toString(),
                        field.kind().isEmpty() ? "" : text("messages.columns.kind." + field.kind()), wanted));
        if (nodes.size() == before) {
            Label none = new Label(text(seen.isEmpty() ? "messages.columns.none" : "messages.columns.nomatch"));
            none.setWrapText(true);
            none.getStyleClass().addAll("text-muted", "small-text");
            nodes.add(none);
        }
        boxes.getChildren().setAll(nodes);
    }

    private void add(List<Node> to, RecordColumn column, String name, String kind, String wanted) {
        if (!name.toLowerCase(Locale.ROOT).contains(wanted)) {
            return;
        }
        CheckBox box = new CheckBox(kind.isEmpty() ? name : text("messages.columns.field", name, kind));
        box.setMnemonicParsing(false);
        box.setSelected(model.isShown(column));
        box.setOnAction(event -> {
            model.show(column, box.isSelected());
            box.setSelected(model.isShown(column));
        });
        to.add(box);
    }

    private static Label heading(String words) {
        Label heading = new Label(words);
        heading.getStyleClass().add("section-title");
        return heading;
    }
}
