package tableflow.console.domain.aws;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import tableflow.console.domain.Open;

/// A key of KMS.
///
/// @param account that it belongs to
/// @param byAws whether AWS keeps it for one of its services: no other account can use it, and its policy is fixed
/// @param deletedAt when it will be deleted; absent unless that is pending
public record KmsKey(
        String id, String arn, String account, Open<State> state, boolean byAws, @Nullable Instant deletedAt) {

    /// Only an enabled key encrypts and decrypts.
    public enum State {
        CREATING,
        ENABLED,
        DISABLED,
        PENDINGDELETION,
        PENDINGREPLICADELETION,
        PENDINGIMPORT,
        UNAVAILABLE,
        UPDATING
    }
}
