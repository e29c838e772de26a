package tableflow.console.ui.query.trouble;

import static tableflow.console.ui.Messages.text;

import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import tableflow.console.domain.doctor.FailureCatalogue.Match;
import tableflow.console.ui.control.Copying;
import tableflow.console.ui.control.Icons;
import tableflow.console.ui.control.Severity;
import tableflow.console.ui.control.StatusPill;
import tableflow.console.ui.query.QueryRun;
import tableflow.console.ui.query.RunPanel;
import tableflow.console.ui.query.Workbench;

/// What is known of a failed run: the words, the place, the likely cause, what to do, and the way to the doctor.
public final class TroublePanel implements RunPanel {

    private final TroubleViewModel model;
    private final ScrollPane view = new ScrollPane();

    private TroublePanel(TroubleViewModel model) {
        this.model = model;
        VBox content = new VBox(heading(), message());
        content.getStyleClass().add("query-trouble");
        model.likeliest().ifPresent(match -> content.getChildren().add(cause(match, true)));
        content.getChildren().add(actions());
        if (!model.others().isEmpty()) {
            content.getChildren().add(styled(text("query.trouble.others"), "query-trouble-title"));
            model.others().forEach(match -> content.getChildren().add(cause(match, false)));
        }
        view.setContent(content);
        view.setFitToWidth(true);
        view.setId("query-trouble");
    }

    /// The panel for the pane.
    public static Spec spec() {
        return new Spec("trouble", text("query.trouble.title"), new Factory() {
            @Override
            public RunPanel make(QueryRun run, Workbench bench) {
                return new TroublePanel(new TroubleViewModel(run, bench));
            }

            @Override
            public ObservableValue<Boolean> available(QueryRun run) {
                return run.failureProperty().map(failure -> true).orElse(false);
            }

            @Override
            public boolean leads(QueryRun run) {
                return run.failureProperty().get() != null;
            }
        });
    }

    @Override
    public Node view() {
        return view;
    }

    private Node heading() {
        return new StatusPill(Severity.BAD, TroubleReport.headline(model.trouble()));
    }

    private Node message() {
        Label message = styled(model.trouble().message(), "query-trouble-message");
        message.setId("query-trouble-message");
        return message;
    }

    private static Node cause(Match match, boolean first) {
        VBox box = new VBox();
        box.getStyleClass().add("query-cause");
        String certainty = text("query.trouble.certainty." + match.mode().certainty().name());
        Label cause = styled(match.mode().cause(), first ? "query-cause-first" : "query-cause-other");
        cause.setTooltip(new Tooltip(text("query.trouble.because", match.mode().id(), certainty,
                String.join(", ", match.why()))));
        box.getChildren().add(cause);
        int number = 1;
        for (String step : match.mode().fix()) {
            box.getChildren().add(styled(number++ + ". " + step, "query-fix"));
        }
        return box;
    }

    private Node actions() {
        FlowPane actions = new FlowPane();
        actions.getStyleClass().add("query-trouble-actions");
        model.trouble().place().ifPresent(place -> {
            Button show = new Button(
                    text("query.trouble.place", Integer.toString(place.line()), Integer.toString(place.column())),
                    Icons.of(Feather.MAP_PIN));
            show.setId("query-trouble-place");
            show.setDisable(model.place().isEmpty());
            show.setOnAction(event -> model.showPlace());
            actions.getChildren().add(show);
        });
        if (model.canDiagnose()) {
            Button diagnose = new Button(text("error.diagnose"), Icons.of(Feather.HEART));
            diagnose.setId("query-trouble-diagnose");
            diagnose.getStyleClass().add("accent");
            diagnose.setOnAction(event -> model.diagnose());
            actions.getChildren().add(diagnose);
        }
        Button copy = new Button(text("query.trouble.copy"), Icons.of(Feather.COPY));
        copy.setId("query-trouble-copy");
        copy.setOnAction(event -> Copying.copy(model.report()));
        actions.getChildren().add(copy);
        return actions;
    }

    private static Label styled(String words, String style) {
        Label label = new Label(words);
        label.getStyleClass().add(style);
        label.setWrapText(true);
        label.setMinHeight(Label.USE_PREF_SIZE);
        return label;
    }
}
