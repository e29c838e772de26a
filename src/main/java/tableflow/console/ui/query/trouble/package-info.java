/// Why a run failed: cause, place, what to do, and the check that proves it.
@org.jspecify.annotations.NullMarked
package tableflow.console.ui.query.trouble;
