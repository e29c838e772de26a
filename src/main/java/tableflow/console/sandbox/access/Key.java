package tableflow.console.sandbox.access;

import java.time.Instant;

/// An API key as the services that check it see it.
///
/// @param owner id of the principal it acts for: `sa-...` or `u-...`
/// @param resource id of the one resource it opens: a cluster's id, or `cloud`, or `tableflow`
/// @param usableAt before this the key is refused although it exists, as a new key is by the real service
public record Key(String id, Secret secret, String owner, KeyKind kind, String resource, Instant usableAt) {
    /// Resource id of Cloud keys.
    public static final String CLOUD = "cloud";
    /// Resource id of Tableflow keys.
    public static final String TABLEFLOW = "tableflow";
}
