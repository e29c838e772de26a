package tableflow.console.sandbox.cloudwatch;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.UUID;
import tableflow.console.sandbox.aws.AwsFailure;
import tableflow.console.sandbox.http.BadJson;
import tableflow.console.sandbox.http.Json;
import tableflow.console.sandbox.http.Reply;
import tableflow.console.sandbox.http.Request;

/// The protocols in which a call may come: the query protocol of older clients (form in, XML out), JSON 1.0, and
/// Smithy's RPC v2 with CBOR, which newer SDKs prefer. The answer goes out as the call came in.
enum Wire {
    QUERY {
        @Override
        Reply reply(String operation, ObjectNode result) {
            return new Reply(200, Map.of(TYPE, "text/xml"), XmlAnswers.result(operation, result));
        }

        @Override
        Reply error(AwsFailure failure) {
            String id = UUID.randomUUID().toString();
            return new Reply(failure.status(), Map.of(TYPE, "text/xml"), XmlAnswers.error(failure, id))
                    .withHeader("x-amzn-RequestId", id);
        }
    },
    JSON {
        @Override
        Reply reply(String operation, ObjectNode result) {
            return new Reply(200, Map.of(TYPE, "application/x-amz-json-1.0"), Json.bytes(Cbor.plain(result)));
        }

        @Override
        Reply error(AwsFailure failure) {
            return queryCompatible(failure, new Reply(failure.status(), Map.of(TYPE, "application/x-amz-json-1.0"),
                    Json.bytes(body(failure))));
        }
    },
    CBOR {
        @Override
        Reply reply(String operation, ObjectNode result) {
            return new Reply(200, RPC, Cbor.bytes(result));
        }

        @Override
        Reply error(AwsFailure failure) {
            return queryCompatible(failure, new Reply(failure.status(), RPC, Cbor.bytes(body(failure))));
        }
    };

    static final String NAMESPACE = "http://monitoring.amazonaws.com/doc/2010-08-01/";

    private static final String TYPE = "Content-Type";
    private static final Map<String, String> RPC = Map.of(TYPE, "application/cbor", "smithy-protocol", "rpc-v2-cbor");
    private static final String TARGET = "GraniteServiceVersion20100801";
    private static final String RPC_PATH = "/service/" + TARGET + "/operation/";

    /// A call, the same whichever way it came.
    record Call(String operation, Input input) {}

    static Wire of(Request request) {
        if (request.header("smithy-protocol").isPresent() || request.rawPath().startsWith(RPC_PATH)) {
            return CBOR;
        }
        return request.header("X-Amz-Target").isPresent() ? JSON : QUERY;
    }

    /// @throws AwsFailure when the call cannot be read
    Call call(Request request) throws AwsFailure {
        try {
            return switch (this) {
                case CBOR -> new Call(request.rawPath().substring(RPC_PATH.length()), input(Cbor.read(request.body())));
                case JSON -> new Call(request.header("X-Amz-Target").orElse("").replaceFirst("^" + TARGET + "\\.", ""),
                        input(request.body().length == 0 ? Json.object() : request.json()));
                case QUERY -> query(request);
            };
        } catch (BadJson | IOException | IndexOutOfBoundsException e) {
            throw new AwsFailure(400, "SerializationException", "The request could not be read.");
        }
    }

    abstract Reply reply(String operation, ObjectNode result);

    abstract Reply error(AwsFailure failure);

    private static Input input(JsonNode node) throws AwsFailure {
        if (!node.isObject()) {
            throw new AwsFailure(400, "SerializationException", "Start of structure or map found where not expected.");
        }
        return new Input(node);
    }

    private static Call query(Request request) throws AwsFailure {
        ObjectNode form = FormTree.of(request.method().equals("POST")
                ? new String(request.body(), StandardCharsets.UTF_8)
                : request.rawQuery());
        if (!form.has("Action")) {
            throw new AwsFailure(400, "MissingAction", "Could not find operation in the request.");
        }
        return new Call(form.path("Action").asText(), new Input(form));
    }

    private static ObjectNode body(AwsFailure failure) {
        return Json.object()
                .put("__type", "com.amazonaws.cloudwatch.v2010_08_01#" + shape(failure.code()))
                .put("message", failure.text());
    }

    /// Clients of the newer protocols learn the older code from a header.
    private static Reply queryCompatible(AwsFailure failure, Reply reply) {
        return reply.withHeader("x-amzn-query-error", failure.code() + ";"
                + (failure.status() < 500 ? "Sender" : "Receiver"));
    }

    /// The model's name for what the query protocol calls by a code.
    private static String shape(String code) {
        return switch (code) {
            case "InvalidParameterValue", "InvalidParameterCombination" -> code + "Exception";
            case "MissingParameter" -> "MissingRequiredParameterException";
            case "InternalServiceError" -> "InternalServiceFault";
            case "InvalidAction" -> "UnknownOperationException";
            default -> code;
        };
    }
}
