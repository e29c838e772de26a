package tableflow.console.sandbox.tableflow;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tableflow.console.sandbox.registry.Registry;
import tableflow.console.sandbox.tableflow.decode.Decoder;
import tableflow.console.sandbox.tableflow.decode.Frame;
import tableflow.console.sandbox.tableflow.decode.Undecodable;

/// The schemas of one topic's keys or values. A schema does not change under its id, so each is parsed once.
final class Schemas {
    private final Registry registry;
    private final String subject;
    private final Map<Integer, Decoder> decoders = new HashMap<>();

    /// @param subject such as `orders-value`
    Schemas(Registry registry, String subject) {
        this.registry = registry;
        this.subject = subject;
    }

    String subject() {
        return subject;
    }

    /// The id of the subject's newest version; empty when it has none.
    Optional<Integer> latest() {
        return registry.latest(subject).map(version -> version.schema().id());
    }

    /// Did the subject have this schema before the other one? Versions tell, not ids: a text that another subject
    /// had first keeps its low id. A schema that is not the subject's precedes none.
    boolean precedes(int id, int other) {
        List<Integer> history = registry.history(subject);
        int at = history.lastIndexOf(id);
        return at >= 0 && at < history.lastIndexOf(other);
    }

    /// What reads payloads of this schema.
    Optional<Decoder> decoder(int id) {
        Decoder known = decoders.get(id);
        if (known != null) {
            return Optional.of(known);
        }
        Optional<Decoder> made = registry.schema(id).map(Decoder::of);
        made.ifPresent(decoder -> decoders.put(id, decoder));
        return made;
    }

    /// The id of the schema that a record was written with: the one in its frame, or for plain JSON the newest.
    int idOf(Frame frame) throws Undecodable {
        if (frame.schemaId().isPresent()) {
            return frame.schemaId().get();
        }
        return latest().orElseThrow(() -> new Undecodable("Subject " + subject + " has no schema"));
    }

    /// @throws Undecodable the registry does not know the id
    Decoder required(int id) throws Undecodable {
        return decoder(id).orElseThrow(() -> new Undecodable("Schema " + id + " is not in the registry"));
    }
}
