package tableflow.console.domain.kafka;

import java.util.Optional;

/// Kafka's rules for topic names, from `org.apache.kafka.common.internals.Topic`.
public final class TopicName {

    /// The longest name, in characters: it becomes a folder name with a partition number behind it.
    public static final int MAX_LENGTH = 249;

    private TopicName() {}

    /// What is wrong with `name`, or nothing when Kafka takes it.
    public static Optional<String> problem(String name) {
        if (name.isEmpty()) {
            return Optional.of("a topic name cannot be empty");
        }
        if (name.equals(".") || name.equals("..")) {
            return Optional.of("a topic cannot be named \"" + name + "\"");
        }
        if (name.length() > MAX_LENGTH) {
            return Optional.of(
                    "a topic name has at most " + MAX_LENGTH + " characters, this one has " + name.length());
        }
        for (int i = 0; i < name.length(); i++) {
            if (!isLegal(name.charAt(i))) {
                return Optional.of("character " + (i + 1) + " (\"" + Character.toString(name.codePointAt(i))
                        + "\") is not allowed: use letters a-z A-Z, digits, \".\", \"_\" and \"-\"");
            }
        }
        return Optional.empty();
    }

    private static boolean isLegal(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || "._-".indexOf(c) >= 0;
    }

    /// Whether Kafka's metrics would mix the two names up: they treat "." and "_" alike.
    public static boolean collide(String name, String other) {
        return !name.equals(other) && name.replace('.', '_').equals(other.replace('.', '_'));
    }

    /// Whether the name says that a service made the topic for itself: Kafka's and Confluent's own begin with `_`;
    /// audit log, processing logs of ksqlDB and dead-letter queues of managed connectors have names of their own.
    public static boolean isServiceMade(String name) {
        return name.startsWith("_")
                || name.equals("confluent-audit-log-events")
                || name.startsWith("dlq-lcc-")
                || (name.startsWith("pksqlc-") && name.endsWith("-processing-log"));
    }
}
