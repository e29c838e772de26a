package tableflow.console.domain.sql;

import java.util.List;
import java.util.Optional;
import tableflow.console.domain.sql.StatementKind.Effect;

/// What can be told of a statement from its words alone; the statement may be unfinished or wrong.
///
/// @param written tables and views that it creates, changes or drops, as far as their names can be read
/// @param database that it creates, changes or drops
/// @param inner what it explains, prepares or executes, where its text tells it
public record SqlStatement(
        StatementKind kind, List<TableName> written, Optional<String> database, Optional<SqlStatement> inner) {

    public SqlStatement {
        written = List.copyOf(written);
    }

    /// Reads the first statement of a text.
    public static SqlStatement of(String sql) {
        return new Classifier(Tokens.meaning(sql)).classify();
    }

    /// What a run leaves behind. `EXPLAIN ANALYZE` does what it explains.
    public Effect effect() {
        boolean runsInner = kind == StatementKind.EXPLAIN_ANALYZE || kind == StatementKind.EXECUTE;
        return runsInner ? inner.map(SqlStatement::effect).orElse(kind.effect()) : kind.effect();
    }

    /// Whether a run changes tables, their data or the catalog.
    public boolean writes() {
        return effect() == Effect.WRITES;
    }

    /// Whether names stand in backquotes; of `EXPLAIN`, in what it explains.
    public boolean isHive() {
        return kind.isHive();
    }
}
