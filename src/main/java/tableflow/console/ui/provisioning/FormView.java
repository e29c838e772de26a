package tableflow.console.ui.provisioning;

import static tableflow.console.ui.Messages.text;

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

/// The form: what one topic and its table should be.
final class FormView extends BorderPane {

    private final ProvisioningViewModel wizard;
    private final FormViewModel model;
    private final TextField name;
    private final ScrollPane scroll;

    FormView(ProvisioningViewModel wizard) {
        this.wizard = wizard;
        this.model = wizard.form();
        getStyleClass().add("wizard-form");
        ErrorBanner banner = new ErrorBanner();
        banner.follow(model.problemProperty());
        TopicSection topic = new TopicSection(model);
        name = topic.name();
        VBox form = new VBox(
                topic.node(),
                new SchemaSection(model).node(),
                new TableSection(model).node(),
                new PublishSection(model).node(),
                new OwnerSection(model).node());
        form.getStyleClass().add("form");
        scroll = new ScrollPane(form);
        scroll.setFitToWidth(true);
        scroll.getStyleClass().add("edge-to-edge");
        setTop(banner);
        setCenter(scroll);
        setBottom(buttons());
        name.addEventHandler(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.ENTER) {
                wizard.planForm();
                event.consume();
            }
        });
    }

    void scrollTo(double part) {
        scroll.setVvalue(part);
    }

    void focusName() {
        name.requestFocus();
        name.end();
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
        plan.setOnAction(event -> wizard.planForm());
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
