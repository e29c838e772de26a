package tableflow.console.service.query.language;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tableflow.console.domain.sql.Identifiers;
import tableflow.console.service.query.catalog.CatalogIndex;
import tableflow.console.service.query.catalog.IndexedDatabase;
import tableflow.console.service.query.catalog.IndexedTable;
import tableflow.console.service.query.catalog.TableKind;
import tableflow.console.service.query.language.Proposal.Kind;

/// Proposes how a statement could go on. Names come quoted as the kind of statement needs it.
public final class Completion {
    /// Source: Athena user guide, "Query Iceberg table metadata".
    private static final List<String> METADATA =
            List.of("$files", "$history", "$manifests", "$partitions", "$refs", "$snapshots");

    private final Functions functions;

    public Completion(Functions functions) {
        this.functions = functions;
    }

    /// What could be written at a place, best first, 200 at most; nothing inside of comments and texts.
    ///
    /// @param text with one or more statements, finished or not
    /// @param caret 0 to the length of the text
    /// @param index may be empty
    /// @param database where names without a database are looked for; absent when none is chosen
    public List<Proposal> propose(String text, int caret, CatalogIndex index, @Nullable String database) {
        return Spot.at(text, caret)
                .map(spot -> new Work(spot, index, database).run())
                .orElse(List.of());
    }

    /// The work for one place.
    private final class Work {
        private final Spot spot;
        private final CatalogIndex index;
        private final @Nullable String database;
        private final Candidates found;

        Work(Spot spot, CatalogIndex index, @Nullable String database) {
            this.spot = spot;
            this.index = index;
            this.database = database;
            this.found = new Candidates(spot.typed(), spot.from(), spot.to());
        }

        List<Proposal> run() {
            Expected expected = Expected.at(spot.words(), spot.first());
            if (!spot.path().isEmpty()) {
                if (expected == Expected.RELATION) {
                    index.database(spot.path().getLast()).ifPresent(it -> tables(it, false, 3));
                } else {
                    members();
                }
                return found.best();
            }
            switch (expected) {
                case STATEMENT -> statements();
                case RELATION -> relations();
                case DATABASE -> databases(2);
                case COLUMN -> columns(scope(), false);
                case OPERAND -> operands();
                case AFTER_RELATION, OPERATOR, WORD -> words(expected);
                case NOTHING -> { }
            }
            return found.best();
        }

        private Scope scope() {
            return Scope.at(spot.words(), spot.first(), index, database);
        }

        private String quoted(String name) {
            return Identifiers.quote(spot.kind(), name);
        }

        private void statements() {
            boolean inner = spot.words().enclosing(spot.first(), 0) >= 0;
            List<String> starts = inner ? List.of("SELECT", "WITH", "VALUES", "TABLE") : Phrases.STATEMENTS;
            starts.forEach(word -> found.add(Kind.KEYWORD, word, "", "", word, 3));
            if (!inner) {
                Phrases.SNIPPETS.forEach(found::addSnippet);
            }
        }

        private void relations() {
            scope().defined().keySet().forEach(name -> found.add(Kind.ALIAS, name, "WITH", "", quoted(name), 5));
            for (IndexedDatabase each : index.databases()) {
                boolean chosen = each.name().equals(database);
                // All tables of all databases before anything is typed would be no help.
                if (chosen || !spot.typed().isEmpty()) {
                    tables(each, !chosen, chosen ? 4 : 1);
                }
            }
            databases(2);
            if (!spot.kind().isHive()) {
                found.add(Kind.KEYWORD, "UNNEST", "UNNEST(array | map)", "Rows of the elements.", "UNNEST()", 0);
                found.add(Kind.KEYWORD, "LATERAL", "", "", "LATERAL", 0);
            }
        }

        private void databases(int weight) {
            for (IndexedDatabase each : index.databases()) {
                String about = each.seen() ? "" : "Not seen at the last look.";
                found.add(Kind.DATABASE, each.name(), each.tables().size() + " tables", about, quoted(each.name()),
                        weight);
            }
        }

