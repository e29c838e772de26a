package tableflow.console.ui.query;

/// Where a statement stood when it was run.
///
/// @param tab the id of its tab
/// @param from offset of its first character in the tab's text, `to` the one after its last
public record RunPlace(String tab, int from, int to) {}
