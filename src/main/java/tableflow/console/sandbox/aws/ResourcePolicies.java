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

    /// These, and for resources of which they know nothing the others.
    default ResourcePolicies or(ResourcePolicies others) {
        ResourcePolicies these = this;
        return new ResourcePolicies() {
            @Override
            public Optional<String> policyOf(String resourceArn) {
                return these.policyOf(resourceArn).or(() -> others.policyOf(resourceArn));
            }

            @Override
            public Optional<String> ownerOf(String resourceArn) {
                return these.ownerOf(resourceArn).or(() -> others.ownerOf(resourceArn));
            }
        };
    }

    /// The policy document (JSON) that counts for this resource: for an object the one of its bucket.
    Optional<String> policyOf(String resourceArn);

    /// The account that owns it, twelve digits. The ARN of a bucket or object does not say so.
    Optional<String> ownerOf(String resourceArn);
}
