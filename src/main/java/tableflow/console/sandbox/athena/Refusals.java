package tableflow.console.sandbox.athena;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import tableflow.console.sandbox.aws.AwsFailure;
import tableflow.console.sandbox.http.Json;
import tableflow.console.sandbox.http.Reply;

/// Athena's refusals. An invalid request carries its kind twice, as `AthenaErrorCode` and as `ErrorCode`, and no
/// header names the error: seen at the real service.
final class Refusals {
    static final String TYPE = "application/x-amz-json-1.1";
    private static final String INVALID = "InvalidRequestException";
    private static final String ATHENA_CODE = "AthenaErrorCode";

    private Refusals() {}

    static AwsFailure invalid(String message) {
        return invalid("INVALID_INPUT", message);
    }

    /// @param code such as `MALFORMED_QUERY`
    static AwsFailure invalid(String code, String message) {
        return new AwsFailure(400, INVALID, message, Map.of(ATHENA_CODE, code));
    }

    static AwsFailure metadata(String message) {
        return new AwsFailure(400, "MetadataException", message);
    }

    static AwsFailure notFound(String message, String resource) {
        return new AwsFailure(400, "ResourceNotFoundException", message, Map.of("ResourceName", resource));
    }

    /// More queries than may be active at once.
    static AwsFailure tooMany() {
        return new AwsFailure(400, "TooManyRequestsException",
                "You have exceeded the limit for the number of queries you can run concurrently. "
                        + "Reduce the number of concurrent queries submitted by this account. "
                        + "Contact customer support to request a concurrent query limit increase.",
                Map.of("Reason", "CONCURRENT_QUERY_LIMIT_EXCEEDED"));
    }

    /// What the identity service said, as this service passes it on.
    static AwsFailure denied(AwsFailure failure) {
        return failure.status() == 403 ? new AwsFailure(400, "AccessDeniedException", failure.text()) : failure;
    }

    /// A body that is not what the model says; some of them come without a sentence.
    static AwsFailure unreadable(String message) {
        return new AwsFailure(400, "SerializationException", message);
    }

    static Reply reply(AwsFailure failure) {
        ObjectNode body = Json.object().put("__type", failure.code());
        String code = failure.details().get(ATHENA_CODE);
        if (code != null) {
            body.put(ATHENA_CODE, code).put("ErrorCode", code);
        }
        if (!failure.text().isEmpty()) {
            body.put("Message", failure.text());
        }
        failure.details().forEach((name, value) -> {
            if (!name.equals(ATHENA_CODE)) {
                body.put(name, value);
            }
        });
        return new Reply(failure.status(), Map.of("Content-Type", TYPE), Json.bytes(body));
    }
}
