package tableflow.console.sandbox.iam;

import java.util.Map;
import tableflow.console.sandbox.aws.AwsApi;
import tableflow.console.sandbox.aws.AwsEndpoint;
import tableflow.console.sandbox.aws.AwsFailure;
import tableflow.console.sandbox.aws.Principal;
import tableflow.console.sandbox.aws.Xml;
import tableflow.console.sandbox.http.Reply;
import tableflow.console.sandbox.http.Request;

/// A service that speaks AWS's query protocol: forms in, XML out.
final class QueryApi implements AwsApi {
    private static final String TYPE = "text/xml";

    private final String service;
    private final String namespace;
    private final Map<String, Operation> operations;

    /// One operation of the service.
    @FunctionalInterface
    interface Operation {
        /// Writes what belongs into the `...Result` element.
        void answer(QueryCall call, Xml xml) throws AwsFailure;
    }

    QueryApi(String service, String namespace, Map<String, Operation> operations) {
        this.service = service;
        this.namespace = namespace;
        this.operations = Map.copyOf(operations);
    }

    @Override
    public String service() {
        return service;
    }

    @Override
    public Reply handle(Request request, Principal caller) throws AwsFailure {
        if (caller.anonymous()) {
            throw new AwsFailure(403, "MissingAuthenticationToken", "Request is missing Authentication Token");
        }
        QueryCall call = new QueryCall(request, caller);
        Operation operation = operations.get(call.action());
        if (operation == null) {
            throw new AwsFailure(400, "InvalidAction", "Could not find operation " + call.action());
        }
        Xml xml = Xml.of(call.action() + "Response", namespace).start(call.action() + "Result");
        operation.answer(call, xml);
        String id = AwsEndpoint.requestId(request);
        return reply(200, xml.end().start("ResponseMetadata").put("RequestId", id));
    }

    @Override
    public Reply error(Request request, AwsFailure failure) {
        Xml xml = Xml.of("ErrorResponse", namespace).start("Error")
                .put("Type", failure.status() < 500 ? "Sender" : "Receiver")
                .put("Code", failure.code())
                .put("Message", failure.text());
        return reply(failure.status(), xml.end().put("RequestId", AwsEndpoint.requestId(request)));
    }

    private static Reply reply(int status, Xml xml) {
        return new Reply(status, Map.of("Content-Type", TYPE), xml.bytes());
    }
}
