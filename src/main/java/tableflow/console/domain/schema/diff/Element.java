package tableflow.console.domain.schema.diff;

import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// One place of a schema that has a name: a field, a property, the items of an array, an alternative, a message. What
/// is below is read when it is asked for, which is what lets a schema hold itself.
public final class Element {

    /// What the place is.
    public enum Role {
        /// The schema itself.
        ROOT,
        /// A field of a record or message, a property of an object.
        FIELD,
        /// The items of an array or the values of a map, under the name `element`, `key` or `value`.
        PART,
        /// A branch of a union, or an alternative or part of a combined schema.
        BRANCH,
        /// A message or enum that is declared by itself.
        TYPE
    }

    /// What the place is called.
    ///
    /// @param key what pairs it with a place of another version: its name, or the number of a Protobuf field
    /// @param name as people know it
    /// @param aliases other names that a reader takes for this one
    public record Name(String key, String name, List<String> aliases) {
        public Name {
            aliases = List.copyOf(aliases);
        }

        /// A place whose name pairs it.
        public static Name of(String name) {
            return new Name(name, name, List.of());
        }
    }

    /// Where the place is.
    ///
    /// @param pointers how findings of the registry name it, the first being its own
    /// @param column its dotted path in the table's spelling: `lines.element.price`; empty for the schema itself
    public record Where(List<String> pointers, String column) {
        public Where {
            pointers = List.copyOf(pointers);
        }

        public static Where of(String pointer, String column) {
            return new Where(List.of(pointer), column);
        }

        public String pointer() {
            return pointers.getFirst();
        }
    }

    private final Role role;
    private final Name name;
    private final Where where;
    private final Facts facts;
    private final @Nullable Object definition;
    private final Supplier<List<Element>> reading;
    private @Nullable List<Element> children;

    public Element(Role role, Name name, Where where, Facts facts, Below below) {
        this.role = role;
        this.name = name;
        this.where = where;
        this.facts = facts;
        this.definition = below.definition;
        this.reading = below.reading;
    }

    /// What is below an element.
    ///
    /// @param definition what two uses of one type have in common, by identity; null for what is used once
    public record Below(@Nullable Object definition, Supplier<List<Element>> reading) {

        /// Nothing.
        public static Below nothing() {
            return new Below(null, List::of);
        }
    }

    public Role role() {
        return role;
    }

    public Name name() {
        return name;
    }

    public Where where() {
        return where;
    }

    public Facts facts() {
        return facts;
    }

    @Nullable Object definition() {
        return definition;
    }

    /// The elements below, in the order of the schema.
    public List<Element> children() {
        List<Element> known = children;
        if (known == null) {
            known = List.copyOf(reading.get());
            children = known;
        }
        return known;
    }

    @Override
    public String toString() {
        return where.pointer() + " " + facts.type();
    }
}
