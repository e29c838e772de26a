package tableflow.console.sandbox.athena;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import tableflow.console.sandbox.aws.AwsFailure;
import tableflow.console.sandbox.http.Json;

/// One page of a list that is sorted by a key: the token holds the last key of the page before, so that entries that
/// come or go in between neither repeat nor hide others.
///
/// @param after the last key of the page before
record Paging(int most, Optional<String> after) {
    private static final String PREFIX = "after:";

    /// @param most the largest page, which is also the usual one
    static Paging of(Input in, int most) throws AwsFailure {
        Optional<String> token = in.optional("NextToken", 1, 1024);
        int wanted = (int) in.number("MaxResults", 1, most).orElse(most);
        in.valid();
        return new Paging(wanted, token.isEmpty() ? Optional.empty() : Optional.of(decode(token.get())));
    }

    /// Fills `answer` with the page and the token of the next.
    ///
    /// @param all in the order of the list
    <T> ObjectNode cut(ObjectNode answer, String name, List<T> all, Function<T, String> key,
            Function<T, JsonNode> json) {
        ArrayNode page = answer.putArray(name);
        int start = after.map(last -> start(all, key, last)).orElse(0);
        int end = Math.min(all.size(), start + most);
        all.subList(start, end).forEach(one -> page.add(json.apply(one)));
        if (end < all.size()) {
            answer.put("NextToken", encode(key.apply(all.get(end - 1))));
        }
        return answer;
    }

    /// The same for what is JSON already.
    <T extends JsonNode> ObjectNode cut(String name, List<T> all, Function<T, String> key) {
        return cut(Json.object(), name, all, key, one -> one);
    }

    private static <T> int start(List<T> all, Function<T, String> key, String last) {
        for (int i = 0; i < all.size(); i++) {
            if (key.apply(all.get(i)).equals(last)) {
                return i + 1;
            }
        }
        for (int i = 0; i < all.size(); i++) {
            if (key.apply(all.get(i)).compareTo(last) > 0) {
                return i;
            }
        }
        return all.size();
    }

    private static String encode(String key) {
        return Base64.getEncoder().encodeToString((PREFIX + key).getBytes(StandardCharsets.UTF_8));
    }

    private static String decode(String token) throws AwsFailure {
        try {
            String text = new String(Base64.getDecoder().decode(token), StandardCharsets.UTF_8);
            if (text.startsWith(PREFIX)) {
                return text.substring(PREFIX.length());
            }
        } catch (IllegalArgumentException e) {
            // Told below like every other token that is not ours.
        }
        throw Refusals.invalid("The nextPageToken is malformed: " + token);
    }
}
