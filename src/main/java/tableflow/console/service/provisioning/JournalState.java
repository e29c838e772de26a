package tableflow.console.service.provisioning;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tableflow.console.domain.Open;
import tableflow.console.domain.provisioning.RunResult.Outcome;
import tableflow.console.domain.provisioning.Step.Kind;

/// What the lines of a journal add up to.
final class JournalState {

    /// An object that the run made, with the facts that undoing needs.
    record Made(String stepId, Kind kind, String subject, String objectId, Map<String, String> facts) {}

    /// An object that the run may have made and somebody else may have, and why that cannot be told.
    record Doubt(Made made, String why) {}

    /// A setting that the run changed, or may have changed while nobody learnt whether it did.
    ///
    /// @param place where the object is: `environment`, `cluster`
    record Change(String stepId, Kind kind, String subject, Map<String, String> place, Setting setting) {}

    private String runId = "";
    private String environment = "";
    private List<String> topics = List.of();
    private Instant startedAt = Instant.EPOCH;
    private @Nullable JsonNode manifest;
    private @Nullable Outcome outcome;
    private long lastSeq;
    private final Map<Long, Entry> pending = new LinkedHashMap<>();
    private final Map<String, Made> made = new LinkedHashMap<>();
    private final Map<String, Made> lost = new LinkedHashMap<>();
    private final Map<String, Doubt> doubtful = new LinkedHashMap<>();
    private final Map<Long, Entry> changed = new TreeMap<>();
    private final Map<String, Long> restored = new HashMap<>();
    private final Map<String, String> taken = new LinkedHashMap<>();

    void apply(Entry entry) {
        switch (entry.type()) {
            case RUN -> {
                runId = entry.fact("run");
                environment = entry.fact("environment");
                startedAt = Instant.parse(entry.at());
                begin(entry);
            }
            case RESUMED -> begin(entry);
            case CREATE, CHANGE -> intend(entry);
            case RESULT, LOST, REFUSED, DOUBTFUL -> close(entry);
            case TAKEN -> taken.put(text(entry.step()), text(entry.object()));
            case REMOVED -> {
                made.remove(key(text(entry.step()), text(entry.object())));
                lost.remove(text(entry.object()));
                doubtful.remove(key(text(entry.step()), text(entry.object())));
            }
            case END -> outcome = Open.of(Outcome.class, text(entry.note())).known();
            case RESTORED -> restored.merge(key(text(entry.step()), text(entry.object())), lastSeq, Math::max);
            case REMOVE, RESTORE, STEP -> { }
        }
    }

    private void begin(Entry entry) {
        outcome = null;
        manifest = entry.manifest() == null ? manifest : entry.manifest();
        topics = entry.fact("topics").isEmpty() ? topics : Arrays.asList(entry.fact("topics").split(","));
    }

    private void intend(Entry entry) {
        long seq = entry.seq() == null ? lastSeq + 1 : entry.seq();
        lastSeq = Math.max(lastSeq, seq);
        pending.put(seq, entry);
    }

    private void close(Entry entry) {
        Entry intent = entry.seq() == null ? null : pending.remove(entry.seq());
        if (intent != null && intent.type() == Entry.Type.CHANGE && entry.type() == Entry.Type.RESULT) {
            changed.put(entry.seq() == null ? 0 : entry.seq(), intent);
        }
        if (intent == null || intent.type() != Entry.Type.CREATE || entry.object() == null) {
            return;
        }
        Made object = made(intent, entry.object());
        if (entry.type() == Entry.Type.RESULT) {
            made.put(key(object.stepId(), object.objectId()), object);
        } else if (entry.type() == Entry.Type.LOST) {
            lost.put(object.objectId(), object);
        } else if (entry.type() == Entry.Type.DOUBTFUL) {
            doubtful.put(key(object.stepId(), object.objectId()), new Doubt(object, text(entry.note())));
        }
    }

    /// What `intent` made, when `objectId` came of it.
    static Made made(Entry intent, String objectId) {
        return new Made(text(intent.step()), kind(intent), text(intent.subject()), objectId,
                intent.facts() == null ? Map.of() : Map.copyOf(intent.facts()));
    }

    private static Kind kind(Entry intent) {
        Kind known = Open.of(Kind.class, text(intent.kind())).known();
        // Written by this class' own version or an older one: every kind is known. A newer one is set aside on reading.
        if (known == null) {
            throw new IllegalArgumentException("unknown kind of step: " + intent.kind());
        }
        return known;
    }

    private static String key(String step, String object) {
        return step + "\n" + object;
    }

    private static String text(@Nullable String value) {
        return value == null ? "" : value;
    }

    /// The intents of a step of which it is not known what came of them, oldest first.
    List<Entry> pending(String stepId) {
        return pending.values().stream().filter(it -> stepId.equals(it.step())).toList();
    }

    List<Entry> pending() {
        return List.copyOf(pending.values());
    }

    /// What the run made and nobody removed since, in the order made.
    List<Made> made() {
        return new ArrayList<>(made.values());
    }

    /// Keys whose secret was lost and which may still exist.
    List<Made> lost() {
        return new ArrayList<>(lost.values());
    }

    /// What the run may have made, as far as nobody removed it.
    List<Doubt> doubtful() {
        return new ArrayList<>(doubtful.values());
    }

    /// The settings that the run changed and that were not changed back since, in the order of the changes.
    List<Change> changes() {
        Map<Long, Entry> all = new TreeMap<>(changed);
        pending.forEach((seq, it) -> {
            if (it.type() == Entry.Type.CHANGE) {
                all.put(seq, it);
            }
        });
        List<Change> changes = new ArrayList<>();
        all.forEach((seq, it) -> {
            Map<String, String> facts = it.facts() == null ? Map.of() : it.facts();
            for (Setting setting : Setting.of(facts)) {
                if (seq > restored.getOrDefault(key(text(it.step()), setting.name()), 0L)) {
                    changes.add(new Change(text(it.step()), kind(it), text(it.subject()), facts, setting));
                }
            }
        });
        return changes;
    }

    Map<String, String> taken() {
        return Map.copyOf(taken);
    }

    long nextSeq() {
        return lastSeq + 1;
    }

    String runId() {
        return runId;
    }

    /// The environment that the run worked in.
    String environment() {
        return environment;
    }

    List<String> topics() {
        return topics;
    }

    Instant startedAt() {
        return startedAt;
    }

    Optional<JsonNode> manifest() {
        return Optional.ofNullable(manifest);
    }

    @Nullable Outcome outcome() {
        return outcome;
    }
}
