package tableflow.console.sandbox.aws;

import java.util.Optional;

/// What resources say about themselves when it is decided who may do what to them: the object store knows this of
/// buckets and objects.
public interface ResourcePolicies {
    /// No resource has a policy or a known owner.
    ResourcePolicies NONE = new ResourcePolicies() {
        @Override
        public Optional<String> policyOf(String resourceArn) {
            return Optional.empty();
        }

        @Override
        public Optional<String> ownerOf(String resourceArn) {
            return Optional.empty();
        }
    };

    /// The policy document (JSON) that counts for this resource: for an object the one of its bucket.
    Optional<String> policyOf(String resourceArn);

    /// The account that owns it, twelve digits. The ARN of a bucket or object does not say so.
    Optional<String> ownerOf(String resourceArn);
}
