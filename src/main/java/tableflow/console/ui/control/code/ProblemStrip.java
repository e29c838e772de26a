package tableflow.console.ui.control.code;

import static tableflow.console.ui.Messages.text;

import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.IntConsumer;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import tableflow.console.ui.control.Icons;

/// Below the text: what is wrong with it, errors first, each with its place, which a click goes to; and where the caret
/// is.
final class ProblemStrip extends HBox {

    /// Problems that are listed unless told otherwise.
    static final int MOST = 3;

    private static final Comparator<CodeProblem> WEIGHT =
            Comparator.comparing((CodeProblem it) -> !it.error()).thenComparingInt(CodeProblem::from);

    private final IntConsumer reveal;
    private final Consumer<CodeProblem.Fix> mend;
    private final VBox lines = new VBox();
    private final Label place = new Label();
    private int most = MOST;

    ProblemStrip(IntConsumer reveal, Consumer<CodeProblem.Fix> mend) {
        this.reveal = reveal;
        this.mend = mend;
        getStyleClass().add("code-strip");
        lines.getStyleClass().add("code-problems");
        HBox.setHgrow(lines, Priority.ALWAYS);
        lines.setMinWidth(0);
        place.getStyleClass().add("code-place");
        place.setMinWidth(USE_PREF_SIZE);
        getChildren().setAll(lines, place);
        caret(0, 0);
    }

    void caret(int line, int column) {
        place.setText(text("code.place", Integer.toString(line + 1), Integer.toString(column + 1)));
    }

    /// How many problems are listed; 0 for none.
    void most(int listed) {
        most = listed;
    }

    void show(List<CodeProblem> problems, CodeText content) {
        lines.getChildren().clear();
        problems.stream().sorted(WEIGHT).limit(most).forEach(it -> lines.getChildren().add(line(it, content)));
        if (most > 0 && problems.size() > most) {
            Label more = new Label(text("code.problems.more", problems.size() - most));
            more.getStyleClass().add("code-place");
            lines.getChildren().add(more);
        }
    }

    private Node line(CodeProblem problem, CodeText content) {
        String message = problem.message().lines().findFirst().orElse("");
        Button button = new Button(
                text("code.problem", Integer.toString(content.line(problem.from()) + 1),
                        Integer.toString(content.column(problem.from()) + 1), message),
                problem.error()
                        ? Icons.of(Feather.X_CIRCLE, "danger")
                        : Icons.of(Feather.ALERT_TRIANGLE, "warning"));
        // Names have underscores.
        button.setMnemonicParsing(false);
        button.getStyleClass().addAll("flat", "code-problem");
        button.setTooltip(new Tooltip(problem.message()));
        button.setMinWidth(0);
        button.setMaxWidth(Double.MAX_VALUE);
        button.setOnAction(event -> reveal.accept(problem.from()));
        CodeProblem.Fix fix = problem.fix();
        if (fix == null) {
            return button;
        }
        Button mends = new Button(fix.title(), Icons.of(Feather.TOOL));
        mends.setMnemonicParsing(false);
        mends.getStyleClass().addAll("flat", "accent", "code-fix");
        mends.setTooltip(new Tooltip(text("code.fix.help", fix.title())));
        mends.setMinWidth(0);
        mends.setOnAction(event -> mend.accept(fix));
        HBox both = new HBox(button, mends);
        both.getStyleClass().add("code-mended");
        return both;
    }
}
