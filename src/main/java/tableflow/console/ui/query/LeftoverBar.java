package tableflow.console.ui.query;

import static tableflow.console.ui.Messages.text;

import java.util.stream.Collectors;
import javafx.collections.ListChangeListener;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.kordamp.ikonli.feather.Feather;
import tableflow.console.service.query.RunMemory;
import tableflow.console.ui.control.Icons;

/// Says that statements were running when the console ended. It takes no room while there are none.
final class LeftoverBar extends HBox {

    private final Leftovers model;
    private final Label says = new Label(null, Icons.of(Feather.ROTATE_CCW));
    private final Tooltip statements = new Tooltip();

    LeftoverBar(Leftovers model) {
        this.model = model;
        setId("query-leftovers");
        getStyleClass().add("query-strip");
        says.setMinWidth(0);
        says.setTooltip(statements);
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        getChildren().setAll(
                says,
                space,
                button("query-leftovers-follow", text("query.leftover.follow"), model::follow),
                button("query-leftovers-forget", text("query.leftover.forget"), model::forget));
        model.all().addListener((ListChangeListener<RunMemory.Unfinished>) change -> show());
        show();
    }

    private void show() {
        int count = model.all().size();
        setVisible(count > 0);
        setManaged(count > 0);
        says.setText(text("query.leftover.says", count));
        statements.setText(
                model.all().stream().map(RunMemory.Unfinished::sql).collect(Collectors.joining("\n\n")));
    }

    private static Button button(String id, String title, Runnable action) {
        Button button = new Button(title);
        button.setId(id);
        button.getStyleClass().add("small");
        button.setMinWidth(USE_PREF_SIZE);
        button.setOnAction(event -> action.run());
        return button;
    }
}
