package tableflow.console.sandbox.aws;

/// Decides who may do what.
@FunctionalInterface
public interface Permissions {
    /// Returns when the policies of the caller and of the resource allow it.
    ///
    /// @throws AwsFailure 403 with AWS's sentence: who, which action, which resource, and the type of policy that
    ///     denies or does not allow
    void require(Principal caller, Access access) throws AwsFailure;
}
