package tableflow.console.remote.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// What the body of a refusal says, whichever of Confluent's shapes it has: a list `errors`, an object `error`,
/// `error_code` with `message`, HTML, plain text or nothing. It never fails.
///
/// @param text the remote words, fields named; empty when there are none
/// @param codes the remote codes: `40301`, `resource_not_found`
/// @param requestId the id that the body names, when it does
public record ErrorBody(String text, Set<String> codes, @Nullable String requestId) {

    private static final ErrorBody NOTHING = new ErrorBody("", Set.of(), null);
    private static final int MAX_TEXT = 600;
    private static final Pattern TITLE =
            Pattern.compile("<(title|h1|h2)[^>]*>(.*?)</\\1", Pattern.CASE_INSENSITIVE | Pattern.DOTALL);
    private static final Pattern NOT_SHOWN =
            Pattern.compile("<(script|style)[^>]*>.*?</\\1>", Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

    public ErrorBody {
        codes = Set.copyOf(codes);
    }

    /// Whether a code is among the remote ones; letters' case does not matter.
    public boolean hasCode(String code) {
        return codes.stream().anyMatch(code::equalsIgnoreCase);
    }

    /// Whether the text contains `part`; letters' case does not matter.
    public boolean says(String part) {
        return text.toLowerCase(Locale.ROOT).contains(part.toLowerCase(Locale.ROOT));
    }

    static ErrorBody read(byte[] bytes) {
        String body = new String(bytes, StandardCharsets.UTF_8).strip();
        if (body.isEmpty()) {
            return NOTHING;
        }
        if (body.startsWith("<")) {
            return new ErrorBody(shortened(html(body)), Set.of(), null);
        }
        try {
            return json(Json.parse(bytes));
        } catch (JsonProcessingException e) {
            return new ErrorBody(shortened(oneLine(body)), Set.of(), null);
        }
    }

    private static ErrorBody json(JsonNode root) {
        if (root.path("errors").isArray() && !root.path("errors").isEmpty()) {
            return list(root.path("errors"));
        }
        JsonNode error = root.path("error");
        if (error.isObject()) {
            List<String> words = new ArrayList<>();
            add(words, error.path("message"));
            add(words, error.path("details"));
            add(words, error.path("suggestion"));
            return new ErrorBody(joined(words), codes(error.path("code")), text(root.path("requestId")));
        }
        List<String> words = new ArrayList<>();
        add(words, root.path("message"));
        if (words.isEmpty()) {
            add(words, root.path("detail"));
            add(words, error);
            add(words, root.path("error_description"));
        }
        if (words.isEmpty() && root.isTextual()) {
            add(words, root);
        }
        return new ErrorBody(joined(words), codes(root.path("error_code")), text(root.path("requestId")));
    }

    private static ErrorBody list(JsonNode errors) {
        Set<String> words = new LinkedHashSet<>();
        Set<String> codes = new LinkedHashSet<>();
        String id = null;
        for (JsonNode error : errors) {
            words.add(error.isTextual() ? error.asText() : one(error));
            codes.addAll(codes(error.path("code")));
            id = id == null ? text(error.path("id")) : id;
        }
        words.remove("");
        return new ErrorBody(joined(List.copyOf(words)), codes, id);
    }

    /// `field: detail resolution`.
    private static String one(JsonNode error) {
        String said = text(error.path("detail"));
        if (said == null) {
            said = text(error.path("title"));
        }
        if (said == null) {
            said = text(error.path("code"));
        }
        String resolution = text(error.path("resolution"));
        String pointer = text(error.path("source").path("pointer"));
        String field = pointer != null ? pointer : text(error.path("source").path("parameter"));
        String words = (said == null ? "" : said) + (resolution == null ? "" : " " + resolution);
        return field == null ? words : field + ": " + words;
    }

    private static Set<String> codes(JsonNode code) {
        String text = text(code);
        return text == null ? Set.of() : Set.of(text);
    }

    private static @Nullable String text(JsonNode node) {
        return node.isValueNode() && !node.isNull() && !node.asText().isBlank() ? node.asText().strip() : null;
    }

    /// Adds what is text; a list or object of details is added as JSON.
    private static void add(List<String> words, JsonNode node) {
        String text = text(node);
        if (text != null) {
            words.add(text);
        } else if (node.isContainerNode() && !node.isEmpty()) {
            words.add(node.toString());
        }
    }

    private static String joined(List<String> words) {
        return shortened(oneLine(String.join("; ", words)));
    }

    private static String html(String body) {
        String shown = NOT_SHOWN.matcher(body).replaceAll(" ");
        Matcher title = TITLE.matcher(shown);
        String text = title.find() ? title.group(2) : shown;
        return oneLine(text.replaceAll("<[^>]*>", " ").replace("&nbsp;", " ").replace("&amp;", "&"));
    }

    private static String oneLine(String text) {
        return text.replaceAll("[\\s\\p{Cntrl}]+", " ").strip();
    }

    private static String shortened(String text) {
        return text.length() <= MAX_TEXT ? text : text.substring(0, MAX_TEXT) + "…";
    }
}
