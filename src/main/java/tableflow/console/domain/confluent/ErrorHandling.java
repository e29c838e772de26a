package tableflow.console.domain.confluent;

import org.jspecify.annotations.Nullable;
import tableflow.console.domain.Open;

/// What Tableflow does with a record that it cannot materialise.
///
/// @param deadLetterTopic the topic that LOG writes to; absent for other modes
public record ErrorHandling(Open<Mode> mode, @Nullable String deadLetterTopic) {

    /// The dead-letter topic that Confluent uses when none is named.
    public static final String DEFAULT_DEAD_LETTER_TOPIC = "error_log";

    /// SUSPEND stops the table, SKIP drops the record, LOG writes it to a dead-letter topic.
    public enum Mode {
        SUSPEND,
        SKIP,
        LOG
    }

    public static ErrorHandling skip() {
        return new ErrorHandling(Open.of(Mode.SKIP), null);
    }

    public static ErrorHandling log(String deadLetterTopic) {
        return new ErrorHandling(Open.of(Mode.LOG), deadLetterTopic);
    }
}
