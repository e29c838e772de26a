package tableflow.console.ui.control.code;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import jfx.incubator.scene.control.richtext.CodeArea;
import jfx.incubator.scene.control.richtext.SelectionSegment;
import jfx.incubator.scene.control.richtext.TextPos;
import jfx.incubator.scene.control.richtext.model.CodeTextModel;
import org.jspecify.annotations.Nullable;
import tableflow.console.ui.Messages;
import tableflow.console.ui.control.code.CodeLanguage.Span;
import tableflow.console.ui.control.code.Decorations.Layer;
import tableflow.console.ui.control.code.Decorations.Mark;
import tableflow.console.ui.control.code.Editing.Edit;
import tableflow.console.ui.control.code.Editing.Selection;
import tableflow.console.ui.work.Work;

/// An editor for code: colours, line numbers, brackets, problems underlined and listed, completion, hints, find and
/// replace. What it knows of the language comes from a [CodeLanguage]. Lines end with `\n`, however the text came.
///
/// Tab indents; Ctrl+Tab leaves the editor. JavaFX thread only.
public final class CodeEditor extends VBox {

    private final FoldedLines shown = new FoldedLines();
    private final CodeTextModel model = new CodeTextModel(shown);
    private final CodeArea area = new TokenArea(model);
    private final Sight sight = new Sight(area, this::redraw,
            (first, rows) -> gutter().show(first, rows));
    private final Decorations decorations = new Decorations(shown, sight, this::taken);
    private final Folding folding = new Folding(this, model, shown);
    private final Gutter gutter = new Gutter(area, folding);
    private final Edits edits = new Edits(area, decorations::text, folding);
    private final Analysis analysis;
    private final ReadOnlyStringWrapper content = new ReadOnlyStringWrapper("");
    private final ReadOnlyIntegerWrapper caret = new ReadOnlyIntegerWrapper();
    private final ReadOnlyIntegerWrapper anchor = new ReadOnlyIntegerWrapper();
    private final ProblemStrip strip = new ProblemStrip(this::reveal, this::mend);
    private final FindBar find = new FindBar(this);
    private final Jumps jumps;
    private List<CodeProblem> found = List.of();
    private List<CodeProblem> told = List.of();

    /// @param work runs what the language is asked in the background
    public CodeEditor(CodeLanguage language, Work work) {
        analysis = new Analysis(language, work);
        getStyleClass().add("code-editor");
        model.setDecorator(decorations);
        model.setUndoRedoEnabled(false);
        area.setHighlightCurrentParagraph(true);
        area.setTabSize(language.indent());
        area.setAccessibleText(Messages.text("code.editor"));
        HBox.setHgrow(area, Priority.ALWAYS);
        HBox code = new HBox(gutter, area);
        VBox.setVgrow(code, Priority.ALWAYS);
        getChildren().setAll(code, find, strip);
        model.addListener(change -> {
            if (change.isEdit()) {
                textChanged();
            }
        });
        area.selectionProperty().addListener((property, before, now) -> selected(now));
        LaidOutOnce.install(area, model);
        jumps = new Jumps(this, analysis);
        CompletionPopup completion = new CompletionPopup(this, analysis);
        jumps.explainBy(new Hints(this, analysis)::explainCaret);
        new CodeKeys(this, completion, analysis);
        area.setContextMenu(new CodeMenu(this));
        CaretBlink.onlyWithFocus(area);
    }

    /// The text; it changes with every key.
    public ReadOnlyStringProperty textProperty() {
        return content.getReadOnlyProperty();
    }

    public String text() {
        return content.get();
    }

    /// Shows another text; what was there before cannot be brought back by undo.
    public void setText(String newText) {
        folding.openAll();
        area.replaceText(TextPos.ZERO, model.getDocumentEnd(), normal(newText));
        edits.history().clear();
        area.select(TextPos.ZERO);
    }

    /// Offset of the caret.
    public ReadOnlyIntegerProperty caretProperty() {
        return caret.getReadOnlyProperty();
    }

    /// The other end of what is selected; the caret's offset when nothing is.
    public ReadOnlyIntegerProperty anchorProperty() {
        return anchor.getReadOnlyProperty();
    }

    /// Whether the user may change the text.
    public BooleanProperty editableProperty() {
        return area.editableProperty();
    }

    /// Selects from `from` to `to`, where the caret goes; it comes into view, from afar into the middle.
    public void select(int from, int to) {
        sight.seek(edits.row(to));
        edits.select(from, to);
    }

    /// Replaces a part of the text; it can be undone. The caret goes behind it.
    public void replace(int from, int to, String replacement) {
        int end = from + normal(replacement).length();
        apply(new Edit(from, to, normal(replacement), new Selection(end, end)));
    }

    /// Puts the text in the language's good order; does nothing when it cannot be told.
    public void format() {
        String before = text();
        CodeLanguage language = analysis.language();
        analysis.atCaret(progress -> language.format(before), formatted -> formatted
                .filter(it -> before.equals(text()) && !it.equals(before))
                .ifPresent(it -> apply(Editing.replaceAll(decorations.text(), selection(), normal(it)))));
    }

    /// Makes the selected lines comments, or text again.
    public void toggleComment() {
        analysis.language().lineComment().ifPresent(mark ->
                apply(Editing.toggleComment(decorations.text(), selection(), mark)));
    }

    /// Opens the bar that finds, and with `replace` also replaces.
    public void find(boolean replace) {
        find.open(replace);
    }

