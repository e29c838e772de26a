/// The engine's plan of a statement, read from the text that `EXPLAIN` and `EXPLAIN ANALYZE` give.
@org.jspecify.annotations.NullMarked
package tableflow.console.domain.query.plan;
