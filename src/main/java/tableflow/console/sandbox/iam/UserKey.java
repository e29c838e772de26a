package tableflow.console.sandbox.iam;

import java.time.Instant;

/// An access key of a user, for as long as it is not deleted.
///
/// @param id `AKIA...`
/// @param owner ARN of the user
record UserKey(String id, String secret, String owner, boolean active, Instant createdAt) {
    @Override
    public String toString() {
        return "UserKey[" + id + "]";
    }
}