    /// Marks a place until it is changed or marked otherwise, such as the statement that runs; empty marks nothing.
    public void mark(int from, int to) {
        marks(Layer.RUNNING, from < to ? List.of(new Mark(from, to)) : List.of());
    }

    /// Shows problems that others have found, besides those of the language, until the text changes.
    public void tell(List<CodeProblem> problems) {
        told = List.copyOf(problems);
        showProblems();
    }

    /// Takes another language, or the same one when what it knows has changed.
    public void language(CodeLanguage other) {
        analysis.language(other);
        List<Span> spans = analysis.now(text());
        decorations.spans(spans == null ? decorations.spans() : spans);
        analysis.soon(text(), this::take);
        redraw();
    }

    /// Whether problems are listed below the text; otherwise only the caret's place is, for who lists them elsewhere.
    public void listProblems(boolean listed) {
        strip.most(listed ? ProblemStrip.MOST : 0);
    }

    /// What is wrong with the text, as far as it is known.
    public List<CodeProblem> problems() {
        return decorations.problems();
    }

    /// Stops what runs.
    public void close() {
        analysis.close();
    }

    @Override
    public void requestFocus() {
        area.requestFocus();
    }

    /// Offers to go to definitions and uses.
    ///
    /// @param elsewhere shows a definition that is in another text
    public void offerDefinitions(Consumer<CodeLanguage.Place> elsewhere) {
        jumps.offer(elsewhere);
    }

    Jumps jumps() {
        return jumps;
    }

    CodeArea area() {
        return area;
    }

    CodeText lines() {
        return decorations.text();
    }

    Selection selection() {
        return new Selection(anchor.get(), caret.get());
    }

    void apply(@Nullable Edit edit) {
        edits.apply(edit);
    }

    /// The offset of a place of the area, which counts the lines that are not folded away.
    int offset(TextPos position) {
        return edits.offset(position);
    }

    Edits edits() {
        return edits;
    }

    Folding folding() {
        return folding;
    }

    Sight sight() {
        return sight;
    }

    Gutter gutter() {
        return gutter;
    }

    void marks(Layer layer, List<Mark> places) {
        // To draw anew makes the nodes of all lines in view anew: not for what is as it was.
        if (decorations.marks(layer, places)) {
            redraw();
        }
    }

    /// The problem that stands at an offset.
    Optional<CodeProblem> problemAt(int offset) {
        return decorations.problemAt(offset);
    }

    /// What would mend the problem at the caret, or else the first one of its line that can be mended.
    Optional<CodeProblem.Fix> fixAtCaret() {
        return decorations.fixAt(caret.get());
    }

    /// Mends what is wrong; it can be undone.
    void mend(CodeProblem.Fix fix) {
        replace(fix.from(), fix.to(), fix.text());
        requestFocus();
    }

    /// Brings a place into view and gives the editor the focus.
    void reveal(int offset) {
        select(offset, offset);
        requestFocus();
    }

    /// Where the caret is drawn; null while it is not.
    @Nullable Bounds caretOnScreen() {
        Node drawn = area.lookup(".caret");
        return drawn == null ? null : drawn.localToScreen(drawn.getBoundsInLocal());
    }

    static String normal(String text) {
        return text.replace("\r\n", "\n").replace('\r', '\n');
    }

    /// The model has another text, which is about to be drawn.
    private void taken(CodeText now) {
        List<Span> spans = analysis.now(now.text());
        if (spans != null) {
            decorations.spans(spans);
        }
    }

    private void textChanged() {
        if (content.get().equals(decorations.text().text())) {
            return;
        }
        told = List.of();
        edits.history().changed(new CodeText(content.get()), decorations.text());
        content.set(decorations.text().text());
        gutter.lines(decorations.text().lines());
        if (!decorations.problems().isEmpty()) {
            // What would mend one stands elsewhere now, or is known no more.
            strip.show(decorations.problems(), decorations.text());
        }
        analysis.later(content.get(), this::take);
        analysis.afterwards(folding::mend);
        find.changed();
    }

    private void take(Analysis.Findings findings) {
        if (!findings.text().equals(text())) {
            return;
        }
        if (findings.spans() != null && !findings.spans().equals(decorations.spans())) {
            decorations.spans(findings.spans());
            redraw();
        }
        found = findings.problems();
        folding.found(findings.folds());
        showProblems();
    }

    private void showProblems() {
        List<CodeProblem> all = Stream.concat(told.stream(), found.stream()).toList();
        strip.show(all, decorations.text());
        if (!all.equals(decorations.problems())) {
            decorations.problems(all);
            redraw();
        }
    }

    private void selected(@Nullable SelectionSegment now) {
        if (now == null) {
            return;
        }
        sight.reach(now.getCaret().index());
        CodeText lines = decorations.text();
        anchor.set(edits.offset(now.getAnchor()));
        caret.set(edits.offset(now.getCaret()));
        strip.caret(lines.line(caret.get()), lines.column(caret.get()));
        marks(Layer.BRACKET, Brackets.at(lines.text(), caret.get(), decorations.spans())
                .map(pair -> List.of(
                        new Mark(pair.first(), pair.first() + 1), new Mark(pair.second(), pair.second() + 1)))
                .orElse(List.of()));
    }

    private void redraw() {
        model.fireStyleChangeEvent(TextPos.ZERO, model.getDocumentEnd());
    }
}
