package tableflow.console.sandbox.sql.statement;

import java.util.List;
import tableflow.console.domain.sql.StatementKind;
import tableflow.console.domain.sql.TableName;

/// Athena's upkeep of Iceberg tables. Source: Athena user guide, "Optimizing Iceberg tables".
final class Maintenance {
    /// What Athena keeps when a table does not say otherwise (`vacuum_max_snapshot_age_seconds` = 432,000).
    private static final String AGE = "'5d'";

    private Maintenance() {}

    /// `OPTIMIZE table REWRITE DATA USING BIN_PACK [WHERE predicate]`.
    static AthenaStatement optimize(TokenReader reader) throws SyntaxError {
        reader.expect("OPTIMIZE");
        TableName table = reader.quotableTable();
        reader.expect("REWRITE", "DATA", "USING", "BIN_PACK");
        String where = "";
        if (reader.lookingAt("WHERE")) {
            where = " " + reader.rest();
        }
        reader.expectEnd();
        String sql = "ALTER TABLE " + table.sql() + " EXECUTE optimize" + where;
        TrinoGrammar.statement(sql);
        return HiveGrammar.silent(StatementKind.OPTIMIZE, reader, List.of(table), List.of(sql));
    }

    static AthenaStatement vacuum(TokenReader reader) throws SyntaxError {
        reader.expect("VACUUM");
        TableName table = reader.quotableTable();
        reader.expectEnd();
        String alter = "ALTER TABLE " + table.sql() + " EXECUTE ";
        return HiveGrammar.silent(StatementKind.VACUUM, reader, List.of(table), List.of(
                alter + "expire_snapshots(retention_threshold => " + AGE + ")",
                alter + "remove_orphan_files(retention_threshold => " + AGE + ")"));
    }
}
