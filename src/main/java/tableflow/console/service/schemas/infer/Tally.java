package tableflow.console.service.schemas.infer;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tableflow.console.domain.schema.shape.Shape;
import tableflow.console.service.schemas.infer.Evidence.Kind;

/// Counts what stands at one place of the records. Its size is bounded: a place with very many names is a map, and
/// below [#DEEPEST] nothing is told apart any more.
final class Tally {

    /// More names than this are those of a map, not of fields.
    static final int MOST_NAMES = 1_000;
    static final int DEEPEST = 64;
    /// Fewer names are always fields, however rare.
    private static final int FEW_NAMES = 32;
    /// Names of a map are seen in fewer objects than one of so many, on average.
    private static final int RARE = 10;

    private final Map<Kind, Long> kinds = new EnumMap<>(Kind.class);
    private final NumberTally numbers = new NumberTally();
    private final TextTally texts = new TextTally();
    private final Map<String, Tally> names = new LinkedHashMap<>();
    private final int depth;
    private final Room room;
    private @Nullable Tally items;
    private @Nullable Tally values;
    private long seen;

    /// The records themselves.
    Tally() {
        this(0, new Room());
    }

    private Tally(int depth, Room room) {
        this.depth = depth;
        this.room = room;
    }

    /// How many more names may be told apart, of all places together.
    private static final class Room {
        private int left = 20_000;

        boolean take() {
            return left > 0 && left-- > 0;
        }
    }

    void add(JsonNode node) {
        seen++;
        Kind kind = kind(node);
        kinds.merge(kind, 1L, Long::sum);
        switch (kind) {
            case INTEGER, DECIMAL -> numbers.add(node.decimalValue());
            case TEXT -> texts.add(node.textValue());
            case ARRAY -> node.forEach(item -> items().add(item));
            case OBJECT -> node.properties().forEach(member -> member(member.getKey()).add(member.getValue()));
            case NULL, BOOLEAN -> {
                // Counting them says all.
            }
        }
    }

    private static Kind kind(JsonNode node) {
        return switch (node.getNodeType()) {
            case BOOLEAN -> Kind.BOOLEAN;
            case NUMBER -> node.isIntegralNumber() ? Kind.INTEGER : Kind.DECIMAL;
            case STRING -> Kind.TEXT;
            case ARRAY -> Kind.ARRAY;
            case OBJECT -> Kind.OBJECT;
            case NULL -> Kind.NULL;
            case BINARY, MISSING, POJO -> throw new IllegalArgumentException("no JSON: " + node.getNodeType());
        };
    }

    /// Where nothing is told apart, what is below is counted at the same place.
    private Tally items() {
        if (depth >= DEEPEST) {
            return this;
        }
        if (items == null) {
            items = new Tally(depth + 1, room);
        }
        return items;
    }

    private Tally member(String name) {
        if (values != null) {
            return values;
        }
        if (depth >= DEEPEST) {
            return this;
        }
        Tally known = names.get(name);
        if (known == null) {
            if (names.size() == MOST_NAMES || !room.take()) {
                return asMap();
            }
            known = new Tally(depth + 1, room);
            names.put(name, known);
        }
        return known;
    }

    private Tally asMap() {
        Tally all = new Tally(depth + 1, room);
        names.values().forEach(all::take);
        names.clear();
        values = all;
        return all;
    }

    private void take(Tally other) {
        seen += other.seen;
        other.kinds.forEach((kind, count) -> kinds.merge(kind, count, Long::sum));
        numbers.take(other.numbers);
        texts.take(other.texts);
        if (other.items != null) {
            items().take(other.items);
        }
        if (other.values != null || values != null) {
            if (values == null) {
                asMap();
            }
            Tally mine = Objects.requireNonNull(values);
            other.names.values().forEach(mine::take);
            if (other.values != null) {
                mine.take(other.values);
            }
            return;
        }
        other.names.forEach((name, tally) -> member(name).take(tally));
    }

    long seen() {
        return seen;
    }

    private long count(Kind kind) {
        return kinds.getOrDefault(kind, 0L);
    }

    boolean sawNull() {
        return count(Kind.NULL) > 0;
    }

    /// Objects that share hardly a name have data for names.
    private boolean isMap() {
        long named = names.values().stream().mapToLong(Tally::seen).sum();
        if (values == null && names.size() > FEW_NAMES && named * RARE < names.size() * count(Kind.OBJECT)) {
            asMap();
        }
        return values != null;
    }

    /// The shape that takes all that was seen.
    Shape shape() {
        if (depth >= DEEPEST) {
            return new Shape.Any();
        }
        List<Shape> shapes = new ArrayList<>();
        if (count(Kind.BOOLEAN) > 0) {
            shapes.add(new Shape.Bool());
        }
        if (count(Kind.INTEGER) + count(Kind.DECIMAL) > 0) {
            shapes.add(numbers.shape());
        }
        if (count(Kind.TEXT) > 0) {
            shapes.add(texts.shape());
        }
        if (count(Kind.ARRAY) > 0) {
            shapes.add(items == null
                    ? new Shape.Arr(new Shape.Any(), false) : new Shape.Arr(items.shape(), items.sawNull()));
        }
        if (count(Kind.OBJECT) > 0) {
            shapes.add(object());
        }
        return switch (shapes.size()) {
            case 0 -> new Shape.Any();
            case 1 -> shapes.getFirst();
            default -> shapes.contains(new Shape.Any()) ? new Shape.Any() : new Shape.OneOf(shapes);
        };
    }

    private Shape object() {
        if (isMap()) {
            Tally all = Objects.requireNonNull(values);
            return new Shape.MapOf(all.shape(), all.sawNull());
        }
        List<Shape.Field> fields = new ArrayList<>();
        names.forEach((name, tally) -> fields.add(Shape.Field.of(
                name, tally.shape(), tally.seen == count(Kind.OBJECT), tally.sawNull())));
        return new Shape.Rec("", "", fields);
    }

    /// Adds what is known of this place and those below it.
    void tell(String path, long of, List<Evidence> into) {
        List<String> notes = new ArrayList<>();
        if (kinds.keySet().equals(Set.of(Kind.NULL))) {
            notes.add("Only null was seen: its type is not known.");
        }
        if (count(Kind.INTEGER) + count(Kind.DECIMAL) > 0) {
            notes.addAll(numbers.notes());
        }
        if (count(Kind.TEXT) > 0) {
            notes.addAll(texts.notes());
        }
        if (depth >= DEEPEST) {
            notes.add("What is below is not told apart: it is nested deeper than " + DEEPEST + " levels.");
        }
        if (count(Kind.ARRAY) > 0 && items == null) {
            notes.add("Only empty arrays were seen: the type of their items is not known.");
        }
        if (isMap()) {
            notes.add("Its names differ from object to object: it is a map.");
        }
        if (shape() instanceof Shape.OneOf) {
            notes.add("Values of different types were seen.");
        }
        into.add(new Evidence(path, seen, of, kinds, notes));
        if (items != null) {
            items.tell(path + "[]", items.seen, into);
        }
        if (values != null) {
            values.tell(path + "{}", values.seen, into);
        }
        names.forEach((name, tally) -> tally.tell(
                path.isEmpty() ? name : path + "." + name, count(Kind.OBJECT), into));
    }
}
