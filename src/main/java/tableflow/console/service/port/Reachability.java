package tableflow.console.service.port;

import java.net.URI;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// The way to a host, without a key.
public interface Reachability {

    /// Connects, and over HTTP asks for the headers of `/`, whatever they are.
    ///
    /// @param place `https://host`, `http://host:port`, or `kafka://host:port` and `kafkas://host:port` for a socket
    ///     without and with TLS
    /// @throws tableflow.console.domain.RemoteFailure UNREACHABLE, with the exception's name as its code
    Reached reach(URI place);

    /// A host that answered.
    ///
    /// @param address the IP address that its name stands for; absent behind a proxy
    /// @param proxy the proxy on the way, `host:port`; absent without one
    /// @param date the `Date` of its answer, to the second; absent where there is none
    /// @param issuer who signed its certificate; absent without TLS
    record Reached(
            @Nullable String address, @Nullable String proxy, @Nullable Instant date, @Nullable String issuer) {}
}
