package tableflow.console.service.schemas.assist;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tableflow.console.schema.Referenced;

/// The types of a Protobuf file and of those that it refers to, by their full names.
final class ProtoNames {

    private final Map<String, Found> types = new LinkedHashMap<>();
    private final Map<String, ProtoPart> files = new LinkedHashMap<>();

    /// A type's definition.
    ///
    /// @param document empty for the text itself
    record Found(String document, ProtoPart type) {

        Target target() {
            return new Target(document, type.name().map(ProtoToken::range).orElse(type.whole()));
        }
    }

    ProtoNames(ProtoPart file, List<Referenced> references) {
        collect("", file);
        for (Referenced reference : references) {
            ProtoPart other = ProtoParts.read(reference.text(), ProtoToken.of(reference.text()));
            files.put(reference.name(), other);
            collect(reference.name(), other);
        }
    }

    private void collect(String document, ProtoPart part) {
        if (part.isType() && part.name().isPresent()) {
            types.putIfAbsent(part.fullName(), new Found(document, part));
        }
        part.parts().forEach(inner -> collect(document, inner));
    }

    /// What a name means within a scope: the nearest scope outwards that has its first part decides.
    Optional<Found> find(String name, String scope) {
        if (name.startsWith(".")) {
            return Optional.ofNullable(types.get(name.substring(1)));
        }
        for (String at = scope; ; at = at.substring(0, Math.max(0, at.lastIndexOf('.')))) {
            Found found = types.get(at.isEmpty() ? name : at + "." + name);
            if (found != null || at.isEmpty()) {
                return Optional.ofNullable(found);
            }
        }
    }

    /// The shortest name that means a type within a scope.
    String shortest(String full, String scope) {
        for (int dot = full.lastIndexOf('.'); dot >= 0; dot = full.lastIndexOf('.', dot - 1)) {
            String shorter = full.substring(dot + 1);
            if (find(shorter, scope).filter(it -> it.equals(types.get(full))).isPresent()) {
                return shorter;
            }
        }
        return full;
    }

    Map<String, Found> all() {
        return types;
    }

    /// The files that are referred to, by their names.
    Map<String, ProtoPart> files() {
        return files;
    }
}
