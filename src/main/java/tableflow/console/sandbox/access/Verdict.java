package tableflow.console.sandbox.access;

/// Outcome of checking a credential. Only [#OK] lets the caller in; clients are told no more than "unauthorised".
public enum Verdict {
    OK,
    /// No such key, or deleted.
    UNKNOWN,
    WRONG_SECRET,
    /// Exists, but has not reached this service yet.
    NOT_YET,
    /// A key for another kind of service.
    WRONG_KIND,
    /// The right kind, but for another cluster.
    OTHER_RESOURCE
}
