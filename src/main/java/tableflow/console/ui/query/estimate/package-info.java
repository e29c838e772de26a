/// The strip that says what the statement at the caret will read and cost.
@org.jspecify.annotations.NullMarked
package tableflow.console.ui.query.estimate;
