/// The Athena pane: statements in tabs, their runs, and the places where panels beside and below them are mounted.
@org.jspecify.annotations.NullMarked
package tableflow.console.ui.query;
