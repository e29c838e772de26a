package tableflow.console.ui.storage.kept;

import static tableflow.console.ui.Messages.text;

import java.math.BigInteger;
import java.time.Instant;
import java.util.List;
import javafx.collections.FXCollections;
import javafx.collections.ListChangeListener;
import javafx.collections.ObservableList;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.SplitPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import tableflow.console.domain.Units;
import tableflow.console.domain.storage.Amount;
import tableflow.console.service.storage.keep.KeptScan;
import tableflow.console.service.storage.keep.ScanComparison.Change;
import tableflow.console.ui.Messages;
import tableflow.console.ui.control.DataTable;
import tableflow.console.ui.control.ErrorBanner;
import tableflow.console.ui.control.Icons;
import tableflow.console.ui.control.Placeholder;
import tableflow.console.ui.control.Severity;
import tableflow.console.ui.control.ShownAs;
import tableflow.console.ui.dialog.Confirmation;
import tableflow.console.ui.dialog.Dialogs;
import tableflow.console.ui.storage.StorageWords;

/// The kept scans, and beside them what changed between two.
final class KeptView extends VBox {

    private static final double SCANS = 0.45;

    private final KeptViewModel model;
    private final Dialogs dialogs;
    private final DataTable<KeptScan> scans;
    private final ObservableList<Change> rows = FXCollections.observableArrayList();
    private final DataTable<Change> changes = new DataTable<>(rows);
    private final Label head = new Label();
    private final Label inexact = new Label(text("storage.compare.inexact"));
    private final StackPane place = new StackPane();
    private final Button show = button("show", Feather.EYE);
    private final Button compare = button("compare", Feather.COLUMNS);
    private final Button delete = button("delete", Feather.TRASH_2);

    KeptView(KeptViewModel model, Dialogs dialogs) {
        this.model = model;
        this.dialogs = dialogs;
        setId("storage-kept");
        getStyleClass().add("usage-body");
        scans = new DataTable<>(model.scans());
        scans.setId("storage-scans");
        scans.setPlaceholder(Placeholder.empty(
                Feather.ARCHIVE, text("storage.kept.none"), text("storage.kept.none.why")));
        scanColumns();
        changeColumns();
        scans.onOpen(this::open);
        scans.getSelectionModel().getSelectedItems().addListener(
                (ListChangeListener<KeptScan>) change -> enable());
        show.setOnAction(event -> open());
        compare.setOnAction(event -> model.compare(chosen()));
        delete.setOnAction(event -> delete());
        Label why = new Label(text("storage.kept.compare.why"));
        why.getStyleClass().addAll("small-text", "text-muted");
        why.setMinWidth(0);
        HBox buttons = new HBox(show, compare, delete);
        buttons.getStyleClass().add("scan-line");
        buttons.setAlignment(Pos.CENTER_LEFT);
        why.setWrapText(true);
        why.setMinHeight(USE_PREF_SIZE);
        VBox left = new VBox(scans, buttons, why);
        left.getStyleClass().add("usage-left");
        VBox.setVgrow(scans, Priority.ALWAYS);
        place.getStyleClass().add("usage-right");
        SplitPane split = new SplitPane(left, place);
        split.getStyleClass().add("usage-split");
        split.setDividerPositions(SCANS);
        VBox.setVgrow(split, Priority.ALWAYS);
        ErrorBanner banner = new ErrorBanner();
        banner.follow(model.problemProperty());
        getChildren().setAll(banner, split);
        model.comparedProperty().subscribe(compared -> shown());
        model.byProperty().subscribe(by -> shown());
        enable();
    }

    private static Button button(String id, Feather icon) {
        Button button = new Button(text("storage.kept." + id), Icons.of(icon));
        button.setId("storage-kept-" + id);
        button.setMinWidth(USE_PREF_SIZE);
        return button;
    }

    private void scanColumns() {
        scans.<Instant>number(text("storage.kept.column.when"), KeptScan::started, StorageWords::when)
                .setMinWidth(134);
        scans.text(text("storage.kept.column.place"), scan -> scan.root().toString()).setPrefWidth(120);
        scans.<Long>number(text("storage.kept.column.objects"), KeptScan::objects, Units::grouped);
        scans.<BigInteger>number(text("storage.kept.column.size"), KeptScan::bytes, StorageWords::about)
                .setMinWidth(86);
        scans.status(text("storage.kept.column.complete"), KeptScan::complete,
                complete -> complete ? Severity.GOOD : Severity.WARNING,
                complete -> text(complete ? "storage.kept.complete" : "storage.kept.incomplete")).setMinWidth(118);
    }

