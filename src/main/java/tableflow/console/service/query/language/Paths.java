package tableflow.console.service.query.language;

import java.util.List;
import java.util.Optional;

/// Resolves `alias.column.field` against relations.
final class Paths {
    private Paths() {}

    /// A column or a field of a row; empty when nothing is called so.
    static Optional<Relation.Column> resolve(List<String> parts, List<Relation> relations) {
        if (parts.size() > 1) {
            for (Relation relation : relations) {
                if (relation.isCalled(parts.getFirst())) {
                    Optional<Relation.Column> found = inside(parts.subList(1, parts.size()), relation);
                    if (found.isPresent()) {
                        return found;
                    }
                }
            }
        }
        return relations.stream().flatMap(relation -> inside(parts, relation).stream()).findFirst();
    }

    /// The relation that a column is of.
    static Optional<Relation> relation(List<String> parts, List<Relation> relations) {
        return relations.stream()
                .filter(relation -> (parts.size() > 1 && relation.isCalled(parts.getFirst())
                                && inside(parts.subList(1, parts.size()), relation).isPresent())
                        || inside(parts, relation).isPresent())
                .findFirst();
    }

    private static Optional<Relation.Column> inside(List<String> parts, Relation relation) {
        Optional<Relation.Column> at = relation.columns().stream()
                .filter(column -> column.name().equalsIgnoreCase(parts.getFirst()))
                .findFirst();
        for (String part : parts.subList(1, parts.size())) {
            at = at.flatMap(column -> RowType.fields(column.type()).stream()
                    .filter(field -> field.name().equalsIgnoreCase(part))
                    .map(field -> new Relation.Column(field.name(), field.type(), null))
                    .findFirst());
        }
        return at;
    }
}
