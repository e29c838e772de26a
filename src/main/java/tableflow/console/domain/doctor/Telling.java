package tableflow.console.domain.doctor;

/// How much a clue says by itself.
public enum Telling {
    /// Nobody else says this: it counts whoever speaks.
    ALONE,
    /// It counts when it is known who speaks; others say the like of other things.
    OF_ITS_SOURCE,
    /// Many say this: a possibility, whoever speaks.
    HINT
}
