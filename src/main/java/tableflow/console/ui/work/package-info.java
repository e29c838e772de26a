/// The one way off the JavaFX thread: jobs on virtual threads whose outcomes come back on the JavaFX thread.
///
/// [tableflow.console.ui.work.Work] starts jobs, [tableflow.console.ui.work.LatestOnly] keeps the newest of a kind,
/// [tableflow.console.ui.work.Jobs] lists what runs, [tableflow.console.ui.work.Ticker] repeats a job while it is seen.
/// No class here needs the toolkit: executors and the timer are constructor parameters.
@org.jspecify.annotations.NullMarked
package tableflow.console.ui.work;
