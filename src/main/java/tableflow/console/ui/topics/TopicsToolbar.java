package tableflow.console.ui.topics;

import static tableflow.console.ui.Messages.text;

import atlantafx.base.controls.CustomTextField;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import org.kordamp.ikonli.feather.Feather;
import tableflow.console.domain.Units;
import tableflow.console.ui.control.Icons;

/// The filter: a text over the names and three toggles, each with how many topics it stands for.
final class TopicsToolbar extends HBox {

    private final CustomTextField filter = new CustomTextField();

    /// @param leave moves the keyboard to the table
    TopicsToolbar(TopicsViewModel model, Runnable leave) {
        getStyleClass().add("topics-toolbar");
        setAlignment(Pos.CENTER_LEFT);
        filter.setId("topics-filter");
        filter.setPromptText(text("topics.filter"));
        filter.setAccessibleText(text("topics.filter"));
        filter.setLeft(Icons.of(Feather.SEARCH));
        Button clear = Icons.button(Feather.X, text("topics.filter.clear"), filter::clear);
        clear.visibleProperty().bind(filter.textProperty().isNotEmpty());
        filter.setRight(clear);
        filter.textProperty().bindBidirectional(model.filterTextProperty());
        filter.addEventFilter(KeyEvent.KEY_PRESSED, event -> {
            boolean up = event.getCode() == KeyCode.DOWN || event.getCode() == KeyCode.ENTER;
            if (up) {
                leave.run();
            } else if (event.getCode() == KeyCode.ESCAPE && !filter.getText().isEmpty()) {
                filter.clear();
            } else {
                return;
            }
            event.consume();
        });
        HBox.setHgrow(filter, Priority.ALWAYS);
        filter.setMaxWidth(420);

        ToggleButton tableflow = toggle("topics-only-tableflow", text("topics.toggle.tableflow.help"));
        tableflow.selectedProperty().bindBidirectional(model.onlyTableflowProperty());
        ToggleButton problems = toggle("topics-only-problems", text("topics.toggle.problems.help"));
        problems.selectedProperty().bindBidirectional(model.onlyProblemsProperty());
        ToggleButton internal = toggle("topics-show-internal", text("topics.toggle.internal.help"));
        internal.selectedProperty().bindBidirectional(model.showInternalProperty());
        ToggleButton favourites = toggle("topics-only-favourites", text("topics.toggle.favourites.help"));
        favourites.selectedProperty().bindBidirectional(model.onlyFavouritesProperty());
        model.countsProperty().subscribe(counts -> {
            tableflow.setText(text("topics.toggle.tableflow", Units.grouped(counts.tableflow())));
            problems.setText(text("topics.toggle.problems", Units.grouped(counts.problems())));
            favourites.setText(text("topics.toggle.favourites", Units.grouped(counts.favourites())));
            internal.setText(text("topics.toggle.internal", Units.grouped(counts.internal())));
        });
        getChildren().setAll(filter, favourites, tableflow, problems, internal);
    }

    TextField filter() {
        return filter;
    }

    private static ToggleButton toggle(String id, String help) {
        ToggleButton toggle = new ToggleButton();
        toggle.setId(id);
        toggle.setTooltip(new Tooltip(help));
        toggle.setAccessibleHelp(help);
        toggle.getStyleClass().add("filter-toggle");
        toggle.setMinWidth(USE_PREF_SIZE);
        return toggle;
    }
}
