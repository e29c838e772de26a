package tableflow.console.sandbox;

import java.util.Locale;
import java.util.Optional;

/// What a new sandbox holds.
public enum Seed {
    /// An environment, a cluster, its registry, an administrator, an operator and their keys; no topics.
    EMPTY,
    /// Besides, topics with schemas and records, and tables of which one has failed.
    DEMO;

    public static Optional<Seed> of(String name) {
        return switch (name.toLowerCase(Locale.ROOT)) {
            case "empty" -> Optional.of(EMPTY);
            case "demo" -> Optional.of(DEMO);
            default -> Optional.empty();
        };
    }
}
