package tableflow.console.bench;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import tableflow.console.domain.review.ReviewSettings;
import tableflow.console.domain.schema.SchemaFormat;
import tableflow.console.service.schemas.document.SchemaDocument;
import tableflow.console.service.schemas.lint.Linter;

/// From a keystroke to what can be said of a schema by itself: parse, meta-schema or the language's own rules, and best
/// practice. Wanted at p95: 50 ms for 2,000 lines, 100 ms for 10,000. Run its `main`.
public final class SchemaBench {

    private static final int WARM = 60;
    private static final int ROUNDS = 60;
    private static final Linter LINTER = new Linter(ReviewSettings.USUAL);

    private SchemaBench() {}

    public static void main(String[] arguments) {
        System.out.printf("%-10s %7s %6s %-8s %8s %8s %8s%n", "format", "lines", "KiB", "text", "p50 ms", "p95 ms",
                "findings");
        for (SchemaFormat format : SchemaFormat.values()) {
            for (int lines : List.of(2_000, 10_000)) {
                String text = made(format, lines);
                measure(format, "valid", text);
                measure(format, "broken", text.replaceFirst("field_77\\b", "field 77\\\\ \""));
                measure(format, "refused", text.replaceFirst(refused(format), "strin"));
            }
        }
    }

    /// The last type of the text, so that all before it is read.
    private static String refused(SchemaFormat format) {
        String type = format == SchemaFormat.AVRO ? "\"string\"" : "string";
        return type + "(?!(?s:.*)" + type + ")";
    }

    private static void measure(SchemaFormat format, String what, String text) {
        double[] took = new double[ROUNDS];
        int findings = 0;
        for (int round = -WARM; round < ROUNDS; round++) {
            // Another text each time, as typing makes it.
            String typed = text.replace("the note", "the note " + round);
            long start = System.nanoTime();
            findings = LINTER.all(SchemaDocument.read(format, typed, List.of())).size();
            if (round >= 0) {
                took[round] = (System.nanoTime() - start) / 1e6;
            }
        }
        Arrays.sort(took);
        System.out.printf(Locale.ROOT, "%-10s %7d %6d %-8s %8.1f %8.1f %8d%n", format, text.lines().count(),
                text.length() / 1024, what, took[ROUNDS / 2], took[ROUNDS * 95 / 100], findings);
    }

    /// A schema of about `lines` lines, of nested records with fields of many types.
    public static String made(SchemaFormat format, int lines) {
        StringBuilder text = new StringBuilder();
        int records = lines / 100;
        switch (format) {
            case JSON -> {
                text.append("""
                        {
                        "$schema": "http://json-schema.org/draft-07/schema#",
                        "type": "object",
                        "description": "the note",
                        "properties": {
                        """);
                for (int r = 0; r < records; r++) {
                    text.append(r == 0 ? "" : ",\n").append("\"record_").append(r)
                            .append("\": {\n\"type\": \"object\",\n\"properties\": {\n");
                    for (int f = 0; f < 24; f++) {
                        text.append(f == 0 ? "" : ",\n").append("\"field_").append(r * 24 + f).append("\": {\n")
                                .append(jsonField(f)).append("\n}");
                    }
                    text.append("\n}\n}");
                }
                text.append("\n},\n\"definitions\": {\n\"money\": {\"type\": \"string\","
                        + " \"pattern\": \"^[0-9]+(\\\\.[0-9]{2})?$\"}\n}\n}\n");
            }
            case AVRO -> {
                text.append("""
                        {
                        "type": "record",
                        "name": "Root",
                        "doc": "the note",
                        "fields": [
                        """);
                for (int r = 0; r < records; r++) {
                    text.append(r == 0 ? "" : ",\n").append("{\"name\": \"record_").append(r)
                            .append("\", \"type\": {\n\"type\": \"record\",\n\"name\": \"R").append(r)
                            .append("\",\n\"fields\": [\n");
                    for (int f = 0; f < 24; f++) {
                        text.append(f == 0 ? "" : ",\n").append("{\n\"name\": \"field_").append(r * 24 + f)
                                .append("\",\n\"type\": ").append(avroType(f)).append(",\n\"doc\": \"d\"\n}");
                    }
                    text.append("\n]\n}}");
                }
                text.append(",\n{\"name\": \"last\", \"type\": \"string\"}\n]\n}\n");
            }
            case PROTOBUF -> {
                text.append("syntax = \"proto3\";\npackage bench;\n// the note\nmessage Root {\n");
                for (int r = 0; r < records; r++) {
                    text.append("R").append(r).append(" record_").append(r).append(" = ").append(r + 1).append(";\n");
                }
                text.append("}\n");
                for (int r = 0; r < records; r++) {
                    text.append("message R").append(r).append(" {\n");
                    for (int f = 0; f < 48; f++) {
                        text.append("// Says what it means.\n").append(List.of("string", "int64", "double",
                                "repeated string", "map<string, int32>").get(f % 5)).append(" field_")
                                .append(r * 48 + f).append(" = ").append(f + 1).append(";\n");
                    }
                    text.append("}\n");
                }
            }
        }
        return text.toString();
    }

    private static String jsonField(int at) {
        return switch (at % 5) {
            case 0 -> "\"type\": [\"null\", \"string\"],\n\"description\": \"d\"";
            case 1 -> "\"type\": \"integer\",\n\"minimum\": 0";
            case 2 -> "\"$ref\": \"#/definitions/money\"";
            case 3 -> "\"type\": \"array\",\n\"items\": {\"type\": \"number\"}";
            default -> "\"type\": \"string\",\n\"enum\": [\"A\", \"B\"]";
        };
    }

    private static String avroType(int at) {
        return switch (at % 4) {
            case 0 -> "[\"null\", \"string\"],\n\"default\": null";
            case 1 -> "{\"type\": \"long\", \"logicalType\": \"timestamp-millis\"}";
            case 2 -> "{\"type\": \"array\", \"items\": \"double\"}";
            default -> "\"string\"";
        };
    }
}
