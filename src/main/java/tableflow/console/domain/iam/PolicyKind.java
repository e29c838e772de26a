package tableflow.console.domain.iam;

/// What a document is for, which decides what it must and must not hold.
public enum PolicyKind {
    /// Of a user, role or session; also a boundary and a service control policy. No principals.
    IDENTITY,
    /// Of a bucket or a catalog: principals and resources.
    RESOURCE,
    /// Who may assume a role: principals, no resources, actions of STS only.
    TRUST
}
