package tableflow.console.domain.change;

import org.jspecify.annotations.Nullable;

/// The exact call that a change will make, for the eyes of the user. It holds no credentials.
///
/// @param body the request body, indented JSON; absent when there is none
public record PlannedCall(String method, String url, @Nullable String body) {}
