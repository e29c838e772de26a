package tableflow.console.service.schemas.registry;

/// A setting as it holds at a place, with where it comes from.
///
/// @param origin the place that sets it
/// @param own whether that is the place itself
public record SettingInForce<T>(T value, Origin origin, boolean own) {

    /// Who sets it.
    public enum Origin {
        SUBJECT,
        CONTEXT,
        /// The registry as a whole.
        REGISTRY,
        /// Nobody: what registries start with.
        DEFAULT
    }
}
