package tableflow.console.sandbox.confluent;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Base64;
import java.util.List;
import java.util.function.Function;
import tableflow.console.sandbox.http.Json;
import tableflow.console.sandbox.http.Reply;
import tableflow.console.sandbox.http.Request;

/// Lists page by page: `page_size` (10, at most 100) and an opaque `page_token`.
///
/// A token names the last object seen, not a position, so that objects made or removed between two pages neither
/// repeat nor hide others.
final class Page {
    private static final int DEFAULT_SIZE = 10;
    private static final int LARGEST_SIZE = 100;

    private Page() {}

    /// @param api such as `org/v2`
    /// @param kind such as `EnvironmentList`
    /// @param items oldest first
    static <T extends Entity> Reply of(
            Request request, String api, String kind, List<T> items, Function<T, ObjectNode> json) throws ApiFailure {
        int size = size(request);
        String token = request.query("page_token").orElse("");
        Mark after = token.isEmpty() ? Mark.START : Mark.parse(token);
        List<T> rest = items.stream().filter(after::isBefore).toList();
        List<T> page = rest.subList(0, Math.min(size, rest.size()));
        ObjectNode root = Json.object().put("api_version", api).put("kind", kind);
        ObjectNode metadata = root.putObject("metadata").put("first", link(request, ""));
        if (rest.size() > size) {
            T last = page.get(size - 1);
            metadata.put("next", link(request, new Mark(last.createdAt(), last.id()).token()));
        } else {
            metadata.putNull("next");
        }
        metadata.put("total_size", items.size());
        ArrayNode data = root.putArray("data");
        page.forEach(one -> data.add(json.apply(one)));
        return Reply.json(200, root);
    }

    private static int size(Request request) throws ApiFailure {
        String text = request.query("page_size").orElse(Integer.toString(DEFAULT_SIZE));
        if (!text.matches("[0-9]{1,3}") || Integer.parseInt(text) < 1 || Integer.parseInt(text) > LARGEST_SIZE) {
            throw ApiFailure.filter("page_size", "page_size must be between 1 and " + LARGEST_SIZE + ".");
        }
        return Integer.parseInt(text);
    }

    /// The request's own address with another token.
    private static String link(Request request, String token) {
        StringBuilder link = new StringBuilder(request.origin() + request.rawPath());
        char separator = '?';
        for (String part : request.rawQuery().split("&", -1)) {
            if (!part.isEmpty() && !part.startsWith("page_token=")) {
                link.append(separator).append(part);
                separator = '&';
            }
        }
        if (!token.isEmpty()) {
            link.append(separator).append("page_token=").append(URLEncoder.encode(token, StandardCharsets.UTF_8));
        }
        return link.toString();
    }

    private record Mark(Instant createdAt, String id) {
        private static final Mark START = new Mark(Instant.MIN, "");

        boolean isBefore(Entity one) {
            int time = createdAt.compareTo(one.createdAt());
            return time < 0 || (time == 0 && id.compareTo(one.id()) < 0);
        }

        String token() {
            byte[] plain = (createdAt + " " + id).getBytes(StandardCharsets.UTF_8);
            return Base64.getUrlEncoder().withoutPadding().encodeToString(plain);
        }

        static Mark parse(String token) throws ApiFailure {
            try {
                String plain = new String(Base64.getUrlDecoder().decode(token), StandardCharsets.UTF_8);
                int space = plain.indexOf(' ');
                return new Mark(Instant.parse(plain.substring(0, Math.max(0, space))), plain.substring(space + 1));
            } catch (IllegalArgumentException | DateTimeParseException e) {
                throw ApiFailure.filter("page_token", "page_token is not valid.");
            }
        }
    }
}
