/// Athena's SQL: what kind a statement is, whether its syntax holds, and what the engine is to run for it. Pure rules.
@org.jspecify.annotations.NullMarked
package tableflow.console.sandbox.sql.statement;
