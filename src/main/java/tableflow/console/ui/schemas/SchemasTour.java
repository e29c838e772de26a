package tableflow.console.ui.schemas;

import static tableflow.console.ui.Messages.text;

import java.util.List;
import javafx.scene.input.KeyCode;
import tableflow.console.ui.tour.TourStep;

/// The pane's part of the tour: a registered schema, and a draft of it that stops its table.
final class SchemasTour {

    private static final String SUBJECT = "payments-value";
    private static final String AREA = "#schemas-editor .code-area";

    private final SchemasViewModel model;

    SchemasTour(SchemasViewModel model) {
        this.model = model;
    }

    List<TourStep> steps() {
        return List.of(
                TourStep.of("schemas-subject", text("schemas.tour.subject"), stage -> model.open(SUBJECT),
                        stage -> model.draft().subject().equals(SUBJECT) && isJudged()),
                TourStep.of("schemas-draft", text("schemas.tour.draft"), stage -> {
                    // Without the field that is named first behind the key, which a reader of the table would miss.
                    String text = model.draft().textProperty().get();
                    model.draft().textProperty().set(text.replaceFirst("\"order_id\"", "\"order\""));
                }, stage -> model.draft().changedProperty().get() && isJudged()),
                TourStep.of("schemas-folded", text("schemas.tour.folded"),
                        stage -> stage.key(AREA, KeyCode.MINUS, true, true),
                        stage -> stage.find("#schemas-editor .code-fold-shut").isPresent()),
                TourStep.of("schemas-reverted", text("schemas.tour.subject"), stage -> {
                    stage.key(AREA, KeyCode.PLUS, true, true);
                    model.draft().revert();
                },
                        stage -> !model.draft().changedProperty().get() && isJudged()));
    }

    private boolean isJudged() {
        return !model.openingProperty().get() && !model.draft().pendingProperty().get()
                && model.draft().judgementProperty().get() != null;
    }
}
