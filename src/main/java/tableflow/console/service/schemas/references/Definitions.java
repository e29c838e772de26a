package tableflow.console.service.schemas.references;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import tableflow.console.domain.change.ChangeRequest.SchemaReference;
import tableflow.console.domain.schema.SchemaFormat;
import tableflow.console.domain.schema.SchemaVersion;
import tableflow.console.domain.schema.SubjectName;
import tableflow.console.service.schemas.assist.Mentions;
import tableflow.console.service.schemas.assist.Mentions.Mention;

/// Which registered schema defines what a draft needs. Immutable; holds names and no texts.
public final class Definitions {

    /// Nothing is known.
    public static final Definitions NONE = new Definitions(List.of());

    private final Map<SchemaFormat, Map<String, List<Definer>>> byName = new HashMap<>();
    private final int schemas;

    /// A version that defines something.
    private record Definer(String subject, int version) {}

    /// @param newest of each subject; what is in no language of the console's is passed over
    public Definitions(List<SchemaVersion> newest) {
        int read = 0;
        for (SchemaVersion version : newest) {
            SchemaFormat format = version.format().known();
            if (format != null) {
                read++;
                add(format, version);
            }
        }
        schemas = read;
    }

    private void add(SchemaFormat format, SchemaVersion version) {
        Map<String, List<Definer>> names = byName.computeIfAbsent(format, it -> new HashMap<>());
        Definer definer = new Definer(version.subject(), version.version());
        Set<String> all = new HashSet<>(Mentions.defined(format, version.text()));
        all.add(SubjectName.of(version.subject()).name());
        all.add(stem(SubjectName.of(version.subject()).name()));
        if (format == SchemaFormat.JSON) {
            // A relative $ref names an id's last part.
            List.copyOf(all).forEach(id -> all.add(stem(id)));
        }
        all.forEach(name -> names.computeIfAbsent(name, it -> new ArrayList<>(1)).add(definer));
    }

    /// A subject, id or file without folders, ending and the part of the record: `geo/place.proto`, `place-value` and
    /// `http://x/place.json` are all `place`.
    private static String stem(String name) {
        String last = name.substring(name.lastIndexOf('/') + 1);
        return last.replaceFirst("\\.(json|avsc|proto)$", "").replaceFirst("\\.schema$", "")
                .replaceFirst("-(value|key)$", "").toLowerCase(Locale.ROOT);
    }

    /// How many schemas were looked at.
    public int schemas() {
        return schemas;
    }

    /// References that would bring what is needed, the likeliest first: what is called or defines just that, then what
    /// defines most of the types that are used, then what is called alike.
    ///
    /// @param own the draft's subject, which cannot refer to itself
    public List<SchemaReference> find(SchemaFormat format, Mention needed, String own) {
        Map<String, List<Definer>> names = byName.getOrDefault(format, Map.of());
        Map<Definer, Integer> weights = new LinkedHashMap<>();
        names.getOrDefault(needed.name(), List.of()).forEach(it -> weights.merge(it, 1000, Integer::sum));
        for (String type : needed.types()) {
            names.getOrDefault(type, List.of()).forEach(it -> weights.merge(it, 2, Integer::sum));
        }
        // A type's name is not a file's: only what is called by file names can be called alike.
        if (format != SchemaFormat.AVRO) {
            names.getOrDefault(stem(needed.name()), List.of()).forEach(it -> weights.merge(it, 1, Integer::sum));
        }
        return weights.entrySet().stream()
                .filter(it -> !it.getKey().subject().equals(own))
                .sorted(Map.Entry.<Definer, Integer>comparingByValue().reversed()
                        .thenComparing(it -> it.getKey().subject(), Comparator.naturalOrder()))
                .map(it -> new SchemaReference(needed.name(), it.getKey().subject(), it.getKey().version()))
                .toList();
    }
}
