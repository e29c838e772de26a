/// The scans that are kept on this computer, and what changed between two of them.
@org.jspecify.annotations.NullMarked
package tableflow.console.ui.storage.kept;
