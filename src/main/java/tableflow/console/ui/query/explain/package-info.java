/// The plan of a run's statement, and advice how to write it better.
@org.jspecify.annotations.NullMarked
package tableflow.console.ui.query.explain;
