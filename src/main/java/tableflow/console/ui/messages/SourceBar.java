package tableflow.console.ui.messages;

import static tableflow.console.ui.Messages.text;

import java.util.ArrayList;
import java.util.List;
import javafx.beans.binding.Bindings;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import tableflow.console.service.messages.DecodeAs;
import tableflow.console.ui.control.Icons;
import tableflow.console.ui.control.NameField;
import tableflow.console.ui.control.ShownAs;
import tableflow.console.ui.messages.StartForm.Kind;

/// What is read: the topic, from where, until when; and the buttons that begin, pause and stop it.
final class SourceBar extends VBox {

    private static final PseudoClass WRONG = PseudoClass.getPseudoClass("danger");

    private final MessagesViewModel model;
    private final StringProperty typed = new SimpleStringProperty("");
    private final NameField topic;
    private final Button read = new Button(text("messages.read"), Icons.of(Feather.PLAY));
    private final Button pause = new Button(text("messages.pause"), Icons.of(Feather.PAUSE));
    private final Button stop = new Button(text("messages.stop"), Icons.of(Feather.SQUARE));
    private final Button goOn = new Button(text("messages.more"), Icons.of(Feather.CHEVRONS_DOWN));

    SourceBar(MessagesViewModel model) {
        this.model = model;
        getStyleClass().add("messages-source");
        topic = new NameField(typed, model.topics(), new NameField.Words(
                "messages-topic", text("messages.topic"), text("messages.topic.hint"), text("messages.topic.none"),
                false, text("messages.topic.list")));
        topic.onAccept(() -> model.open(typed.get().strip()));
        model.topicProperty().subscribe(typed::set);
        StopBar more = new StopBar(model);
        ToggleButton options = new ToggleButton(text("messages.options"), Icons.of(Feather.SLIDERS));
        options.setId("messages-options");
        options.getStyleClass().add("flat");
        options.selectedProperty().subscribe(more::showIf);
        // What is set there must not be forgotten because it is out of sight.
        model.stop().errorProperty().subscribe(wrong -> {
            if (!wrong.isEmpty()) {
                options.setSelected(true);
            }
        });
        more.saidProperty().subscribe(() -> options.setText(optionWords(more)));
        model.columns().keyAsProperty().subscribe(() -> options.setText(optionWords(more)));
        model.columns().valueAsProperty().subscribe(() -> options.setText(optionWords(more)));
        FlowPane line = new FlowPane(
                topic, pair(text("messages.from"), kind()), operand(), follow(), options, read, pause, stop, goOn);
        line.getStyleClass().add("messages-line");
        line.setAlignment(Pos.CENTER_LEFT);
        Label wrong = new Label();
        wrong.setId("messages-start-error");
        wrong.getStyleClass().add("messages-wrong");
        wrong.textProperty().bind(Bindings.createStringBinding(
                () -> model.start().errorProperty().get().isEmpty()
                        ? model.stop().errorProperty().get() : model.start().errorProperty().get(),
                model.start().errorProperty(), model.stop().errorProperty()));
        wrong.managedProperty().bind(wrong.textProperty().isNotEmpty());
        wrong.visibleProperty().bind(wrong.managedProperty());
        getChildren().setAll(line, wrong, more);
        buttons();
    }

    /// What is said behind the button, in short: it holds as well while it is out of sight.
    private String optionWords(StopBar more) {
        List<String> words = new ArrayList<>();
        int limits = more.saidProperty().get();
        if (limits > 0) {
            words.add(text("messages.options.said", limits));
        }
        DecodeAs keys = model.columns().keyAsProperty().get();
        DecodeAs values = model.columns().valueAsProperty().get();
        if (!keys.equals(DecodeAs.AUTO)) {
            words.add(text("messages.options.keys", DecodeChoice.words(keys)));
        }
        if (!values.equals(DecodeAs.AUTO)) {
            words.add(text("messages.options.values", DecodeChoice.words(values)));
        }
        return words.isEmpty() ? text("messages.options") : String.join(", ", words);
    }

