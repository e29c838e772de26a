package tableflow.console.domain.doctor;

/// How sure a signal makes its cause.
public enum Certainty {
    /// The signal has no other cause.
    CERTAIN,
    /// Strong, with a rival or two, which the cause names.
    LIKELY,
    /// A hint: to be shown as a possibility.
    POSSIBLE
}
