package tableflow.console.ui.topics;

import static tableflow.console.ui.Messages.text;

import java.io.File;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import javafx.beans.binding.Bindings;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressIndicator;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.stage.FileChooser;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import tableflow.console.domain.Units;
import tableflow.console.domain.kafka.Bytes;
import tableflow.console.domain.kafka.KafkaRecord;
import tableflow.console.service.messages.Decoded;
import tableflow.console.service.messages.ReadRecord;
import tableflow.console.ui.control.Copying;
import tableflow.console.ui.control.ErrorBanner;
import tableflow.console.ui.control.Icons;
import tableflow.console.ui.control.Placeholder;
import tableflow.console.ui.topics.Shown.Tone;

/// One record by its partition and offset: key, value and headers as far as they can be read.
final class RecordTab extends VBox {

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss.SSS xxx", Locale.ROOT).withZone(ZoneId.systemDefault());
    private static final int MOST_SHOWN = 200_000;
    private static final int LINES = 16;

    private final RecordViewModel model;
    private final VBox body = new VBox();

    RecordTab(RecordViewModel model) {
        this.model = model;
        getStyleClass().add("detail-tab");
        ErrorBanner banner = new ErrorBanner();
        banner.follow(model.problemProperty());
        body.getStyleClass().add("detail-content");
        ScrollPane scroll = new ScrollPane(body);
        scroll.setFitToWidth(true);
        scroll.getStyleClass().add("edge-to-edge");
        VBox.setVgrow(scroll, Priority.ALWAYS);
        getChildren().setAll(place(), banner, scroll);
        model.recordProperty().subscribe(this::show);
        model.busyProperty().subscribe(() -> show(model.recordProperty().get()));
        model.problemProperty().subscribe(() -> show(model.recordProperty().get()));
    }

    private Node place() {
        TextField partition = field("topics-record-partition", text("topics.record.partition"), 5);
        partition.textProperty().bindBidirectional(model.partitionProperty());
        TextField offset = field("topics-record-offset", text("topics.record.offset"), 12);
        offset.textProperty().bindBidirectional(model.offsetProperty());
        Button read = new Button(text("topics.record.read"));
        read.setId("topics-record-read");
        read.getStyleClass().addAll("small", "accent");
        read.setMinWidth(USE_PREF_SIZE);
        read.setOnAction(event -> model.read());
        read.disableProperty().bind(Bindings.createBooleanBinding(
                () -> !model.isComplete(), model.partitionProperty(), model.offsetProperty()));
        partition.setOnAction(event -> model.read());
        offset.setOnAction(event -> model.read());
        Button previous = Icons.button(Feather.CHEVRON_LEFT, text("topics.record.previous"), () -> model.move(-1));
        Button next = Icons.button(Feather.CHEVRON_RIGHT, text("topics.record.next"), () -> model.move(1));
        previous.setId("topics-record-previous");
        next.setId("topics-record-next");
        previous.disableProperty().bind(read.disabledProperty());
        next.disableProperty().bind(read.disabledProperty());
        ProgressIndicator busy = new ProgressIndicator();
        busy.setPrefSize(16, 16);
        busy.visibleProperty().bind(model.busyProperty());
        HBox line = new HBox(label(text("topics.record.partition"), partition), partition,
                label(text("topics.record.offset"), offset), previous, offset, next, read, busy);
        line.getStyleClass().add("detail-tools");
        line.setAlignment(Pos.CENTER_LEFT);
        return line;
    }

    private static TextField field(String id, String name, int columns) {
        TextField field = new TextField();
        field.setId(id);
        field.setPrefColumnCount(columns);
        field.setMinWidth(48);
        field.getStyleClass().addAll("small", "mono");
        field.setAccessibleText(name);
        return field;
    }

    private static Label label(String text, Node of) {
        Label label = new Label(text);
        label.setLabelFor(of);
        label.setMinWidth(USE_PREF_SIZE);
        return label;
    }

    private void show(@Nullable ReadRecord read) {
        if (read != null) {
            body.getChildren().setAll(actions(), facts(read.record()),
                    part(text("topics.record.key"), "topics-record-key", read.key()),
                    part(text("topics.record.value"), "topics-record-value", read.value()), headers(read));
        } else if (model.busyProperty().get()) {
            body.getChildren().setAll(Placeholder.loading(text("topics.record.reading")));
        } else if (model.problemProperty().get() != null) {
            body.getChildren().clear();
        } else {
            body.getChildren().setAll(Placeholder.empty(
                    Feather.FILE_TEXT, text("topics.record.empty"), text("topics.record.empty.text")));
        }
    }

