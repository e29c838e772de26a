/// How a statement runs, or would run: the engine's plan as a tree, and advice about the statement.
@org.jspecify.annotations.NullMarked
package tableflow.console.ui.query.explain;
