package tableflow.console.sandbox.access;

import java.time.Duration;
import java.util.Locale;
import java.util.Optional;

/// How long things take. [#REAL] is what users of the real service report; [#FAST] is a second or two at most, long
/// enough that every waiting state can still be seen.
public enum Pace {
    REAL,
    FAST;

    public static Optional<Pace> of(String name) {
        return switch (name.toLowerCase(Locale.ROOT)) {
            case "real" -> Optional.of(REAL);
            case "fast" -> Optional.of(FAST);
            default -> Optional.empty();
        };
    }

    /// From creation of a key until the service it is for accepts it.
    public Duration keyUsable(KeyKind kind) {
        return switch (kind) {
            case KAFKA -> pick(Duration.ofSeconds(110), 400);
            case SCHEMA_REGISTRY -> pick(Duration.ofSeconds(40), 250);
            case TABLEFLOW, CLOUD -> pick(Duration.ofSeconds(10), 200);
        };
    }

    /// From creation of a role binding until it counts.
    public Duration roleActs() {
        return pick(Duration.ofMinutes(1), 150);
    }

    /// From creation of a Kafka topic until Tableflow knows it.
    public Duration topicVisible() {
        return pick(Duration.ofSeconds(25), 300);
    }

    /// From POST of a Tableflow topic until it is RUNNING, or FAILED.
    public Duration tableRunning() {
        return pick(Duration.ofSeconds(150), 500);
    }

    /// From RUNNING until the catalog has the table.
    public Duration catalogSynced() {
        return pick(Duration.ofMinutes(2), 300);
    }

    /// From POST of a catalog integration until it can be CONNECTED.
    public Duration catalogConnected() {
        return pick(Duration.ofSeconds(30), 200);
    }

    /// Between two commits of a running table, and so between two syncs of its catalog.
    public Duration commitEvery() {
        return pick(Duration.ofMinutes(5), 2_000);
    }

    /// From one merge of a table's small files to the next.
    public Duration compactEvery() {
        return pick(Duration.ofHours(6), 300_000);
    }

    /// From POST of a Kafka cluster until it is PROVISIONED.
    public Duration clusterProvisioned() {
        return pick(Duration.ofMinutes(4), 700);
    }

    /// From the first cluster of an environment until its Schema Registry is PROVISIONED.
    public Duration registryProvisioned() {
        return pick(Duration.ofMinutes(2), 400);
    }

    private Duration pick(Duration real, long fastMillis) {
        return this == REAL ? real : Duration.ofMillis(fastMillis);
    }
}
