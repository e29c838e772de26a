package tableflow.console.service.schemas.assist;

/// Where a name is defined.
///
/// @param document the reference that defines it; empty for the text itself
/// @param range the name within that text
public record Target(String document, Range range) {

    /// Whether it is in the text itself.
    public boolean isHere() {
        return document.isEmpty();
    }
}
