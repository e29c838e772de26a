package tableflow.console.service.query.result.store;

/// How much of a result is here.
///
/// @param why it is not whole; empty otherwise
public record Arrival(State state, String why) {

    /// All of it is here.
    public static final Arrival COMPLETE = new Arrival(State.COMPLETE, "");

    /// Rows are coming, or will.
    public static final Arrival ARRIVING = new Arrival(State.ARRIVING, "");

    /// What there is to know at once.
    public enum State {
        ARRIVING,
        COMPLETE,
        /// What is here can be read; the rest can be fetched as long as Athena has it.
        INCOMPLETE
    }

    /// A part is here.
    public static Arrival incomplete(String why) {
        return new Arrival(State.INCOMPLETE, why);
    }

    public boolean is(State other) {
        return state == other;
    }
}