    private void changeColumns() {
        changes.setId("storage-changes");
        changes.text(text("storage.compare.column.name"), KeptView::name).setPrefWidth(240);
        changes.text(text("storage.compare.column.change"),
                change -> text("storage.compare." + Compared.Fate.of(change).name()));
        changes.<BigInteger>number(text("storage.compare.column.gained"), change -> change.gained().bytes(),
                KeptView::signed).setMinWidth(98);
        changes.<Long>number(text("storage.compare.column.objects"), change -> change.gained().objects(),
                StorageWords::signed);
        changes.<BigInteger>number(text("storage.compare.column.before"), change -> change.before().bytes(),
                StorageWords::about).setMinWidth(88);
        changes.<BigInteger>number(text("storage.compare.column.after"), change -> change.after().bytes(),
                StorageWords::about).setMinWidth(88);
    }

    /// Kinds are told by their constants.
    private static String name(Change change) {
        String kind = "storage.kind." + change.name();
        return Messages.has(kind) ? text(kind) : change.name();
    }

    private static String signed(BigInteger bytes) {
        return (bytes.signum() > 0 ? "+" : "") + StorageWords.about(bytes);
    }

    /// Chooses these and no others.
    void choose(List<KeptScan> wanted) {
        scans.getSelectionModel().clearSelection();
        wanted.forEach(scans.getSelectionModel()::select);
    }

    private List<KeptScan> chosen() {
        return List.copyOf(scans.getSelectionModel().getSelectedItems());
    }

    private void enable() {
        List<KeptScan> chosen = chosen();
        show.setDisable(chosen.size() != 1);
        compare.setDisable(model.pair(chosen).isEmpty());
        delete.setDisable(chosen.isEmpty());
    }

    private void open() {
        if (chosen().size() == 1) {
            model.show(chosen().getFirst());
        }
    }

    private void delete() {
        List<KeptScan> chosen = chosen();
        dialogs.confirm(new Confirmation(
                text("storage.kept.delete.title", chosen.size()), text("storage.kept.delete.message"),
                chosen.stream().map(one -> StorageWords.when(one.started()) + "  " + one.root()).toList(),
                text("storage.kept.delete.action"), true, null), () -> model.delete(chosen));
    }

    private void shown() {
        Compared compared = model.comparedProperty().get();
        if (compared == null) {
            place.getChildren().setAll(Placeholder.empty(
                    Feather.COLUMNS, text("storage.compare.none"), text("storage.compare.none.why")));
            return;
        }
        Amount gained = compared.changes().total().gained();
        head.setId("storage-compared");
        head.getStyleClass().setAll("label", "strong");
        head.setWrapText(true);
        head.setText(text("storage.compare.head", StorageWords.when(compared.before().started()),
                StorageWords.when(compared.after().started()), signed(gained.bytes()),
                text(Math.abs(gained.objects()) == 1 ? "storage.compare.object" : "storage.compare.objects",
                        StorageWords.signed(gained.objects()))));
        inexact.getStyleClass().setAll("label", "small-text", "tone-warning");
        inexact.setWrapText(true);
        visible(inexact, !compared.changes().exact());
        rows.setAll(compared.by(model.byProperty().get()));
        changes.setPlaceholder(new Label(text("storage.compare.same")));
        VBox box = new VBox(new HBox(by(), head), inexact, changes);
        ((HBox) box.getChildren().getFirst()).setAlignment(Pos.CENTER_LEFT);
        box.getChildren().getFirst().getStyleClass().add("scan-line");
        box.getStyleClass().add("usage-compared");
        VBox.setVgrow(changes, Priority.ALWAYS);
        place.getChildren().setAll(box);
    }

    private static void visible(Node node, boolean shown) {
        node.setVisible(shown);
        node.setManaged(shown);
    }

    private ComboBox<Compared.By> by() {
        ComboBox<Compared.By> box = new ComboBox<>();
        box.setId("storage-compare-by");
        box.getItems().setAll(Compared.By.values());
        box.setConverter(new ShownAs<>(value -> text("storage.compare.by." + value.name())));
        box.setAccessibleText(text("storage.compare.by"));
        box.setValue(model.byProperty().get());
        box.setMinWidth(USE_PREF_SIZE);
        box.setOnAction(event -> model.byProperty().set(box.getValue()));
        return box;
    }
}
