package tableflow.console.ui.schemas.registry;

import static tableflow.console.ui.Messages.text;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BiConsumer;
import javafx.collections.FXCollections;
import javafx.collections.ListChangeListener;
import javafx.collections.ObservableList;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.SelectionMode;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.SplitPane;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;
import tableflow.console.domain.schema.RegisteredSchema;
import tableflow.console.domain.schema.SubjectName;
import tableflow.console.service.schemas.registry.SchemaUses.Uses;
import tableflow.console.ui.control.DataTable;
import tableflow.console.ui.control.ErrorBanner;
import tableflow.console.ui.control.HoverTip;
import tableflow.console.ui.control.Severity;
import tableflow.console.ui.schemas.registry.KeepingViewModel.Kept;

/// The versions of a subject with what can be done with them, its settings, and who uses it.
public final class VersionsView extends VBox {

    private static final double TABLE = 0.7;
    private static final double STATE = 106;

    private final KeepingViewModel model;
    private final RegistryChanges changes;
    private final BiConsumer<Integer, @Nullable Integer> compare;
    private final ObservableList<RegisteredSchema> rows = FXCollections.observableArrayList();
    private final DataTable<RegisteredSchema> table = new DataTable<>(rows);
    private final Label settings = new Label();
    private final Label uses = new Label();
    private final Button change = new Button(text("schemas.registry.settings.change"), new FontIcon(Feather.SLIDERS));
    private final Button comparing = new Button(text("schemas.registry.compare"), new FontIcon(Feather.COLUMNS));
    private final MenuButton more = new MenuButton(text("schemas.registry.more"));

    /// @param compare shows a version beside another, or, where that is null, beside the draft
    public VersionsView(
            KeepingViewModel model, RegistryChanges changes, BiConsumer<Integer, @Nullable Integer> compare) {
        this.model = model;
        this.changes = changes;
        this.compare = compare;
        getStyleClass().add("schemas-versions");
        table.setId("schemas-version-table");
        table.setAccessibleText(text("schemas.registry.versions"));
        table.getSelectionModel().setSelectionMode(SelectionMode.MULTIPLE);
        table.number(text("schemas.version.title"), RegisteredSchema::number, it -> Integer.toString(it));
        table.number(text("schemas.registry.id"), RegisteredSchema::id, it -> Integer.toString(it));
        table.text(text("schemas.registry.format"), it -> it.version().format().toString());
        table.status(text("schemas.registry.state"), RegisteredSchema::deleted,
                deleted -> deleted ? Severity.WARNING : Severity.GOOD,
                deleted -> text(deleted ? "schemas.registry.deleted" : "schemas.registry.live")).setMinWidth(STATE);
        table.text(text("schemas.registry.references"), VersionsView::references);
        table.text(text("schemas.registry.guid"), it -> Objects.requireNonNullElse(it.guid(), ""));
        table.setPlaceholder(new Label(text("schemas.registry.versions.none")));
        table.onOpen(this::compareChosen);
        settings.setId("schemas-registry-settings");
        settings.setWrapText(true);
        settings.setMinHeight(USE_PREF_SIZE);
        HoverTip.on(settings, () -> now().map(it -> it.history().subject().toString()).orElse(""));
        uses.setId("schemas-registry-uses");
        uses.setWrapText(true);
        uses.getStyleClass().add("schemas-about");
        change.setId("schemas-registry-change");
        change.setOnAction(event -> now().ifPresent(kept -> changes.settings(kept.settings())));
        comparing.setId("schemas-registry-compare");
        comparing.setOnAction(event -> compareChosen());
        more.setId("schemas-registry-more");
        ErrorBanner banner = new ErrorBanner();
        banner.follow(model.problemProperty());
        Button whole = new Button(text("schemas.registry.whole"), new FontIcon(Feather.GLOBE));
        whole.setId("schemas-registry-whole");
        whole.setOnAction(event -> changes.global());
        FlowPane bar = new FlowPane(comparing, change, more, whole);
        bar.getStyleClass().add("schemas-registry-bar");
        ScrollPane users = new ScrollPane(uses);
        users.setFitToWidth(true);
        users.getStyleClass().add("schemas-users");
        SplitPane both = new SplitPane(table, users);
        both.getStyleClass().add("schemas-split");
        both.setDividerPositions(TABLE);
        VBox.setVgrow(both, Priority.ALWAYS);
        getChildren().setAll(bar, banner, settings, both);
        model.keptProperty().subscribe(this::show);
        model.usesProperty().subscribe(this::tell);
        table.getSelectionModel().getSelectedItems().addListener(
                (ListChangeListener<RegisteredSchema>) event -> offer());
        offer();
    }

