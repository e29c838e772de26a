package tableflow.console.ui.doctor.review;

import static tableflow.console.ui.Messages.text;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javafx.collections.ListChangeListener;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.FlowPane;
import tableflow.console.domain.doctor.ladder.Finding.Severity;
import tableflow.console.ui.control.ShownAs;
import tableflow.console.ui.doctor.review.RuleFilter.Standing;

/// What of a review is looked at: words, severity, and how rules stand.
final class FilterBar extends FlowPane {

    private final ReviewViewModel model;
    private final TextField search = new TextField();

    FilterBar(ReviewViewModel model) {
        this.model = model;
        getStyleClass().add("review-filter");
        search.setId("review-search");
        search.setPromptText(text("doctor.review.search"));
        search.setAccessibleText(text("doctor.review.search"));
        search.textProperty().subscribe((before, now) -> {
            RuleFilter filter = model.filterProperty().get();
            set(new RuleFilter(now, filter.group(), filter.severity(), filter.standing()));
        });
        List<Optional<Severity>> severities = Stream.concat(
                Stream.of(Optional.<Severity>empty()), Stream.of(Severity.values()).map(Optional::of)).toList();
        ComboBox<Optional<Severity>> severity = new ComboBox<>();
        severity.setId("review-severity");
        severity.setAccessibleText(text("doctor.review.severity"));
        severity.getItems().setAll(severities);
        severity.setConverter(new ShownAs<>(it -> it.map(one -> text("doctor.review.severity." + one.name()))
                .orElse(text("doctor.review.severity.all"))));
        severity.setValue(Optional.empty());
        severity.valueProperty().subscribe((before, now) -> {
            RuleFilter filter = model.filterProperty().get();
            set(new RuleFilter(filter.text(), filter.group(), now, filter.standing()));
        });
        ComboBox<Standing> standing = new ComboBox<>();
        standing.setId("review-standing");
        standing.setAccessibleText(text("doctor.review.standing"));
        standing.getItems().setAll(Standing.values());
        standing.setConverter(new ShownAs<>(it -> text("doctor.review.standing." + it.name())));
        standing.setValue(Standing.ALL);
        standing.valueProperty().subscribe((before, now) -> {
            RuleFilter filter = model.filterProperty().get();
            set(new RuleFilter(filter.text(), filter.group(), filter.severity(), now));
        });
        Label count = new Label();
        count.setId("review-count");
        count.getStyleClass().add("text-muted");
        model.rows().addListener((ListChangeListener<RuleRow>) change -> count(count));
        model.filterProperty().subscribe(now -> count(count));
        getChildren().setAll(search, severity, standing, count);
        if (model.profile().readOnly()) {
            Label note = new Label(text("doctor.review.readonly"));
            note.setId("review-readonly");
            note.getStyleClass().add("text-muted");
            getChildren().add(note);
        }
    }

    void focusSearch() {
        search.requestFocus();
        search.selectAll();
    }

    private void set(RuleFilter filter) {
        model.filterProperty().set(filter);
    }

    private void count(Label label) {
        int shown = model.rows().size();
        label.setText(shown == model.allRules()
                ? text("doctor.review.count.all", shown)
                : text("doctor.review.count", shown, model.allRules()));
    }
}
