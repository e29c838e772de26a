package tableflow.console.ui.query;

import java.util.Locale;
import tableflow.console.domain.Open;
import tableflow.console.domain.query.QueryState;
import tableflow.console.ui.control.Severity;

/// Where a run is.
public enum RunPhase {
    /// An earlier statement of the same tab has to succeed first.
    WAITING(Severity.NEUTRAL),
    /// It is looked at before it is sent.
    CHECKING(Severity.BUSY),
    /// On its way to Athena.
    SUBMITTING(Severity.BUSY),
    /// Athena has no room for it yet.
    QUEUED(Severity.BUSY),
    RUNNING(Severity.BUSY),
    SUCCEEDED(Severity.GOOD),
    FAILED(Severity.BAD),
    /// By the user, by somebody else, or by the workgroup's limit.
    CANCELLED(Severity.WARNING);

    private final Severity severity;

    RunPhase(Severity severity) {
        this.severity = severity;
    }

    /// How good or bad that is.
    public Severity severity() {
        return severity;
    }

    /// Whether nothing more happens.
    public boolean isEnded() {
        return this == SUCCEEDED || this == FAILED || this == CANCELLED;
    }

    /// Part of the keys of its texts.
    String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// The phase of a query in a state; one that Athena has added meanwhile counts as running.
    static RunPhase of(Open<QueryState> state) {
        QueryState known = state.known();
        return known == null ? RUNNING : valueOf(known.name());
    }
}
