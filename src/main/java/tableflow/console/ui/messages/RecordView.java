package tableflow.console.ui.messages;

import static tableflow.console.ui.Messages.text;

import java.io.File;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javafx.beans.binding.Bindings;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Tab;
import javafx.scene.control.TabPane;
import javafx.scene.control.TextArea;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.stage.FileChooser;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import tableflow.console.domain.Units;
import tableflow.console.domain.kafka.Bytes;
import tableflow.console.domain.kafka.KafkaRecord;
import tableflow.console.service.messages.Decoded;
import tableflow.console.service.messages.ReadRecord;
import tableflow.console.service.messages.store.Glance;
import tableflow.console.ui.control.Copying;
import tableflow.console.ui.control.ErrorBanner;
import tableflow.console.ui.control.Icons;
import tableflow.console.ui.control.KeyValueGrid;
import tableflow.console.ui.dialog.DialogBox;
import tableflow.console.ui.messages.RecordViewModel.Seen;

/// The record that has the keyboard: where and when it was written, and its value, key and headers in full.
final class RecordView extends VBox {

    /// A text area lays all of its text out at once; the rest is copied or saved.
    private static final int MOST_SHOWN = 200_000;

    private final RecordViewModel model;
    private final Label title = new Label();
    private final KeyValueGrid facts = new KeyValueGrid();
    private final Label note = DialogBox.wrapped("", "messages-why");
    private final TextArea value = area("messages-record-value", text("messages.record.value"));
    private final TextArea key = area("messages-record-key", text("messages.record.key"));
    private final TextArea dump = area("messages-record-hex", text("messages.record.hex"));
    private final VBox headers = new VBox();
    private final Tab valueTab = tab("value", text("messages.record.value"), value);
    private final Tab keyTab = tab("key", text("messages.record.key"), key);
    private final Tab headersTab;
    private final Tab hexTab = tab("hex", text("messages.record.hex"), dump);

    /// @param hide closes the drawer
    RecordView(RecordViewModel model, Runnable hide) {
        this.model = model;
        setId("messages-record");
        getStyleClass().add("messages-record");
        headers.getStyleClass().add("messages-headers");
        ScrollPane scroll = new ScrollPane(headers);
        scroll.setFitToWidth(true);
        scroll.getStyleClass().add("edge-to-edge");
        headersTab = tab("headers", text("messages.record.headers", 0), scroll);
        dump.setWrapText(false);
        value.setWrapText(false);
        ErrorBanner banner = new ErrorBanner();
        banner.follow(model.problemProperty());
        note.setId("messages-record-why");
        note.managedProperty().bind(note.textProperty().isNotEmpty());
        note.visibleProperty().bind(note.managedProperty());
        TabPane tabs = new TabPane(valueTab, keyTab, headersTab, hexTab);
        tabs.setId("messages-record-tabs");
        tabs.setTabClosingPolicy(TabPane.TabClosingPolicy.UNAVAILABLE);
        tabs.getStyleClass().add("dense-tabs");
        VBox.setVgrow(tabs, Priority.ALWAYS);
        facts.getStyleClass().add("messages-facts");
        getChildren().setAll(head(hide), banner, saved(), facts, note, tabs);
        model.seenProperty().subscribe(this::show);
    }

    private Node head(Runnable hide) {
        title.getStyleClass().add("strong");
        title.setId("messages-record-title");
        title.setMinWidth(0);
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        List<Node> nodes = new ArrayList<>(List.of(title, gap));
        if (model.canShowRow()) {
            Button row = Icons.button(Feather.GRID, text("messages.record.row"), model::showRow);
            row.setId("messages-record-row");
            row.disableProperty().bind(model.seenProperty().isNull());
            nodes.add(row);
        }
        Button copy = Icons.button(Feather.COPY, text("messages.record.copy"), () -> model.copy(Copying::copy));
        copy.setId("messages-record-copy");
        Button save = Icons.button(Feather.SAVE, text("messages.record.save"), () -> model.with(_ -> save()));
        save.setId("messages-record-save");
        copy.disableProperty().bind(model.seenProperty().isNull());
        // A tombstone has no bytes that a file could take.
        save.disableProperty().bind(Bindings.createBooleanBinding(() -> !model.hasValue(), model.seenProperty()));
        Button close = Icons.button(Feather.X, text("messages.record.close"), hide);
        nodes.addAll(List.of(copy, save, close));
        HBox head = new HBox(nodes.toArray(Node[]::new));
        head.getStyleClass().add("messages-record-head");
        head.setAlignment(Pos.CENTER_LEFT);
        return head;
    }

