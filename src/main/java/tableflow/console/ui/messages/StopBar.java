package tableflow.console.ui.messages;

import static tableflow.console.ui.Messages.text;

import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.StringProperty;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;

/// When reading stops, and what it leaves out; and how keys and values of the topic are read.
final class StopBar extends FlowPane {

    private final ReadOnlyIntegerWrapper said = new ReadOnlyIntegerWrapper();

    StopBar(MessagesViewModel model) {
        StopForm form = model.stop();
        setId("messages-stops");
        getStyleClass().addAll("messages-line", "messages-stops");
        setAlignment(Pos.CENTER_LEFT);
        CheckBox committed = new CheckBox(text("messages.stop.committed"));
        committed.setId("messages-committed");
        committed.setTooltip(new Tooltip(text("messages.stop.committed.hint")));
        committed.selectedProperty().bindBidirectional(form.committedOnlyProperty());
        getChildren().setAll(
                field("count", form.countProperty(), 8),
                field("bytes", form.bytesProperty(), 7),
                field("time", form.timeProperty(), 12),
                field("offset", form.offsetProperty(), 9),
                field("partitions", form.partitionsProperty(), 8),
                committed,
                new DecodeChoice("messages-key-as", text("messages.decode.key"), model.columns().keyAsProperty()),
                new DecodeChoice("messages-value-as", text("messages.decode.value"),
                        model.columns().valueAsProperty()));
        for (StringProperty one : new StringProperty[] {form.countProperty(), form.bytesProperty(),
            form.timeProperty(), form.offsetProperty(), form.partitionsProperty()}) {
            one.subscribe(() -> said.set(form.said()));
        }
        form.committedOnlyProperty().subscribe(() -> said.set(form.said()));
    }

    void showIf(boolean now) {
        SourceBar.shownIf(this, now);
    }

    /// How many things are said here that limit what is read.
    ReadOnlyIntegerProperty saidProperty() {
        return said.getReadOnlyProperty();
    }

    private static Node field(String name, StringProperty text, int columns) {
        TextField field = new TextField();
        field.setId("messages-stop-" + name);
        field.setPrefColumnCount(columns);
        field.setPromptText(text("messages.stop.prompt." + name));
        field.textProperty().bindBidirectional(text);
        Label label = new Label(text("messages.stop." + name));
        label.setLabelFor(field);
        field.setAccessibleText(label.getText());
        HBox pair = new HBox(label, field);
        pair.getStyleClass().add("messages-pair");
        pair.setAlignment(Pos.CENTER_LEFT);
        return pair;
    }
}
