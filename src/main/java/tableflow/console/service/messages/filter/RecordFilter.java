package tableflow.console.service.messages.filter;

import tableflow.console.domain.kafka.KafkaRecord;

/// Says which records are wanted. Used by many threads at the same time.
@FunctionalInterface
public interface RecordFilter {

    /// Lets everything through.
    RecordFilter ALL = _ -> true;

    /// Whether a record is wanted.
    ///
    /// @throws Unjudged when that cannot be said of this record
    boolean matches(KafkaRecord record) throws Unjudged;

    /// Why a filter could not judge a record: a text was compared with a number, say.
    final class Unjudged extends Exception {
        private static final long serialVersionUID = 1;

        public Unjudged(String why) {
            super(why, null, false, false);
        }
    }
}
