/// Tables in the Storage pane: all of them from a request each, what the bytes of one are, its snapshots with what each
/// keeps, what a retention costs, and how it all grows.
@org.jspecify.annotations.NullMarked
package tableflow.console.ui.storage.table;
