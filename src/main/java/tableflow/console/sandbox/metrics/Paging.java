package tableflow.console.sandbox.metrics;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import tableflow.console.sandbox.http.Request;

/// A page of a list and the token of the next.
///
/// @param next empty on the last page
record Paging<T>(List<T> items, int size, int total, String next) {
    static <T> Paging<T> of(List<T> all, int size, Request request) throws Refusal {
        int from = offset(request.query("page_token").orElse(""), all.size());
        int to = Math.min(all.size(), from + size);
        String next = to < all.size()
                ? Base64.getUrlEncoder().withoutPadding().encodeToString(("o" + to).getBytes(StandardCharsets.UTF_8))
                : "";
        return new Paging<>(all.subList(from, to), size, all.size(), next);
    }

    /// `meta.pagination`, with the total where it can be told before.
    void writeTo(ObjectNode root, boolean withTotal) {
        ObjectNode pagination = root.putObject("meta").putObject("pagination").put("page_size", size);
        if (withTotal) {
            pagination.put("total_size", total);
        }
        if (!next.isEmpty()) {
            pagination.put("next_page_token", next);
        }
    }

    private static int offset(String token, int size) throws Refusal {
        if (token.isEmpty()) {
            return 0;
        }
        try {
            String text = new String(Base64.getUrlDecoder().decode(token), StandardCharsets.UTF_8);
            if (text.matches("o[0-9]{1,8}") && Integer.parseInt(text.substring(1)) <= size) {
                return Integer.parseInt(text.substring(1));
            }
        } catch (IllegalArgumentException e) {
            // Not one of ours: refused below.
        }
        throw Refusal.invalid("Invalid or expired page_token");
    }
}
