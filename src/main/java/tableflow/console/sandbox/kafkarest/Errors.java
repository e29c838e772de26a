package tableflow.console.sandbox.kafkarest;

import java.util.Map;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.ApiException;
import org.apache.kafka.common.errors.AuthenticationException;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.GroupIdNotFoundException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.RetriableException;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.apache.kafka.common.errors.UnsupportedVersionException;
import tableflow.console.sandbox.http.BadJson;
import tableflow.console.sandbox.http.Reply;
import tableflow.console.sandbox.http.Request;

/// The error answers of Kafka REST: JSON with a finer code, except that the gate before it answers 401 and 429 with a
/// page of HTML and none of the usual headers.
final class Errors {
    private Errors() {}

    /// What a failed call answers.
    static Reply reply(Throwable thrown) {
        return json(failure(thrown));
    }

    static Reply json(RestFailure failure) {
        return Reply.json(failure.status(), Map.of("error_code", failure.code(), "message", failure.text()));
    }

    /// Translates what the broker, its client or the JSON reader threw.
    static RestFailure failure(Throwable thrown) {
        return switch (cause(thrown)) {
            case RestFailure own -> own;
            case BadJson bad -> RestFailure.malformed(text(bad));
            case AuthenticationException _ -> RestFailure.of(401, 40101, "Authentication failed");
            case AuthorizationException refused -> RestFailure.of(403, 40301, text(refused));
            case UnknownTopicOrPartitionException _ -> RestFailure.unknownTopic();
            case GroupIdNotFoundException absent -> RestFailure.of(404, RestFailure.UNKNOWN, text(absent));
            case RecordTooLargeException large -> RestFailure.of(413, 413, text(large));
            case UnsupportedVersionException old -> RestFailure.of(400, 40035, text(old));
            case RetriableException passing -> RestFailure.of(500, 50003, text(passing));
            case SerializationException bad -> RestFailure.of(500, 500, text(bad));
            case ApiException refused -> RestFailure.invalid(text(refused));
            case KafkaException other -> RestFailure.of(500, 50002, text(other));
            case Throwable _ -> RestFailure.of(500, 500, "Internal Server Error");
        };
    }

    /// A fault that the test hook arms with nothing but a status looks like the real thing.
    static Reply armed(Request request, int status) {
        return switch (status) {
            case 401 -> page(request, 401, "Unauthorized");
            case 429 -> page(request, 429, "Too Many Requests");
            case 403 -> json(RestFailure.of(403, 40301, "Request is not authorized"));
            case 404 -> json(RestFailure.unknownTopic());
            case 400 -> json(RestFailure.invalid("Bad request"));
            default -> json(RestFailure.of(status, status >= 500 ? 50003 : status, "Armed fault"));
        };
    }

    /// The gate's page of HTML.
    static Reply page(Request request, int status, String reason) {
        String path = request.rawPath().replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
        return Reply.html(status, """
            <html>
            <head>
            <meta http-equiv="Content-Type" content="text/html;charset=ISO-8859-1"/>
            <title>Error %1$d %2$s</title>
            </head>
            <body><h2>HTTP ERROR %1$d %2$s</h2>
            <table>
            <tr><th>URI:</th><td>%3$s</td></tr>
            <tr><th>STATUS:</th><td>%1$d</td></tr>
            <tr><th>MESSAGE:</th><td>%2$s</td></tr>
            </table>
            </body>
            </html>
            """.formatted(status, reason, path));
    }

    private static Throwable cause(Throwable thrown) {
        Throwable at = thrown;
        while ((at instanceof ExecutionException || at instanceof CompletionException) && at.getCause() != null) {
            at = at.getCause();
        }
        return at;
    }

    private static String text(Throwable failure) {
        return failure.getMessage() == null ? failure.getClass().getSimpleName() : failure.getMessage();
    }
}
