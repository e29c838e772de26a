package tableflow.console.ui.doctor.review;

import static tableflow.console.ui.Messages.text;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import javafx.collections.ListChangeListener;
import javafx.scene.control.TableColumn;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import tableflow.console.domain.review.Outcome;
import tableflow.console.domain.review.Reviewed;
import tableflow.console.ui.control.DataTable;
import tableflow.console.ui.control.Placeholder;
import tableflow.console.ui.control.Severity;

/// The things that a rule looked at, the worst first. It is one of thousands of rows; what is chosen stays chosen when
/// they are judged anew.
final class ThingTable {

    private static final double KIND = 128;
    private static final double NAME = 230;

    private final ReviewViewModel model;
    private final DataTable<Outcome> table;
    private @Nullable Reviewed last;
    private boolean filling;

    /// @param shown hears which outcomes are chosen
    ThingTable(ReviewViewModel model, Runnable shown) {
        this.model = model;
        this.table = new DataTable<>(model.things());
        table.setId("review-things");
        table.setAccessibleText(text("doctor.review.things"));
        TableColumn<Outcome, ?> kind = table.status(
                text("doctor.review.column.kind"), Function.identity(), this::severity,
                it -> ReviewWords.kind(it.kind()));
        kind.setPrefWidth(KIND);
        kind.setMinWidth(KIND);
        TableColumn<Outcome, ?> name = table.text(text("doctor.review.column.thing"), it -> it.reviewed().name());
        name.setPrefWidth(NAME);
        // The ends of long names are what tells them apart.
        name.getStyleClass().add("review-thing");
        table.text(text("doctor.review.column.says"), Outcome::says);
        table.setPlaceholder(Placeholder.empty(
                Feather.CIRCLE, text("doctor.review.things.none"), text("doctor.review.things.none.text")));
        table.getSelectionModel().selectedItemProperty().addListener((property, before, now) -> {
            if (!filling) {
                last = now == null ? last : now.reviewed();
                shown.run();
            }
        });
        table.getSelectionModel().getSelectedItems().addListener((ListChangeListener<Outcome>) change -> {
            if (!filling) {
                shown.run();
            }
        });
        model.things().addListener((ListChangeListener<Outcome>) change -> {
            select();
            shown.run();
        });
        select();
    }

    DataTable<Outcome> node() {
        return table;
    }

    /// What is chosen.
    List<Outcome> chosen() {
        return table.getSelectionModel().getSelectedItems().stream().filter(Objects::nonNull).toList();
    }

    private Severity severity(Outcome outcome) {
        RuleRow row = model.chosenRowProperty().get();
        return row == null ? Severity.NEUTRAL : ReviewWords.severity(outcome.kind(), row.rule());
    }

    /// The thing that was chosen last, else the first.
    private void select() {
        filling = true;
        try {
            List<Outcome> items = table.getItems();
            Optional<Outcome> same = items.stream().filter(it -> it.reviewed().equals(last)).findFirst();
            table.getSelectionModel().clearSelection();
            if (same.isPresent()) {
                table.getSelectionModel().select(same.get());
                table.scrollTo(Math.max(0, items.indexOf(same.get()) - 2));
            } else if (!items.isEmpty()) {
                table.getSelectionModel().select(0);
                table.scrollTo(0);
            }
        } finally {
            filling = false;
        }
    }
}
