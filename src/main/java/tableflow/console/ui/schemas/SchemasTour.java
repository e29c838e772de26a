package tableflow.console.ui.schemas;

import static tableflow.console.ui.Messages.text;

import java.util.List;
import java.util.function.IntConsumer;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.input.KeyCode;
import tableflow.console.service.schemas.judge.Remark;
import tableflow.console.ui.control.code.CodeEditor;
import tableflow.console.ui.tour.TourStage;
import tableflow.console.ui.tour.TourStep;

/// The pane's part of the tour: a registered schema, and a draft of it that stops its table.
final class SchemasTour {

    private static final String SUBJECT = "payments-value";
    /// Any other that every sandbox has.
    private static final String OTHER = "orders-value";
    private static final String AREA = "#schemas-editor .code-area";

    private static final String PROBLEMS = "#schemas-problems";

    private final SchemasViewModel model;
    private final IntConsumer reveal;

    /// @param reveal goes to a place of the draft
    SchemasTour(SchemasViewModel model, IntConsumer reveal) {
        this.model = model;
        this.reveal = reveal;
    }

    List<TourStep> steps() {
        return List.of(
                TourStep.of("schemas-subject", text("schemas.tour.subject"), stage -> model.open(SUBJECT),
                        stage -> model.draft().subject().equals(SUBJECT) && isJudged()),
                TourStep.of("schemas-completion", text("schemas.tour.completion"), stage -> {
                    String type = "\"type\": \"";
                    reveal.accept(draftText().lastIndexOf(type) + type.length());
                    stage.key(AREA, KeyCode.SPACE, false, true);
                }, SchemasTour::isCompleting),
                TourStep.of("schemas-hover", text("schemas.tour.hover"), stage -> {
                    stage.key(AREA, KeyCode.ESCAPE, false, false);
                    reveal.accept(draftText().indexOf("\"order_id\"") + 2);
                    stage.key(AREA, KeyCode.F1, true, false);
                }, stage -> isExplained(stage) && stage.popup(".code-suggestions").isEmpty()),
                TourStep.of("schemas-draft", text("schemas.tour.draft"), stage -> {
                    stage.key(AREA, KeyCode.ESCAPE, false, false);
                    // Without the field that is named first behind the key, which a reader of the table would miss.
                    model.draft().textProperty().set(draftText().replaceFirst("\"order_id\"", "\"order\""));
                }, stage -> model.draft().changedProperty().get() && isJudged()
                        && stage.popup(".code-hint").isEmpty()),
                TourStep.of("schemas-problem", text("schemas.tour.problem"), stage -> chooseWorst(problems(stage)),
                        stage -> stage.text("#schemas-problem-about").contains("\u2192")
                                && stage.find("#schemas-editor").map(CodeEditor.class::cast)
                                        .filter(it -> !it.problems().isEmpty()).isPresent()),
                TourStep.of("schemas-find", text("schemas.tour.find"), stage -> {
                    stage.key(AREA, KeyCode.H, false, true);
                    stage.enter("#code-find", "type");
                    stage.enter("#code-replace", "kind");
                    stage.key("#code-find", KeyCode.ENTER, false, false);
                }, stage -> stage.shows("#code-replace")
                        && stage.text("#schemas-editor .code-find .code-place").matches("\\d+ .* \\d+")),
                TourStep.of("schemas-left", text("schemas.tour.left"), stage -> {
                    stage.key("#code-find", KeyCode.ESCAPE, false, false);
                    model.open(OTHER);
                }, stage -> model.draft().subject().equals(OTHER) && model.hasDraft(SUBJECT) && isJudged()
                        && !stage.shows("#schemas-returned")),
                TourStep.of("schemas-returned", text("schemas.tour.returned"), stage -> model.open(SUBJECT),
                        stage -> model.draft().changedProperty().get() && isJudged()
                                && stage.shows("#schemas-returned")),
                TourStep.of("schemas-folded", text("schemas.tour.folded"),
                        stage -> stage.key(AREA, KeyCode.MINUS, true, true),
                        stage -> stage.find("#schemas-editor .code-fold-shut").isPresent()),
                TourStep.of("schemas-reverted", text("schemas.tour.subject"), stage -> {
                    stage.key(AREA, KeyCode.PLUS, true, true);
                    model.draft().revert();
                },
                        stage -> !model.draft().changedProperty().get() && isJudged()));
    }

    private String draftText() {
        return model.draft().textProperty().get();
    }

    @SuppressWarnings("unchecked")
    private static ListView<Remark> problems(TourStage stage) {
        return (ListView<Remark>) stage.find(PROBLEMS).orElseThrow();
    }

    private static void chooseWorst(ListView<Remark> problems) {
        problems.getItems().stream().filter(it -> it.finding().isError()).findFirst().ifPresent(error -> {
            problems.getSelectionModel().select(error);
            problems.scrollTo(error);
        });
    }

    /// Several things could stand there, and the first is told about.
    private static boolean isCompleting(TourStage stage) {
        return stage.popup(".code-suggestions").filter(list -> ((ListView<?>) list).getItems().size() > 1).isPresent()
                && stage.popup(".code-documentation").filter(Node::isVisible).isPresent();
    }

    private static boolean isExplained(TourStage stage) {
        return stage.popup(".code-hint-text").map(Label.class::cast)
                .filter(it -> it.getText().contains("Iceberg")).isPresent();
    }

    private boolean isJudged() {
        return !model.openingProperty().get() && !model.draft().pendingProperty().get()
                && model.draft().judgementProperty().get() != null;
    }
}
