package tableflow.console.sandbox.kafka;

import org.apache.kafka.common.security.plain.PlainLoginModule;

/// Kafka's login configuration for SASL/PLAIN.
final class Jaas {
    private Jaas() {}

    /// One login line; quotes and backslashes inside the values are escaped.
    static String plain(String user, String password) {
        return PlainLoginModule.class.getName() + " required username=" + quote(user)
            + " password=" + quote(password) + ";";
    }

    private static String quote(String value) {
        return '"' + value.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }
}
