package tableflow.console.remote.confluent;

import java.util.Optional;
import tableflow.console.domain.RemoteFailure.Kind;
import tableflow.console.remote.http.Dialect;
import tableflow.console.remote.http.ErrorBody;

/// Kafka REST's own codes: an existing topic is 400 with 40002, not 409.
final class KafkaRestDialect implements Dialect {

    @Override
    public Optional<Kind> kindOf(int status, ErrorBody error) {
        boolean exists = status == 400 && error.hasCode("40002") && error.says("already exists");
        return exists ? Optional.of(Kind.CONFLICT) : Optional.empty();
    }
}
