package tableflow.console.ui.messages.tools;

import static tableflow.console.ui.Messages.text;

import java.util.Locale;
import java.util.concurrent.atomic.AtomicReference;
import javafx.css.PseudoClass;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableRow;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import tableflow.console.service.messages.compare.RecordDifference.Kind;
import tableflow.console.service.messages.compare.RecordDifference.Line;
import tableflow.console.service.messages.compare.RecordDifference.Part;
import tableflow.console.ui.control.DataTable;
import tableflow.console.ui.control.ErrorBanner;
import tableflow.console.ui.control.Placeholder;
import tableflow.console.ui.dialog.DialogBox;
import tableflow.console.ui.dialog.Dialogs;

/// Two records beside each other, value by value; what differs has a sign, a word and a colour.
final class CompareDialog extends DialogBox {

    private static final PseudoClass CHANGED = PseudoClass.getPseudoClass("changed");
    private static final PseudoClass ADDED = PseudoClass.getPseudoClass("added");
    private static final PseudoClass REMOVED = PseudoClass.getPseudoClass("removed");

    private CompareDialog(CompareViewModel model, Runnable close) {
        super(text("messages.compare.title"), "compare");
        setId("messages-compare");
        Label summary = DialogBox.wrapped("", "dialog-text");
        summary.setId("compare-summary");
        CheckBox only = new CheckBox(text("messages.compare.only"));
        only.setId("compare-only");
        only.selectedProperty().bindBidirectional(model.onlyDifferencesProperty());
        ErrorBanner problems = new ErrorBanner();
        problems.follow(model.problemProperty());
        DataTable<DifferenceRow> table = table(model);
        VBox.setVgrow(table, Priority.ALWAYS);
        model.foundProperty().subscribe(now -> summary.setText(model.summary()));
        Button leave = cancel(close);
        leave.setText(text("messages.produce.close"));
        leave.setId("compare-close");
        DifferenceView exact = new DifferenceView();
        table.getSelectionModel().selectedItemProperty().subscribe(row -> exact.show(row == null ? null : row.line()));
        add(summary, problems, only, table, exact);
        buttons(leave);
    }

    /// Opens the dialog.
    static void open(Dialogs dialogs, CompareViewModel model, CompareViewModel.Two records) {
        AtomicReference<@Nullable CompareDialog> shown = new AtomicReference<>();
        CompareDialog dialog = new CompareDialog(model, () -> {
            CompareDialog open = shown.get();
            if (open != null) {
                dialogs.close(open);
            }
        });
        shown.set(dialog);
        dialogs.show(dialog, model::close);
        model.compare(records);
    }

    private static DataTable<DifferenceRow> table(CompareViewModel model) {
        DataTable<DifferenceRow> table = new DataTable<>(model.lines());
        table.setId("compare-lines");
        table.setAccessibleText(text("messages.compare.title"));
        width(table.text(text("messages.compare.kind"), row -> kind(row.line().kind())), 120);
        width(table.text(text("messages.compare.part"), row -> part(row.line().part())), 80);
        width(table.text(text("messages.compare.path"), row -> path(row.line())), 200);
        width(table.text(text("messages.compare.left"), DifferenceRow::left), 250);
        width(table.text(text("messages.compare.right"), DifferenceRow::right), 250);
        table.getStyleClass().add("compare-lines");
        table.setRowFactory(ignored -> new TableRow<>() {
            @Override
            protected void updateItem(@Nullable DifferenceRow row, boolean empty) {
                super.updateItem(row, empty);
                Kind kind = row == null || empty ? Kind.SAME : row.line().kind();
                pseudoClassStateChanged(CHANGED, kind == Kind.CHANGED);
                pseudoClassStateChanged(ADDED, kind == Kind.ADDED);
                pseudoClassStateChanged(REMOVED, kind == Kind.REMOVED);
            }
        });
        model.busyProperty().subscribe(busy -> table.setPlaceholder(busy
                ? Placeholder.loading(text("messages.compare.job"))
                : Placeholder.empty(Feather.CHECK_CIRCLE, text("messages.compare.nothing"),
                        text("messages.compare.nothing.text"))));
        return table;
    }

    private static void width(TableColumn<DifferenceRow, ?> column, double width) {
        column.setPrefWidth(width);
        column.setMinWidth(60);
    }

    private static String kind(Kind kind) {
        return text("messages.compare.kind." + kind.name().toLowerCase(Locale.ROOT));
    }

    private static String part(Part part) {
        return text("messages.compare.part." + part.name().toLowerCase(Locale.ROOT));
    }

    private static String path(Line line) {
        return line.part() == Part.FACTS ? text("messages.compare.fact." + line.path())
                : line.path().isEmpty() ? text("messages.compare.path.whole") : line.path();
    }
}