        private void tables(IndexedDatabase from, boolean qualified, int weight) {
            String prefix = qualified ? quoted(from.name()) + "." : "";
            int dollar = spot.typed().indexOf('$', 1);
            for (IndexedTable table : from.tables()) {
                if (found.fits(table.name())) {
                    found.add(table.kind() == TableKind.VIEW ? Kind.VIEW : Kind.TABLE, table.name(),
                            from.name() + detail(table), table.seen() ? "" : "Not seen at the last look.",
                            prefix + quoted(table.name()), table.seen() ? weight : 0);
                }
                if (dollar > 0 && table.kind().isIceberg() && !spot.kind().isHive()
                        && table.name().startsWith(spot.typed().substring(0, dollar).toLowerCase(Locale.ROOT))) {
                    METADATA.forEach(suffix -> found.add(Kind.TABLE, table.name() + suffix, from.name(),
                            "Metadata of the table.", prefix + quoted(table.name() + suffix), weight));
                }
            }
        }

        private static String detail(IndexedTable table) {
            return switch (table.kind()) {
                case TABLEFLOW -> " · Tableflow";
                case ICEBERG -> " · Iceberg";
                case VIEW -> " · view";
                case OTHER -> "";
            };
        }

        /// Behind a dot: columns of an alias, fields of a row, tables of a database.
        private void members() {
            List<Relation> relations = scope().relations();
            if (spot.path().size() == 1) {
                Optional<Relation> alias = relations.stream()
                        .filter(each -> each.isCalled(spot.path().getFirst()))
                        .findFirst();
                alias.ifPresent(each -> each.columns().forEach(column -> column(column, each, quoted(column.name()))));
                if (alias.isEmpty()) {
                    index.database(spot.path().getFirst()).ifPresent(it -> tables(it, false, 1));
                }
            }
            Paths.resolve(spot.path(), relations).ifPresent(column -> RowType.fields(column.type()).forEach(field ->
                    found.add(Kind.FIELD, field.name(), field.type(), "", quoted(field.name()), 1)));
        }

        private void operands() {
            Scope scope = scope();
            columns(scope, true);
            scope.relations().stream().filter(each -> !each.alias().isEmpty()).forEach(each ->
                    found.add(Kind.ALIAS, each.alias(), each.source(), "", quoted(each.alias()), 3));
            for (SqlFunction function : functions.all()) {
                found.add(Kind.FUNCTION, function.name(), function.signatures().getFirst(), function.about(),
                        function.word() ? function.name() : function.name() + "()", 1);
            }
            Phrases.before(spot.words(), spot.first()).forEach(word ->
                    found.add(Kind.KEYWORD, word, "", "", word, 2));
        }

        /// @param qualify those that more than one relation has
        private void columns(Scope scope, boolean qualify) {
            List<Relation> relations = scope.relations();
            Map<String, Long> often = relations.stream()
                    .flatMap(each -> each.columns().stream())
                    .collect(Collectors.groupingBy(column -> column.name().toLowerCase(Locale.ROOT),
                            Collectors.counting()));
            for (Relation relation : relations) {
                for (Relation.Column column : relation.columns()) {
                    boolean twice = qualify && !relation.alias().isEmpty()
                            && often.getOrDefault(column.name().toLowerCase(Locale.ROOT), 0L) > 1;
                    column(column, relation, (twice ? quoted(relation.alias()) + "." : "") + quoted(column.name()));
                }
            }
        }

        private void column(Relation.Column column, Relation relation, String insert) {
            String comment = column.comment();
            String detail = column.type().isEmpty() ? relation.source() : column.type() + " · " + relation.source();
            found.add(Kind.COLUMN, column.name(), detail, comment == null ? "" : comment, insert, 5);
        }

        private void words(Expected expected) {
            Phrases.after(expected, spot.words(), spot.first()).forEach(word ->
                    found.add(Kind.KEYWORD, word, "", "", word, 1));
        }
    }
}
