package tableflow.console.sandbox.tableflow.decode;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tableflow.console.domain.table.Column;
import tableflow.console.domain.table.ColumnType;
import tableflow.console.domain.table.ColumnType.Decimal;
import tableflow.console.domain.table.ColumnType.Fixed;
import tableflow.console.domain.table.ColumnType.Impossible;
import tableflow.console.domain.table.ColumnType.ListOf;
import tableflow.console.domain.table.ColumnType.MapOf;
import tableflow.console.domain.table.ColumnType.Primitive;
import tableflow.console.domain.table.ColumnType.Struct;
import tableflow.console.sandbox.http.BadJson;
import tableflow.console.sandbox.http.Json;

/// JSON by the columns of its schema. Bytes are Base64, decimals numbers or the Base64 of their unscaled bytes, dates
/// days, times and timestamps milliseconds. Properties that the schema does not name are left out.
final class JsonDecoder implements Decoder {
    private static final long MILLIS_TO_NANOS = 1_000_000L;

    private final Column column;

    JsonDecoder(Column column) {
        this.column = column;
    }

    @Override
    public Column column() {
        return column;
    }

    @Override
    public @Nullable Object decode(byte[] payload) throws Undecodable {
        try {
            return value("", column.type(), column.nullable(), Json.parse(payload), false);
        } catch (BadJson e) {
            throw new Undecodable("It is not JSON: " + e.getMessage(), e);
        }
    }

    /// @param strict refuse properties that the schema does not name
    private static @Nullable Object value(String path, ColumnType type, boolean nullable, JsonNode node,
            boolean strict) throws Undecodable {
        if (node.isNull() || node.isMissingNode()) {
            if (!nullable) {
                throw new Undecodable("Field " + path + " is required and absent");
            }
            return null;
        }
        return switch (type) {
            case Primitive primitive -> scalar(path, primitive, node);
            case Decimal(int precision, int scale) -> decimal(path, node, precision, scale);
            case Fixed(int length) -> {
                byte[] bytes = bytes(path, node);
                if (bytes.length != length) {
                    throw wrong(path, type, node);
                }
                yield bytes;
            }
            case ListOf list -> list(path, list, node, strict);
            case MapOf map -> map(path, map, node, strict);
            case Struct struct -> struct.union() ? union(path, struct, node) : struct(path, struct, node, strict);
            case Impossible impossible -> throw wrong(path, type, node);
        };
    }

    private static Object scalar(String path, Primitive type, JsonNode node) throws Undecodable {
        return switch (type) {
            case BOOLEAN -> {
                if (!node.isBoolean()) {
                    throw wrong(path, type, node);
                }
                yield node.booleanValue();
            }
            case STRING -> {
                if (!node.isTextual()) {
                    throw wrong(path, type, node);
                }
                yield node.textValue();
            }
            case BINARY -> bytes(path, node);
            case INT -> (int) whole(path, type, node, Integer.MIN_VALUE, Integer.MAX_VALUE);
            case LONG -> whole(path, type, node, Long.MIN_VALUE, Long.MAX_VALUE);
            case FLOAT -> number(path, type, node).floatValue();
            case DOUBLE -> number(path, type, node).doubleValue();
            case DATE -> LocalDate.ofEpochDay(whole(path, type, node, Integer.MIN_VALUE, Integer.MAX_VALUE));
            case TIME -> LocalTime.ofNanoOfDay(whole(path, type, node, 0, 86_399_999) * MILLIS_TO_NANOS);
            case TIMESTAMP -> LocalDateTime.ofInstant(instant(path, type, node), ZoneOffset.UTC);
            case TIMESTAMPTZ -> instant(path, type, node).atOffset(ZoneOffset.UTC);
        };
    }

    private static Instant instant(String path, Primitive type, JsonNode node) throws Undecodable {
        long most = Long.MAX_VALUE / 1000;
        return Instant.ofEpochMilli(whole(path, type, node, -most, most));
    }

    private static BigDecimal number(String path, ColumnType type, JsonNode node) throws Undecodable {
        if (!node.isNumber()) {
            throw wrong(path, type, node);
        }
        return node.decimalValue();
    }

