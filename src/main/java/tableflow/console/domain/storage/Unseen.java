package tableflow.console.domain.storage;

import tableflow.console.domain.RemoteFailure.Kind;

/// A part of a bucket that could not be listed.
///
/// @param prefix what its keys begin with
/// @param after its keys lie behind this one
/// @param upTo and not behind this one; empty for no end
/// @param kind such as FORBIDDEN
/// @param why in the words of the failure
/// @param advice what to do; may be empty
public record Unseen(String prefix, String after, String upTo, Kind kind, String why, String advice) {}
