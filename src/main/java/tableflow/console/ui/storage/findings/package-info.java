/// What is wrong in the bucket that the Storage pane shows, with evidence and remedies. It deletes nothing.
@org.jspecify.annotations.NullMarked
package tableflow.console.ui.storage.findings;
