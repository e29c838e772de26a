package tableflow.console.sandbox.iam;

import java.io.IOException;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tableflow.console.domain.iam.Caller;
import tableflow.console.domain.iam.Decision;
import tableflow.console.domain.iam.Decision.Outcome;
import tableflow.console.domain.iam.Evaluation;
import tableflow.console.domain.iam.Guard;
import tableflow.console.domain.iam.MalformedPolicy;
import tableflow.console.domain.iam.Policies;
import tableflow.console.domain.iam.PolicyKind;
import tableflow.console.domain.iam.PolicyType;
import tableflow.console.domain.iam.Question;
import tableflow.console.sandbox.http.BadJson;
import tableflow.console.sandbox.http.Reply;
import tableflow.console.sandbox.http.Request;
import tableflow.console.sandbox.http.Router;

/// What stands around accounts, armed through the test hook for as long as the sandbox runs: the policy of the VPC
/// endpoint through which this network's calls reach S3, and a resource control policy of the organization. Neither
/// hangs on a caller or a resource, and the policy simulator knows neither.
final class Perimeter {
    private final Documents documents;
    private final Map<PolicyType, String> armed = new EnumMap<>(PolicyType.class);

    Perimeter(Documents documents) {
        this.documents = documents;
    }

    /// Who or what stops a call that all other policies let through.
    ///
    /// @param outside whether the call comes from another network than this machine's
    Optional<Decision> stops(Caller caller, Question question, boolean outside) {
        Optional<Decision> endpoint = outside || !question.action().startsWith("s3:")
                ? Optional.empty()
                : decided(PolicyType.VPC_ENDPOINT, caller, question);
        return endpoint.filter(d -> !d.allowed())
                .or(() -> decided(PolicyType.RESOURCE_CONTROL, caller, question)
                        .filter(d -> d.outcome() == Outcome.EXPLICIT_DENY));
    }

    private synchronized Optional<Decision> decided(PolicyType type, Caller caller, Question question) {
        return Optional.ofNullable(armed.get(type)).map(document -> {
            Policies only = new Policies(List.of(), List.of(documents.stored(
                    type.text(), document, PolicyKind.RESOURCE)), Optional.empty(), List.of());
            Decision decision = new Evaluation(caller, only, Guard.open(caller.account())).decide(question);
            return new Decision(decision.outcome(), Optional.of(type), decision.matched());
        });
    }

    /// Adds `/vpc-endpoint` and `/resource-control`, each with PUT of a document and DELETE.
    Router addTo(Router hooks) {
        Map.of("/vpc-endpoint", PolicyType.VPC_ENDPOINT, "/resource-control", PolicyType.RESOURCE_CONTROL)
                .forEach((path, type) -> hooks
                        .put(path, request -> put(type, request))
                        .delete(path, request -> {
                            forget(type);
                            return Reply.empty(204);
                        }));
        return hooks;
    }

    private synchronized Reply put(PolicyType type, Request request) throws IOException, BadJson {
        String document = request.json().toString();
        try {
            documents.read(document, PolicyKind.RESOURCE);
        } catch (MalformedPolicy e) {
            return Reply.json(400, Map.of("message", e.text()));
        }
        armed.put(type, document);
        return Reply.empty(204);
    }

    private synchronized void forget(PolicyType type) {
        armed.remove(type);
    }
}
