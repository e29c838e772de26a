/// Reports of what the doctor found, written to files or put on the clipboard.
@org.jspecify.annotations.NullMarked
package tableflow.console.ui.doctor.report;
