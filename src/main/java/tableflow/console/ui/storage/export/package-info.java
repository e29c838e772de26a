/// What the Storage pane shows, going out to files, and lists of S3 Inventory coming in.
@org.jspecify.annotations.NullMarked
package tableflow.console.ui.storage.export;