    private Optional<Kept> now() {
        return Optional.ofNullable(model.keptProperty().get());
    }

    private static String references(RegisteredSchema version) {
        return String.join(", ", version.version().references().stream()
                .map(it -> it.subject() + " " + it.version()).toList());
    }

    private void show(@Nullable Kept kept) {
        List<Integer> before = chosen().stream().map(RegisteredSchema::number).toList();
        rows.setAll(kept == null ? List.of() : kept.history().versions().reversed());
        choose(before);
        settings.setText(kept == null ? "" : text("schemas.registry.inforce",
                RegistryWords.shortened(kept.history().subject().toString()),
                RegistryWords.inForce(kept.settings().level(), kept.settings().level().value().toString()),
                RegistryWords.inForce(kept.settings().mode(), kept.settings().mode().value().toString()),
                RegistryWords.inForce(
                        kept.settings().normalize(), RegistryWords.onOff(kept.settings().normalize().value())))
                + (kept.history().omitted() > 0
                        ? " " + text("schemas.registry.omitted", kept.history().omitted()) : ""));
        offer();
    }

    /// Those that were chosen, as far as they are there still; otherwise the newest, with which something can be done.
    private void choose(List<Integer> numbers) {
        table.getSelectionModel().clearSelection();
        table.getItems().stream().filter(it -> numbers.contains(it.number()))
                .forEach(table.getSelectionModel()::select);
        if (table.getSelectionModel().isEmpty() && !table.getItems().isEmpty()) {
            table.getSelectionModel().select(0);
        }
    }

    private void tell(@Nullable Uses found) {
        uses.setText(found == null ? "" : String.join("\n\n", UseWords.lines(found)));
    }

    private List<RegisteredSchema> chosen() {
        return table.getSelectionModel().getSelectedItems().stream().filter(Objects::nonNull).toList();
    }

    private void compareChosen() {
        List<RegisteredSchema> chosen = chosen();
        if (chosen.size() == 1) {
            compare.accept(chosen.getFirst().number(), null);
        } else if (chosen.size() == 2) {
            int one = chosen.getFirst().number();
            int other = chosen.getLast().number();
            compare.accept(Math.min(one, other), Math.max(one, other));
        }
    }

    /// What can be done with what is chosen.
    private void offer() {
        List<RegisteredSchema> chosen = chosen();
        boolean there = now().isPresent();
        comparing.setDisable(chosen.isEmpty() || chosen.size() > 2);
        change.setDisable(!there);
        more.setDisable(!there);
        more.getItems().clear();
        now().ifPresent(kept -> {
            SubjectName subject = kept.history().subject();
            if (chosen.size() == 1) {
                int number = chosen.getFirst().number();
                if (chosen.getFirst().deleted()) {
                    item("schemas-recover-version", text("schemas.registry.do.recover", number),
                            () -> changes.recover(subject, List.of(number)));
                    item("schemas-erase-version", text("schemas.registry.do.erase", number),
                            () -> changes.delete(subject, number, true));
                } else {
                    item("schemas-delete-version", text("schemas.registry.do.delete", number),
                            () -> changes.delete(subject, number, false));
                }
                more.getItems().add(new SeparatorMenuItem());
            }
            item("schemas-copy-subject", text("schemas.registry.do.copy"), () -> changes.copy(subject));
            if (!kept.history().deleted().isEmpty()) {
                item("schemas-recover-subject", text("schemas.registry.do.recover.all"),
                        () -> changes.recover(subject, List.of()));
            }
            if (kept.history().newest().isPresent()) {
                item("schemas-delete-subject", text("schemas.registry.do.delete.all"),
                        () -> changes.delete(subject, null, false));
            } else {
                item("schemas-erase-subject", text("schemas.registry.do.erase.all"),
                        () -> changes.delete(subject, null, true));
            }
        });
    }

    private void item(String id, String words, Runnable action) {
        MenuItem item = new MenuItem(words);
        item.setId(id);
        item.setOnAction(event -> action.run());
        more.getItems().add(item);
    }

    /// What has the focus when the tab is gone to.
    public Node first() {
        return table;
    }
}
