package tableflow.console.service.schemas.compat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tableflow.console.domain.schema.CompatibilityDirection;
import tableflow.console.domain.schema.SchemaFormat;
import tableflow.console.domain.schema.Span;
import tableflow.console.domain.schema.diff.Element;
import tableflow.console.schema.ParsedSchema;
import tableflow.console.service.schemas.document.SchemaDocument;

/// Where in a draft the registry's paths lead: through references to definitions, and, where Avro counts the fields of
/// the old schema, to the fields of the same names.
final class DraftPlaces {

    private static final int MOST_HOPS = 32;
    /// Keywords that the registry calls by one name in all drafts.
    private static final List<List<String>> ALIKE = List.of(
        List.of("items", "prefixItems"),
        List.of("dependencies", "dependentRequired", "dependentSchemas"));

    private final SchemaDocument draft;
    private final ParsedSchema next;
    private final ParsedSchema old;
    private @Nullable Element nextTree;
    private @Nullable Element oldTree;

    DraftPlaces(SchemaDocument draft, ParsedSchema next, ParsedSchema old) {
        this.draft = draft;
        this.next = next;
        this.old = old;
    }

    SchemaFormat format() {
        return draft.format();
    }

    boolean sameFormat() {
        return next.format() == old.format();
    }

    /// The place of a path, or the nearest around it when the draft has it no more.
    Span of(CompatibilityDirection direction, String path) {
        return switch (draft.format()) {
            case AVRO -> avro(direction == CompatibilityDirection.OLD_READS_NEW ? inDraft(path) : path);
            case JSON -> draft.nearest(json(path));
            case PROTOBUF -> protobuf(path);
        };
    }

    private Span avro(String path) {
        // A field is known by its name; the brace before it says nothing.
        return draft.value(path + "/name").filter(place -> path.matches(".*/fields/\\d+"))
            .orElseGet(() -> draft.nearest(path));
    }

    /// The path in the draft of what the old schema has at `path`.
    private String inDraft(String path) {
        Element reader = oldTree == null ? old.element() : oldTree;
        oldTree = reader;
        Element own = nextTree == null ? next.element() : nextTree;
        nextTree = own;
        while (true) {
            Element step = reader.children().stream().filter(child -> holds(child.where().pointer(), path))
                .findFirst().orElse(null);
            if (step == null) {
                break;
            }
            String name = step.name().name();
            Element found = own.children().stream().filter(child -> child.name().name().equals(name)
                || child.name().aliases().contains(name)).findFirst().orElse(null);
            if (found == null) {
                // Gone: what held it is what changed.
                String fields = last(own) + "/fields";
                return draft.find(fields).isPresent() ? fields : last(own);
            }
            reader = step;
            own = found;
        }
        String pointer = last(reader);
        return path.startsWith(pointer) ? last(own) + path.substring(pointer.length()) : last(own);
    }

    /// The type's own pointer, below which its parts are.
    private static String last(Element element) {
        return element.where().pointers().getLast();
    }

    private static boolean holds(String pointer, String path) {
        return path.equals(pointer) || path.startsWith(pointer + "/");
    }

    /// The path followed through `$ref`s as far as it leads.
    private String json(String path) {
        String at = "";
        int hops = 0;
        for (String step : (path.startsWith("#") ? path.substring(1) : path).split("/")) {
            if (step.isEmpty()) {
                continue;
            }
            String found = step(at, step);
            while (found == null && hops++ < MOST_HOPS) {
                String target = target(at);
                if (target == null) {
                    break;
                }
                at = target;
                found = step(at, step);
            }
            if (found == null) {
                return at;
            }
            at = found;
        }
        return at;
    }

    private @Nullable String step(String at, String step) {
        String own = at + "/" + step;
        if (draft.find(own).isPresent()) {
            return own;
        }
        if (at.endsWith("/required")) {
            JsonNode names = draft.json().map(root -> root.at(at)).orElse(null);
            for (int i = 0; names != null && i < names.size(); i++) {
                if (names.get(i).asText().equals(step.replace("~1", "/").replace("~0", "~"))) {
                    return at + "/" + i;
                }
            }
        }
        for (List<String> names : ALIKE) {
            if (names.contains(step)) {
                Optional<String> other = names.stream().map(name -> at + "/" + name)
                    .filter(name -> draft.find(name).isPresent()).findFirst();
                if (other.isPresent()) {
                    return other.get();
                }
            }
        }
        return null;
    }

    private @Nullable String target(String at) {
        String ref = draft.json().map(root -> root.at(at).path("$ref").asText("")).orElse("");
        return ref.equals("#") ? "" : ref.startsWith("#/") ? ref.substring(1) : null;
    }

    private Span protobuf(String path) {
        String named = path.replace("#/", "").replace('/', '.');
        return draft.find(path).or(() -> draft.find(named)).orElseGet(() -> draft.nearest(path));
    }
}
