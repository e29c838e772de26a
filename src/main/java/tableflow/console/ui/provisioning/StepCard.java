package tableflow.console.ui.provisioning;

import static tableflow.console.ui.Messages.text;

import java.util.Locale;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.OverrunStyle;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import tableflow.console.domain.provisioning.Step;
import tableflow.console.ui.control.Icons;
import tableflow.console.ui.control.StatusPill;

/// One step of a plan: what there is, what will be done, how, and what of it cannot be undone.
final class StepCard extends VBox {

    StepCard(Step step) {
        getStyleClass().add("step-card");
        StatusPill pill = new StatusPill(Words.severity(step.action()), Words.action(step.action()));
        pill.setGraphic(Icons.of(Words.icon(step.action())));
        HBox pillBox = new HBox(pill);
        pillBox.getStyleClass().add("step-action");
        Label kind = new Label(Words.kind(step.kind()));
        kind.getStyleClass().add("strong");
        kind.setMinWidth(USE_PREF_SIZE);
        HBox line = new HBox(pillBox, kind, subject(step.subject()));
        line.setAlignment(Pos.CENTER_LEFT);
        line.getStyleClass().add("step-line");
        getChildren().add(line);
        VBox body = new VBox();
        body.getStyleClass().add("step-body");
        boolean asWanted = step.existing() != null
                && (step.action() == Step.Action.REUSE || step.action() == Step.Action.NONE);
        if (!step.intent().isBlank() && !asWanted) {
            body.getChildren().add(words(sentence(step.intent()), "step-intent"));
        }
        if (step.existing() != null) {
            body.getChildren().add(words(text("provisioning.step.existing", step.existing()), "step-existing"));
        }
        step.reasons().forEach(it -> body.getChildren().add(marked(Feather.X_CIRCLE, "danger", sentence(it))));
        step.irreversible().forEach(it -> body.getChildren().add(
                marked(Feather.LOCK, "warning", text("provisioning.step.irreversible", it))));
        if (!step.calls().isEmpty()) {
            body.getChildren().add(new Disclosure(
                    "calls-" + step.id().replaceAll("[^A-Za-z0-9-]", "-"),
                    text("provisioning.step.calls", step.calls().size()), new CallBox(step.calls())));
        }
        if (!body.getChildren().isEmpty()) {
            getChildren().add(body);
        }
    }

    /// A name that may be long: its middle is left out, and the tooltip has it whole.
    static Label subject(String subject) {
        Label label = new Label(subject);
        label.getStyleClass().addAll("mono", "step-subject");
        label.setTextOverrun(OverrunStyle.CENTER_ELLIPSIS);
        label.setMinWidth(0);
        HBox.setHgrow(label, Priority.SOMETIMES);
        if (subject.length() > 30) {
            Tooltip whole = new Tooltip(subject);
            whole.setWrapText(true);
            whole.setMaxWidth(520);
            label.setTooltip(whole);
        }
        return label;
    }

    /// A sentence with an icon in front.
    static HBox marked(Feather icon, String tone, String words) {
        Label label = words(words, "step-words");
        HBox.setHgrow(label, Priority.ALWAYS);
        Node sign = Icons.of(icon, tone, "step-icon");
        HBox line = new HBox(sign, label);
        line.getStyleClass().add("step-marked");
        return line;
    }

    static Label words(String words, String styleClass) {
        Label label = new Label(words);
        label.getStyleClass().add(styleClass);
        label.setWrapText(true);
        label.setMinHeight(USE_PREF_SIZE);
        label.setMaxWidth(Double.MAX_VALUE);
        return label;
    }

    static String sentence(String phrase) {
        return phrase.isEmpty() ? phrase : phrase.substring(0, 1).toUpperCase(Locale.ENGLISH) + phrase.substring(1);
    }
}
