package tableflow.console.remote.http;

import java.util.Map;
import java.util.Optional;
import tableflow.console.domain.RemoteFailure.Kind;

/// What is particular to an API: the meaning of its own codes, where it differs from that of the HTTP status, and what
/// it wants to be told with each call.
@FunctionalInterface
public interface Dialect {

    /// Statuses mean what they say.
    Dialect PLAIN = new Plain();

    /// A class: the archive of classes, with which commands start, keeps no lambdas of interfaces.
    final class Plain implements Dialect {

        private Plain() {}

        @Override
        public Optional<Kind> kindOf(int status, ErrorBody error) {
            return Optional.empty();
        }
    }

    /// The kind of a refusal, or nothing when the status tells it.
    Optional<Kind> kindOf(int status, ErrorBody error);

    /// Headers that each call of the API takes besides the usual ones.
    default Map<String, String> headers() {
        return Map.of();
    }

    /// What can be done about a refusal, where it is not the usual for its kind.
    default Optional<String> advice(int status, ErrorBody error) {
        return Optional.empty();
    }
}
