/// The queries that ran in the workgroup: found, run again, and what they cost each day.
@org.jspecify.annotations.NullMarked
package tableflow.console.ui.query.history;
