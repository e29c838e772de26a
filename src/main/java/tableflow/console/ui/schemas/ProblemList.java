package tableflow.console.ui.schemas;

import static tableflow.console.ui.Messages.text;

import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.javafx.FontIcon;
import tableflow.console.domain.schema.SchemaFinding;
import tableflow.console.domain.schema.Span;
import tableflow.console.service.schemas.judge.Judgement;
import tableflow.console.service.schemas.judge.Remark;
import tableflow.console.ui.control.Severity;

/// What is said of the draft, errors before warnings before remarks and each of them in the order of the text; choosing
/// a line goes to its place and explains the rule.
final class ProblemList extends VBox {

    /// As everywhere where problems are listed: what has to be mended is seen without scrolling past advice.
    private static final Comparator<Remark> WEIGHT = Comparator.comparing(remark -> remark.finding().severity());

    private final Consumer<Span> reveal;
    private final ListView<Remark> list = new ListView<>();
    private final ReadOnlyStringWrapper title = new ReadOnlyStringWrapper("");
    private final Label about = new Label();

    ProblemList(DraftViewModel draft, Consumer<Span> reveal) {
        this.reveal = reveal;
        getStyleClass().add("schemas-problems");
        about.setId("schemas-problem-about");
        about.getStyleClass().add("schemas-about");
        about.setWrapText(true);
        about.setMinHeight(USE_PREF_SIZE);
        about.managedProperty().bind(about.textProperty().isNotEmpty());
        about.visibleProperty().bind(about.managedProperty());
        list.setId("schemas-problems");
        list.setAccessibleText(text("schemas.problems"));
        list.setCellFactory(view -> new RemarkCell());
        list.setPlaceholder(new Label(text("schemas.problems.none")));
        list.getSelectionModel().selectedItemProperty().subscribe(chosen ->
                about.setText(chosen == null ? "" : explanation(chosen.finding())));
        list.setOnKeyPressed(event -> {
            Remark chosen = list.getSelectionModel().getSelectedItem();
            if (event.getCode() == KeyCode.ENTER && chosen != null) {
                reveal.accept(chosen.finding().span());
                event.consume();
            }
        });
        VBox.setVgrow(list, Priority.ALWAYS);
        getChildren().setAll(list, about);
        draft.judgementProperty().subscribe(this::show);
    }

    /// How many there are.
    ReadOnlyStringProperty title() {
        return title.getReadOnlyProperty();
    }

    private void show(@Nullable Judgement judgement) {
        List<Remark> remarks = judgement == null ? List.of()
                : judgement.remarks().stream().sorted(WEIGHT).toList();
        if (!list.getItems().equals(remarks)) {
            list.getItems().setAll(remarks);
        }
        long errors = remarks.stream().filter(remark -> remark.finding().isError()).count();
        title.set(text("schemas.problems.count", errors, remarks.size() - errors));
    }

    private static String explanation(SchemaFinding finding) {
        // The message once more: in the list it may be cut off.
        return finding.message() + "\n" + finding.explanation().why() + "\n"
                + String.join("\n", finding.explanation().mend().stream().map(step -> "\u2192 " + step).toList());
    }

    /// One remark: how bad, where, what, who says so.
    private final class RemarkCell extends ListCell<Remark> {

        private final FontIcon icon = new FontIcon();
        private final Label place = new Label();
        private final Label message = new Label();
        private final Label rule = new Label();
        private final HBox row = new HBox(icon, place, message, rule);

        RemarkCell() {
            row.getStyleClass().add("schemas-remark");
            place.getStyleClass().add("schemas-place");
            rule.getStyleClass().add("schemas-rule");
            message.setMinWidth(0);
            HBox.setHgrow(message, Priority.ALWAYS);
            message.setMaxWidth(Double.MAX_VALUE);
            rule.setMinWidth(USE_PREF_SIZE);
            setOnMouseClicked(event -> {
                if (getItem() != null) {
                    reveal.accept(getItem().finding().span());
                }
            });
            setPrefWidth(0);
        }

        @Override
        protected void updateItem(@Nullable Remark remark, boolean empty) {
            super.updateItem(remark, empty);
            if (empty || remark == null) {
                setGraphic(null);
                setAccessibleText(null);
                return;
            }
            SchemaFinding finding = remark.finding();
            Severity severity = switch (finding.severity()) {
                case ERROR -> Severity.BAD;
                case WARNING -> Severity.WARNING;
                case NOTE -> Severity.NEUTRAL;
            };
            icon.setIconCode(severity.icon());
            icon.getStyleClass().setAll("ikonli-font-icon", severity.styleClass());
            place.setText(finding.span().toString());
            message.setText(finding.message());
            rule.setText(text("schemas.source." + remark.source().name()) + " \u00b7 " + finding.rule());
            setGraphic(row);
            setAccessibleText(place.getText() + " " + message.getText() + " " + rule.getText());
        }
    }
}
