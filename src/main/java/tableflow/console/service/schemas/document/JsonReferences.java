package tableflow.console.service.schemas.document;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tableflow.console.domain.schema.json.Json;
import tableflow.console.domain.schema.json.JsonSchema;
import tableflow.console.domain.schema.json.References;
import tableflow.console.domain.schema.lint.JsonOwn;

/// Where the references of a JSON Schema lead, as spots of its text.
final class JsonReferences {

    private final References references;
    private final Map<Spot, Json> values = new HashMap<>();
    private final IdentityHashMap<Json, Spot> spots = new IdentityHashMap<>();

    JsonReferences(Spot root, JsonSchema schema) {
        this.references = new References(schema);
        pair(root, schema.root());
    }

    private void pair(Spot spot, @Nullable Json json) {
        switch (json) {
            case Json.Obj object -> {
                values.put(spot, object);
                spots.put(object, spot);
                spot.members().forEach((name, member) -> pair(member, object.get(name)));
            }
            case Json.Arr(var items) -> {
                for (int at = 0; at < items.size(); at++) {
                    pair(spot.items().get(at), items.get(at));
                }
            }
            case null, default -> { }
        }
    }

    /// What the `$ref` of the schema at `spot` leads to, in whatever document.
    private @Nullable Json target(Spot spot, String ref) {
        Json from = values.get(spot);
        return from == null ? null : references.resolve(from, ref);
    }

    /// The schema of this document that the `$ref` of the one at `spot` leads to; empty when it has none, or it leads
    /// out of the document or nowhere.
    Optional<Spot> follow(Spot spot) {
        return spot.text("$ref").map(ref -> target(spot, ref)).map(spots::get);
    }

    /// Every schema at and below `root`.
    List<JsonOwn.Part> parts(Spot root) {
        List<JsonOwn.Part> parts = new ArrayList<>();
        parts("#", "", root, parts);
        return parts;
    }

    private void parts(String path, String keyword, Spot spot, List<JsonOwn.Part> parts) {
        if (values.get(spot) instanceof Json.Obj object) {
            parts.add(new JsonOwn.Part(path, keyword, object));
        }
        JsonVocabulary.inner(spot, (inside, schema) -> parts(path + schema.pointerFrom(spot), inside, schema, parts));
    }

    /// Says what is wrong with the references at and below `root`.
    void check(Spot root, Findings findings) {
        JsonVocabulary.each(root, schema -> {
            Spot ref = schema.member("$ref");
            String name = ref == null ? null : ref.node().textValue();
            if (ref == null || name == null || target(schema, name) != null) {
                return;
            }
            if (name.startsWith("http://") || name.startsWith("https://")) {
                findings.add(DocumentRules.REMOTE_REFERENCE, ref.pointer(), ref.from(), ref.to(),
                        JsonSource.shortened(name) + " is on the web, and is not fetched: nothing is known of it");
            } else {
                findings.add(DocumentRules.DANGLING_REFERENCE, ref.pointer(), ref.from(), ref.to(),
                        JsonSource.shortened(name) + " leads nowhere");
            }
        });
        new Circles(findings).search(root);
    }

    /// Schemas that judge a value by themselves: validators would never end.
    private final class Circles {

        private final Findings findings;
        private final Map<Spot, Boolean> done = new HashMap<>();

        Circles(Findings findings) {
            this.findings = findings;
        }

        void search(Spot root) {
            List<Spot> all = new ArrayList<>();
            JsonVocabulary.each(root, all::add);
            all.forEach(schema -> visit(schema, 0));
        }

        /// @param hops bounds the calls within calls; who refers in more steps than this is not followed
        private void visit(Spot schema, int hops) {
            final int most = 1000;
            if (hops > most || done.containsKey(schema)) {
                return;
            }
            done.put(schema, false);
            Optional<Spot> next = follow(schema);
            next.ifPresent(it -> step(schema, it, hops));
            JsonVocabulary.inner(schema, (keyword, inner) -> {
                if (JsonVocabulary.inPlace(keyword)) {
                    step(schema, inner, hops);
                }
            });
            done.put(schema, true);
        }

        private void step(Spot from, Spot to, int hops) {
            if (Boolean.FALSE.equals(done.get(to))) {
                Spot ref = from.member("$ref");
                Spot at = ref == null ? from : ref;
                findings.add(DocumentRules.CIRCULAR_REFERENCE, at.pointer(), at.from(), at.to(),
                        "the reference leads back to itself: #" + JsonSource.shortened(to.pointer())
                                + " is asked for while it is asked for");
            } else {
                visit(to, hops + 1);
            }
        }
    }
}
