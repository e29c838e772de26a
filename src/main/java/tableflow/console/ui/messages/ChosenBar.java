package tableflow.console.ui.messages;

import static tableflow.console.ui.Messages.text;

import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;
import tableflow.console.ui.control.Icons;
import tableflow.console.ui.messages.MessagesTools.Where;

/// Below the rows: how many are chosen, and what can be done with them. Without tools there is nothing to say.
final class ChosenBar extends FlowPane {

    ChosenBar(ChosenRecords chosen, MessagesTools tools) {
        setId("messages-chosen");
        getStyleClass().addAll("messages-line", "messages-chosen");
        setAlignment(Pos.CENTER_LEFT);
        Label count = new Label();
        getChildren().setAll(count);
        tools.actions().stream()
                .filter(action -> action.where() == Where.RECORDS)
                .map(ChosenBar::button)
                .forEach(getChildren()::add);
        boolean empty = getChildren().size() == 1;
        chosen.countProperty().subscribe(now -> {
            count.setText(text("messages.chosen", now.longValue()));
            SourceBar.shownIf(this, !empty && now.longValue() > 0);
        });
    }

    /// The button of an action.
    static Button button(MessagesTools.Action action) {
        Button button = new Button(action.text(), Icons.of(action.icon()));
        button.setId("messages-tool-" + action.id());
        button.getStyleClass().add("small");
        button.disableProperty().bind(javafx.beans.binding.Bindings.not(action.enabled()));
        button.setOnAction(event -> action.run().run());
        return button;
    }
}
