package tableflow.console.ui.provisioning;

import static tableflow.console.ui.Messages.text;

import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import tableflow.console.domain.profile.Profile;
import tableflow.console.ui.control.ErrorBanner;
import tableflow.console.ui.control.Icons;
import tableflow.console.ui.dialog.Dialogs;

/// The form: what topics and their tables should be. The fields show one topic at a time.
final class FormView extends BorderPane {

    private static final PseudoClass WRONG = PseudoClass.getPseudoClass("danger");
    private static final double MARGIN = 40;

    private final ProvisioningViewModel wizard;
    private final FormViewModel model;
    private final TextField name;
    private final VBox content;
    private final ScrollPane scroll;
    private boolean focusWhenShown;

    FormView(ProvisioningViewModel wizard, Dialogs dialogs) {
        this.wizard = wizard;
        this.model = wizard.form();
        getStyleClass().add("wizard-form");
        ErrorBanner banner = new ErrorBanner();
        banner.follow(model.problemProperty());
        TopicSection topic = new TopicSection(model);
        name = topic.name();
        content = new VBox(
                topic.node(),
                new SchemaSection(model).node(),
                new TableSection(model).node(),
                new PublishSection(model).node(),
                new OwnerSection(model).node());
        content.getStyleClass().add("form");
        scroll = new ScrollPane(content);
        scroll.setId("provision-form-scroll");
        scroll.setFitToWidth(true);
        scroll.getStyleClass().add("edge-to-edge");
        ErrorBanner fileBanner = new ErrorBanner();
        fileBanner.setId("provision-file-banner");
        fileBanner.follow(wizard.files().problemProperty());
        Label note = FormParts.note(wizard.files().noteProperty());
        note.setId("provision-file-note");
        note.getStyleClass().add("file-note");
        setTop(new VBox(banner, fileBanner, note));
        setLeft(new TopicsPanel(model.topics(), wizard.files(), dialogs, this::focusName));
        setCenter(scroll);
        setBottom(buttons());
        name.sceneProperty().subscribe(scene -> {
            if (scene != null && focusWhenShown) {
                focusWhenShown = false;
                focusName();
            }
        });
        name.addEventHandler(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.ENTER) {
                plan();
                event.consume();
            }
        });
    }

    /// Plans, or shows the first input that is wrong.
    void plan() {
        wizard.planForm();
        content.lookupAll(".field-hint").stream()
                .filter(it -> it.isVisible() && it.getPseudoClassStates().contains(WRONG))
                .mapToDouble(it -> content.sceneToLocal(it.localToScene(it.getLayoutBounds())).getMinY())
                .min()
                .ifPresent(this::reveal);
    }

    private void reveal(double y) {
        double window = scroll.getViewportBounds().getHeight();
        double hidden = content.getHeight() - window;
        double top = scroll.getVvalue() * hidden;
        if (hidden > 0 && (y < top + MARGIN || y > top + window - MARGIN)) {
            scroll.setVvalue(Math.clamp((y - window / 2) / hidden, 0, 1));
        }
    }

    void scrollTo(double part) {
        scroll.setVvalue(part);
    }

    /// Puts the keyboard into the name; the first time, once the scroll pane has taken its content in.
    void focusName() {
        if (name.getScene() == null) {
            focusWhenShown = true;
        } else {
            name.requestFocus();
            name.end();
        }
    }

    private HBox buttons() {
        Label where = new Label(place(model.profile()));
        where.getStyleClass().add("field-hint");
        where.setMinWidth(0);
        Label wrong = new Label();
        wrong.setId("provision-wrong");
        wrong.setGraphic(Icons.of(Feather.ALERT_TRIANGLE, "warning"));
        wrong.setMinWidth(Region.USE_PREF_SIZE);
        Runnable count = () -> {
            int told = 0;
            String other = model.error(Input.OTHER).getValue();
            for (Input input : Input.values()) {
                told += model.error(input).getValue().isEmpty() ? 0 : 1;
            }
            wrong.setText(!other.isEmpty() && told == 1 ? other : text("provisioning.form.wrong", told));
            wrong.setVisible(told > 0);
            wrong.setManaged(told > 0);
        };
        for (Input input : Input.values()) {
            model.error(input).subscribe(now -> count.run());
        }
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        Button back = new Button(text("provisioning.back"));
        back.setId("provision-form-back");
        back.setOnAction(event -> wizard.showStart());
        Button plan = new Button(text("provisioning.plan"), Icons.of(Feather.LIST));
        plan.setId("provision-plan");
        plan.getStyleClass().add("accent");
        plan.setOnAction(event -> plan());
        for (Button button : new Button[] {back, plan}) {
            button.setMinWidth(Region.USE_PREF_SIZE);
        }
        HBox line = new HBox(where, gap, wrong, back, plan);
        line.setAlignment(Pos.CENTER_RIGHT);
        line.getStyleClass().add("button-bar-line");
        return line;
    }

    private static String place(Profile profile) {
        String environment = profile.confluent().environmentId();
        Profile.Kafka kafka = profile.kafka();
        return text("provisioning.form.place", profile.name(), environment == null ? "–" : environment,
                kafka == null ? "–" : kafka.clusterId());
    }
}
