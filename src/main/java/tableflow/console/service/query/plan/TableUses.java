package tableflow.console.service.query.plan;

import io.trino.sql.tree.AliasedRelation;
import io.trino.sql.tree.AllColumns;
import io.trino.sql.tree.ExistsPredicate;
import io.trino.sql.tree.Expression;
import io.trino.sql.tree.Identifier;
import io.trino.sql.tree.Join;
import io.trino.sql.tree.JoinOn;
import io.trino.sql.tree.JoinUsing;
import io.trino.sql.tree.Lateral;
import io.trino.sql.tree.LogicalExpression;
import io.trino.sql.tree.NaturalJoin;
import io.trino.sql.tree.Node;
import io.trino.sql.tree.Query;
import io.trino.sql.tree.QueryBody;
import io.trino.sql.tree.QuerySpecification;
import io.trino.sql.tree.Relation;
import io.trino.sql.tree.SampledRelation;
import io.trino.sql.tree.SetOperation;
import io.trino.sql.tree.SubqueryExpression;
import io.trino.sql.tree.Table;
import io.trino.sql.tree.TableSubquery;
import io.trino.sql.tree.Union;
import io.trino.sql.tree.Unnest;
import io.trino.sql.tree.With;
import io.trino.sql.tree.WithQuery;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Finds where a query reads tables, with which columns and under which filters. Where in doubt it tells more columns
/// and fewer filters than there are: what is planned with them is then too much, never too little.
///
/// Columns are told by name alone: a name that the statement mentions anywhere counts for every table. `*` counts only
/// where it reaches the result.
final class TableUses {

    /// Deeper nesting than anybody writes; keeps a hostile text from ending the thread.
    private static final int DEEPEST = 200;

    /// More places than anybody reads; keeps views of views from multiplying without end.
    private static final int MOST = 1_000;

    private final Views views;
    private final List<TableUse> uses = new ArrayList<>();
    private final Set<String> names = new HashSet<>();
    private final Set<String> inside = new HashSet<>();
    private boolean recursive;
    private int depth;
    /// Where names are looked up now that do not say it: inside a view, where the view says. Absent for the session's.
    private @Nullable String catalog;

    private @Nullable String database;

    private TableUses(Views views) {
        this.views = views;
    }

    /// @param recursive a query of `WITH RECURSIVE` reads itself: nobody knows how often
    record Found(List<TableUse> uses, boolean recursive) {}

    /// @throws IllegalArgumentException when it is nested too deeply, or reads tables in too many places
    static Found of(Query query, Views views) {
        TableUses found = new TableUses(views);
        found.names(query);
        found.query(query, Map.of(), true, Handed.NOTHING);
        return new Found(List.copyOf(found.uses), found.recursive);
    }

    /// A query of a `WITH` and what it sees. The engine puts it in wherever it is named.
    ///
    /// @param query absent within itself, in `WITH RECURSIVE`
    /// @param columns what it calls its columns; absent when its select does
    private record Named(@Nullable Query query, Map<String, Named> sees, @Nullable List<String> columns) {}

    private void names(Node node) {
        if (node instanceof Identifier identifier) {
            names.add(identifier.getValue().toLowerCase(Locale.ROOT));
        }
        if (node instanceof Join join && join.getCriteria().orElse(null) instanceof JoinUsing using) {
            using.getColumns().forEach(this::names);
        }
        node.getChildren().forEach(this::names);
    }

    private void query(Query query, Map<String, Named> outside, boolean all, Handed handed) {
        if (++depth > DEEPEST) {
            throw new IllegalArgumentException("queries are nested more than " + DEEPEST + " deep");
        }
        Map<String, Named> sees = new HashMap<>(outside);
        With with = query.getWith().orElse(null);
        if (with != null) {
            for (WithQuery part : with.getQueries()) {
                String name = part.getName().getValue().toLowerCase(Locale.ROOT);
                Map<String, Named> inner = new HashMap<>(sees);
                if (with.isRecursive()) {
                    inner.put(name, new Named(null, Map.of(), null));
                }
                sees.put(name, new Named(
                        part.getQuery(), inner, part.getColumnNames().map(TableUses::texts).orElse(null)));
            }
        }
        boolean first = query.getLimit().isPresent() || query.getOffset().isPresent();
        body(query.getQueryBody(), sees, all, first ? Handed.NOTHING : handed);
        query.getOrderBy().ifPresent(order -> expressions(order, sees));
        depth--;
    }

