package tableflow.console.ui.messages.tools;

import static tableflow.console.ui.Messages.text;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import tableflow.console.domain.Units;
import tableflow.console.domain.kafka.Bytes;
import tableflow.console.domain.kafka.NewRecord;
import tableflow.console.service.messages.write.Encoder;
import tableflow.console.service.messages.write.PartText.Form;
import tableflow.console.ui.control.Icons;
import tableflow.console.ui.control.KeyValueGrid;
import tableflow.console.ui.dialog.DialogBox;

/// How reviews and their outcomes look.
final class ReviewParts {

    private static final int MOST_SHOWN = 160;

    private ReviewParts() {}

    /// A line with a sign in front.
    static HBox line(Feather icon, String style, String words) {
        Label label = DialogBox.wrapped(words, "review-words");
        HBox.setHgrow(label, Priority.ALWAYS);
        HBox line = new HBox(Icons.of(icon, style), label);
        line.getStyleClass().add("review-line");
        line.setAlignment(Pos.TOP_LEFT);
        line.setAccessibleText(words);
        return line;
    }

    /// What would be written.
    ///
    /// @param again whether it may be there already
    static List<Node> record(NewRecord record, boolean again, ProduceViewModel model) {
        Integer partition = record.partition();
        KeyValueGrid facts = new KeyValueGrid()
                .add(text("messages.produce.partition"), partition == null
                        ? text("messages.produce.partition.auto")
                        : text("messages.produce.partition.one", partition))
                .add(text("messages.produce.time"), record.timestamp() == null
                        ? text("messages.produce.time.none") : record.timestamp().toString())
                .add(text("messages.produce.key"), part(record.key(), model.form().key(), "key"))
                .add(text("messages.produce.value"), part(record.value(), model.form().value(), "value"));
        if (!record.headers().isEmpty()) {
            facts.add(text("messages.produce.headers"), String.join(", ", record.headers().stream()
                    .map(header -> header.key() + " (" + size(header.value()) + ")").toList()));
        }
        facts.setId("produce-reviewed");
        List<Node> nodes = new ArrayList<>();
        nodes.add(DialogBox.wrapped(text("messages.produce.reviewed", model.topic()), "strong"));
        nodes.add(facts);
        Bytes key = record.key();
        if (key != null && key.size() == 0) {
            nodes.add(line(Feather.INFO, "accent", text("messages.produce.key.empty")));
        }
        if (again) {
            nodes.add(line(Feather.ALERT_TRIANGLE, "warning", text("messages.produce.again")));
        }
        return nodes;
    }

    private static String part(@Nullable Bytes bytes, PartViewModel part, String name) {
        if (bytes == null) {
            return text("messages.produce.form.nothing." + name);
        }
        Encoder encoder = part.encoderProperty().get();
        String how = part.formProperty().get() == Form.SCHEMA && encoder != null
                ? text("messages.produce.by", encoder.version().subject(), encoder.version().version(),
                        Integer.toString(encoder.version().id()), encoder.version().format().text())
                : text("messages.produce.form." + part.formProperty().get().name().toLowerCase(Locale.ROOT));
        return how + ", " + size(bytes) + "\n" + preview(bytes);
    }

    private static String size(@Nullable Bytes bytes) {
        return bytes == null ? text("messages.produce.form.nothing.header") : Units.size(bytes.size());
    }

    /// The bytes as they will stand there: as text where they are one, else as digits.
    private static String preview(Bytes bytes) {
        String text;
        try {
            text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes.toArray())).toString();
            if (text.chars().anyMatch(Character::isISOControl)) {
                text = bytes.hex();
            }
        } catch (CharacterCodingException noText) {
            text = bytes.hex();
        }
        return text.length() <= MOST_SHOWN ? text : text.substring(0, MOST_SHOWN) + "\u2026";
    }
}
