package tableflow.console.service.messages.filter;

import java.io.IOException;
import java.util.AbstractMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tableflow.console.domain.kafka.Bytes;
import tableflow.console.service.messages.ExactJson;

/// A JSON object of which a field is made when somebody asks for it. It is the same map as the one that is made of all
/// fields at once; of fields with the same name the last one counts. For one thread.
final class JsonFields extends AbstractMap<String, @Nullable Object> {

    /// Digits that surely fit into 64 bits.
    private static final int SHORT = 18;

    private final JsonScan.Members members;
    private final int from;
    private final int to;
    private @Nullable Map<?, ?> all;

    private JsonFields(JsonScan.Members members, int from, int to) {
        this.members = members;
        this.from = from;
        this.to = to;
    }

    /// The object in the bytes from `from`; null for what is not plain JSON, see [JsonScan].
    static @Nullable JsonFields of(Bytes content, int from) {
        return of(content, from, content.size());
    }

    private static @Nullable JsonFields of(Bytes content, int from, int to) {
        JsonScan.Members members = JsonScan.object(content, from, to);
        return members == null ? null : new JsonFields(members, from, to);
    }

    @Override
    public @Nullable Object get(@Nullable Object name) {
        int member = name instanceof String text ? find(text) : -1;
        return member < 0 ? null : value(members.valueFrom(member), members.valueTo(member));
    }

    @Override
    public boolean containsKey(@Nullable Object name) {
        return name instanceof String text && find(text) >= 0;
    }

    @Override
    public boolean isEmpty() {
        return members.count() == 0;
    }

    /// What asks for more than single fields gets the map that is made of all of them.
    @Override
    @SuppressWarnings("unchecked")
    public Set<Entry<String, @Nullable Object>> entrySet() {
        Map<?, ?> made = all;
        if (made == null) {
            made = (Map<?, ?>) Objects.requireNonNull(parsed(from, to));
            all = made;
        }
        return ((Map<String, @Nullable Object>) made).entrySet();
    }

    private int find(String name) {
        int member = members.count() - 1;
        while (member >= 0 && !isNamed(member, name)) {
            member--;
        }
        return member;
    }

    private boolean isNamed(int member, String name) {
        int from = members.nameFrom(member);
        if (members.nameTo(member) - from != name.length()) {
            return false;
        }
        for (int i = 0; i < name.length(); i++) {
            if (members.content().at(from + i) != name.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    private @Nullable Object value(int from, int to) {
        Bytes content = members.content();
        return switch (content.at(from)) {
            case '"' -> text(from, to);
            case '{' -> {
                Object object = of(content, from, to);
                yield object == null ? parsed(from, to) : object;
            }
            case 't' -> true;
            case 'f' -> false;
            case 'n' -> null;
            case '[' -> parsed(from, to);
            default -> number(from, to);
        };
    }

    private @Nullable Object text(int from, int to) {
        for (int at = from; at < to; at++) {
            if (members.content().at(at) == '\\') {
                return parsed(from, to);
            }
        }
        return members.content().text(from + 1, to - 1);
    }

    private @Nullable Object number(int from, int to) {
        if (to - from > SHORT) {
            return parsed(from, to);
        }
        boolean negative = members.content().at(from) == '-';
        long number = 0;
        for (int at = negative ? from + 1 : from; at < to; at++) {
            int digit = members.content().at(at) - '0';
            if (digit < 0) {
                return parsed(from, to);
            }
            number = 10 * number + digit;
        }
        long value = negative ? -number : number;
        if (value == (int) value) {
            return (int) value;
        }
        return value;
    }

    private @Nullable Object parsed(int from, int to) {
        try {
            return Plain.of(ExactJson.read(members.content().text(from, to)));
        } catch (IOException impossible) {
            throw new IllegalStateException("what was taken for plain JSON is none", impossible);
        }
    }
}
