/// Why a run failed: cause, place, what to do, and the way to the doctor.
@org.jspecify.annotations.NullMarked
package tableflow.console.ui.query.trouble;
