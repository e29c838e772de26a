package tableflow.console.service.provisioning;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// A line of a journal. It never holds a secret: keys are named by id.
///
/// @param v the version of the format
/// @param type see [Type]
/// @param at when, RFC 3339
/// @param seq pairs an intent with what came of it
/// @param object the id of the object that was made, taken or removed
/// @param note an outcome, a state or a reason
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonIgnoreProperties(ignoreUnknown = true)
record Entry(
        int v,
        Type type,
        String at,
        @Nullable Long seq,
        @Nullable String step,
        @Nullable String kind,
        @Nullable String subject,
        @Nullable String object,
        @Nullable Map<String, String> facts,
        @Nullable String note,
        @Nullable JsonNode manifest) {

    /// Version 2 came with [Type#DOUBTFUL]; everything of version 1 is read as before.
    static final int VERSION = 2;

    enum Type {
        /// The run begins: `facts` has run, environment and topics, `manifest` what is wanted.
        RUN,
        /// The run goes on in a new process; `manifest` as it is now.
        RESUMED,
        /// A call that makes an object is about to be sent.
        CREATE,
        /// A call that changes an object is about to be sent; `facts` has the values before and after.
        CHANGE,
        /// The intent `seq` took effect; `object` is what came of it.
        RESULT,
        /// The intent `seq` had no effect.
        REFUSED,
        /// The intent `seq` made the key `object`, and its secret was lost on the way: it is to be deleted.
        LOST,
        /// The intent `seq` may have made `object`, and somebody else may have; `note` says why it cannot be told.
        DOUBTFUL,
        /// An object that was there already serves the run.
        TAKEN,
        /// `object` of the step is about to be removed.
        REMOVE,
        /// `object` of the step is gone.
        REMOVED,
        /// The setting `object` of the step is about to be changed back.
        RESTORE,
        /// The setting `object` of the step is as before the run.
        RESTORED,
        /// A step ended; `note` is its state.
        STEP,
        /// The run ended; `note` is its outcome.
        END
    }

    static Entry of(Type type, String note) {
        return new Entry(VERSION, type, "", null, null, null, null, null, null, note, null);
    }

    static Entry about(Type type, StepWork.Facts facts) {
        return new Entry(VERSION, type, "", null, facts.id(), facts.kind().name(), facts.subject(), null,
                new TreeMap<>(facts.facts()), null, null);
    }

    Entry note(String text) {
        return new Entry(v, type, at, seq, step, kind, subject, object, facts, text, manifest);
    }

    Entry at(String time) {
        return new Entry(v, type, time, seq, step, kind, subject, object, facts, note, manifest);
    }

    Entry numbered(long number) {
        return new Entry(v, type, at, number, step, kind, subject, object, facts, note, manifest);
    }

    Entry step(String id) {
        return new Entry(v, type, at, seq, id, kind, subject, object, facts, note, manifest);
    }

    Entry object(String id) {
        return new Entry(v, type, at, seq, step, kind, subject, id, facts, note, manifest);
    }

    Entry facts(Map<String, String> more) {
        Map<String, String> all = new TreeMap<>(facts == null ? Map.of() : facts);
        all.putAll(more);
        return new Entry(v, type, at, seq, step, kind, subject, object, all, note, manifest);
    }

    Entry manifest(JsonNode node) {
        return new Entry(v, type, at, seq, step, kind, subject, object, facts, note, node);
    }

    String fact(String name) {
        return facts == null ? "" : facts.getOrDefault(name, "");
    }
}
