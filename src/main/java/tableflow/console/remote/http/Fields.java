package tableflow.console.remote.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.math.BigDecimal;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tableflow.console.domain.RemoteFailure;

/// A JSON answer, read leniently: unknown fields do not matter, optional ones may be absent, null, empty or of another
/// type. What is truly needed and absent fails as UNEXPECTED, with the place.
public final class Fields {

    private final JsonNode node;
    private final String place;
    private final Function<String, RemoteFailure> problem;

    Fields(JsonNode node, String place, Function<String, RemoteFailure> problem) {
        this.node = node;
        this.place = place;
        this.problem = problem;
    }

    /// The object under `name`, one without fields when there is none.
    public Fields at(String name) {
        return child(node.isObject() ? node.path(name) : MissingNode.getInstance(), name);
    }

    private Fields child(JsonNode at, String name) {
        return new Fields(at, place.isEmpty() ? name : place + "." + name, problem);
    }

    /// Whether there is anything here.
    public boolean exists() {
        return !node.isMissingNode() && !node.isNull();
    }

    /// The failure of an answer that cannot be used, for a reason told about this place.
    public RemoteFailure unusable(String why) {
        return problem.apply("the answer cannot be used: " + (place.isEmpty() ? "it" : place) + " " + why);
    }

    /// A text, number or boolean as text; absent when null, empty or no such thing.
    public @Nullable String text(String name) {
        JsonNode value = at(name).node;
        return value.isValueNode() && !value.isNull() && !value.asText().isEmpty() ? value.asText() : null;
    }

    public String textOr(String name, String otherwise) {
        String text = text(name);
        return text == null ? otherwise : text;
    }

    /// A text that the answer makes no sense without.
    public String need(String name) {
        String text = text(name);
        if (text == null) {
            throw at(name).unusable("is missing");
        }
        return text;
    }

    /// The JSON of an object that is not looked into; absent when there is none, or it is empty.
    public @Nullable String object(String name) {
        JsonNode value = at(name).node;
        return value.isObject() && !value.isEmpty() ? value.toString() : null;
    }

    /// A 64-bit integer, sent as number or, as Confluent does, as text.
    public @Nullable Long longValue(String name) {
        String text = text(name);
        try {
            return text == null ? null : Long.valueOf(text);
        } catch (NumberFormatException e) {
            return null;
        }
    }

    public int intOr(String name, int otherwise) {
        Long value = longValue(name);
        return value == null || value.intValue() != value ? otherwise : value.intValue();
    }

    /// An integer that the answer makes no sense without.
    public int needInt(String name) {
        Long value = longValue(name);
        if (value == null || value.intValue() != value) {
            throw at(name).unusable("is no 32-bit integer");
        }
        return value.intValue();
    }

    /// This value, which must be an integer of 32 bits.
    public int needInt() {
        if (!node.canConvertToInt() || !node.isIntegralNumber()) {
            throw unusable("is no 32-bit integer");
        }
        return node.asInt();
    }

    /// True only when it says so.
    public boolean flag(String name) {
        return at(name).node.asBoolean(false);
    }

    /// A time; absent when it is none that we can read.
    public @Nullable Instant instant(String name) {
        String text = text(name);
        try {
            return text == null ? null : Instant.parse(text);
        } catch (DateTimeParseException e) {
            return null;
        }
    }

    /// A time that the answer makes no sense without.
    public Instant needInstant(String name) {
        Instant instant = instant(name);
        if (instant == null) {
            throw at(name).unusable("is no time");
        }
        return instant;
    }

    /// A number with all its digits that the answer makes no sense without.
    public BigDecimal needNumber(String name) {
        JsonNode value = at(name).node;
        if (!value.isNumber()) {
            throw at(name).unusable("is no number");
        }
        return value.decimalValue();
    }

    /// An address; absent when it is none.
    public @Nullable URI uri(String name) {
        String text = text(name);
        try {
            return text == null ? null : new URI(text);
        } catch (URISyntaxException e) {
            return null;
        }
    }

    /// The elements of a list; none when it is absent.
    public List<Fields> list(String name) {
        return at(name).elements();
    }

    /// The elements of a list that must be there, so that a wrong server never looks like an empty one. Null counts as
    /// an empty list.
    public List<Fields> needList(String name) {
        if (at(name).node.isMissingNode()) {
            throw at(name).unusable("is missing");
        }
        return list(name);
    }

    /// The elements of this list; none when it is absent.
    public List<Fields> elements() {
        if (!exists()) {
            return List.of();
        }
        if (!node.isArray()) {
            throw unusable("is not a list");
        }
        List<Fields> elements = new ArrayList<>();
        for (JsonNode element : node) {
            elements.add(new Fields(element, place + "[" + elements.size() + "]", problem));
        }
        return elements;
    }

    /// The texts of a list; other elements are passed over.
    public List<String> texts(String name) {
        return list(name).stream().filter(it -> it.node.isValueNode()).map(it -> it.node.asText()).toList();
    }

    /// This very value as text; fails when it is none.
    public String needText() {
        if (!node.isTextual()) {
            throw unusable("is no text");
        }
        return node.asText();
    }

    /// The entries of a map in their order; none when it is absent.
    public Map<String, Fields> entries(String name) {
        Fields map = at(name);
        Map<String, Fields> entries = new LinkedHashMap<>();
        map.node.properties().forEach(it -> entries.put(it.getKey(), map.child(it.getValue(), it.getKey())));
        return entries;
    }
}
