package tableflow.console.domain.doctor.explain;

/// A name, number or id that the text tells.
///
/// @param kind what it is
/// @param value as it stands there
/// @param place where
public record Extract(Kind kind, String value, Span place) {

    /// What can be read out of an error.
    public enum Kind {
        PRINCIPAL,
        ACTION,
        RESOURCE,
        ACCOUNT,
        REGION,
        BUCKET,
        DATABASE,
        TABLE,
        TOPIC,
        SUBJECT,
        CLUSTER,
        WORKGROUP,
        STATUS,
        ERROR_TYPE,
        REQUEST_ID,
        /// Line and column in a statement: `3:14`.
        LINE_AND_COLUMN
    }
}
