package tableflow.console.ui.schemas;

import static tableflow.console.ui.Messages.text;

import java.util.Objects;
import java.util.Optional;
import javafx.beans.binding.Bindings;
import javafx.collections.ListChangeListener;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.OverrunStyle;
import javafx.scene.control.TextField;
import javafx.scene.control.skin.VirtualFlow;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;
import tableflow.console.service.schemas.registry.RegistryShelf.Entry;
import tableflow.console.ui.control.HoverTip;
import tableflow.console.ui.schemas.registry.RowFigures;

/// The subjects, with a field that filters them. Enter or a click opens one.
final class SubjectList extends VBox {

    private static final double DIMMED = 0.65;

    private final SchemasViewModel model;
    private final TextField filter = new TextField();
    private final ListView<String> list = new ListView<>();
    private final RowFigures figures;
    private boolean marked;

    /// @param figures what rows show of their subjects, asked for by those that can be seen
    SubjectList(SchemasViewModel model, RowFigures figures) {
        this.model = model;
        this.figures = figures;
        CheckBox deleted = new CheckBox(text("schemas.registry.showdeleted"));
        deleted.setId("schemas-show-deleted");
        deleted.selectedProperty().bindBidirectional(model.deletedShownProperty());
        getStyleClass().add("schemas-subjects");
        filter.setId("schemas-filter");
        filter.setPromptText(text("schemas.filter"));
        filter.setAccessibleText(text("schemas.filter"));
        filter.textProperty().bindBidirectional(model.filterProperty());
        filter.setOnAction(event -> list.requestFocus());
        list.setId("schemas-subjects");
        list.setAccessibleText(text("schemas.subjects"));
        list.setItems(model.shown());
        list.setCellFactory(view -> new SubjectCell());
        list.setOnKeyPressed(event -> {
            if (event.getCode() == KeyCode.ENTER) {
                openChosen();
                event.consume();
            }
        });
        Label nothing = new Label();
        nothing.setWrapText(true);
        nothing.getStyleClass().add("schemas-nothing");
        nothing.textProperty().bind(Bindings.when(model.listingProperty()).then(text("schemas.listing"))
                .otherwise(Bindings.when(model.listedProperty().not()).then(text("schemas.unlisted"))
                        .otherwise(Bindings.when(model.filterProperty().isEmpty()).then(text("schemas.none"))
                                .otherwise(text("schemas.nomatch")))));
        list.setPlaceholder(nothing);
        model.subjectProperty().subscribe(opened -> {
            list.refresh();
        });
        model.chosenProperty().subscribe(this::mark);
        // Another pane may ask for a subject before the subjects are listed, and rows move with each listing.
        list.getItems().addListener((ListChangeListener<String>) change -> mark(model.chosenProperty().get()));
        model.listingProperty().subscribe(listing -> {
            if (!listing) {
                figures.forget();
            }
        });
        Runnable reveal = this::reveal;
        sceneProperty().subscribe((before, now) -> {
            if (before != null) {
                before.removePostLayoutPulseListener(reveal);
            }
            if (now != null) {
                now.addPostLayoutPulseListener(reveal);
            }
        });
        figures.ticksProperty().subscribe(() -> list.refresh());
        model.draft().changedProperty().subscribe(changed -> list.refresh());
        VBox.setVgrow(list, Priority.ALWAYS);
        getChildren().setAll(filter, list, deleted);
    }

    private void mark(@Nullable String chosen) {
        int row = chosen == null ? -1 : model.shown().indexOf(chosen);
        if (row < 0) {
            list.getSelectionModel().clearSelection();
        } else if (list.getSelectionModel().getSelectedIndex() != row) {
            list.getSelectionModel().clearAndSelect(row);
        }
        marked = true;
    }

    /// Scrolls to the row that was marked once rows are laid out: before, the list does not know how many it has. It
    /// scrolls no more than is needed: what one was looking at stays where it is.
    private void reveal() {
        if (marked && list.lookup(".virtual-flow") instanceof VirtualFlow<?> flow) {
            marked = false;
            int row = list.getSelectionModel().getSelectedIndex();
            if (row >= 0 && row < flow.getCellCount()) {
                flow.scrollTo(row);
            }
        }
    }

    void focusFilter() {
        filter.requestFocus();
        filter.selectAll();
    }

    private void openChosen() {
        String chosen = list.getSelectionModel().getSelectedItem();
        if (chosen != null) {
            model.choose(chosen);
        }
    }

    /// The name of a subject with its newest version and language, and a pencil when there is a draft of it.
    private final class SubjectCell extends ListCell<String> {

        private final FontIcon pencil = new FontIcon(Feather.EDIT_2);
        private final Label name = new Label();
        private final Label more = new Label();
        private final HBox row = new HBox(name, more);

        SubjectCell() {
            // As wide as the list: of a long name the tooltip has the whole.
            setPrefWidth(0);
            name.setMinWidth(0);
            // Long names begin alike, and end in what they are for.
            name.setTextOverrun(OverrunStyle.CENTER_ELLIPSIS);
            name.setMaxWidth(Double.MAX_VALUE);
            HBox.setHgrow(name, Priority.ALWAYS);
            more.setMinWidth(USE_PREF_SIZE);
            more.getStyleClass().add("schemas-figures");
            row.getStyleClass().add("schemas-subject");
            HoverTip.on(this, () -> isEmpty() || getAccessibleText() == null ? "" : getAccessibleText());
            setOnMouseClicked(event -> {
                if (!isEmpty()) {
                    model.choose(Objects.requireNonNull(getItem()));
                }
            });
        }

        @Override
        protected void updateItem(@Nullable String subject, boolean empty) {
            super.updateItem(subject, empty);
            if (empty || subject == null) {
                setGraphic(null);
                setAccessibleText(null);
                return;
            }
            boolean drafted = model.hasDraft(subject);
            Optional<Entry> entry = model.entry(subject);
            boolean deleted = entry.filter(Entry::deleted).isPresent();
            String figure = entry.flatMap(figures::of)
                    .map(it -> text("schemas.registry.figures", it.version(), it.format())).orElse("");
            name.setText(subject);
            name.setGraphic(drafted ? pencil : null);
            more.setText(deleted ? text("schemas.registry.deleted") : figure);
            name.setOpacity(deleted ? DIMMED : 1);
            setGraphic(row);
            String told = drafted ? text("schemas.drafted", subject) : subject;
            setAccessibleText(figure.isEmpty() && !deleted ? told
                    : told + ", " + (deleted ? text("schemas.registry.deleted") : figure));
        }
    }
}
