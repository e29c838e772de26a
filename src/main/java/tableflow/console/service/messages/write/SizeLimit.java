package tableflow.console.service.messages.write;

import java.util.OptionalLong;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import tableflow.console.domain.RemoteFailure;
import tableflow.console.domain.RemoteFailure.Kind;
import tableflow.console.domain.Units;
import tableflow.console.service.port.KafkaMessages;
import tableflow.console.service.topics.Answer;

/// How large a record of one topic may be. A broker only says that a record is too large: the topic's settings say for
/// what. They are asked for once, and only when a record was refused. For one thread, and not the one that tells what
/// became of records: it must not wait.
public final class SizeLimit {

    /// As Kafka calls it.
    private static final String TOO_LARGE = "RecordTooLargeException";
    /// What the protocol adds to a record without headers, rounded up.
    private static final long ADDED = 1_000;

    private final Supplier<KafkaMessages> kafka;
    private final String topic;
    private @Nullable Answer<OptionalLong> most;

    public SizeLimit(Supplier<KafkaMessages> kafka, String topic) {
        this.kafka = kafka;
        this.topic = topic;
    }

    /// Says of a record that was refused for its size how large it is, how large it may be and what to do; any other
    /// failure stays as it is.
    ///
    /// @param size of the record, without what the protocol adds
    public RemoteFailure told(long size, RemoteFailure why) {
        if (why.code().filter(TOO_LARGE::equals).isEmpty()) {
            return why;
        }
        RemoteFailure advised = why.withAdvice("Make the record smaller, or have max.message.bytes of the topic raised;"
                + " whoever reads it must then take as much, too.");
        Answer<OptionalLong> answer = most();
        RemoteFailure unread = answer.failure();
        if (unread != null) {
            // That the record is not there is known; how large it may be is only more to know.
            return unread.is(Kind.CANCELLED) ? advised : advised.because(
                    why.why() + "; how much the topic takes could not be read: " + unread.why());
        }
        OptionalLong limit = answer.value().orElse(OptionalLong.empty());
        if (limit.isEmpty()) {
            return advised;
        }
        String takes = "the topic takes " + Units.grouped(limit.getAsLong()) + " at most (max.message.bytes)";
        return limit.getAsLong() - size > ADDED
                ? why.because("the record takes " + Units.grouped(size) + " bytes; " + takes
                        + ", so it is the broker, or a request, that takes less")
                : advised.because("the record takes " + Units.grouped(size) + " bytes and what the protocol adds; "
                        + takes);
    }

    private Answer<OptionalLong> most() {
        Answer<OptionalLong> known = most;
        if (known == null) {
            known = ask();
            most = known;
        }
        return known;
    }

    private Answer<OptionalLong> ask() {
        try {
            return Answer.known(kafka.get().largest(topic));
        } catch (RemoteFailure notAllowed) {
            return Answer.notChecked(notAllowed);
        }
    }
}
