package tableflow.console.ui.schemas.registry;

import static tableflow.console.ui.Messages.text;

import java.util.function.Function;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.RadioButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.VBox;
import tableflow.console.domain.Progress;
import tableflow.console.service.schemas.registry.Recoveries;
import tableflow.console.service.schemas.registry.Recoveries.Way;
import tableflow.console.ui.change.Wish;
import tableflow.console.ui.dialog.DialogBox;

/// How a deleted version comes back.
final class RecoverWish implements Wish<Recoveries.Plan> {

    private final Function<Way, Function<Progress, Recoveries.Plan>> planner;
    private final ToggleGroup ways = new ToggleGroup();
    private final VBox node = new VBox();

    RecoverWish(Function<Way, Function<Progress, Recoveries.Plan>> planner) {
        this.planner = planner;
        node.getStyleClass().add("change-wish");
        for (Way way : Way.values()) {
            RadioButton button = new RadioButton(text("schemas.registry.way." + way.name()));
            button.setId("schema-way-" + way.name());
            button.setUserData(way);
            button.setToggleGroup(ways);
            button.setSelected(way == Way.NEXT_NUMBER);
            Label why = DialogBox.wrapped(text("schemas.registry.way." + way.name() + ".why"), "text-muted");
            why.getStyleClass().add("change-why");
            node.getChildren().add(new VBox(button, why));
        }
    }

    @Override
    public Node node() {
        return node;
    }

    @Override
    public Function<Progress, Recoveries.Plan> read() {
        return planner.apply((Way) ways.getSelectedToggle().getUserData());
    }

    @Override
    public void onChanged(Runnable action) {
        ways.selectedToggleProperty().subscribe((before, now) -> action.run());
    }
}
