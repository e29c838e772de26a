package tableflow.console.service.port;

import java.net.URI;
import org.jspecify.annotations.Nullable;
import tableflow.console.domain.Secret;

/// Tells another system of something, by HTTP.
@FunctionalInterface
public interface Webhook {

    /// A header that proves who sends.
    record Header(String name, Secret value) {}

    /// Posts a JSON document; a failure of the other side's is tried again a few times, so it may arrive twice.
    ///
    /// @param url `https://`, or `http://` of this machine; a part of it may be secret, so failures name its host only
    /// @throws tableflow.console.domain.RemoteFailure INVALID for another URL, and what the other side answers;
    ///     redirects are not followed
    void post(URI url, @Nullable Header header, String json);
}
