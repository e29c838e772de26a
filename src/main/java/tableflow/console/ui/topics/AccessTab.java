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
import tableflow.console.service.topics.access.TopicRole;
import tableflow.console.ui.control.DataTable;
import tableflow.console.ui.topics.Shown.Tone;

/// Who may do what with the topic: Confluent's roles that reach it, and the cluster's own access control lists.
final class AccessTab extends VBox {

    private final ObservableList<AccessRule> rows = FXCollections.observableArrayList();
    private final DataTable<AccessRule> table = new DataTable<>(rows);
    private final ObservableList<TopicRole> roles = FXCollections.observableArrayList();
    private final DataTable<TopicRole> roleTable = new DataTable<>(roles);
    private final Label rolesTitle = new Label();
    private final Label listsTitle = new Label();

    AccessTab(MeasuresViewModel model, PastViewModel past) {
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
        roleTable.setId("topics-roles");
        roleTable.getStyleClass().add("edge-to-edge");
        roleTable.setFixedCellSize(28);
        roleTable.setAccessibleText(text("topics.roles"));
        roleTable.text(text("topics.access.principal"), AccessTab::who).setPrefWidth(150);
        roleTable.text(text("topics.roles.role"), role -> role.binding().roleName()).setPrefWidth(165);
        roleTable.text(text("topics.roles.level"), role -> text("topics.roles.level." + role.level()))
                .setPrefWidth(100);
        roleTable.text(text("topics.roles.on"), AccessTab::resource).setPrefWidth(160);
        VBox.setVgrow(roleTable, Priority.ALWAYS);
        getChildren().setAll(
                titled(rolesTitle), roleTable, titled(listsTitle), table, note);
        past.rolesProperty().subscribe(this::showRoles);
        model.measuredProperty().subscribe(measured -> show(measured.access()));
    }

    private static Label titled(Label title) {
        title.getStyleClass().addAll("section-title", "access-title");
        title.setWrapText(true);
        title.setMinHeight(USE_PREF_SIZE);
        return title;
    }

    /// The title, and where what stands below is from earlier, since when and why.
    private static String words(String title, Answer<?> answer) {
        return answer.kept().map(kept -> title + ". " + Shown.reason(kept)).orElse(title);
    }

    private static String who(TopicRole role) {
        String principal = role.binding().principal();
        return role.account().isEmpty() ? principal : text("topics.roles.who", role.account(), principal);
    }

    /// The last part of the resource's name: the whole begins the same for all of them.
    private static String resource(TopicRole role) {
        String crn = role.binding().crnPattern();
        return crn.substring(crn.lastIndexOf('/') + 1);
    }

    private void showRoles(Answer<List<TopicRole>> answer) {
        rolesTitle.setText(words(text("topics.roles"), answer));
        roles.setAll(answer.value().orElse(List.of()));
        roleTable.setPlaceholder(placeholder(answer, "topics.roles.none"));
    }

    private static Label placeholder(Answer<?> answer, String none) {
        RemoteFailure failure = answer.failure();
        Label empty = failure != null
                ? FactGrid.label(Shown.of(Tone.UNCHECKED, Shown.reason(failure)))
                : FactGrid.label(Shown.answer(answer, any -> Shown.of(Tone.MUTED, text(none))));
        empty.setMaxWidth(420);
        return empty;
    }

    private void show(Answer<List<AccessRule>> answer) {
        listsTitle.setText(words(text("topics.access.lists"), answer));
        rows.setAll(answer.value().orElse(List.of()));
        table.setPlaceholder(placeholder(answer, "topics.access.none"));
    }
}
