package tableflow.console.sandbox.http;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// One method and path template, such as `GET /subjects/{subject}/versions/{version}`.
record Route(String method, List<String> segments, Handler handler) {
    static Route of(String method, String template, Handler handler) {
        return new Route(method, split(template), handler);
    }

    static List<String> split(String rawPath) {
        return List.of(rawPath.substring(rawPath.startsWith("/") ? 1 : 0).split("/", -1));
    }

    /// The decoded variables when the raw segments match; empty otherwise. A variable never matches nothing.
    Optional<Map<String, String>> match(List<String> raw) {
        if (raw.size() != segments.size()) {
            return Optional.empty();
        }
        Map<String, String> vars = new HashMap<>();
        for (int i = 0; i < raw.size(); i++) {
            String wanted = segments.get(i);
            String got = decode(raw.get(i));
            if (variable(wanted)) {
                if (got.isEmpty()) {
                    return Optional.empty();
                }
                vars.put(wanted.substring(1, wanted.length() - 1), got);
            } else if (!wanted.equals(got)) {
                return Optional.empty();
            }
        }
        return Optional.of(vars);
    }

    /// One character a segment, literal before variable: the smaller text is the more exact template.
    String rank() {
        StringBuilder rank = new StringBuilder();
        segments.forEach(s -> rank.append(variable(s) ? 'v' : 'l'));
        return rank.toString();
    }

    private static boolean variable(String segment) {
        return segment.startsWith("{") && segment.endsWith("}");
    }

    /// Percent-decoding for a path: a plus sign stays one.
    private static String decode(String segment) {
        return URLDecoder.decode(segment.replace("+", "%2B"), StandardCharsets.UTF_8);
    }
}
