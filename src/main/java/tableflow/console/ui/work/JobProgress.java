package tableflow.console.ui.work;

/// How far a job is: its newest message, and `done` of `total` units; `total` is 0 while it is unknown.
public record JobProgress(String message, long done, long total) {

    /// Before the first report.
    public static final JobProgress NONE = new JobProgress("", 0, 0);

    /// Between 0 and 1, or -1 while the total is unknown: what a progress bar takes.
    public double fraction() {
        return total <= 0 ? -1 : Math.clamp((double) done / total, 0, 1);
    }
}
