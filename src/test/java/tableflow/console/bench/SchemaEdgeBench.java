package tableflow.console.bench;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import tableflow.console.domain.review.ReviewSettings;
import tableflow.console.domain.schema.SchemaFormat;
import tableflow.console.schema.ParsedSchema;
import tableflow.console.service.schemas.compat.SchemaComparison;
import tableflow.console.service.schemas.document.SchemaDocument;
import tableflow.console.service.schemas.lint.Linter;
import tableflow.console.service.schemas.shape.Conversion;

/// Schemas at the edge of what is read: a union of 20,000 types converted to the other languages, texts of 5 MB linted,
/// and two of them compared. Run its `main`; a first argument `convert`, `lint` or `diff` runs one of these.
public final class SchemaEdgeBench {

    private static final int MEMBERS = 20_000;
    private static final int ROUNDS = 3;
    private static final int CHARACTERS = 5_000_000;
    private static final Linter LINTER = new Linter(ReviewSettings.USUAL);

    private SchemaEdgeBench() {}

    public static void main(String[] arguments) {
        String only = arguments.length == 0 ? "" : arguments[0];
        if (only.isEmpty() || only.equals("diff")) {
            compared("nested", nested(false), nested(true));
            compared("flat", flat(false), flat(true));
        }
        if (only.isEmpty() || only.equals("convert")) {
            for (SchemaFormat format : SchemaFormat.values()) {
                SchemaDocument union = SchemaDocument.read(format, union(format, MEMBERS), List.of());
                for (SchemaFormat to : SchemaFormat.values()) {
                    measure(format + " union of " + MEMBERS + " to " + to,
                            () -> Conversion.of(union.schema().orElseThrow(), to, "Root"));
                }
            }
        }
        if (only.isEmpty() || only.equals("lint")) {
            for (SchemaFormat format : SchemaFormat.values()) {
                String once = SchemaBench.made(format, 10_000);
                int lines = (int) (10_000L * CHARACTERS / once.length());
                String text = SchemaBench.made(format, lines);
                measure(format + " lint of " + text.length() + " characters", () ->
                        System.out.println(LINTER.all(SchemaDocument.read(format, text, List.of())).size()
                                + " findings"));
                measure(format + " reading of them", () -> SchemaDocument.read(format, text, List.of()));
            }
            for (SchemaFormat format : SchemaFormat.values()) {
                measure(format + " lint of a union of " + MEMBERS, () ->
                        LINTER.all(SchemaDocument.read(format, union(format, MEMBERS), List.of())));
            }
        }
    }

    private static void compared(String name, String before, String after) {
        measure(name + ", " + before.length() + " characters, read and compared", () -> System.out.println(
                SchemaComparison.compare(read(before), read(after)).all().size() + " changes"));
    }

    private static ParsedSchema read(String text) {
        return SchemaDocument.read(SchemaFormat.JSON, text, List.of()).schema().orElseThrow();
    }

    /// Many objects with some fields each; of the changed one many are of another type, renamed or required.
    private static String nested(boolean changed) {
        String once = SchemaBench.made(SchemaFormat.JSON, 10_000);
        String text = SchemaBench.made(SchemaFormat.JSON, (int) (10_000L * CHARACTERS / once.length()));
        return changed ? text.replace("\"field_7", "\"renamed_7").replace("\"integer\",\n\"minimum\": 0", "\"string\"")
                .replace("[\"A\", \"B\"]", "[\"A\"]") : text;
    }

    /// One object with very many fields, half of them required.
    private static String flat(boolean changed) {
        int half = changed ? 1 : 0;
        int fields = CHARACTERS / 100;
        return IntStream.range(0, fields).mapToObj(i -> "\"" + (changed && i % 3 == 1 ? "renamed_" : "field_") + i
                + "\": {\n\"type\": \"" + (changed && i % 3 == 0 ? "integer" : "string")
                + "\",\n\"description\": \"the field number " + i + " of them\"\n}")
                .collect(Collectors.joining(",\n", "{\n\"type\": \"object\",\n\"properties\": {\n", "\n},\n"))
                + IntStream.range(0, fields / 2).mapToObj(i -> "\"field_" + (2 * i + half) + "\"")
                .collect(Collectors.joining(", ", "\"required\": [", "]\n}\n"));
    }

    private static void measure(String name, Runnable work) {
        for (int round = 1; round <= ROUNDS; round++) {
            long start = System.nanoTime();
            work.run();
            System.out.printf(Locale.ROOT, "%-45s %d: %7.0f ms%n", name, round, (System.nanoTime() - start) / 1e6);
        }
    }

    /// A union of `members` types that differ.
    public static String union(SchemaFormat format, int members) {
        return switch (format) {
            case AVRO -> IntStream.range(0, members).mapToObj(i -> "{\"type\":\"record\",\"name\":\"R" + i
                    + "\",\"fields\":[{\"name\":\"p" + i + "\",\"type\":\"string\"}]}")
                    .collect(Collectors.joining(",\n", "[", "]"));
            case JSON -> IntStream.range(0, members).mapToObj(i -> "{\"type\":\"object\",\"properties\":{\"p" + i
                    + "\":{\"type\":\"string\"}}}").collect(Collectors.joining(",\n", "{\"oneOf\":[", "]}"));
            case PROTOBUF -> IntStream.range(0, members).mapToObj(i -> "  M" + i + " m" + i + " = "
                    + (i < 18_000 ? i + 1 : i + 20_000) + ";").collect(Collectors.joining("\n",
                    "syntax = \"proto3\";\nmessage M {\n oneof o {\n", "}}\n"))
                    + IntStream.range(0, members).mapToObj(i -> "message M" + i + " { string p = 1; }\n")
                    .collect(Collectors.joining());
        };
    }
}
