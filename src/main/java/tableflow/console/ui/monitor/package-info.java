/// The Monitor pane: all tables at a glance with how they have been, limits, and alerts.
@org.jspecify.annotations.NullMarked
package tableflow.console.ui.monitor;
