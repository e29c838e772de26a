/// What happened to a table, drawn along an axis of time.
@org.jspecify.annotations.NullMarked
package tableflow.console.ui.topics.timeline;
