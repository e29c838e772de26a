package tableflow.console.sandbox.iam.policy;

/// The types of policies, as a denial names them.
public enum PolicyType {
    SERVICE_CONTROL("service control"),
    RESOURCE("resource-based"),
    TRUST("role trust"),
    IDENTITY("identity-based"),
    BOUNDARY("permissions boundary"),
    SESSION("session");

    private final String text;

    PolicyType(String text) {
        this.text = text;
    }

    /// Such as `identity-based`.
    public String text() {
        return text;
    }

    /// With its article: `an identity-based`.
    public String withArticle() {
        return (this == IDENTITY ? "an " : "a ") + text;
    }
}
