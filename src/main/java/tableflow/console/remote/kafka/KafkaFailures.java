package tableflow.console.remote.kafka;

import java.time.Duration;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.common.errors.AuthenticationException;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.DisconnectException;
import org.apache.kafka.common.errors.GroupIdNotFoundException;
import org.apache.kafka.common.errors.GroupNotEmptyException;
import org.apache.kafka.common.errors.InvalidConfigurationException;
import org.apache.kafka.common.errors.InvalidPartitionsException;
import org.apache.kafka.common.errors.InvalidTopicException;
import org.apache.kafka.common.errors.NetworkException;
import org.apache.kafka.common.errors.OffsetOutOfRangeException;
import org.apache.kafka.common.errors.PolicyViolationException;
import org.apache.kafka.common.errors.RebalanceInProgressException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.SslAuthenticationException;
import org.apache.kafka.common.errors.ThrottlingQuotaExceededException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.errors.UnknownMemberIdException;
import org.apache.kafka.common.errors.UnknownTopicIdException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.jspecify.annotations.Nullable;
import tableflow.console.domain.RemoteFailure;
import tableflow.console.domain.RemoteFailure.Kind;
import tableflow.console.domain.Units;
import tableflow.console.remote.http.Access;
import tableflow.console.remote.http.Times;

/// Turns Kafka's exceptions into [RemoteFailure].
record KafkaFailures(String bootstrap, Access access, Duration limit) {

    RemoteFailure of(String what, Throwable problem) {
        Throwable cause = problem instanceof KafkaException && problem.getCause() instanceof ConfigException
                ? problem.getCause()
                : problem;
        Kind kind = kind(cause);
        RemoteFailure failure = RemoteFailure.of(kind, what, why(kind, cause))
                .withCode(cause.getClass().getSimpleName()).withCause(problem);
        String advice = advice(kind, cause);
        return advice == null ? failure : failure.withAdvice(advice);
    }

    /// Why a topic could not be read.
    RemoteFailure reading(String what, String topic, Throwable problem) {
        return named(of(what, problem), "READ", topic, "DeveloperRead");
    }

    /// Why a record could not be written.
    ///
    /// @param size of its key, value and headers, in bytes
    RemoteFailure writing(String what, String topic, long size, Throwable problem) {
        RemoteFailure failure = of(what, problem);
        if (problem instanceof RecordTooLargeException) {
            return failure.because("the record takes " + Units.grouped(size)
                    + " bytes, more than the topic (max.message.bytes), the broker or a request takes");
        }
        return named(failure, "WRITE", topic, "DeveloperWrite");
    }

    /// What helps depends on what was to be done: a manager of a topic may neither read nor write it. Without any right
    /// to write, a broker refuses the producer before it hears of a topic.
    private RemoteFailure named(RemoteFailure failure, String right, String topic, String role) {
        return failure.is(Kind.FORBIDDEN)
                ? failure.withAdvice("The owner of key " + access.key().id() + " needs " + right + " on topic " + topic
                        + ": the role " + role + " or ResourceOwner on it, or an ACL that allows it.")
                : failure;
    }

    RemoteFailure timedOut(String what) {
        return of(what, new TimeoutException());
    }

    private static Kind kind(Throwable cause) {
        return switch (cause) {
            case SslAuthenticationException e -> Kind.UNREACHABLE;
            case AuthenticationException e -> Kind.UNAUTHORIZED;
            case AuthorizationException e -> Kind.FORBIDDEN;
            case UnknownTopicOrPartitionException e -> Kind.NOT_FOUND;
            case UnknownTopicIdException e -> Kind.NOT_FOUND;
            case InvalidTopicException e -> Kind.INVALID;
            case GroupIdNotFoundException e -> Kind.NOT_FOUND;
            case GroupNotEmptyException e -> Kind.CONFLICT;
            case UnknownMemberIdException e -> Kind.CONFLICT;
            case RebalanceInProgressException e -> Kind.CONFLICT;
            case InvalidConfigurationException e -> Kind.INVALID;
            case InvalidPartitionsException e -> Kind.INVALID;
            case OffsetOutOfRangeException e -> Kind.INVALID;
            case PolicyViolationException e -> Kind.INVALID;
            case RecordTooLargeException e -> Kind.INVALID;
            case ThrottlingQuotaExceededException e -> Kind.THROTTLED;
            case TimeoutException e -> Kind.UNREACHABLE;
            case DisconnectException e -> Kind.UNREACHABLE;
            case NetworkException e -> Kind.UNREACHABLE;
            case ConfigException e -> isUnknownName(e) ? Kind.UNREACHABLE : Kind.INVALID;
            default -> Kind.UNEXPECTED;
        };
    }

    private static boolean isUnknownName(ConfigException problem) {
        return String.valueOf(problem.getMessage()).contains("resolvable");
    }

    private String why(Kind kind, Throwable cause) {
        if (cause instanceof TimeoutException) {
            return "no answer from " + bootstrap + " within " + Times.text(limit);
        }
        if (kind == Kind.UNREACHABLE && cause instanceof ConfigException) {
            return "none of the names in " + bootstrap + " is known";
        }
        return cause.getMessage() == null ? cause.getClass().getSimpleName() : access.scrubbed(cause.getMessage());
    }

    private @Nullable String advice(Kind kind, Throwable cause) {
        return switch (kind) {
            case UNAUTHORIZED, FORBIDDEN -> access.advice(kind);
            case UNREACHABLE -> cause instanceof SslAuthenticationException
                    ? "Check that the address is the right one and that no proxy replaces its certificate."
                    : "Check the bootstrap servers, the security protocol (SASL_SSL for Confluent Cloud), the network"
                            + " and, for a private cluster, that this machine is inside its network.";
            case INVALID ->
                cause instanceof ConfigException ? "Bootstrap servers are host:port, parted by commas." : null;
            default -> null;
        };
    }
}
