package tableflow.console.sandbox.http;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// One request. Header names are matched without regard to case. The body is there as bytes, or, where the server was
/// started so, as a stream that can be read once.
public final class Request {
    private final String method;
    private final URI target;
    private final Map<String, String> headers;
    private final Body body;
    private final Map<String, String> vars;
    private final Map<String, List<String>> query;

    private sealed interface Body {}

    private static final class Whole implements Body {
        private final byte[] bytes;

        Whole(byte[] bytes) {
            this.bytes = bytes;
        }
    }

    private record Flowing(InputStream stream) implements Body {}

    /// @param target path and query as sent, still percent-encoded
    public Request(String method, URI target, Map<String, String> headers, byte[] body) {
        this(method, target, lowerCased(headers), new Whole(body), Map.of());
    }

    /// A request whose body is still to be read.
    ///
    /// @param body its bytes, of a length that may be unknown; whoever serves the request closes it
    public Request(String method, URI target, Map<String, String> headers, InputStream body) {
        this(method, target, lowerCased(headers), new Flowing(body), Map.of());
    }

    private Request(String method, URI target, Map<String, String> headers, Body body, Map<String, String> vars) {
        this.method = method;
        this.target = target;
        this.headers = headers;
        this.body = body;
        this.vars = vars;
        this.query = parse(target.getRawQuery());
    }

    Request withVars(Map<String, String> found) {
        return new Request(method, target, headers, body, Map.copyOf(found));
    }

    /// This request with another body, such as one that was decoded or read.
    public Request withBody(byte[] other) {
        return new Request(method, target, headers, new Whole(other), vars);
    }

    /// This request with another body, to be read as it comes.
    public Request withBody(InputStream other) {
        return new Request(method, target, headers, new Flowing(other), vars);
    }

    /// This request with one header more, or changed.
    public Request withHeader(String name, String value) {
        Map<String, String> more = new LinkedHashMap<>(headers);
        more.put(name.toLowerCase(Locale.ROOT), value);
        return new Request(method, target, more, body, vars);
    }

    public String method() {
        return method;
    }

    /// The path as sent: `%2F` is still `%2F`, and two slashes at the start are two.
    public String rawPath() {
        String authority = target.getScheme() == null ? target.getRawAuthority() : null;
        return authority == null ? target.getRawPath() : "//" + authority + target.getRawPath();
    }

    /// The query as sent, without the question mark; empty when there is none.
    public String rawQuery() {
        String raw = target.getRawQuery();
        return raw == null ? "" : raw;
    }

    /// The decoded value of a path variable that the matched route names.
    public String var(String name) {
        String value = vars.get(name);
        if (value == null) {
            throw new IllegalArgumentException("the route has no variable " + name);
        }
        return value;
    }

    /// First value of a query parameter, decoded.
    public Optional<String> query(String name) {
        return queryAll(name).stream().findFirst();
    }

    /// All values of a repeated query parameter, in order.
    public List<String> queryAll(String name) {
        return query.getOrDefault(name, List.of());
    }

    /// True for `?name` and `?name=true`.
    public boolean flag(String name) {
        return query(name).map(v -> v.isEmpty() || v.equalsIgnoreCase("true")).orElse(false);
    }

    public Optional<String> header(String name) {
        return Optional.ofNullable(headers.get(name.toLowerCase(Locale.ROOT)));
    }

    /// All headers, names in lower case, a repeated one with its values joined by a comma and a space.
    public Map<String, String> headers() {
        return Collections.unmodifiableMap(headers);
    }

    /// The whole body.
    ///
    /// @throws IllegalStateException when it flows: such a body is read from [#stream]
    public byte[] body() {
        return switch (body) {
            case Whole whole -> whole.bytes;
            case Flowing _ -> throw new IllegalStateException("the body is a stream");
        };
    }

    /// The body as a stream. One that flows can be read once.
    public InputStream stream() {
        return switch (body) {
            case Whole whole -> new ByteArrayInputStream(whole.bytes);
            case Flowing flowing -> flowing.stream();
        };
    }

    /// The body as one JSON document.
    public JsonNode json() throws BadJson {
        return Json.parse(body());
    }

    /// Where this server is as the client named it, such as `http://127.0.0.1:1234`: for links in answers.
    public String origin() {
        return "http://" + header("Host").orElse("127.0.0.1");
    }

    /// The credential of `Authorization: Basic`, when there is a well-formed one.
    public Optional<Credential> basicAuth() {
        String value = header("Authorization").orElse("");
        if (!value.regionMatches(true, 0, "Basic ", 0, 6)) {
            return Optional.empty();
        }
        try {
            byte[] decoded = Base64.getDecoder().decode(value.substring(6).strip());
            String pair = new String(decoded, StandardCharsets.UTF_8);
            int colon = pair.indexOf(':');
            return colon < 0
                    ? Optional.empty()
                    : Optional.of(new Credential(pair.substring(0, colon), pair.substring(colon + 1)));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /// Method and path; no query, headers or body, which may hold secrets.
    @Override
    public String toString() {
        return method + " " + rawPath();
    }

    private static Map<String, String> lowerCased(Map<String, String> headers) {
        Map<String, String> lower = new LinkedHashMap<>();
        headers.forEach((name, value) -> lower.put(name.toLowerCase(Locale.ROOT), value));
        return lower;
    }

    private static Map<String, List<String>> parse(@org.jspecify.annotations.Nullable String raw) {
        Map<String, List<String>> all = new LinkedHashMap<>();
        if (raw == null || raw.isEmpty()) {
            return all;
        }
        for (String part : raw.split("&", -1)) {
            int equals = part.indexOf('=');
            String name = equals < 0 ? part : part.substring(0, equals);
            String value = equals < 0 ? "" : part.substring(equals + 1);
            all.computeIfAbsent(decode(name), n -> new ArrayList<>()).add(decode(value));
        }
        return all;
    }

    private static String decode(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }
}
