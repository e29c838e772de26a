package tableflow.console.ui.schemas.files;

import static tableflow.console.ui.Messages.text;

import java.io.File;
import java.util.stream.Collectors;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Spinner;
import javafx.scene.control.TextField;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.stage.FileChooser;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;
import tableflow.console.domain.Units;
import tableflow.console.service.messages.write.Unfit.Flaw;
import tableflow.console.service.schemas.samples.RecordTrial.Misfit;
import tableflow.console.service.schemas.samples.RecordTrial.Tally;
import tableflow.console.ui.control.DataTable;
import tableflow.console.ui.control.ErrorBanner;
import tableflow.console.ui.schemas.files.RecordsViewModel.Result;
import tableflow.console.ui.shell.Navigation;
import tableflow.console.ui.shell.Request;

/// Records that the draft does not allow, with the failing path; each leads to the record itself.
public final class RecordsView extends VBox {

    private static final int MOST = 1_000_000;
    private static final int USUAL = 1_000;

    private final RecordsViewModel model;
    private final Navigation navigation;
    private final TextField topic = new TextField();
    private final ObservableList<Misfit> misfits = FXCollections.observableArrayList();
    private final DataTable<Misfit> table = new DataTable<>(misfits);

    public RecordsView(RecordsViewModel model, Navigation navigation) {
        this.model = model;
        this.navigation = navigation;
        getStyleClass().add("schemas-records");
        topic.setId("schemas-records-topic");
        topic.setPromptText(text("schemas.records.topic"));
        topic.setAccessibleText(text("schemas.records.topic"));
        Spinner<Integer> last = new Spinner<>(1, MOST, USUAL);
        last.setEditable(true);
        last.setPrefWidth(100);
        last.getEditor().setAccessibleText(text("schemas.records.last"));
        Button run = new Button(text("schemas.records.try"), new FontIcon(Feather.PLAY));
        run.setId("schemas-records-try");
        run.setOnAction(event -> model.topic(topic.getText().strip(), last.getValue()));
        run.disableProperty().bind(model.busyProperty().or(topic.textProperty().isEmpty()));
        Button file = new Button(text("schemas.records.file"), new FontIcon(Feather.FILE));
        file.setOnAction(event -> choose());
        file.disableProperty().bind(model.busyProperty());
        Button stop = new Button(text("schemas.records.stop"), new FontIcon(Feather.SQUARE));
        stop.setId("schemas-records-stop");
        stop.setOnAction(event -> model.stop());
        stop.disableProperty().bind(model.busyProperty().not());
        Button show = new Button(text("schemas.records.show"), new FontIcon(Feather.ARROW_RIGHT));
        show.setId("schemas-records-show");
        show.setOnAction(event -> show());
        show.disableProperty().bind(table.getSelectionModel().selectedItemProperty().isNull());
        Label told = new Label();
        told.setId("schemas-records-told");
        told.getStyleClass().add("schemas-told");
        told.setWrapText(true);
        told.setMinHeight(USE_PREF_SIZE);
        told.visibleProperty().bind(told.textProperty().isNotEmpty());
        told.managedProperty().bind(told.textProperty().isNotEmpty());
        // The middle of a narrow window takes two lines for it.
        FlowPane bar = new FlowPane(topic, last, run, stop, file, show);
        bar.getStyleClass().add("schemas-registry-bar");
        ErrorBanner banner = new ErrorBanner();
        banner.follow(model.problemProperty());
        RecordsProgress progress = new RecordsProgress(model.progressProperty(), model.busyProperty());
        table.setId("schemas-records-table");
        table.text(text("schemas.records.place"), Misfit::place).setPrefWidth(170);
        table.text(text("schemas.records.path"), misfit -> misfit.flaws().stream().map(Flaw::pointer)
                .collect(Collectors.joining("  "))).setPrefWidth(160);
        table.text(text("schemas.records.why"), misfit -> misfit.flaws().stream().map(Flaw::why)
                .collect(Collectors.joining("; ")));
        table.onOpen(this::show);
        table.setPlaceholder(new Label(text("schemas.records.none")));
        VBox.setVgrow(table, Priority.ALWAYS);
        getChildren().setAll(bar, progress, banner, told, table);
        model.resultProperty().subscribe(result -> {
            misfits.setAll(result.tally().kept());
            told.setText(words(result));
        });
    }

    /// Proposes the topic of the open subject.
    public void propose(String name) {
        topic.setText(name);
    }

    private String words(Result result) {
        Tally tally = result.tally();
        return tally.records() == 0 ? "" : (text("schemas.records.told", Units.grouped(tally.fit()),
                Units.grouped(tally.unfit()), Units.grouped(tally.unread()), Units.grouped(tally.empty()))
                + ". " + (result.topic().isEmpty() ? "" : model.readAs(result.topic()))).strip();
    }

    private void choose() {
        FileChooser chooser = new FileChooser();
        chooser.setTitle(text("schemas.records.file"));
        File chosen = chooser.showOpenDialog(getScene().getWindow());
        if (chosen != null) {
            model.file(chosen.toPath());
        }
    }

    private void show() {
        Misfit chosen = table.getSelectionModel().getSelectedItem();
        Result result = model.resultProperty().get();
        if (chosen != null && chosen.line() == 0 && navigation.answers(Request.ShowRecord.class)) {
            navigation.send(new Request.ShowRecord(result.topic(), chosen.partition(), chosen.offset()));
        }
    }
}
