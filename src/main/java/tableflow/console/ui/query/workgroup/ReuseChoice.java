package tableflow.console.ui.query.workgroup;

import java.util.OptionalInt;
import tableflow.console.domain.query.QueryRequest;

/// Whether earlier results will do, for all statements of a window. Any thread: it is asked where statements are sent.
public final class ReuseChoice {

    /// What Athena takes where nothing is said.
    public static final int USUAL_MINUTES = 60;

    private volatile OptionalInt minutes = OptionalInt.empty();

    /// How old a result may be; empty runs every statement.
    public OptionalInt minutes() {
        return minutes;
    }

    void set(OptionalInt chosen) {
        minutes = chosen;
    }

    /// The request as it is to be sent.
    public QueryRequest apply(QueryRequest request) {
        OptionalInt chosen = minutes;
        return chosen.isPresent() && request.reuseMinutes().isEmpty() ? request.reusing(chosen.getAsInt()) : request;
    }
}
