/// The Storage pane: what a bucket holds, of which topics, how it grows and what it costs. Its tabs are parts.
@org.jspecify.annotations.NullMarked
package tableflow.console.ui.storage;
