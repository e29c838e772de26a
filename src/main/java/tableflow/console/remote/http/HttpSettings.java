package tableflow.console.remote.http;

import java.time.Duration;

/// How long calls may take, how often they are tried, and how this program names itself.
///
/// @param connect until a connection stands, TLS included in `read`
/// @param read until the next bytes of the answer
/// @param call for one try as a whole
/// @param maxTries the first try included
/// @param userAgent name and version
public record HttpSettings(Duration connect, Duration read, Duration call, int maxTries, String userAgent) {

    /// Ten seconds to connect, thirty for an answer, sixty in all, four tries (as Confluent's Terraform provider has
    /// it: four attempts against 429 and 5xx).
    public static HttpSettings defaults(String version) {
        return new HttpSettings(
                Duration.ofSeconds(10),
                Duration.ofSeconds(30),
                Duration.ofSeconds(60),
                4,
                "tableflow-console/" + version + " (Java " + Runtime.version().feature() + ")");
    }
}
