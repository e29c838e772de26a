package tableflow.console.remote.http;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import okhttp3.HttpUrl;

/// Lists of Confluent's control plane, all pages. Only the token is taken out of `metadata.next`, and our own request
/// repeated with it: an answer cannot send us to another host.
public final class Pages {

    private static final int PAGE_SIZE = 100;
    private static final int MAX_PAGES = 10_000;

    private Pages() {}

    /// Every element under `data`, turned by `item`.
    public static <T> List<T> all(RestClient client, HttpCall first, Function<Fields, T> item) {
        List<T> all = new ArrayList<>();
        Set<String> tokens = new HashSet<>();
        HttpUrl start = first.url().newBuilder().setQueryParameter("page_size", String.valueOf(PAGE_SIZE)).build();
        HttpUrl url = start;
        while (true) {
            Fields page = client.read(HttpCall.get(first.what(), url));
            page.needList("data").forEach(element -> all.add(item.apply(element)));
            String next = page.at("metadata").text("next");
            if (next == null) {
                return List.copyOf(all);
            }
            HttpUrl link = start.resolve(next);
            String token = link == null ? null : link.queryParameter("page_token");
            if (token == null || token.isEmpty()) {
                throw page.at("metadata").at("next").unusable("has no page_token");
            }
            if (!tokens.add(token) || tokens.size() > MAX_PAGES) {
                throw page.at("metadata").at("next").unusable("leads round in a circle");
            }
            url = start.newBuilder().setQueryParameter("page_token", token).build();
        }
    }
}
