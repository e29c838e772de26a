package tableflow.console.service.schemas.document;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.Error;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tableflow.console.domain.Progress;
import tableflow.console.schema.JsonDraft;
import tableflow.console.schema.JsonText;
import tableflow.console.schema.Referenced;

/// Reads a JSON Schema: its grammar, its draft's meta-schema, its patterns and its references.
final class JsonReading {

    private static final Set<String> AVRO_TYPES = Set.of("record", "error", "enum", "fixed", "map");
    /// Of one place the meta-schema may say as many things as it has branches.
    private static final int SAID = 2;

    private final Findings findings;

    JsonReading(Findings findings) {
        this.findings = findings;
    }

    /// What was read.
    ///
    /// @param root absent when the text is no JSON
    /// @param references absent when there is no schema to refer from
    record Read(Optional<Spot> root, Optional<JsonReferences> references, Optional<JsonText> schema) {
        static final Read NOTHING = new Read(Optional.empty(), Optional.empty(), Optional.empty());
    }

    Read read(String text, List<Referenced> given) {
        Optional<Spot> read = JsonSource.read(text, findings);
        if (read.isEmpty()) {
            return Read.NOTHING;
        }
        Spot root = read.get();
        if (isOther(root)) {
            return new Read(read, Optional.empty(), Optional.empty());
        }
        new Patterns(findings).check(root);
        if (!findings.hasErrors()) {
            metaSchema(root, text);
        }
        Progress.throwIfCancelled("read the schema");
        JsonText schema = JsonText.of(root.node(), others(given));
        JsonReferences references = new JsonReferences(root, schema.schema());
        references.check(root, findings);
        return new Read(read, Optional.of(references), findings.hasErrors() ? Optional.empty() : Optional.of(schema));
    }

    private boolean isOther(Spot root) {
        if (!root.node().isObject() && !root.node().isBoolean()) {
            findings.add(DocumentRules.WRONG_FORMAT, "", root.from(), root.nameTo(),
                    "a JSON Schema is an object, true or false");
            return true;
        }
        Spot type = root.member("type");
        String name = type == null ? null : type.node().textValue();
        if (type != null && name != null && AVRO_TYPES.contains(name)) {
            findings.add(DocumentRules.WRONG_FORMAT, "/type", type.from(), type.to(),
                    "this is an Avro schema (\"type\": \"" + name + "\"), not a JSON Schema");
            return true;
        }
        return false;
    }

    private Map<String, JsonNode> others(List<Referenced> given) {
        Map<String, JsonNode> others = new LinkedHashMap<>();
        for (Referenced one : given) {
            Findings inside = new Findings(new TextLines(one.text()), "#");
            Optional<Spot> root = JsonSource.read(one.text(), inside);
            if (root.isPresent() && !inside.hasErrors()) {
                others.put(one.name(), root.get().node());
            } else {
                findings.add(DocumentRules.DANGLING_REFERENCE, "", 0, 0, "the reference " + one.name()
                        + " cannot be read: " + inside.sorted().getFirst().message());
            }
        }
        return others;
    }

    private void metaSchema(Spot root, String text) {
        Spot named = root.member("$schema");
        JsonDraft draft = root.text("$schema").flatMap(JsonDraft::named).orElse(JsonDraft.DRAFT_7);
        if (named != null && named.node().isTextual() && JsonDraft.named(named.node().textValue()).isEmpty()) {
            findings.add(DocumentRules.UNKNOWN_DRAFT, "/$schema", named.from(), named.to(),
                    "no draft has this name: the schema is read as " + draft.label());
        }
        Map<String, List<Error>> byPlace = new LinkedHashMap<>();
        for (Error error : draft.errors(text)) {
            byPlace.computeIfAbsent(error.getInstanceLocation().toString(), it -> new ArrayList<>()).add(error);
        }
        byPlace.forEach((pointer, errors) -> {
            Spot at = root.nearest(pointer);
            findings.add(DocumentRules.META_SCHEMA, pointer, at.from(), at.node().isContainerNode() ? at.nameTo() :
                    at.to(), said(errors, draft));
        });
    }

    /// Branches for other types of value say nothing that helps when one for this type says more.
    private static String said(List<Error> errors, JsonDraft draft) {
        List<String> telling = errors.stream().filter(it -> !"type".equals(it.getKeyword()))
                .map(JsonReading::message).distinct().limit(SAID).toList();
        List<String> all = telling.isEmpty()
                ? errors.stream().map(JsonReading::message).distinct().limit(SAID).toList()
                : telling;
        return "is not what " + draft.label() + " allows here: " + String.join("; or: ", all);
    }

    private static String message(Error error) {
        @Nullable String message = error.getMessage();
        return message == null ? String.valueOf(error.getKeyword()) : JsonSource.shortened(message);
    }
}
