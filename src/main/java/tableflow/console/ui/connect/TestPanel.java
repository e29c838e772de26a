package tableflow.console.ui.connect;

import static tableflow.console.ui.Messages.text;

import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import tableflow.console.domain.RemoteFailure;
import tableflow.console.ui.control.DiagnoseButton;
import tableflow.console.ui.control.Durations;
import tableflow.console.ui.control.Icons;
import tableflow.console.ui.control.Severity;
import tableflow.console.ui.control.StatusPill;

/// The tests of the components, each with its own verdict, time and advice.
final class TestPanel extends VBox {

    private final ConnectViewModel model;

    TestPanel(ConnectViewModel model) {
        this.model = model;
        getStyleClass().add("test-panel");
        Label title = new Label(text("connect.tests"));
        title.getStyleClass().add("form-title");
        Button all = new Button(text("connect.tests.all"), Icons.of(Feather.ZAP));
        all.setId("connect-test-all");
        all.setOnAction(event -> model.testAll());
        HBox.setHgrow(title, Priority.ALWAYS);
        title.setMaxWidth(Double.MAX_VALUE);
        HBox head = new HBox(title, all);
        head.setAlignment(Pos.CENTER_LEFT);
        VBox rows = new VBox();
        rows.getStyleClass().add("test-rows");
        for (Component component : Component.values()) {
            rows.getChildren().add(row(component));
        }
        ScrollPane scroll = new ScrollPane(rows);
        scroll.setFitToWidth(true);
        scroll.getStyleClass().add("edge-to-edge");
        VBox.setVgrow(scroll, Priority.ALWAYS);
        getChildren().setAll(head, scroll);
    }

    private Node row(Component component) {
        Label name = new Label(ConnectViewModel.name(component));
        name.getStyleClass().add("strong");
        name.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(name, Priority.ALWAYS);
        StatusPill verdict = new StatusPill();
        verdict.setId("connect-verdict-" + component);
        Button test = new Button(text("connect.test"));
        test.setId("connect-test-" + component);
        test.getStyleClass().add("small");
        test.setAccessibleText(text("connect.test") + ": " + ConnectViewModel.name(component));
        test.setMinWidth(USE_PREF_SIZE);
        HBox line = new HBox(name, verdict, test);
        line.getStyleClass().add("line");
        line.setAlignment(Pos.CENTER_LEFT);
        Label detail = wrapped("test-detail");
        Label advice = wrapped("field-hint");
        DiagnoseButton diagnose = new DiagnoseButton();
        diagnose.setId("connect-diagnose-" + component);
        VBox row = new VBox(line, detail, advice, diagnose);
        row.getStyleClass().add("test-row");
        model.stateProperty(component).subscribe(state -> {
            show(state, verdict, detail, advice);
            diagnose.show(state instanceof TestState.Failed(RemoteFailure failure, var took) ? failure : null);
            boolean running = state instanceof TestState.Running;
            test.setText(text(running ? "connect.stop" : "connect.test"));
            test.setOnAction(event -> {
                if (running) {
                    model.stop(component);
                } else {
                    model.test(component);
                }
            });
        });
        return row;
    }

    private static void show(TestState state, StatusPill verdict, Label detail, Label advice) {
        detail.setText("");
        advice.setText("");
        switch (state) {
            case TestState.Untested() -> verdict.show(Severity.NEUTRAL, text("connect.verdict.untested"));
            case TestState.NotConfigured(String missing) -> {
                verdict.show(Severity.NEUTRAL, text("connect.verdict.empty"));
                detail.setText(missing);
            }
            case TestState.Running(var since) -> verdict.show(Severity.BUSY, text("connect.verdict.running"));
            case TestState.Passed(String found, var took) -> {
                verdict.show(Severity.GOOD, text("connect.verdict.good", Durations.text(took)));
                detail.setText(found);
            }
            case TestState.Failed(RemoteFailure failure, var took) -> {
                verdict.show(Severity.BAD, text("connect.verdict.bad", Durations.text(took)));
                detail.setText(failure.getMessage());
                advice.setText(failure.advice().orElse(""));
            }
            case TestState.Stopped(var took) ->
                verdict.show(Severity.WARNING, text("connect.verdict.stopped", Durations.text(took)));
        }
    }

    private static Label wrapped(String styleClass) {
        Label label = new Label();
        label.getStyleClass().add(styleClass);
        label.setWrapText(true);
        label.setMinHeight(USE_PREF_SIZE);
        label.managedProperty().bind(label.textProperty().isNotEmpty());
        return label;
    }
}