    private void body(QueryBody body, Map<String, Named> sees, boolean all, Handed handed) {
        switch (body) {
            case QuerySpecification specification -> specification(specification, sees, all, handed);
            case TableSubquery subquery -> query(subquery.getQuery(), sees, all, handed);
            case Union union -> union(union, sees, handed);
            // Columns are matched by place, and rows by all columns.
            case SetOperation set -> set.getRelations().forEach(one -> relation(one, null, sees, Asked.ofAny(true)));
            default -> relation(body, null, sees, Asked.ofAny(all));
        }
    }

    /// The first query names the columns of all.
    private void union(Union union, Map<String, Named> sees, Handed handed) {
        Handed each = union.getRelations().getFirst() instanceof QuerySpecification first
                ? Outputs.names(first).map(handed::named).orElse(Handed.NOTHING)
                : Handed.NOTHING;
        for (Relation one : union.getRelations()) {
            if (one instanceof QueryBody body) {
                body(body, sees, true, each);
            } else {
                relation(one, null, sees, Asked.ofAny(true));
            }
        }
    }

    private void specification(
            QuerySpecification specification, Map<String, Named> sees, boolean wanted, Handed handed) {
        boolean reaches = wanted || specification.getSelect().isDistinct();
        boolean all = false;
        Set<String> allOf = new HashSet<>();
        for (Node item : specification.getSelect().getSelectItems()) {
            if (item instanceof AllColumns star && (reaches || !star.getAliases().isEmpty())) {
                Expression target = star.getTarget().orElse(null);
                if (target instanceof Identifier identifier) {
                    allOf.add(identifier.getValue().toLowerCase(Locale.ROOT));
                } else {
                    all = true;
                }
            }
        }
        List<Expression> filters = new ArrayList<>(
                specification.getWhere().map(TableUses::conjuncts).orElse(List.of()));
        if (Outputs.isSimplyGrouped(specification)) {
            specification.getHaving().map(TableUses::conjuncts).ifPresent(filters::addAll);
        }
        List<Expression> moved = handed.below(specification);
        filters.addAll(moved);
        Set<String> named = new HashSet<>();
        specification.getFrom().ifPresent(from -> addNames(from, named));
        Asked asked = new Asked(filters, handed.optional() && !moved.isEmpty(), all, allOf, named);
        specification.getFrom().ifPresent(from -> relation(from, null, sees, asked));
        for (Node child : specification.getChildren()) {
            if (!(child instanceof Relation)) {
                expressions(child, sees);
            }
        }
    }

    private void relation(Relation relation, @Nullable AliasedRelation alias, Map<String, Named> sees, Asked asked) {
        switch (relation) {
            case AliasedRelation aliased -> relation(aliased.getRelation(), aliased, sees, asked);
            case SampledRelation sampled -> relation(sampled.getRelation(), alias, sees, asked);
            case Join join -> join(join, sees, asked);
            case Table table -> table(table, alias, sees, asked);
            case TableSubquery subquery -> query(
                    subquery.getQuery(), sees, wants(alias, "", asked), asked.handed(name(alias), columns(alias)));
            case Lateral lateral -> query(lateral.getQuery(), sees, wants(alias, "", asked), Handed.NOTHING);
            case Unnest unnest -> unnest.getExpressions().forEach(one -> expressions(one, sees));
            case QuerySpecification specification ->
                specification(specification, sees, asked.all(), Handed.NOTHING);
            case SetOperation set -> body(set, sees, true, Handed.NOTHING);
            // Table functions, pattern recognition and what comes with newer engines.
            default -> relation.getChildren().forEach(child -> unknown(child, sees));
        }
    }

    private void unknown(Node node, Map<String, Named> sees) {
        if (node instanceof Relation relation) {
            relation(relation, null, sees, Asked.ofAny(true));
        } else {
            expressions(node, sees);
        }
    }

    private void join(Join join, Map<String, Named> sees, Asked asked) {
        List<Expression> on = List.of();
        Asked sides = asked;
        if (join.getCriteria().orElse(null) instanceof JoinOn criteria) {
            on = conjuncts(criteria.getExpression());
            expressions(criteria.getExpression(), sees);
        } else if (join.getCriteria().orElse(null) instanceof JoinUsing using && join.getType() != Join.Type.INNER) {
            sides = asked.without(texts(using.getColumns()));
        } else if (join.getCriteria().orElse(null) instanceof NaturalJoin) {
            sides = new Asked(asked.filters(), asked.optional(), true, Set.of(), asked.named());
        }
        // A row without a partner stays where the join is outer: its own condition does not sift that side.
        boolean leftStays = join.getType() == Join.Type.LEFT || join.getType() == Join.Type.FULL;
        boolean rightStays = join.getType() == Join.Type.RIGHT || join.getType() == Join.Type.FULL;
        Asked left = leftStays ? sides : sides.with(on);
        Asked right = rightStays ? sides : sides.with(on);
        relation(join.getLeft(), null, sees, rightStays ? left.missing() : left);
        relation(join.getRight(), null, sees, leftStays ? right.missing() : right);
    }

