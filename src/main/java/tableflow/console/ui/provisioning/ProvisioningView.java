package tableflow.console.ui.provisioning;

import static tableflow.console.ui.Messages.text;

import java.util.Locale;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import tableflow.console.ui.control.Icons;
import tableflow.console.ui.control.PaneHeader;
import tableflow.console.ui.dialog.Dialogs;
import tableflow.console.ui.provisioning.ProvisioningViewModel.Page;

/// The pane: header, and one page at a time.
final class ProvisioningView extends VBox {

    private final ProvisioningViewModel model;
    private final PaneHeader header;
    private final Button another = new Button(text("provisioning.new"), Icons.of(Feather.PLUS));
    private final StackPane place = new StackPane();
    private final StartView start;
    private final FormView form;
    private final PlanView plan;
    private final RemovalView removal;
    private @Nullable RunView run;

    ProvisioningView(ProvisioningViewModel model, Dialogs dialogs, ResultView.Links links) {
        this.model = model;
        getStyleClass().add("provisioning");
        another.setId("provision-new");
        another.getStyleClass().add("accent");
        another.setOnAction(event -> model.showForm(null));
        header = new PaneHeader(text("provisioning.title"), another);
        start = new StartView(model);
        form = new FormView(model, dialogs);
        plan = new PlanView(model);
        removal = new RemovalView(model, dialogs);
        VBox.setVgrow(place, Priority.ALWAYS);
        getChildren().setAll(header, place);
        model.runProperty().subscribe(now -> run = now == null ? null : new RunView(model, now, links));
        model.pageProperty().subscribe(this::show);
        model.runProperty().subscribe(now -> show(model.pageProperty().get()));
    }

    /// Plans what the form says.
    void planForm() {
        form.plan();
    }

    /// Scrolls the form; 0 is its top, 1 its end.
    void scrollForm(double to) {
        form.scrollTo(to);
    }

    private void show(Page page) {
        Node shown = switch (page) {
            case START -> start;
            case FORM -> form;
            case PLAN -> plan;
            case RUN -> run == null ? start : run;
            case REMOVAL -> removal;
        };
        place.getChildren().setAll(shown);
        another.setVisible(page == Page.START);
        header.subtitleProperty().set(subtitle(page));
        if (page == Page.FORM) {
            form.focusName();
        }
    }

    private String subtitle(Page page) {
        RunViewModel shown = model.runProperty().get();
        return page == Page.RUN && shown != null
                ? StepCard.sentence(shown.subject().name())
                : text("provisioning.page." + page.name().toLowerCase(Locale.ROOT));
    }
}
