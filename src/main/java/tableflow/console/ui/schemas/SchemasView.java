package tableflow.console.ui.schemas;

import static tableflow.console.ui.Messages.text;

import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import javafx.geometry.Orientation;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SplitPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;
import tableflow.console.domain.schema.SchemaFormat;
import tableflow.console.domain.schema.Span;
import tableflow.console.service.schemas.assist.Range;
import tableflow.console.ui.control.ErrorBanner;
import tableflow.console.ui.control.PaneHeader;
import tableflow.console.ui.schemas.registry.RegistryKit;
import tableflow.console.ui.schemas.registry.RowFigures;
import tableflow.console.ui.shell.PaneContext;

/// The pane: subjects on the left; beside them the draft and the table that it becomes, with problems, versions,
/// comparison and files below both.
final class SchemasView extends VBox {

    private static final double SUBJECTS = 0.2;
    private static final double TABLE = 0.575;
    private static final double PROBLEMS = 0.66;

    private final SubjectList subjects;
    private final RowFigures figures;
    private final DraftView draft;
    private final Map<SchemaTab.Side, SideTabs> sides = new EnumMap<>(SchemaTab.Side.class);
    private final List<SchemaTool> tools;
    private final OutlineModel outline;
    private final SplitPane right = new SplitPane();
    private final SplitPane upper = new SplitPane();
    private final LowerTabs lower;
    private double divider = PROBLEMS;

    SchemasView(SchemasViewModel model, SchemasServices services, PaneContext context) {
        setId("schemas");
        getStyleClass().add("schemas");
        MenuButton begin = new MenuButton(text("schemas.new"), new FontIcon(Feather.PLUS));
        begin.setId("schemas-new");
        for (SchemaFormat format : SchemaFormat.values()) {
            MenuItem item = new MenuItem(text("schemas.format." + format.name()));
            item.setOnAction(event -> model.begin(format));
            begin.getItems().add(item);
        }
        Button refresh = new Button(text("schemas.refresh"), new FontIcon(Feather.REFRESH_CW));
        refresh.setId("schemas-refresh");
        refresh.setOnAction(event -> model.refresh());
        refresh.disableProperty().bind(model.listingProperty());
        PaneHeader header = new PaneHeader(text("schemas.title"), begin, refresh);
        header.subtitleProperty().set(text("schemas.subtitle"));
        ErrorBanner banner = new ErrorBanner();
        banner.follow(model.problemProperty());
        figures = new RowFigures(RegistryKit.of(context, services.registry()));
        subjects = new SubjectList(model, figures);
        draft = new DraftView(model, context.work());
        for (SchemaTab.Side side : SchemaTab.Side.values()) {
            sides.put(side, new SideTabs("schemas-tabs-" + side.name().toLowerCase(Locale.ROOT)));
        }
        outline = new OutlineModel(model.draft(), context.work());
        OutlineView names = new OutlineView(outline, draft.editor().caretProperty(), place -> {
            lessen();
            draft.reveal(place);
        });
        side(SchemaTab.Side.OUTLINE).add(new SchemaTab(
                "schemas-outline-tab", text("schemas.outline"), SchemaTab.Side.OUTLINE, names));
        draft.offerDefinitions(new ReferenceSight(model.draft(), context)::show);
        ProblemList problems = new ProblemList(model.draft(), this::reveal);
        side(SchemaTab.Side.PROBLEMS).add("schemas-problems-tab", problems.title(), problems);
        ColumnsView columns = new ColumnsView(model, this::reveal);
        side(SchemaTab.Side.COLUMNS).add(new SchemaTab(
                "schemas-columns-tab", text("schemas.columns.tab"), SchemaTab.Side.COLUMNS, columns));
        tools = SchemaTools.of(new ToolPlace(model, services, context, this::reveal, this::show));
        for (SchemaTool tool : tools) {
            draft.mount(tool.bar(), tool.notices());
            tool.tabs().forEach(tab -> side(tab.side()).add(tab));
        }
        lower = new LowerTabs(side(SchemaTab.Side.PROBLEMS));
        upper.getItems().setAll(draft, side(SchemaTab.Side.COLUMNS));
        upper.setDividerPositions(TABLE);
        right.setOrientation(Orientation.VERTICAL);
        right.getItems().setAll(upper, lower);
        right.setDividerPositions(divider);
        lower.largeProperty().subscribe(this::enlarge);
        SplitPane split = new SplitPane(left(), right);
        List.of(split, right, upper).forEach(it -> it.getStyleClass().add("schemas-split"));
        split.setDividerPositions(SUBJECTS);
        SplitPane.setResizableWithParent(split.getItems().getFirst(), false);
        VBox.setVgrow(split, Priority.ALWAYS);
        getChildren().setAll(header, banner, split);
    }

    private Node left() {
        SplitPane both = new SplitPane(subjects, side(SchemaTab.Side.OUTLINE));
        both.setOrientation(Orientation.VERTICAL);
        both.getStyleClass().add("schemas-split");
        return both;
    }

    private SideTabs side(SchemaTab.Side side) {
        return Objects.requireNonNull(sides.get(side));
    }

    /// Gives the tabs below the room of the editor and the table, or gives these back theirs.
    private void enlarge(boolean large) {
        if (large && right.getItems().contains(upper)) {
            divider = right.getDividerPositions()[0];
            right.getItems().remove(upper);
        } else if (!large && !right.getItems().contains(upper)) {
            right.getItems().addFirst(upper);
            right.setDividerPositions(divider);
        }
    }

    private void lessen() {
        lower.largeProperty().set(false);
    }

    /// Gives the tabs below more room, or less.
    void toggleLarge() {
        lower.largeProperty().set(!lower.largeProperty().get());
    }

    private void reveal(Span place) {
        lessen();
        draft.reveal(place);
    }

    /// Puts the caret at an offset of the draft.
    void caret(int at) {
        lessen();
        draft.reveal(new Range(at, at));
    }

    /// Brings a tab to the front, by its id.
    void show(String tab) {
        if (lower.largeProperty().get() && side(SchemaTab.Side.PROBLEMS).lacks(tab)) {
            lessen();
        }
        sides.values().forEach(side -> side.show(tab));
    }

    /// What has tabs and commands of its own.
    List<SchemaTool> tools() {
        return tools;
    }

    void focusFilter() {
        subjects.focusFilter();
    }

    void focusEditor() {
        lessen();
        draft.focusEditor();
    }

    void format() {
        draft.format();
    }

    void close() {
        tools.forEach(SchemaTool::close);
        figures.close();
        outline.close();
        draft.close();
    }
}
