package tableflow.console.ui.doctor.review;

import static tableflow.console.ui.Messages.text;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import tableflow.console.domain.review.Group;
import tableflow.console.domain.review.Review;
import tableflow.console.domain.review.Score;
import tableflow.console.ui.control.Icons;

/// The scores of the whole and of each group, with how much was checked; the chosen one's rules are shown.
final class ScoreStrip extends HBox {

    private final ReviewViewModel model;
    private final Map<Optional<Group>, ToggleButton> cards = new LinkedHashMap<>();

    ScoreStrip(ReviewViewModel model) {
        this.model = model;
        setId("review-scores");
        getStyleClass().add("review-scores");
        ToggleGroup group = new ToggleGroup();
        add(Optional.empty(), group);
        for (Group one : Group.values()) {
            add(Optional.of(one), group);
        }
        model.filterProperty().subscribe(filter -> cards.forEach((key, card) ->
                card.setSelected(key.equals(filter.group()))));
        model.reviewProperty().subscribe(this::show);
    }

    private void add(Optional<Group> which, ToggleGroup group) {
        ToggleButton card = new ToggleButton();
        card.setId("review-score-" + which.map(Group::key).orElse("whole"));
        card.getStyleClass().add("review-score");
        card.setToggleGroup(group);
        card.setMaxWidth(Double.MAX_VALUE);
        card.setAlignment(Pos.CENTER_LEFT);
        HBox.setHgrow(card, Priority.ALWAYS);
        card.setOnAction(event -> {
            // Pressed again it stays chosen: all rules are a card of their own.
            card.setSelected(true);
            RuleFilter now = model.filterProperty().get();
            model.filterProperty().set(new RuleFilter(now.text(), which, now.severity(), now.standing()));
        });
        cards.put(which, card);
        getChildren().add(card);
    }

    private void show(@Nullable Review review) {
        cards.forEach((which, card) -> {
            String title = which.map(ReviewWords::group).orElse(text("doctor.review.score.whole"));
            if (review == null) {
                fill(card, title, "\u2013", text("doctor.review.score.none"), null);
            } else {
                Score score = which.map(review::score).orElseGet(review::score);
                String points = score.points().isPresent()
                        ? Integer.toString(score.points().getAsInt()) : "\u2013";
                fill(card, title, points, ReviewWords.counts(score), score);
            }
        });
    }

    private static void fill(ToggleButton card, String title, String points, String counts, @Nullable Score score) {
        Label number = new Label(points);
        number.getStyleClass().add("review-points");
        number.setMinWidth(USE_PREF_SIZE);
        Label heading = new Label(title);
        heading.getStyleClass().add("strong");
        Label below = new Label(counts);
        below.getStyleClass().addAll("text-muted", "small-text");
        VBox texts = new VBox(heading, below);
        HBox content = new HBox(number, texts);
        String coverage = "";
        if (score != null) {
            number.getStyleClass().add(ReviewWords.severity(score).styleClass());
            content.getChildren().addFirst(Icons.of(ReviewWords.severity(score).icon(),
                    "review-score-icon", ReviewWords.severity(score).styleClass()));
            coverage = text("doctor.review.score.coverage", score.coverage());
            below.setText(counts + "  \u00b7  " + coverage);
            below.setTooltip(new Tooltip(below.getText()));
        }
        for (Label label : new Label[] {heading, below}) {
            label.setMinWidth(0);
        }
        texts.setMinWidth(0);
        content.setAlignment(Pos.CENTER_LEFT);
        content.getStyleClass().add("review-score-content");
        card.setGraphic(content);
        card.setAccessibleText(title + ": " + (score == null ? counts
                : text("doctor.review.score.of", points) + ". " + counts + ". " + coverage));
    }
}
