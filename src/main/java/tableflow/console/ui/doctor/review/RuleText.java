package tableflow.console.ui.doctor.review;

import static tableflow.console.ui.Messages.text;

import java.util.ArrayList;
import java.util.List;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;
import tableflow.console.domain.review.Parameter;
import tableflow.console.domain.review.Rule;
import tableflow.console.ui.doctor.part.Parts;

/// A rule in words: why it matters, what exactly it asks, its numbers, and how it is mended. One view stays while the
/// same rule is chosen, so that a number can be typed while what was found is judged by it.
final class RuleText extends VBox {

    private final List<ParameterField> fields = new ArrayList<>();

    RuleText(Rule rule, ReviewChoices choices) {
        getStyleClass().add("review-rule-text");
        getChildren().add(Parts.section(text("doctor.review.why"), Parts.words(rule.explanation().why())));
        getChildren().add(Parts.section(text("doctor.review.asks"), Parts.words(rule.explanation().asks())));
        if (!rule.parameters().isEmpty()) {
            VBox numbers = Parts.section(text("doctor.review.parameters"));
            for (Parameter parameter : rule.parameters()) {
                ParameterField field = new ParameterField(choices, rule, parameter);
                fields.add(field);
                numbers.getChildren().add(field);
            }
            getChildren().add(numbers);
        }
        VBox mend = Parts.section(text("doctor.review.mend"));
        int number = 1;
        for (String step : rule.explanation().mend()) {
            Label count = new Label(number++ + ".");
            count.getStyleClass().add("doctor-step-number");
            count.setMinWidth(USE_PREF_SIZE);
            mend.getChildren().add(Parts.marked(count, step));
        }
        getChildren().add(mend);
    }

    /// Shows the numbers that are chosen now.
    void refresh() {
        fields.forEach(ParameterField::show);
    }
}
