package tableflow.console.domain.review;

import java.util.Locale;
import java.util.Optional;

/// The kinds of things that rules look at.
public enum Scope {
    /// A Tableflow topic with its Kafka topic, schema and table.
    TOPIC,
    /// A bucket of tables.
    BUCKET,
    /// A role of AWS that Tableflow takes.
    ROLE,
    /// An API key of Confluent.
    KEY,
    /// A provider integration.
    INTEGRATION,
    /// A workgroup of Athena.
    WORKGROUP,
    /// An endpoint of the profile.
    ENDPOINT,
    /// The account of AWS, or the environment of Confluent, as a whole.
    ACCOUNT;

    /// As documents name it: `topic`.
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// The scope with this key, whatever the case of its letters.
    public static Optional<Scope> of(String key) {
        for (Scope scope : values()) {
            if (scope.key().equals(key.toLowerCase(Locale.ROOT))) {
                return Optional.of(scope);
            }
        }
        return Optional.empty();
    }
}
