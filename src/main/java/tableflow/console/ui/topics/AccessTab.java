package tableflow.console.ui.topics;

import static tableflow.console.ui.Messages.text;

import java.util.List;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.scene.control.Label;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import tableflow.console.domain.RemoteFailure;
import tableflow.console.domain.kafka.AccessRule;
import tableflow.console.service.topics.Answer;
import tableflow.console.ui.control.DataTable;
import tableflow.console.ui.topics.Shown.Tone;

/// The entries of the cluster's access control lists that cover the topic.
final class AccessTab extends VBox {

    private final ObservableList<AccessRule> rows = FXCollections.observableArrayList();
    private final DataTable<AccessRule> table = new DataTable<>(rows);

    AccessTab(MeasuresViewModel model) {
        getStyleClass().add("detail-tab");
        table.setId("topics-access");
        table.getStyleClass().add("edge-to-edge");
        table.setFixedCellSize(28);
        table.setAccessibleText(text("topics.tab.access"));
        table.text(text("topics.access.principal"), AccessRule::principal).setPrefWidth(150);
        table.text(text("topics.access.permission"), AccessRule::permission).setPrefWidth(80);
        table.text(text("topics.access.operation"), AccessRule::operation).setPrefWidth(110);
        table.text(text("topics.access.resource"), AccessRule::resource).setPrefWidth(160);
        table.text(text("topics.access.host"), AccessRule::host).setPrefWidth(70);
        VBox.setVgrow(table, Priority.ALWAYS);
        Label note = new Label(text("topics.access.note"));
        note.getStyleClass().add("detail-note");
        note.setWrapText(true);
        note.setMinHeight(USE_PREF_SIZE);
        getChildren().setAll(table, note);
        model.measuredProperty().subscribe(measured -> show(measured.access()));
    }

    private void show(Answer<List<AccessRule>> answer) {
        rows.setAll(answer.value().orElse(List.of()));
        Label empty = FactGrid.label(Shown.answer(answer, any -> Shown.of(Tone.MUTED, text("topics.access.none"))));
        RemoteFailure failure = answer.failure();
        if (failure != null) {
            empty = FactGrid.label(Shown.of(Tone.UNCHECKED, Shown.reason(failure)));
        }
        empty.setMaxWidth(420);
        table.setPlaceholder(empty);
    }
}