    /// Takes the keyboard to the topic's name.
    void focusTopic() {
        topic.focus();
    }

    private void buttons() {
        read.setId("messages-read");
        read.getStyleClass().add("accent");
        read.setOnAction(event -> read());
        read.disableProperty().bind(Bindings.createBooleanBinding(
                () -> typed.get().isBlank() || !model.start().errorProperty().get().isEmpty()
                        || !model.stop().errorProperty().get().isEmpty() || model.filter().flawProperty().get() != null,
                typed, model.start().errorProperty(), model.stop().errorProperty(), model.filter().flawProperty()));
        pause.setId("messages-pause");
        pause.setOnAction(event -> {
            if (model.reading().stateProperty().get() == ReadingState.PAUSED) {
                model.reading().resume();
            } else {
                model.reading().pause();
            }
        });
        stop.setId("messages-stop");
        stop.setOnAction(event -> model.reading().stop());
        goOn.setId("messages-more");
        goOn.setTooltip(new Tooltip(text("messages.more.hint")));
        goOn.setOnAction(event -> model.reading().goOn());
        model.reading().stateProperty().subscribe(state -> {
            boolean going = state.isGoing();
            shownIf(pause, going);
            shownIf(stop, going);
            shownIf(goOn, model.reading().canGoOn());
            pause.setText(text(state == ReadingState.PAUSED ? "messages.resume" : "messages.pause"));
            pause.setGraphic(Icons.of(state == ReadingState.PAUSED ? Feather.PLAY : Feather.PAUSE));
            read.setText(text(state == ReadingState.NOTHING ? "messages.read" : "messages.read.again"));
        });
    }

    /// Reads the topic that stands in the field.
    private void read() {
        String wanted = typed.get().strip();
        if (wanted.equals(model.topicProperty().get())) {
            model.read();
        } else {
            model.open(wanted);
        }
    }

    private Node kind() {
        ComboBox<Kind> kind = new ComboBox<>();
        kind.setId("messages-from");
        kind.setAccessibleText(text("messages.from"));
        kind.getItems().setAll(Kind.values());
        kind.setVisibleRowCount(Kind.values().length);
        kind.setConverter(new ShownAs<>(one -> text("messages.from." + one.key())));
        kind.valueProperty().bindBidirectional(model.start().kindProperty());
        return kind;
    }

    private Node operand() {
        TextField operand = new TextField();
        operand.setId("messages-from-what");
        operand.setPrefColumnCount(12);
        operand.textProperty().bindBidirectional(model.start().operandProperty());
        model.start().kindProperty().subscribe(kind -> {
            shownIf(operand, kind.takesOperand());
            operand.setAccessibleText(text("messages.from." + kind.key()));
            operand.setPromptText(kind.takesOperand() ? text("messages.from.prompt." + kind.key()) : "");
        });
        model.start().errorProperty().subscribe(wrong ->
                operand.pseudoClassStateChanged(WRONG, !wrong.isEmpty()));
        operand.setOnAction(event -> read());
        return operand;
    }

    private Node follow() {
        CheckBox follow = new CheckBox(text("messages.follow"));
        follow.setId("messages-follow");
        follow.setTooltip(new Tooltip(text("messages.follow.hint")));
        follow.selectedProperty().bindBidirectional(model.followProperty());
        return follow;
    }

    private static HBox pair(String name, Node of) {
        Label label = new Label(name);
        label.setLabelFor(of);
        HBox pair = new HBox(label, of);
        pair.getStyleClass().add("messages-pair");
        pair.setAlignment(Pos.CENTER_LEFT);
        return pair;
    }

    static void shownIf(Node node, boolean now) {
        node.setVisible(now);
        node.setManaged(now);
    }
}
