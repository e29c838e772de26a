package tableflow.console.domain.doctor;

/// What a failed call, or a failed query, told.
///
/// @param source who said it; what lies behind it may speak through it, such as S3 through Athena
/// @param code its code (`NoSuchBucket`, `MALFORMED_QUERY`), or the exception's name; empty when there is none
/// @param category Athena's: 1 system, 2 user, 3 other; 0 when not told
/// @param type Athena's number of the error, or another system's; -1 when not told
/// @param message its words
public record Signal(Source source, String code, int category, int type, String message) {

    /// Not told.
    public static final int NO_TYPE = -1;

    /// Who can say that something failed.
    public enum Source {
        /// A library on this machine, before or instead of an answer.
        LOCAL,
        STS,
        IAM,
        S3,
        KMS,
        GLUE,
        LAKE_FORMATION,
        ATHENA,
        TABLEFLOW,
        REGISTRY,
        KAFKA,
        CONFLUENT
    }

    /// A call that failed with a code and words.
    public static Signal of(Source source, String code, String message) {
        return new Signal(source, code, 0, NO_TYPE, message);
    }
}
