package tableflow.console.domain.aws;

import org.jspecify.annotations.Nullable;

/// A place that is registered with Lake Formation, whose grants then decide on the tables in it.
///
/// @param arn of the bucket or prefix
/// @param role that Lake Formation reads it with; absent where not told
/// @param hybrid whether IAM alone is enough for those who were not opted in
/// @param federated whether it stands for another catalog
public record LakeLocation(String arn, @Nullable String role, boolean hybrid, boolean federated) {

    /// Whether it covers a place, given as `arn:aws:s3:::bucket/key`.
    public boolean covers(String place) {
        return place.equals(arn) || place.startsWith(arn.endsWith("/") ? arn : arn + "/");
    }
}