    private static long whole(String path, ColumnType type, JsonNode node, long least, long most)
            throws Undecodable {
        BigDecimal number = number(path, type, node);
        // A huge exponent would be written out digit by digit.
        if (number.precision() - (long) number.scale() > 20) {
            throw wrong(path, type, node);
        }
        try {
            long value = number.longValueExact();
            if (value >= least && value <= most) {
                return value;
            }
        } catch (ArithmeticException e) {
            throw new Undecodable("Field " + path + " is not a whole number of its size: " + node, e);
        }
        throw wrong(path, type, node);
    }

    private static BigDecimal decimal(String path, JsonNode node, int precision, int scale) throws Undecodable {
        BigDecimal found = node.isTextual()
            ? new BigDecimal(new BigInteger(nonEmpty(path, bytes(path, node))), scale) : number(path,
                new Decimal(precision, scale), node);
        return Decimals.fitting(path, found, precision, scale);
    }

    private static byte[] nonEmpty(String path, byte[] bytes) throws Undecodable {
        if (bytes.length == 0) {
            throw new Undecodable("Field " + path + " is a decimal without bytes");
        }
        return bytes;
    }

    private static byte[] bytes(String path, JsonNode node) throws Undecodable {
        try {
            if (node.isTextual()) {
                return Base64.getDecoder().decode(node.textValue());
            }
        } catch (IllegalArgumentException e) {
            throw new Undecodable("Field " + path + " is not Base64", e);
        }
        throw wrong(path, Primitive.BINARY, node);
    }

    private static List<@Nullable Object> list(String path, ListOf type, JsonNode node, boolean strict)
            throws Undecodable {
        if (!node.isArray()) {
            throw wrong(path, type, node);
        }
        List<@Nullable Object> items = new ArrayList<>(node.size());
        for (JsonNode item : node) {
            items.add(value(at(path, "element"), type.element(), type.nullableElement(), item, strict));
        }
        return items;
    }

    private static Map<Object, @Nullable Object> map(String path, MapOf type, JsonNode node, boolean strict)
            throws Undecodable {
        Map<Object, @Nullable Object> map = new LinkedHashMap<>();
        if (node.isObject()) {
            for (var entry : node.properties()) {
                map.put(entry.getKey(),
                    value(at(path, entry.getKey()), type.value(), type.nullableValue(), entry.getValue(), strict));
            }
        } else if (node.isArray()) {
            for (JsonNode entry : node) {
                Object key = value(at(path, "key"), type.key(), false, entry.path("key"), strict);
                if (key != null) {
                    map.put(key,
                        value(at(path, "value"), type.value(), type.nullableValue(), entry.path("value"), strict));
                }
            }
        } else {
            throw wrong(path, type, node);
        }
        return map;
    }

    private static Map<String, @Nullable Object> struct(String path, Struct type, JsonNode node, boolean strict)
            throws Undecodable {
        if (!node.isObject()) {
            throw wrong(path, type, node);
        }
        Map<String, @Nullable Object> fields = HashMap.newHashMap(type.fields().size());
        int known = 0;
        for (Column field : type.fields()) {
            JsonNode found = node.path(field.name());
            known += found.isMissingNode() ? 0 : 1;
            fields.put(field.name(), value(at(path, field.name()), field.type(), field.nullable(), found, strict));
        }
        if (strict && known < node.size()) {
            throw new Undecodable("Field " + path + " has properties that its schema does not name");
        }
        return fields;
    }

    /// The first branch that the value fits exactly; failing that, the first that it fits with more properties.
    private static Map<String, @Nullable Object> union(String path, Struct type, JsonNode node) throws Undecodable {
        for (boolean strict : new boolean[] {true, false}) {
            for (Column branch : type.fields()) {
                try {
                    Map<String, @Nullable Object> fields = new HashMap<>();
                    fields.put(branch.name(), value(path, branch.type(), false, node, strict));
                    return fields;
                } catch (Undecodable next) {
                    // Another branch may take it.
                }
            }
        }
        throw wrong(path, type, node);
    }

    private static String at(String path, String name) {
        return path.isEmpty() ? name : path + "." + name;
    }

    private static Undecodable wrong(String path, ColumnType type, JsonNode node) {
        return new Undecodable((path.isEmpty() ? "The value" : "Field " + path) + " is no " + type.text() + " but "
            + node.getNodeType().name().toLowerCase(Locale.ROOT));
    }
}
