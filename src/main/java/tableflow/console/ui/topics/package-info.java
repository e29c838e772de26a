/// The Topics pane: all topics of the profile's cluster in a table, and everything about one of them.
@org.jspecify.annotations.NullMarked
package tableflow.console.ui.topics;
