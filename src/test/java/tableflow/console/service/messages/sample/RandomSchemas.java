package tableflow.console.service.messages.sample;

import java.util.List;
import java.util.Random;

/// Valid schemas of all three languages, at random.
final class RandomSchemas {

    private static final int DEEPEST = 4;

    private final Random random;
    private int names;

    RandomSchemas(Random random) {
        this.random = random;
    }

    private <T> T one(List<T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }

    private String name() {
        return "n" + names++;
    }

    String avro(int depth) {
        int kind = random.nextInt(depth >= DEEPEST ? 3 : 7);
        return switch (kind) {
            case 0 -> one(List.of("\"int\"", "\"long\"", "\"string\"", "\"bytes\"", "\"boolean\"", "\"double\""));
            case 1 -> {
                int precision = 1 + random.nextInt(30);
                yield "{\"type\":\"bytes\",\"logicalType\":\"decimal\",\"precision\":" + precision + ",\"scale\":"
                        + random.nextInt(precision + 1) + "}";
            }
            case 2 -> "{\"type\":\"enum\",\"name\":\"" + name() + "\",\"symbols\":[\"A\",\"B\"]}";
            case 3 -> "{\"type\":\"array\",\"items\":" + avro(depth + 1) + "}";
            case 4 -> "{\"type\":\"map\",\"values\":" + avro(depth + 1) + "}";
            case 5 -> "{\"type\":\"record\",\"name\":\"" + name() + "\",\"fields\":[{\"name\":\"f\",\"type\":[\"null\","
                    + record(depth) + "]}]}";
            default -> record(depth);
        };
    }

    private String record(int depth) {
        StringBuilder fields = new StringBuilder();
        for (int i = random.nextInt(4); i >= 0; i--) {
            fields.append(fields.isEmpty() ? "" : ",").append("{\"name\":\"f").append(i).append("\",\"type\":")
                    .append(avro(depth + 1)).append('}');
        }
        return "{\"type\":\"record\",\"name\":\"" + name() + "\",\"fields\":[" + fields + "]}";
    }

    String json(int depth) {
        int least = random.nextInt(10) - 5;
        return switch (random.nextInt(depth >= DEEPEST ? 5 : 9)) {
            case 0 -> "{\"type\":\"integer\",\"minimum\":" + least + ",\"maximum\":"
                    + (least + random.nextInt(9)) + "}";
            case 1 -> "{\"type\":\"number\",\"exclusiveMinimum\":" + least + ",\"multipleOf\":0."
                    + (1 + random.nextInt(9)) + "}";
            case 2 -> "{\"type\":\"string\",\"minLength\":" + random.nextInt(20) + "}";
            case 3 -> "{\"type\":[\"boolean\",\"null\"]}";
            case 4 -> "{\"type\":\"string\",\"pattern\":\"^([a-f]{2}|[0-9]+)-x?$\"}";
            case 5 -> "{\"type\":\"array\",\"minItems\":" + random.nextInt(3) + ",\"items\":" + json(depth + 1) + "}";
            case 6 -> "{\"anyOf\":[" + json(depth + 1) + "," + json(depth + 1) + "]}";
            case 7 -> "{\"type\":\"object\",\"maxProperties\":3,\"required\":[\"p0\"],\"properties\":" + members(depth)
                    + "}";
            default -> "{\"allOf\":[{\"type\":\"object\",\"properties\":" + members(depth)
                    + "},{\"required\":[\"p0\",\"other\"]}]}";
        };
    }

    private String members(int depth) {
        StringBuilder members = new StringBuilder();
        for (int i = 0; i <= random.nextInt(4); i++) {
            members.append(members.isEmpty() ? "" : ",").append("\"p").append(i).append("\":").append(json(depth + 1));
        }
        return "{" + members + "}";
    }

    String protobuf() {
        StringBuilder text = new StringBuilder("syntax = \"proto3\"; message M0 {");
        int messages = 1 + random.nextInt(4);
        for (int message = 0; message < messages; message++) {
            text.append(message == 0 ? "" : " message M" + message + " {");
            int fields = random.nextInt(6);
            for (int field = 1; field <= fields; field++) {
                String type = random.nextInt(3) == 0
                        ? "M" + random.nextInt(messages)
                        : one(List.of("int32", "uint64", "sint64", "fixed32", "string", "bytes", "bool", "double"));
                text.append(' ').append(switch (random.nextInt(4)) {
                    case 0 -> "repeated " + type;
                    case 1 -> "map<" + one(List.of("string", "int64", "bool")) + ", " + type + ">";
                    default -> type;
                }).append(" f").append(field).append(" = ").append(field).append(';');
            }
            text.append(" }");
        }
        return text.toString();
    }
}
