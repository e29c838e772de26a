package tableflow.console.ui.schemas;

import static tableflow.console.ui.Messages.text;

import java.util.List;
import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.OverrunStyle;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;
import tableflow.console.domain.schema.SchemaFinding;
import tableflow.console.domain.schema.SchemaFinding.Severity;
import tableflow.console.domain.schema.SchemaVersion;
import tableflow.console.domain.schema.Span;
import tableflow.console.service.schemas.assist.Range;
import tableflow.console.service.schemas.judge.Judgement;
import tableflow.console.service.schemas.judge.SubjectShelf.Subject;
import tableflow.console.ui.control.code.CodeEditor;
import tableflow.console.ui.control.code.CodeLanguage;
import tableflow.console.ui.control.code.CodeProblem;
import tableflow.console.ui.work.Work;

/// The draft in its editor, with the verdicts above it.
final class DraftView extends VBox {

    private final DraftViewModel draft;
    private final CodeEditor editor;
    private final ComboBox<SchemaVersion> versions = new ComboBox<>();
    private final Label name = new Label();
    private final FlowPane head;
    private SchemaLanguage language;
    private boolean taking;

    DraftView(SchemasViewModel model, Work work) {
        draft = model.draft();
        language = new SchemaLanguage(draft.formatProperty().get());
        editor = new CodeEditor(language, work);
        editor.setId("schemas-editor");
        // The pane's own list has them, with who says each and how it is mended.
        editor.listProblems(false);
        editor.setAccessibleText(text("schemas.editor"));
        getStyleClass().add("schemas-draft");
        name.getStyleClass().add("schemas-name");
        name.setMinWidth(0);
        name.setTextOverrun(OverrunStyle.CENTER_ELLIPSIS);
        Button revert = new Button(text("schemas.revert"), new FontIcon(Feather.ROTATE_CCW));
        revert.setId("schemas-revert");
        revert.setOnAction(event -> draft.revert());
        revert.disableProperty().bind(draft.changedProperty().not());
        revert.setTooltip(new Tooltip(text("schemas.revert.why")));
        versions.setId("schemas-versions");
        versions.setAccessibleText(text("schemas.versions"));
        versions.setConverter(new Numbers());
        versions.setOnAction(event -> {
            SchemaVersion chosen = versions.getValue();
            if (chosen != null && !taking) {
                model.take(chosen);
            }
        });
        revert.setMinWidth(USE_PREF_SIZE);
        versions.setMinWidth(USE_PREF_SIZE);
        // What does not fit into the line of a narrow window goes to the next one.
        head = new FlowPane(versions, revert);
        head.getStyleClass().add("schemas-head");
        VBox.setVgrow(editor, Priority.ALWAYS);
        getChildren().setAll(name, head, new Verdicts(model), editor);
        draft.formatProperty().subscribe(format -> {
            language = new SchemaLanguage(format);
            language.know(draft.circumstances().references(), draft.judgementProperty().get());
            editor.language(language);
        });
        draft.textProperty().subscribe(this::show);
        editor.textProperty().addListener((property, before, now) -> {
            if (!taking) {
                draft.textProperty().set(now);
            }
        });
        draft.judgementProperty().subscribe(this::tell);
        model.standingProperty().subscribe(this::head);
        draft.formatProperty().subscribe(() -> head(model.standingProperty().get()));
    }

    /// Puts what others add into the bar, left of what is always there.
    void mount(List<Node> more, List<Node> notices) {
        more.stream().filter(Region.class::isInstance).map(Region.class::cast)
                .forEach(it -> it.setMinWidth(USE_PREF_SIZE));
        head.getChildren().addAll(0, more);
        getChildren().addAll(getChildren().indexOf(head) + 1, notices);
    }

    private void show(String now) {
        if (now.equals(editor.text())) {
            return;
        }
        taking = true;
        editor.setText(now);
        taking = false;
    }

    private void head(Standing standing) {
        Subject subject = standing.subject();
        String format = text("schemas.format." + draft.formatProperty().get().name());
        name.setText(subject == null ? text("schemas.alone", format) : subject.name());
        name.setTooltip(new Tooltip(name.getText()));
        taking = true;
        versions.getItems().setAll(subject == null ? List.of() : subject.versions().reversed());
        versions.setValue(null);
        versions.setPromptText(standing.follows());
        versions.setDisable(versions.getItems().isEmpty());
        taking = false;
        versions.setVisible(subject != null);
        versions.setManaged(subject != null);
    }

    private void tell(@Nullable Judgement judgement) {
        language.know(draft.circumstances().references(), judgement);
        if (judgement == null || !judgement.document().text().equals(editor.text())) {
            return;
        }
        editor.tell(judgement.remarks().stream()
                .map(remark -> remark.finding())
                .filter(finding -> finding.severity() != Severity.NOTE)
                .map(DraftView::problem).toList());
    }

    private static CodeProblem problem(SchemaFinding finding) {
        Span span = finding.span();
        String message = finding.message() + " [" + finding.rule() + "]";
        return finding.isError() ? CodeProblem.error(span.from(), span.to(), message)
                : CodeProblem.warning(span.from(), span.to(), message);
    }

    /// Shows a place of the draft, and goes there.
    void reveal(Span span) {
        int most = editor.text().length();
        editor.select(Math.min(span.to(), most), Math.min(span.from(), most));
        editor.requestFocus();
    }

    /// Shows a part that the outline names, and goes there.
    void reveal(Range name) {
        int most = editor.text().length();
        editor.select(Math.min(name.to(), most), Math.min(name.from(), most));
        editor.requestFocus();
    }

    /// Offers definitions; those of references are shown by `elsewhere`.
    void offerDefinitions(Consumer<CodeLanguage.Place> elsewhere) {
        editor.offerDefinitions(elsewhere);
    }

    void focusEditor() {
        editor.requestFocus();
    }

    void format() {
        editor.format();
    }

    CodeEditor editor() {
        return editor;
    }

    void close() {
        editor.close();
    }

    private static final class Numbers extends StringConverter<SchemaVersion> {

        @Override
        public String toString(@Nullable SchemaVersion version) {
            return version == null ? "" : text("schemas.version", version.version(), version.id());
        }

        @Override
        public @Nullable SchemaVersion fromString(String text) {
            return null;
        }
    }
}
