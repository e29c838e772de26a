package tableflow.console.ui.storage.findings;

import static tableflow.console.ui.Messages.text;

import javafx.geometry.Orientation;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.SplitPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import tableflow.console.domain.doctor.ladder.Finding;
import tableflow.console.domain.storage.finding.FindingReport;
import tableflow.console.domain.storage.finding.StorageFinding;
import tableflow.console.service.storage.export.PlainKeys;
import tableflow.console.ui.control.DataTable;
import tableflow.console.ui.control.ErrorBanner;
import tableflow.console.ui.control.Icons;
import tableflow.console.ui.control.Placeholder;
import tableflow.console.ui.control.Severity;
import tableflow.console.ui.storage.StorageWords;

/// A list of what is wrong, with the evidence and the remedy of the chosen one below.
final class FindingsView extends VBox {

    private static final double LIST_SHARE = 0.42;

    private final FindingsViewModel model;
    private final Label summary = new Label();
    private final Button look = new Button(text("storage.findings.look"), Icons.of(Feather.REFRESH_CW));
    private final Button cancel = new Button(text("storage.findings.cancel"), Icons.of(Feather.X));
    private final DataTable<StorageFinding> table;
    private final ScrollPane detail = new ScrollPane();
    private final StackPane body = new StackPane();
    private final SplitPane split;

    FindingsView(FindingsViewModel model) {
        this.model = model;
        getStyleClass().add("storage-part");
        summary.setId("storage-findings-summary");
        summary.setWrapText(true);
        HBox.setHgrow(summary, Priority.ALWAYS);
        summary.setMaxWidth(Double.MAX_VALUE);
        look.setId("storage-findings-look");
        look.setOnAction(event -> model.look());
        look.setMinWidth(Region.USE_PREF_SIZE);
        cancel.setId("storage-findings-cancel");
        cancel.setOnAction(event -> model.cancel());
        cancel.setMinWidth(Region.USE_PREF_SIZE);
        HBox head = new HBox(summary, cancel, look);
        head.getStyleClass().add("storage-part-head");
        head.setAlignment(Pos.CENTER_LEFT);
        ErrorBanner banner = new ErrorBanner();
        banner.follow(model.problemProperty());

        table = new DataTable<>(model.rows());
        table.setId("storage-findings-table");
        table.status(text("storage.findings.severity"), StorageFinding::severity, FindingsView::severity, one ->
                text("storage.findings.severity." + one.name())).setPrefWidth(110);
        table.text(text("storage.findings.check"), one -> text("storage.check." + one.check().name()))
                .setPrefWidth(190);
        table.text(text("storage.findings.subject"), one -> PlainKeys.printable(one.subject())).setPrefWidth(180);
        table.text(text("storage.findings.says"), one -> PlainKeys.printable(one.finding().says()))
                .setPrefWidth(620);
        table.setPlaceholder(Placeholder.empty(Feather.CHECK_CIRCLE, text("storage.findings.none"),
                text("storage.findings.none.more")));
        table.getSelectionModel().selectedItemProperty().subscribe(one -> detail());
        detail.setId("storage-findings-detail");
        detail.setFitToWidth(true);
        split = new SplitPane(table, detail);
        split.setOrientation(Orientation.VERTICAL);
        split.setDividerPositions(LIST_SHARE);
        VBox.setVgrow(body, Priority.ALWAYS);
        getChildren().setAll(head, banner, body);
        model.reportProperty().subscribe(report -> show());
        model.busyProperty().subscribe(busy -> show());
        model.problemProperty().subscribe(problem -> show());
        visibleProperty().subscribe(shown -> show());
    }

    static Severity severity(Finding.Severity one) {
        return one == Finding.Severity.ERROR ? Severity.BAD : Severity.WARNING;
    }

    private void show() {
        FindingReport report = model.reportProperty().get();
        boolean busy = model.busyProperty().get();
        look.setVisible(!busy);
        look.setManaged(!busy);
        look.setDisable(report == null && model.problemProperty().get() == null);
        cancel.setVisible(busy);
        cancel.setManaged(busy);
        if (report != null) {
            summary.setText(text("storage.findings.summary", report.count(Finding.Severity.ERROR),
                    report.count(Finding.Severity.WARNING), report.tables(), StorageWords.when(report.scanned()),
                    report.unchecked().size()));
            body.getChildren().setAll(split);
            if (table.getSelectionModel().getSelectedItem() == null && !table.getItems().isEmpty()) {
                table.getSelectionModel().select(0);
            }
            detail();
        } else {
            summary.setText(busy ? text("storage.findings.busy") : "");
            body.getChildren().setAll(busy
                    ? Placeholder.loading(text("storage.findings.busy"))
                    : model.problemProperty().get() != null
                            ? Placeholder.empty(Feather.ALERT_TRIANGLE, text("storage.unread"),
                                    text("storage.unread.why"))
                            : Placeholder.empty(Feather.ALERT_TRIANGLE, text("storage.findings.empty"),
                                    text("storage.findings.empty.more")));
        }
    }

    private void detail() {
        FindingReport report = model.reportProperty().get();
        if (report != null) {
            detail.setContent(new FindingDetail(table.getSelectionModel().getSelectedItem(), report));
        }
    }
}
