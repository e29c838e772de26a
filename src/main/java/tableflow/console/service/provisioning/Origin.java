package tableflow.console.service.provisioning;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tableflow.console.domain.change.ChangeRequest;
import tableflow.console.domain.change.ChangeRequest.NewGlueIntegration;
import tableflow.console.domain.change.ChangeRequest.NewProviderIntegration;
import tableflow.console.domain.change.ChangeRequest.NewServiceAccount;
import tableflow.console.domain.change.ChangeRequest.NewTopic;

/// Whose an object is that exists now, when a call that makes such a one was sent and nobody learnt what came of it.
///
/// The time at which the object was made decides where the service tells it. Kafka, the Schema Registry and provider
/// integrations do not: there an object that is found soon after the call is ours, one that is found later may be.
///
/// @param why in words for the user; empty when it is OURS
record Origin(Verdict verdict, String why) {

    /// A call ends within this time, and so do the clocks of this machine and the service differ at most.
    static final Duration CLOSE = Duration.ofMinutes(5);

    enum Verdict {
        OURS,
        DOUBTFUL,
        THEIRS
    }

    /// What an object tells about its making.
    ///
    /// @param createdAt absent where the service does not tell
    /// @param marks what a call for it would have asked for, by the names of [#marks]
    record Traits(@Nullable Instant createdAt, Map<String, String> marks) {
        static final Traits NONE = new Traits(null, Map.of());

        Traits {
            marks = Map.copyOf(marks);
        }
    }

    static final Origin OURS = new Origin(Verdict.OURS, "");

    /// Judges.
    ///
    /// @param intent the journal's line before the call
    /// @param now when the object was found
    static Origin of(Entry intent, Traits found, Instant now) {
        Instant sent = Instant.parse(intent.at());
        Instant made = found.createdAt();
        if (made != null && made.isBefore(sent.minus(CLOSE))) {
            return new Origin(Verdict.THEIRS, "it was made at " + made + ", before this run asked for it at " + sent);
        }
        if (made != null && made.isAfter(sent.plus(CLOSE))) {
            return new Origin(Verdict.THEIRS, "it was made at " + made + ", after this run asked for it at " + sent);
        }
        for (Map.Entry<String, String> mark : found.marks().entrySet()) {
            String asked = intent.fact(mark.getKey());
            if (!asked.isEmpty() && !asked.equals(mark.getValue())) {
                return new Origin(Verdict.DOUBTFUL, "this run asked for " + mark.getKey() + " \"" + asked
                        + "\" and never heard an answer; what is there has \"" + mark.getValue() + "\"");
            }
        }
        if (made == null && now.isAfter(sent.plus(CLOSE))) {
            return new Origin(Verdict.DOUBTFUL, "this run asked for it at " + sent + " and never heard an answer; it"
                    + " was found at " + now + ", and the service does not tell when it was made");
        }
        return OURS;
    }

    /// What an object that `request` makes will show, for the journal.
    static Map<String, String> marks(ChangeRequest request) {
        Map<String, String> marks = new TreeMap<>();
        switch (request) {
            case NewServiceAccount it -> marks.put("description", it.description());
            case NewProviderIntegration it -> marks.put("name", it.displayName());
            case NewGlueIntegration it -> marks.put("name", it.displayName());
            case NewTopic it -> marks.put("partitions", Integer.toString(it.partitions()));
            default -> { }
        }
        return marks;
    }
}
