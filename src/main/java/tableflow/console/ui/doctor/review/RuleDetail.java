package tableflow.console.ui.doctor.review;

import static tableflow.console.ui.Messages.text;

import java.util.List;
import javafx.geometry.Orientation;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.SplitPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import tableflow.console.domain.review.Outcome;
import tableflow.console.ui.control.Icons;
import tableflow.console.ui.control.Placeholder;
import tableflow.console.ui.control.StatusPill;
import tableflow.console.ui.doctor.part.Parts;

/// The chosen rule: how it stands, the things that it looked at, what it says of the chosen one, and the rule in words.
final class RuleDetail extends StackPane {

    private static final double THINGS = 0.42;
    private static final double HEADER = 42;
    private static final double ROW = 26;

    private final RuleActions actions;
    private final Label title = Parts.words("", "doctor-title");
    private final StatusPill pill = new StatusPill();
    private final Label about = Parts.words("", "text-muted");
    private final Label off = Parts.words("");
    private final Button switching = new Button();
    private final VBox said = new VBox();
    private final VBox words = new VBox();
    private final ScrollPane scroll = new ScrollPane(new VBox(said, words));
    private final SplitPane split = new SplitPane();
    private final VBox content;
    private final ThingTable things;
    private final Placeholder nothing = Placeholder.empty(
            Feather.SHIELD, text("doctor.review.none"), text("doctor.review.none.text"));
    private @Nullable RuleRow shown;
    private @Nullable RuleText explained;

    RuleDetail(RuleActions actions) {
        this.actions = actions;
        ReviewViewModel model = actions.model();
        setId("review-detail");
        title.setId("review-title");
        HBox.setHgrow(title, Priority.ALWAYS);
        switching.setId("review-switch");
        switching.getStyleClass().add("small");
        switching.setMinWidth(USE_PREF_SIZE);
        switching.disableProperty().bind(model.choices().readProperty().not());
        HBox head = new HBox(title, pill, switching);
        head.setAlignment(Pos.CENTER_LEFT);
        head.getStyleClass().add("doctor-head");
        off.setId("review-off");
        VBox top = new VBox(head, about, off);
        top.getStyleClass().add("review-head");
        things = new ThingTable(model, this::showThing);
        scroll.setFitToWidth(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        scroll.getStyleClass().add("doctor-detail");
        scroll.setAccessibleText(text("doctor.review.detail"));
        scroll.getContent().getStyleClass().add("doctor-detail-content");
        said.managedProperty().bind(said.visibleProperty());
        split.setOrientation(Orientation.VERTICAL);
        split.getStyleClass().add("doctor-split");
        VBox.setVgrow(split, Priority.ALWAYS);
        // What was shown before it had a height is arranged once it has one; later the divider is the user's.
        split.heightProperty().subscribe((before, now) -> {
            if (before.doubleValue() <= 0 && shown != null) {
                arrange(shown.outcomes().size());
            }
        });
        content = new VBox(top, split);
        model.chosenRowProperty().subscribe(this::show);
        model.choices().settingsProperty().subscribe(now -> {
            if (explained != null) {
                explained.refresh();
            }
        });
    }

    private void show(@Nullable RuleRow row) {
        RuleRow before = shown;
        shown = row;
        if (row == null) {
            explained = null;
            getChildren().setAll(nothing);
            return;
        }
        if (!getChildren().contains(content)) {
            getChildren().setAll(content);
        }
        title.setText(row.rule().title());
        pill.show(ReviewWords.severity(row.state()), ReviewWords.state(row.state()));
        about.setText(ReviewWords.about(row.rule()));
        off.setText(row.isOff() ? ReviewWords.line(row) : "");
        off.setVisible(row.isOff());
        off.setManaged(row.isOff());
        switching.setText(text(row.isOff() ? "doctor.review.on" : "doctor.review.off.ask"));
        switching.setGraphic(Icons.of(row.isOff() ? Feather.PLAY_CIRCLE : Feather.SLASH));
        switching.setOnAction(event -> {
            if (row.isOff()) {
                actions.switchOn(row.rule());
            } else {
                actions.switchOff(row.rule());
            }
        });
        if (explained == null || before == null || !before.id().equals(row.id())) {
            RuleText made = new RuleText(row.rule(), actions.model().choices());
            explained = made;
            words.getChildren().setAll(made);
            scroll.setVvalue(0);
        }
        arrange(row.outcomes().size());
        showThing();
    }

    /// A table has as much room as its rows need, up to a part of the height; one thing needs none.
    private void arrange(int count) {
        if (count < 2) {
            split.getItems().setAll(List.of(scroll));
            return;
        }
        if (split.getItems().size() != 2) {
            split.getItems().setAll(things.node(), scroll);
        }
        if (split.getHeight() > 0) {
            split.setDividerPositions(Math.min(THINGS, (HEADER + ROW * count) / split.getHeight()));
        }
    }

    private void showThing() {
        RuleRow row = shown;
        List<Outcome> chosen = row == null ? List.of()
                : row.outcomes().size() == 1 ? row.outcomes() : things.chosen();
        said.setVisible(!chosen.isEmpty());
        if (row == null || chosen.isEmpty()) {
            said.getChildren().clear();
        } else {
            said.getChildren().setAll(new OutcomeBox(row, chosen, actions));
        }
    }
}
