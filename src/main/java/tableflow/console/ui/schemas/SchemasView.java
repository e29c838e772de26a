package tableflow.console.ui.schemas;

import static tableflow.console.ui.Messages.text;

import java.util.Objects;
import javafx.geometry.Orientation;
import javafx.scene.control.Button;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SplitPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;
import tableflow.console.domain.schema.SchemaFormat;
import tableflow.console.ui.control.ErrorBanner;
import tableflow.console.ui.control.PaneHeader;
import tableflow.console.ui.work.Work;

/// The pane: subjects on the left, the draft with its problems in the middle, the table that it becomes on the right.
final class SchemasView extends VBox {

    private static final double SUBJECTS = 0.2;
    private static final double TABLE = 0.66;
    private static final double PROBLEMS = 0.7;

    private final SubjectList subjects;
    private final DraftView draft;

    SchemasView(SchemasViewModel model, Work work) {
        setId("schemas");
        getStyleClass().add("schemas");
        getStylesheets().add(Objects.requireNonNull(SchemasView.class.getResource("schemas.css")).toExternalForm());
        MenuButton begin = new MenuButton(text("schemas.new"), new FontIcon(Feather.PLUS));
        begin.setId("schemas-new");
        for (SchemaFormat format : SchemaFormat.values()) {
            MenuItem item = new MenuItem(text("schemas.format." + format.name()));
            item.setOnAction(event -> model.begin(format));
            begin.getItems().add(item);
        }
        Button refresh = new Button(text("schemas.refresh"), new FontIcon(Feather.REFRESH_CW));
        refresh.setOnAction(event -> model.list());
        refresh.disableProperty().bind(model.listingProperty());
        PaneHeader header = new PaneHeader(text("schemas.title"), begin, refresh);
        header.subtitleProperty().set(text("schemas.subtitle"));
        ErrorBanner banner = new ErrorBanner();
        banner.follow(model.problemProperty());
        subjects = new SubjectList(model);
        draft = new DraftView(model, work);
        ProblemList problems = new ProblemList(model.draft(), draft::reveal);
        SplitPane middle = new SplitPane(draft, problems);
        middle.setOrientation(Orientation.VERTICAL);
        middle.setDividerPositions(PROBLEMS);
        ColumnsView columns = new ColumnsView(model, draft::reveal);
        SplitPane split = new SplitPane(subjects, middle, columns);
        split.getStyleClass().add("schemas-split");
        split.setDividerPositions(SUBJECTS, TABLE);
        SplitPane.setResizableWithParent(subjects, false);
        VBox.setVgrow(split, Priority.ALWAYS);
        getChildren().setAll(header, banner, split);
    }

    void focusFilter() {
        subjects.focusFilter();
    }

    void focusEditor() {
        draft.focusEditor();
    }

    void format() {
        draft.format();
    }

    void close() {
        draft.close();
    }
}
