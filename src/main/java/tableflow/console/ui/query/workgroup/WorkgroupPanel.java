package tableflow.console.ui.query.workgroup;

import static tableflow.console.ui.Messages.text;

import java.util.stream.Collectors;
import javafx.collections.ListChangeListener;
import javafx.scene.Node;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Spinner;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import tableflow.console.domain.Units;
import tableflow.console.domain.query.DataCatalog;
import tableflow.console.domain.query.QueryRequest;
import tableflow.console.domain.query.WorkGroup;
import tableflow.console.ui.control.CopyableText;
import tableflow.console.ui.control.ErrorBanner;
import tableflow.console.ui.control.Icons;
import tableflow.console.ui.control.Placeholder;
import tableflow.console.ui.query.SidePanel;

/// The tab of the side bar with the workgroup: switched here, and its settings shown.
public final class WorkgroupPanel implements SidePanel {

    private final WorkgroupViewModel model;
    private final ScrollPane view = new ScrollPane();
    private final StackPane settings = new StackPane();
    private final Label catalogs = new Label();
    private final ComboBox<String> names = new ComboBox<>();
    private boolean showing;

    private WorkgroupPanel(WorkgroupViewModel model) {
        this.model = model;
        names.setId("query-workgroup-names");
        names.setAccessibleText(text("query.workgroup.title"));
        names.setMaxWidth(Double.MAX_VALUE);
        names.setOnAction(event -> {
            String chosen = names.getValue();
            if (!showing && chosen != null && !chosen.equals(model.inUse())) {
                model.use(chosen);
            }
        });
        model.names().addListener((ListChangeListener<String>) change -> showNames());
        model.bench().scopeProperty().subscribe(scope -> showNames());
        HBox.setHgrow(names, Priority.ALWAYS);
        HBox line = new HBox(names,
                Icons.button(Feather.REFRESH_CW, text("query.workgroup.reload"), model::reload));
        line.getStyleClass().add("query-side-line");
        ErrorBanner banner = new ErrorBanner();
        banner.follow(model.problemProperty());
        catalogs.setWrapText(true);
        model.catalogs().addListener((ListChangeListener<DataCatalog>) change -> catalogs.setText(
                model.catalogs().stream().map(DataCatalog::name).collect(Collectors.joining(", "))));
        VBox content = new VBox(line, banner, settings, reuse());
        content.getStyleClass().add("query-side-panel");
        view.setContent(content);
        view.setFitToWidth(true);
        view.setId("query-workgroup");
        model.settingsProperty().subscribe(this::show);
        model.busyProperty().subscribe(busy -> show(model.settingsProperty().get()));
    }

    /// The panel for the pane.
    public static Spec spec(WorkgroupServices services) {
        return new Spec("workgroup", text("query.workgroup.title"), Feather.SLIDERS,
                bench -> new WorkgroupPanel(new WorkgroupViewModel(services, bench)));
    }

    @Override
    public Node view() {
        return view;
    }

    @Override
    public void onShown() {
        model.show();
    }

    @Override
    public void close() {
        model.close();
    }

    /// A box that is given other items chooses one by itself.
    private void showNames() {
        showing = true;
        names.setValue(null);
        names.getItems().setAll(model.names());
        names.setValue(model.inUse());
        showing = false;
    }

    private Node reuse() {
        CheckBox reuse = new CheckBox(text("query.workgroup.reuse"));
        reuse.setId("query-workgroup-reuse");
        reuse.selectedProperty().bindBidirectional(model.reuseProperty());
        Spinner<Integer> minutes = new Spinner<>(0, QueryRequest.OLDEST_REUSE_MINUTES, model.minutesProperty().get());
        minutes.setEditable(true);
        minutes.setPrefWidth(100);
        minutes.getEditor().setAccessibleText(text("query.workgroup.reuse.minutes"));
        minutes.setAccessibleText(text("query.workgroup.reuse.minutes"));
        minutes.disableProperty().bind(model.reuseProperty().not());
        minutes.valueProperty().subscribe(value -> {
            if (value != null) {
                model.minutesProperty().set(value);
            }
        });
        FlowPane line = new FlowPane(reuse, minutes, new Label(text("query.workgroup.reuse.unit")));
        line.getStyleClass().add("query-side-foot");
        Label note = new Label(text("query.workgroup.reuse.note"));
        note.setWrapText(true);
        note.setMinHeight(Label.USE_PREF_SIZE);
        note.getStyleClass().add("text-muted");
        return new VBox(line, note);
    }

    private void show(@Nullable WorkGroup group) {
        if (group != null) {
            settings.getChildren().setAll(facts(group));
        } else if (model.busyProperty().get()) {
            settings.getChildren().setAll(Placeholder.loading(text("query.workgroup.loading")));
        } else {
            settings.getChildren().clear();
        }
    }

    private Node facts(WorkGroup group) {
        WorkGroup.Settings set = group.settings();
        VBox facts = new VBox();
        facts.setId("query-workgroup-settings");
        add(facts, text("query.workgroup.state"), group.summary().state().text());
        optional(facts, "query.workgroup.description", group.summary().description());
        optional(facts, "query.workgroup.engine", group.summary().engineVersion());
        add(facts, text("query.workgroup.enforced"), yes(set.enforced()));
        if (set.managedResults()) {
            add(facts, text("query.workgroup.location"), text("query.workgroup.location.managed"));
        } else if (set.resultLocation() == null) {
            add(facts, text("query.workgroup.location"), text("query.workgroup.location.client"));
        } else {
            add(facts, text("query.workgroup.location"),
                    new CopyableText(text("query.workgroup.location"), set.resultLocation()));
        }
        add(facts, text("query.workgroup.encryption"), set.encryption() == null
                ? text("query.workgroup.encryption.bucket")
                : set.encryption());
        optional(facts, "query.workgroup.key", set.kmsKey());
        add(facts, text("query.workgroup.cutoff"), set.cutoffBytes().isPresent()
                ? Units.size(set.cutoffBytes().getAsLong()) + " (" + Units.grouped(set.cutoffBytes().getAsLong()) + ")"
                : text("query.workgroup.cutoff.none"));
        add(facts, text("query.workgroup.requester"), yes(set.requesterPays()));
        add(facts, text("query.workgroup.metrics"), yes(set.metrics()));
        add(facts, text("query.workgroup.catalogs"), catalogs);
        return facts;
    }

    private static void optional(VBox facts, String key, @Nullable String value) {
        if (value != null && !value.isEmpty()) {
            add(facts, text(key), value);
        }
    }

    /// Name above value: a side bar is too narrow for both in a line.
    private static void add(VBox facts, String name, Node value) {
        Label label = new Label(name);
        label.getStyleClass().add("text-muted");
        label.setLabelFor(value);
        VBox fact = new VBox(label, value);
        fact.getStyleClass().add("query-fact");
        facts.getChildren().add(fact);
    }

    private static void add(VBox facts, String name, String value) {
        Label label = new Label(value);
        label.setWrapText(true);
        label.setMinHeight(Label.USE_PREF_SIZE);
        add(facts, name, label);
    }

    private static String yes(boolean is) {
        return text(is ? "query.workgroup.yes" : "query.workgroup.no");
    }
}
