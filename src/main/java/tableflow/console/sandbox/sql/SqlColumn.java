package tableflow.console.sandbox.sql;

/// A column of a result.
///
/// @param name as the engine names it, such as `_col0` for an expression without a name
public record SqlColumn(String name, SqlType type) {}
