package tableflow.console.remote.confluent;

/// Where the lists of the control plane are.
final class ControlPlanePaths {

    static final String ENVIRONMENTS = "org/v2/environments";
    static final String KAFKA_CLUSTERS = "cmk/v2/clusters";
    static final String REGISTRY_CLUSTERS = "srcm/v3/clusters";
    static final String SERVICE_ACCOUNTS = "iam/v2/service-accounts";
    static final String ROLE_BINDINGS = "iam/v2/role-bindings";
    static final String API_KEYS = "iam/v2/api-keys";
    static final String PROVIDER_INTEGRATIONS = "pim/v1/integrations";
    static final String QUOTAS = "service-quota/v1/applied-quotas";

    private ControlPlanePaths() {}
}
