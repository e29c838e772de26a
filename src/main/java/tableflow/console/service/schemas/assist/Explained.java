package tableflow.console.service.schemas.assist;

/// What a part of the text means.
///
/// @param range the part
/// @param text plain, may have several lines; may be empty
public record Explained(Range range, String title, String text) {}
