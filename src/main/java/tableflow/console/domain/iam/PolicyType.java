package tableflow.console.domain.iam;

/// The types of policies, as a denial names them.
public enum PolicyType {
    SERVICE_CONTROL("service control policy"),
    RESOURCE_CONTROL("resource control policy"),
    VPC_ENDPOINT("VPC endpoint policy"),
    RESOURCE("resource-based policy"),
    TRUST("role trust policy"),
    IDENTITY("identity-based policy"),
    BOUNDARY("permissions boundary"),
    SESSION("session policy");

    private final String text;

    PolicyType(String text) {
        this.text = text;
    }

    /// Such as `identity-based policy`; a boundary is none by name.
    public String text() {
        return text;
    }

    /// With its article: `an identity-based policy`.
    public String withArticle() {
        return (this == IDENTITY ? "an " : "a ") + text;
    }
}