    private Node actions() {
        Button copy = new Button(text("topics.record.copy"), Icons.of(Feather.COPY));
        copy.setId("topics-record-copy");
        copy.setOnAction(event -> Copying.copy(model.asText()));
        Button save = new Button(text("topics.record.save"), Icons.of(Feather.DOWNLOAD));
        save.setId("topics-record-save");
        save.setOnAction(event -> save());
        HBox line = new HBox(copy, save);
        if (model.canShowRow()) {
            Button row = new Button(text("topics.record.row"), Icons.of(Feather.GRID));
            row.setId("topics-record-row");
            row.setOnAction(event -> model.showRow());
            line.getChildren().addFirst(row);
        }
        line.getChildren().forEach(button -> button.getStyleClass().add("small"));
        line.getStyleClass().add("record-actions");
        return line;
    }

    private void save() {
        ReadRecord shown = model.recordProperty().get();
        if (shown == null) {
            return;
        }
        FileChooser chooser = new FileChooser();
        chooser.setTitle(text("topics.record.save"));
        chooser.setInitialFileName(shown.record().topic() + "-" + shown.record().partition() + "-"
                + shown.record().offset() + ".bin");
        File file = chooser.showSaveDialog(getScene().getWindow());
        if (file != null) {
            model.saveValue(file.toPath());
        }
    }

    private static Node facts(KafkaRecord record) {
        FactGrid facts = new FactGrid(text("topics.record.facts"));
        facts.addCopyable(text("topics.record.time"), TIME.format(record.timestamp()));
        facts.add(text("topics.record.timetype"), Shown.of(Tone.PLAIN, record.timestampType()));
        Integer epoch = record.leaderEpoch();
        facts.add(text("topics.record.epoch"), epoch == null
                ? Shown.none() : Shown.of(Tone.PLAIN, Integer.toString(epoch)));
        facts.add(text("topics.record.sizes"), Shown.of(Tone.PLAIN,
                text("topics.record.sizes.text", size(record.key()), size(record.value()))));
        return facts;
    }

    private static String size(@Nullable Bytes bytes) {
        return bytes == null ? text("topics.record.none") : Units.size(bytes.size());
    }

    private static Node part(String title, String id, Decoded decoded) {
        Label heading = new Label(title);
        heading.getStyleClass().add("section-title");
        Label form = new Label(form(decoded));
        form.getStyleClass().addAll("small-text", "tone-muted");
        HBox head = new HBox(heading, form);
        head.getStyleClass().add("record-head");
        head.setAlignment(Pos.BASELINE_LEFT);
        VBox part = new VBox(head);
        part.getStyleClass().add("facts");
        if (!decoded.why().isEmpty()) {
            Label why = new Label(text("topics.record.undecoded", decoded.why()));
            why.getStyleClass().addAll("record-why", "tone-warning");
            why.setWrapText(true);
            why.setMinHeight(USE_PREF_SIZE);
            part.getChildren().add(why);
        }
        if (decoded.form() != Decoded.Form.NONE) {
            head.getChildren().add(Copying.button(title, decoded::text));
            part.getChildren().add(content(title, id, decoded.text()));
        }
        return part;
    }

    private static Node content(String title, String id, String text) {
        String shown = text.length() <= MOST_SHOWN
                ? text
                : text.substring(0, MOST_SHOWN) + "\n" + text("topics.record.cut", text.length());
        TextArea area = new TextArea(shown);
        area.setId(id);
        area.setEditable(false);
        area.setWrapText(true);
        area.setAccessibleText(title);
        area.getStyleClass().add("mono");
        int lines = (int) shown.lines().limit(LINES).count() + shown.length() / 2_000;
        area.setPrefRowCount(Math.clamp(lines, 1, LINES));
        return area;
    }

    private static String form(Decoded decoded) {
        String form = text("topics.record.form." + decoded.form().name().toLowerCase(Locale.ROOT));
        return decoded.schema().isEmpty() ? form : form + " \u00b7 " + decoded.schema();
    }

    private static Node headers(ReadRecord read) {
        FactGrid headers = new FactGrid(text("topics.record.headers", read.headers().size()));
        for (ReadRecord.Header header : read.headers()) {
            if (header.value().form() == Decoded.Form.NONE) {
                headers.add(header.key(), Shown.of(Tone.MUTED, text("topics.record.none")));
            } else {
                headers.addCopyable(header.key(), header.value().text());
            }
        }
        return headers;
    }
}
