package tableflow.console.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import tableflow.console.domain.ApiKey;
import tableflow.console.domain.Open;
import tableflow.console.domain.Secret;
import tableflow.console.domain.profile.KeyRef;
import tableflow.console.domain.profile.Profile;
import tableflow.console.domain.query.QueryExecution;
import tableflow.console.domain.query.QueryRequest;
import tableflow.console.remote.aws.SdkConnector;
import tableflow.console.service.port.Athena;
import tableflow.console.service.query.RunMemory;
import tableflow.console.service.query.Runs;
import tableflow.console.service.support.Waiter;

/// What the console adds to a query's own time, from the call that starts it until its end is known here. Asked for: at
/// most a twentieth of Athena's time and 0.3 s.
///
/// Arguments: what `sandbox --info FILE` wrote, a statement, how many runs.
final class RunBench {

    private static final long FREE_MILLIS = 300;
    private static final long PART = 20;

    private RunBench() {}

    public static void main(String[] arguments) throws Exception {
        JsonNode aws = JsonMapper.builder().build().readTree(Files.readString(Path.of(arguments[0]))).path("aws");
        int runs = Integer.parseInt(arguments[2]);
        QueryRequest request = new QueryRequest(arguments[1], aws.path("athena").path("database").asText(),
                aws.path("athena").path("workgroup").asText(), null, List.of());
        List<Long> added = new ArrayList<>();
        int within = 0;
        try (Athena athena = connector(aws).athena()) {
            Runs service = new Runs(athena, Waiter.real(), RunMemory.none(), Runs.Patience.ofCommand());
            for (int i = 0; i <= runs; i++) {
                long began = System.nanoTime();
                QueryExecution ended = service.run(request, OptionalLong.empty(), now -> {});
                long here = Duration.ofNanos(System.nanoTime() - began).toMillis();
                long there = ended.statistics().total().orElseThrow();
                if (i > 0) {
                    added.add(here - there);
                    within += here - there <= FREE_MILLIS + there / PART ? 1 : 0;
                    System.out.printf("Athena %,d ms, here %,d ms, added %,d ms%n", there, here, here - there);
                }
            }
        }
        Collections.sort(added);
        System.out.printf("added: median %,d ms, most %,d ms; within 5 %% + 0.3 s: %d of %d%n",
                added.get(added.size() / 2), added.getLast(), within, runs);
    }

    private static SdkConnector connector(JsonNode aws) {
        Map<String, URI> endpoints = new HashMap<>();
        aws.path("endpoints").properties().forEach(one ->
                endpoints.put(one.getKey(), URI.create(one.getValue().asText())));
        Secret secret = new Secret(aws.path("secretAccessKey").asText());
        KeyRef key = new KeyRef(aws.path("accessKeyId").asText(), null, secret);
        Profile profile = new Profile("bench", Open.of(Profile.Kind.SANDBOX), "dev", false,
                new Profile.Confluent(URI.create("http://127.0.0.1:1"), null, null, key, null), null, null, null,
                new Profile.Aws(aws.path("region").asText(), null, key, null, endpoints, null));
        return new SdkConnector(profile, it -> new ApiKey(it.id(), secret));
    }
}
