/// The doctor's pane: a ladder of checks from this machine down to the rows, what is wrong and how to mend it.
@org.jspecify.annotations.NullMarked
package tableflow.console.ui.doctor;