    private void table(Table table, @Nullable AliasedRelation alias, Map<String, Named> sees, Asked asked) {
        List<String> parts = table.getName().getOriginalParts().stream().map(Identifier::getValue).toList();
        Named named = parts.size() == 1 ? sees.get(parts.getFirst().toLowerCase(Locale.ROOT)) : null;
        if (named != null) {
            boolean all = named.columns() != null || wants(alias, parts.getFirst(), asked);
            if (named.query() == null) {
                recursive = true;
            } else {
                String called = alias == null ? parts.getFirst() : name(alias);
                List<String> columns = renamed(alias) ? columns(alias) : named.columns();
                query(named.query(), named.sees(), all, asked.handed(called, columns));
            }
            return;
        }
        UsedName name = UsedName.of(parts).in(catalog, database);
        if (name.suffix() == null && view(name, alias, asked)) {
            return;
        }
        if (uses.size() >= MOST) {
            throw new IllegalArgumentException("it reads tables in more than " + MOST + " places");
        }
        boolean renamed = renamed(alias);
        uses.add(new TableUse(
                name.catalog(),
                name.database(),
                name.table(),
                name.suffix(),
                alias == null ? null : alias.getAlias().getValue(),
                wants(alias, name.table(), asked) ? null : names,
                renamed ? List.of() : asked.filtersOf(alias == null ? name.table() : alias.getAlias().getValue()),
                asked.optional(),
                table.getQueryPeriod().orElse(null)));
    }

    /// Puts the query behind a view in its place, as the engine does. One that reads itself is left as it stands.
    private boolean view(UsedName name, @Nullable AliasedRelation alias, Asked asked) {
        StoredView view = views.find(name.catalog(), name.database(), name.table());
        if (view == null || view.query() == null || !inside.add(view.name())) {
            return false;
        }
        String catalogBefore = catalog;
        String databaseBefore = database;
        catalog = view.catalog() == null ? name.catalog() : view.catalog();
        database = view.database() == null ? name.database() : view.database();
        names(view.query());
        query(
                view.query(), Map.of(), wants(alias, name.table(), asked),
                asked.handed(alias == null ? name.table() : name(alias), columns(alias)));
        catalog = catalogBefore;
        database = databaseBefore;
        inside.remove(view.name());
        return true;
    }

    private static boolean wants(@Nullable AliasedRelation alias, String name, Asked asked) {
        return renamed(alias) || asked.wants(alias == null ? null : alias.getAlias().getValue(), name);
    }

    private static boolean renamed(@Nullable AliasedRelation alias) {
        return columns(alias) != null;
    }

    private static @Nullable List<String> columns(@Nullable AliasedRelation alias) {
        return alias == null || alias.getColumnNames() == null || alias.getColumnNames().isEmpty()
                ? null
                : texts(alias.getColumnNames());
    }

    private static @Nullable String name(@Nullable AliasedRelation alias) {
        return alias == null ? null : alias.getAlias().getValue();
    }

    private static List<String> texts(List<Identifier> names) {
        return names.stream().map(Identifier::getValue).toList();
    }

    private static void addNames(Relation from, Set<String> names) {
        String name = Outputs.name(from, null);
        if (name != null) {
            names.add(name.toLowerCase(Locale.ROOT));
        } else if (from instanceof Join join) {
            addNames(join.getLeft(), names);
            addNames(join.getRight(), names);
        }
    }

    /// Queries that stand inside expressions.
    private void expressions(Node node, Map<String, Named> sees) {
        switch (node) {
            case ExistsPredicate exists when exists.getSubquery() instanceof SubqueryExpression inner ->
                query(inner.getQuery(), sees, false, Handed.NOTHING);
            case SubqueryExpression subquery -> query(subquery.getQuery(), sees, true, Handed.NOTHING);
            default -> node.getChildren().forEach(child -> expressions(child, sees));
        }
    }

    static List<Expression> conjuncts(Expression expression) {
        if (expression instanceof LogicalExpression logical
                && logical.getOperator() == LogicalExpression.Operator.AND) {
            return logical.getTerms().stream().flatMap(term -> conjuncts(term).stream()).toList();
        }
        return List.of(expression);
    }
}
