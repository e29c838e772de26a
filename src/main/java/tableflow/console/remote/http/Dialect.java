package tableflow.console.remote.http;

import java.util.Optional;
import tableflow.console.domain.RemoteFailure.Kind;

/// What an API's own codes mean, where they differ from the meaning of the HTTP status.
@FunctionalInterface
public interface Dialect {

    /// Statuses mean what they say.
    Dialect PLAIN = (status, error) -> Optional.empty();

    /// The kind of a refusal, or nothing when the status tells it.
    Optional<Kind> kindOf(int status, ErrorBody error);
}
