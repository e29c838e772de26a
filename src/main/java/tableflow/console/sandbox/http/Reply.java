package tableflow.console.sandbox.http;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/// What goes back: status, headers, body. The server adds `X-Request-Id` and the length.
public final class Reply implements AutoCloseable {
    private static final String TYPE = "Content-Type";

    private final int status;
    private final Map<String, String> headers;
    private final long length;
    private final Body body;

    /// A body that is written when it is sent, and never lies in memory as a whole.
    @FunctionalInterface
    public interface Body {
        /// Writes exactly the promised number of bytes. Not called for HEAD.
        ///
        /// @throws IOException ends the connection, so that the client sees that something is missing
        void writeTo(OutputStream out) throws IOException;

        /// Called once the answer was sent or could not be, and for HEAD too: gives back what the body held open.
        default void close() throws IOException {}
    }

    /// @param body not copied: do not change it afterwards
    public Reply(int status, Map<String, String> headers, byte[] body) {
        this(status, headers, body.length, out -> out.write(body));
    }

    /// @param length how many bytes `body` will write
    public Reply(int status, Map<String, String> headers, long length, Body body) {
        this.status = status;
        this.headers = Map.copyOf(headers);
        this.length = length;
        this.body = body;
    }

    public int status() {
        return status;
    }

    public Map<String, String> headers() {
        return headers;
    }

    /// How many bytes the body has.
    public long length() {
        return length;
    }

    /// The whole body in memory: for small ones.
    public byte[] body() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            body.writeTo(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    void send(OutputStream out) throws IOException {
        body.writeTo(out);
    }

    @Override
    public void close() throws IOException {
        body.close();
    }

    /// A JSON answer; `value` is a Jackson tree, or a map, list or record.
    public static Reply json(int status, Object value) {
        return new Reply(status, Map.of(TYPE, "application/json"), Json.bytes(value));
    }

    public static Reply html(int status, String text) {
        return new Reply(status, Map.of(TYPE, "text/html;charset=iso-8859-1"), text.getBytes(StandardCharsets.UTF_8));
    }

    public static Reply text(int status, String text) {
        return new Reply(status, Map.of(TYPE, "text/plain;charset=utf-8"), text.getBytes(StandardCharsets.UTF_8));
    }

    public static Reply empty(int status) {
        return new Reply(status, Map.of(), new byte[0]);
    }

    /// This reply with one header more, or changed.
    public Reply withHeader(String name, String value) {
        Map<String, String> more = new LinkedHashMap<>(headers);
        more.put(name, value);
        return new Reply(status, more, length, body);
    }

    public Reply withHeaders(Map<String, String> others) {
        Map<String, String> more = new LinkedHashMap<>(headers);
        more.putAll(others);
        return new Reply(status, more, length, body);
    }

    /// The body as UTF-8 text.
    public String text() {
        return new String(body(), StandardCharsets.UTF_8);
    }
}
