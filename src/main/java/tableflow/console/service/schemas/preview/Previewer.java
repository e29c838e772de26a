package tableflow.console.service.schemas.preview;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tableflow.console.domain.schema.SchemaFinding;
import tableflow.console.domain.schema.SchemaFinding.Severity;
import tableflow.console.domain.schema.Span;
import tableflow.console.domain.table.Column;
import tableflow.console.domain.table.ColumnType;
import tableflow.console.domain.table.ColumnType.ListOf;
import tableflow.console.domain.table.ColumnType.MapOf;
import tableflow.console.domain.table.ColumnType.Struct;
import tableflow.console.domain.table.TableEvolution;
import tableflow.console.domain.table.TableLayout;
import tableflow.console.domain.table.TableProblem;
import tableflow.console.domain.table.TableRule;
import tableflow.console.domain.table.TableStep;
import tableflow.console.domain.table.TableValidity;
import tableflow.console.service.schemas.document.SchemaDocument;
import tableflow.console.service.schemas.preview.PreviewColumn.Mark;
import tableflow.console.service.schemas.preview.PreviewColumn.Origin;
import tableflow.console.service.schemas.preview.TableFinding.Side;
import tableflow.console.service.schemas.preview.TablePreview.Verdict;

/// Makes previews. Needs nothing but the schemas, and ends soon whatever they say.
public final class Previewer {

    private final Draft draft;
    private final @Nullable Before before;
    private final TableLayout layout;
    private final Struct columns;
    private final Map<String, Side> sides = new HashMap<>();
    private final Map<String, String> fields = new HashMap<>();
    private final Origins valueOrigins;
    private final @Nullable Origins keyOrigins;
    private final ColumnSteps paths = new ColumnSteps();
    private final Set<String> added = new HashSet<>();
    private final Set<String> changed = new HashSet<>();

    private Previewer(Draft draft, @Nullable Before before) {
        this.draft = draft;
        this.before = before;
        this.layout = TableLayout.of(draft.keyColumn(), draft.valueColumn(), draft.naming());
        this.columns = layout.columns();
        this.valueOrigins = Origins.of(draft.value());
        this.keyOrigins = draft.key() == null ? null : Origins.of(draft.key());
        layout.key().forEach((field, column) -> source(Side.KEY, field, column));
        layout.value().forEach((field, column) -> source(Side.VALUE, field, column));
    }

    private void source(Side side, String field, Column column) {
        sides.putIfAbsent(column.name(), side);
        fields.putIfAbsent(column.name(), field);
    }

    /// The table that a schema becomes.
    ///
    /// @param before what there is already; null for a topic without a table
    public static TablePreview preview(Draft draft, @Nullable Before before) {
        return draft.readable() ? new Previewer(draft, before).made() : TablePreview.unreadable(draft.naming());
    }

    private TablePreview made() {
        Struct old = before == null ? null : before.columns(draft.keyColumn(), draft.naming());
        List<TableFinding> findings = new ArrayList<>();
        List<TableStep> steps = List.of();
        if (old != null) {
            TableEvolution.check(old, columns).forEach(problem -> findings.add(finding(problem, old)));
            steps = TableStep.between(old, columns);
            steps.forEach(step -> (step.kind() == TableStep.Kind.ADDED ? added : changed).add(step.path()));
        }
        int ofTheChange = findings.size();
        TableValidity.check(columns).forEach(problem -> findings.add(finding(problem, columns)));
        Verdict verdict = ofTheChange > 0 ? Verdict.STOPS
                : !findings.isEmpty() ? old == null ? Verdict.IMPOSSIBLE : Verdict.STOPS
                : old == null ? Verdict.CREATES : Verdict.FOLLOWS;
        List<PreviewColumn> shown = columns.fields().stream().map(column -> column(column, "", 0, false)).toList();
        return new TablePreview(verdict, draft.naming(), shown, findings, steps,
                new Effects(draft, before, layout, columns).all());
    }

    /// @param within the columns that the problem's path is one of
    private TableFinding finding(TableProblem problem, Struct within) {
        List<String> steps = paths.of(within, problem.path());
        String column = steps.isEmpty() ? "" : steps.getFirst();
        Side side = sides.getOrDefault(column, column.isEmpty() || before != null ? Side.VALUE : Side.METADATA);
        Origin origin = origin(side, steps, problem.rule() == TableRule.FIELD_DELETED);
        Origin place = origin == null ? new Origin("", Span.START) : origin;
        String message = problem.path().isEmpty() ? problem.explanation()
                : "column " + problem.path() + ": " + problem.explanation();
        return new TableFinding(new SchemaFinding(problem.rule().name(), Severity.ERROR, place.path(), place.span(),
                message, TableRuleWords.of(problem.rule())), problem.rule(), problem.path(), side,
                problem.explanation());
    }

    /// @param gone whether the last step leads nowhere, and what held it is asked for
    private @Nullable Origin origin(Side side, List<String> steps, boolean gone) {
        SchemaDocument document = side == Side.VALUE ? draft.value() : draft.key();
        Origins origins = side == Side.VALUE ? valueOrigins : keyOrigins;
        if (side == Side.METADATA || document == null || origins == null) {
            return null;
        }
        List<String> inside = new ArrayList<>(steps);
        if (!inside.isEmpty()) {
            String field = fields.getOrDefault(inside.removeFirst(), steps.getFirst());
            if (!field.equals(TableLayout.WHOLE)) {
                inside.addFirst(field);
            }
        }
        String path = gone ? origins.holder(inside) : origins.of(inside);
        return new Origin(path, document.nearest(path));
    }

    private PreviewColumn column(Column column, String outer, int depth, boolean joined) {
        String path = outer.isEmpty() ? column.name() : outer + "." + column.name();
        List<String> steps = path.isEmpty() ? List.of("") : paths.of(columns, path);
        Side side = sides.getOrDefault(steps.getFirst(), Side.METADATA);
        boolean fresh = joined || added.contains(path);
        List<PreviewColumn> inner = inner(column.type()).stream()
                .map(field -> column(field, path, depth + 1, fresh)).toList();
        return new PreviewColumn(path, depth, column,
                before == null ? OptionalInt.empty() : before.id(path), origin(side, steps, false), side,
                fresh ? Mark.ADDED : changed.contains(path) ? Mark.CHANGED : Mark.NONE, inner);
    }

    /// The fields of a struct; a list's element and a map's key and value where these have fields themselves.
    private static List<Column> inner(ColumnType type) {
        return switch (type) {
            case Struct struct -> struct.fields();
            case ListOf(ColumnType element, boolean nullable) when nests(element) ->
                List.of(new Column(Origins.ELEMENT, element, nullable, null));
            case MapOf(ColumnType key, ColumnType value, boolean nullable) when nests(key) || nests(value) ->
                List.of(new Column(Origins.KEY, key, false, null), new Column(Origins.VALUE, value, nullable, null));
            default -> List.of();
        };
    }

    private static boolean nests(ColumnType type) {
        return type instanceof Struct || type instanceof ListOf || type instanceof MapOf;
    }
}