    private Node saved() {
        Label label = DialogBox.wrapped("", "messages-saved");
        model.savedProperty().subscribe(file -> {
            label.setText(file == null ? "" : text("messages.record.saved", file));
            label.setVisible(file != null);
            label.setManaged(file != null);
        });
        return label;
    }

    private void save() {
        FileChooser chooser = new FileChooser();
        chooser.setTitle(text("messages.record.save"));
        chooser.setInitialFileName(model.suggested());
        File file = chooser.showSaveDialog(getScene().getWindow());
        if (file != null) {
            model.saveValue(file.toPath());
        }
    }

    private void show(@Nullable Seen seen) {
        facts.clear();
        headers.getChildren().clear();
        if (seen == null) {
            title.setText(text("messages.record.none.chosen"));
            note.setText("");
            value.clear();
            key.clear();
            dump.clear();
            return;
        }
        ReadRecord read = seen.read();
        KafkaRecord record = seen.record();
        title.setText(text("messages.record.title",
                Integer.toString(record.partition()), Long.toString(record.offset())));
        showFacts(seen);
        note.setText(why(seen));
        put(value, read.value());
        put(key, read.key());
        dump.setText(seen.dump());
        headersTab.setText(text("messages.record.headers", read.headers().size()));
        read.headers().forEach(header -> headers.getChildren().add(header(header)));
        if (read.headers().isEmpty()) {
            headers.getChildren().add(new Label(text("messages.record.headers.none")));
        }
    }

    private void showFacts(Seen seen) {
        ReadRecord read = seen.read();
        KafkaRecord record = read.record();
        facts.addCopyable(text("messages.record.time"), MessageWords.of(record, MessageWords::zoned));
        facts.addCopyable(text("messages.record.utc"),
                MessageWords.of(record, DateTimeFormatter.ISO_INSTANT.withZone(ZoneOffset.UTC)::format));
        facts.add(text("messages.record.timetype"), timeType(record));
        facts.add(text("messages.record.sizes"), text("messages.record.sizes.text",
                size(record.key(), seen.glance().keySize()), size(record.value(), seen.glance().valueSize())));
        facts.add(text("messages.record.read"), text("messages.record.read.text",
                form(read.key()), form(read.value())));
    }

    private static String timeType(KafkaRecord record) {
        Integer epoch = record.leaderEpoch();
        return epoch == null
                ? record.timestampType()
                : text("messages.record.timetype.epoch", record.timestampType(), Integer.toString(epoch));
    }

    private static String why(Seen seen) {
        List<String> why = new ArrayList<>();
        if (!seen.isWhole()) {
            why.add(text("messages.record.large", Units.size(RecordViewModel.MOST_DECODED)));
        }
        if (seen.hasLargeHeader()) {
            why.add(text("messages.record.large.header", Units.size(Glance.MOST)));
        }
        if (!seen.read().value().why().isEmpty()) {
            why.add(text("messages.record.undecoded.value", seen.read().value().why()));
        }
        if (!seen.read().key().why().isEmpty()) {
            why.add(text("messages.record.undecoded.key", seen.read().key().why()));
        }
        return String.join("\n", why);
    }

    private static void put(TextArea area, Decoded part) {
        String whole = part.text();
        area.setPromptText(part.form() == Decoded.Form.NONE ? text("messages.record.none") : "");
        area.setText(whole.length() <= MOST_SHOWN
                ? whole
                : whole.substring(0, MOST_SHOWN) + "\n" + text("messages.record.cut", whole.length()));
    }

    private static Node header(ReadRecord.Header header) {
        KeyValueGrid line = new KeyValueGrid();
        if (header.value().form() == Decoded.Form.NONE) {
            line.add(header.key(), text("messages.record.none"));
        } else {
            line.addCopyable(header.key(), header.value().text());
        }
        return line;
    }

    private static String form(Decoded decoded) {
        String form = text("messages.form." + decoded.form().name().toLowerCase(Locale.ROOT));
        return decoded.schema().isEmpty() ? form : form + " \u00b7 " + decoded.schema();
    }

    private static String size(@Nullable Bytes bytes, int all) {
        return bytes == null ? text("messages.record.none") : Units.size(all);
    }

    private static TextArea area(String id, String name) {
        TextArea area = new TextArea();
        area.setId(id);
        area.setEditable(false);
        area.setWrapText(true);
        area.setAccessibleText(name);
        area.getStyleClass().add("mono");
        return area;
    }

    private static Tab tab(String id, String title, Node content) {
        Tab tab = new Tab(title, content);
        tab.setId("messages-record-tab-" + id);
        return tab;
    }
}
