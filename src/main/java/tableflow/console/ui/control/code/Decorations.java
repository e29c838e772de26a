package tableflow.console.ui.control.code;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import jfx.incubator.scene.control.richtext.SyntaxDecorator;
import jfx.incubator.scene.control.richtext.TextPos;
import jfx.incubator.scene.control.richtext.model.CodeTextModel;
import jfx.incubator.scene.control.richtext.model.RichParagraph;
import jfx.incubator.scene.control.richtext.model.StyleAttributeMap;
import tableflow.console.ui.control.code.CodeLanguage.Span;
import tableflow.console.ui.control.code.CodeLanguage.Token;

/// How each line is drawn: the colours of its parts, marks behind them, waves under what is wrong. What was found for
/// an earlier text moves along with the changes until it is found anew.
final class Decorations implements SyntaxDecorator {

    /// Why a place is marked; each has a colour of its own.
    enum Layer {
        FOUND,
        FOUND_NOW,
        BRACKET,
        RUNNING;

        private String styleClass() {
            return "code-mark-" + name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    /// A marked place.
    record Mark(int from, int to) {}

    private static final StyleAttributeMap PLAIN = TokenArea.wearing("code-plain");
    private static final Map<Token, StyleAttributeMap> LOOKS = looks();

    private final FoldedLines lines;
    private final Sight sight;
    private final Consumer<CodeText> changed;
    private final Map<Layer, List<Mark>> marks = new EnumMap<>(Layer.class);
    private CodeText text = new CodeText("");
    private List<Span> spans = List.of();
    private List<CodeProblem> problems = List.of();

    /// @param changed told of a new text, before it is drawn
    Decorations(FoldedLines lines, Sight sight, Consumer<CodeText> changed) {
        this.lines = lines;
        this.sight = sight;
        this.changed = changed;
    }

    private static Map<Token, StyleAttributeMap> looks() {
        Map<Token, StyleAttributeMap> all = new EnumMap<>(Token.class);
        for (Token token : Token.values()) {
            all.put(token, TokenArea.wearing("code-" + token.name().toLowerCase(Locale.ROOT)));
        }
        return all;
    }

    CodeText text() {
        return text;
    }

    List<Span> spans() {
        return spans;
    }

    List<CodeProblem> problems() {
        return problems;
    }

    /// The problem that stands at an offset.
    Optional<CodeProblem> problemAt(int offset) {
        return problems.stream()
                .filter(it -> it.from() <= offset && offset < Math.max(it.to(), it.from() + 1))
                .findFirst();
    }

    /// What would mend the problem at an offset, or else the first one of its line that can be mended.
    Optional<CodeProblem.Fix> fixAt(int here) {
        int line = text.line(here);
        List<CodeProblem> mended = problems.stream().filter(it -> it.fix() != null).toList();
        return mended.stream()
                .filter(it -> it.from() <= here && here <= it.to())
                .findFirst()
                .or(() -> mended.stream()
                        .filter(it -> text.line(it.from()) <= line && line <= text.line(it.to()))
                        .findFirst())
                .flatMap(CodeProblem::mending);
    }

    void spans(List<Span> found) {
        spans = found;
    }

    void problems(List<CodeProblem> found) {
        problems = found;
    }

    /// Whether other places are marked now.
    boolean marks(Layer layer, List<Mark> places) {
        List<Mark> before = marks.put(layer, places);
        return before == null ? !places.isEmpty() : !before.equals(places);
    }

    @Override
    public RichParagraph createRichParagraph(CodeTextModel model, int row) {
        if (!sight.isNear(row)) {
            return sight.unseen();
        }
        String line = model.getPlainText(row);
        int index = lines.line(row);
        RichParagraph.Builder paragraph = RichParagraph.builder();
        if (index >= text.lines()
                || text.end(index) - text.start(index) != line.length()) {
            return paragraph.addSegment(line).build();
        }
        int start = text.start(index);
        int end = text.end(index);
        marks.forEach((layer, places) -> {
            for (Mark mark : places) {
                int from = Math.max(mark.from(), start);
                int to = Math.min(mark.to(), end);
                if (from < to) {
                    paragraph.addHighlight(from - start, to - from, "code-mark", layer.styleClass());
                }
            }
        });
        for (CodeProblem problem : problems) {
            int from = Math.max(problem.from(), start);
            int to = Math.min(Math.max(problem.to(), problem.from() + 1), end);
            if (problem.from() == problem.to() && problem.from() == end && end > start) {
                from = end - 1;
            }
            if (from < to) {
                paragraph.addWavyUnderline(
                        from - start, to - from, problem.error() ? "code-wave-error" : "code-wave-warning");
            }
        }
        for (LineParts.Part part : LineParts.of(line, start, spans, firstAt(start))) {
            paragraph.addSegment(line, part.from(), part.to(), part.token() == null ? PLAIN : LOOKS.get(part.token()));
        }
        return paragraph.build();
    }

    /// The first span that ends behind `offset`.
    private int firstAt(int offset) {
        int low = 0;
        int high = spans.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (spans.get(middle).to() <= offset) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    @Override
    public void handleChange(
            CodeTextModel model, TextPos start, TextPos end, int charsTop, int linesAdded, int charsBottom) {
        take(model);
    }

    /// Reads the text of the model, and moves along what is known of it.
    void take(CodeTextModel model) {
        CodeText now = new CodeText(lines.text());
        if (now.text().equals(text.text())) {
            return;
        }
        CodeText.Change change = text.changeTo(now.text());
        spans = moved(spans, change);
        problems = problems.stream().map(it -> it.moved(change)).toList();
        marks.replaceAll((layer, places) -> places.stream()
                .map(it -> new Mark(change.moved(it.from()), change.moved(it.to())))
                .toList());
        text = now;
        changed.accept(now);
    }

    private static List<Span> moved(List<Span> spans, CodeText.Change change) {
        List<Span> moved = new ArrayList<>(spans.size());
        for (Span span : spans) {
            int from = change.moved(span.from());
            int to = change.moved(span.to());
            if (from < to) {
                moved.add(from == span.from() && to == span.to() ? span : new Span(from, to, span.token()));
            }
        }
        return moved;
    }
}
