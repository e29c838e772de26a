package tableflow.console.remote.confluent;

import com.fasterxml.jackson.databind.node.ObjectNode;
import okhttp3.HttpUrl;
import tableflow.console.domain.RemoteFailure;
import tableflow.console.domain.RemoteFailure.Kind;
import tableflow.console.domain.change.ChangeRequest.DeleteApiKey;
import tableflow.console.domain.change.ChangeRequest.DeleteProviderIntegration;
import tableflow.console.domain.change.ChangeRequest.DeleteRoleBinding;
import tableflow.console.domain.change.ChangeRequest.DeleteServiceAccount;
import tableflow.console.domain.change.ChangeRequest.NewApiKey;
import tableflow.console.domain.change.ChangeRequest.NewProviderIntegration;
import tableflow.console.domain.change.ChangeRequest.NewRoleBinding;
import tableflow.console.domain.change.ChangeRequest.NewServiceAccount;
import tableflow.console.remote.http.HttpCall;
import tableflow.console.remote.http.Json;
import tableflow.console.remote.http.Urls;

/// The calls that change the control plane, as iam/v2 and pim/v1 define them.
public record ControlPlaneCalls(HttpUrl base) {

    public HttpCall create(NewServiceAccount request) {
        return HttpCall.post(
                "create service account " + request.displayName(),
                Urls.at(base, ControlPlanePaths.SERVICE_ACCOUNTS).build(),
                Json.object("display_name", request.displayName()).put("description", request.description()));
    }

    public HttpCall create(NewRoleBinding request) {
        return HttpCall.post(
                "bind role " + request.roleName() + " to " + request.principal(),
                Urls.at(base, ControlPlanePaths.ROLE_BINDINGS).build(),
                Json.object("principal", request.principal())
                        .put("role_name", request.roleName())
                        .put("crn_pattern", request.crnPattern()));
    }

    /// A Cloud key has no `resource`; a service account is told from a user by the prefix that Confluent gives it.
    public HttpCall create(NewApiKey request) {
        ObjectNode spec = Json.object("display_name", request.displayName())
                .put("description", request.description());
        spec.putObject("owner")
                .put("id", request.ownerId())
                .put("kind", request.ownerId().startsWith("u-") ? "User" : "ServiceAccount");
        switch (request.purpose()) {
            case CLOUD -> {}
            case KAFKA, SCHEMA_REGISTRY -> spec.putObject("resource")
                    .put("id", clusterOf(request))
                    .put("kind", "Cluster");
            case TABLEFLOW -> spec.putObject("resource")
                    .put("id", "tableflow")
                    .put("kind", "Tableflow")
                    .put("api_version", "tableflow/v1");
            case GLOBAL -> spec.putObject("resource")
                    .put("id", "global")
                    .put("kind", "Global")
                    .put("api_version", "global/v1");
            case OTHER -> throw RemoteFailure.of(
                    Kind.INVALID, "create API key " + request.displayName(), "a key of an unknown kind cannot be made");
        }
        ObjectNode body = Json.object();
        body.set("spec", spec);
        return HttpCall.post(
                "create API key " + request.displayName(), Urls.at(base, ControlPlanePaths.API_KEYS).build(), body);
    }

    private static String clusterOf(NewApiKey request) {
        if (request.resourceId() == null) {
            throw RemoteFailure.of(
                    Kind.INVALID, "create API key " + request.displayName(), "the cluster that it is for is missing");
        }
        return request.resourceId();
    }

    public HttpCall create(NewProviderIntegration request) {
        ObjectNode body = Json.object("display_name", request.displayName()).put("provider", "AWS");
        body.putObject("config")
                .put("kind", "AwsIntegrationConfig")
                .put("customer_iam_role_arn", request.customerRoleArn());
        body.set("environment", Json.object("id", request.environmentId()));
        return HttpCall.post(
                "create provider integration " + request.displayName(),
                Urls.at(base, ControlPlanePaths.PROVIDER_INTEGRATIONS).build(),
                body);
    }

    public HttpCall delete(DeleteServiceAccount request) {
        return HttpCall.delete(
                "delete service account " + request.id(), one(ControlPlanePaths.SERVICE_ACCOUNTS, request.id()));
    }

    public HttpCall delete(DeleteRoleBinding request) {
        return HttpCall.delete(
                "delete role binding " + request.id(), one(ControlPlanePaths.ROLE_BINDINGS, request.id()));
    }

    public HttpCall delete(DeleteApiKey request) {
        return HttpCall.delete("delete API key " + request.id(), one(ControlPlanePaths.API_KEYS, request.id()));
    }

    public HttpCall delete(DeleteProviderIntegration request) {
        HttpUrl url = one(ControlPlanePaths.PROVIDER_INTEGRATIONS, request.id());
        return HttpCall.delete(
                "delete provider integration " + request.id(),
                url.newBuilder().addQueryParameter("environment", request.environmentId()).build());
    }

    /// The address of one object.
    HttpUrl one(String path, String id) {
        return Urls.at(base, path).addPathSegment(Urls.segment("id", id)).build();
    }
}
