package tableflow.console.sandbox.http;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.zip.GZIPOutputStream;

/// The six ways in which Confluent's services have been seen to word an error.
public enum ErrorShape {
    /// `{"errors":[{"id","status","code","title","detail","source"}]}`: the control plane.
    ERRORS,
    /// `{"status","error":{"code","message",...},"requestId"}`: the newer envelope.
    ENVELOPE,
    /// `{"error_code","message"}`: Kafka REST and Schema Registry.
    CODE,
    /// A page from the gateway before the service.
    HTML,
    /// Nothing at all.
    EMPTY,
    /// [#ERRORS], compressed, without saying so in a header.
    GZIP;

    public static Optional<ErrorShape> of(String name) {
        for (ErrorShape shape : values()) {
            if (shape.name().equalsIgnoreCase(name)) {
                return Optional.of(shape);
            }
        }
        return Optional.empty();
    }

    /// An error in this shape.
    ///
    /// @param code short lower-case name such as `resource_not_found`
    public Reply reply(int status, String code, String message) {
        String id = UUID.randomUUID().toString().replace("-", "");
        Reply reply = switch (this) {
            case ERRORS -> Reply.json(status, errors(id, status, code, message));
            case ENVELOPE -> Reply.json(status, envelope(id, status, code, message));
            case CODE -> Reply.json(status, Map.of("error_code", status, "message", message));
            case HTML -> Reply.html(status, "<html><head><title>Error " + status + "</title></head><body>"
                    + "<h2>HTTP ERROR " + status + "</h2><p>" + message + "</p></body></html>");
            case EMPTY -> Reply.empty(status);
            case GZIP -> new Reply(status, Map.of("Content-Type", "application/json"),
                    gzip(Json.bytes(errors(id, status, code, message))));
        };
        return reply.withHeader("X-Request-Id", id);
    }

    private static ObjectNode errors(String id, int status, String code, String message) {
        ObjectNode root = Json.object();
        root.putArray("errors").addObject()
                .put("id", id)
                .put("status", Integer.toString(status))
                .put("code", code)
                .put("detail", message)
                .putObject("source");
        return root;
    }

    private static ObjectNode envelope(String id, int status, String code, String message) {
        ObjectNode root = Json.object().put("status", status).put("requestId", id);
        root.putObject("error")
                .put("code", code.toUpperCase(Locale.ROOT))
                .put("message", message)
                .put("timestamp", Instant.now().toString());
        return root;
    }

    private static byte[] gzip(byte[] plain) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream zip = new GZIPOutputStream(bytes)) {
            zip.write(plain);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }
}
