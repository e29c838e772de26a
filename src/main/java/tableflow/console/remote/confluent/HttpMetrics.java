package tableflow.console.remote.confluent;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import okhttp3.HttpUrl;
import tableflow.console.domain.RemoteFailure;
import tableflow.console.domain.RemoteFailure.Kind;
import tableflow.console.remote.http.Fields;
import tableflow.console.remote.http.HttpCall;
import tableflow.console.remote.http.Json;
import tableflow.console.remote.http.RestClient;
import tableflow.console.remote.http.Urls;
import tableflow.console.service.port.Metrics;

/// The Metrics API over HTTP. Its lists have pages of their own kind: a token under `meta.pagination`, sent back as
/// `page_token` with the same question.
///
/// @see "openapi: metrics/v2; one aggregation a query, 1,000 groups a page"
public final class HttpMetrics implements Metrics {

    private static final String ROOT = "v2/metrics/cloud/";
    private static final String METRIC = "metric.";
    private static final int MOST_GROUPS = 1_000;
    private static final int MOST_PAGES = 1_000;

    private final RestClient client;
    private final HttpUrl base;

    /// @param base `https://api.telemetry.confluent.cloud`
    public HttpMetrics(RestClient client, HttpUrl base) {
        this.client = client;
        this.base = base;
    }

    @Override
    public List<Descriptor> descriptors() {
        HttpUrl url = Urls.at(base, ROOT + "descriptors/metrics")
                .addQueryParameter("resource_type", "kafka")
                .addQueryParameter("page_size", String.valueOf(MOST_GROUPS))
                .build();
        List<Descriptor> all = new ArrayList<>();
        pages(url, it -> HttpCall.get("list the metrics that there are", it),
                element -> all.add(descriptor(element)));
        return List.copyOf(all);
    }

    private static Descriptor descriptor(Fields it) {
        return new Descriptor(
                it.need("name"),
                it.textOr("description", ""),
                it.textOr("unit", ""),
                it.textOr("type", ""),
                it.list("labels").stream().map(label -> label.textOr("key", "")).collect(Collectors.toSet()));
    }

    @Override
    public List<Series> query(Question question) {
        List<Series> all = new ArrayList<>();
        ObjectNode body = body(question);
        String what = "read metric " + question.metric() + " of " + question.clusterId();
        List<Point> flat = new ArrayList<>();
        pages(Urls.at(base, ROOT + "query").build(),
                // The question changes nothing: it may be asked again.
                url -> HttpCall.post(what, url, body).with(HttpCall.Effect.NONE),
                element -> {
                    if (question.groupBy().isEmpty()) {
                        flat.add(point(element));
                    } else {
                        all.add(series(element, question));
                    }
                });
        if (!flat.isEmpty()) {
            all.add(new Series(Map.of(), flat));
        }
        return List.copyOf(all);
    }

    private static ObjectNode body(Question question) {
        ObjectNode body = Json.object();
        body.putArray("aggregations").addObject().put("metric", question.metric());
        body.set("filter", Json.object("field", "resource.kafka.id").put("op", "EQ")
                .put("value", question.clusterId()));
        body.put("granularity", question.granularity().text());
        body.putArray("intervals").add(question.window().from() + "/" + question.window().to());
        body.put("limit", MOST_GROUPS);
        if (!question.groupBy().isEmpty()) {
            ArrayNode labels = body.putArray("group_by");
            question.groupBy().forEach(label -> labels.add(METRIC + label));
            body.put("format", "GROUPED");
        }
        return body;
    }

    private static Series series(Fields element, Question question) {
        Map<String, String> labels = new HashMap<>();
        question.groupBy().forEach(label -> labels.put(label, element.textOr(METRIC + label, "")));
        return new Series(labels, element.needList("points").stream().map(HttpMetrics::point).toList());
    }

    private static Point point(Fields element) {
        return new Point(element.needInstant("timestamp"), element.needNumber("value"));
    }

    /// Hands on the elements of all pages.
    private void pages(HttpUrl start, Asking call, Consumer<Fields> elements) {
        Set<String> tokens = new HashSet<>();
        HttpUrl url = start;
        while (true) {
            Fields page = read(call.at(url));
            page.needList("data").forEach(elements);
            String token = page.at("meta").at("pagination").text("next_page_token");
            if (token == null) {
                return;
            }
            if (!tokens.add(token) || tokens.size() > MOST_PAGES) {
                throw page.at("meta").at("pagination").unusable("leads round in a circle");
            }
            url = start.newBuilder().setQueryParameter("page_token", token).build();
        }
    }

    @FunctionalInterface
    private interface Asking {
        HttpCall at(HttpUrl url);
    }

    private Fields read(HttpCall call) {
        try {
            return client.read(call);
        } catch (RemoteFailure refused) {
            throw refused.is(Kind.FORBIDDEN)
                    ? refused.withAdvice("The owner of the Cloud API key needs the role MetricsViewer on the cluster"
                            + " (or on its environment), or a role that includes it.")
                    : refused;
        }
    }
}
