package tableflow.console.ui.messages;

/// Something that a reader of records should know: records are missing, or the cluster was away.
///
/// @param warns it concerns what is shown; otherwise it is good to know
public record ReadingNotice(boolean warns, String text) {}
