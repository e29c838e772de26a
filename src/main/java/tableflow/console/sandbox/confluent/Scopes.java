package tableflow.console.sandbox.confluent;

import tableflow.console.sandbox.http.Request;

/// The query parameters that say in which environment, and in which cluster, a call is meant.
///
/// @param environment its id; exists and is visible to the caller
/// @param cluster likewise
record Scopes(String environment, String cluster) {
    /// `environment`, required.
    static String environment(Request request, Caller caller, Organization org) throws ApiFailure {
        String id = required(request, "environment");
        if (org.environments().find(id).isEmpty()) {
            throw ApiFailure.forbidden();
        }
        caller.requireSight(org.crn(id));
        return id;
    }

    /// `environment` and `spec.kafka_cluster`, both required.
    static Scopes of(Request request, Caller caller, Organization org) throws ApiFailure {
        String environment = required(request, "environment");
        String cluster = required(request, "spec.kafka_cluster");
        return checked(environment, cluster, caller, org);
    }

    /// The same from the references in a body's `spec`.
    static Scopes of(Fields spec, Caller caller, Organization org) throws ApiFailure {
        return checked(spec.reference("environment"), spec.reference("kafka_cluster"), caller, org);
    }

    private static Scopes checked(String environment, String cluster, Caller caller, Organization org)
            throws ApiFailure {
        if (org.cluster(environment, cluster).isEmpty()) {
            throw ApiFailure.forbidden();
        }
        caller.requireSight(org.crn(environment, cluster));
        return new Scopes(environment, cluster);
    }

    private static String required(Request request, String name) throws ApiFailure {
        return request.query(name).filter(value -> !value.isBlank())
                .orElseThrow(() -> ApiFailure.filter(name, "The parameter " + name + " is required."));
    }
}
