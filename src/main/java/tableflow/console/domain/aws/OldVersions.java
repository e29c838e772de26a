package tableflow.console.domain.aws;

/// Old versions that a first page of up to 1,000 versions tells of.
///
/// @param versions how many are no longer current
/// @param bytes their size
/// @param current how many of the page are current
/// @param deleteMarkers how many stand for deleted objects
/// @param complete whether there is no further page
public record OldVersions(long versions, long bytes, long current, long deleteMarkers, boolean complete) {}
