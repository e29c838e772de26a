package tableflow.console.bench;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import tableflow.console.domain.review.ReviewSettings;
import tableflow.console.domain.schema.SchemaFormat;
import tableflow.console.service.schemas.document.SchemaDocument;
import tableflow.console.service.schemas.lint.Linter;
import tableflow.console.service.schemas.shape.Conversion;

/// Schemas at the edge of what is read: a union of 20,000 types converted to the other languages, and texts of 5 MB
/// linted. Run its `main`; a first argument `convert` or `lint` runs one of the two.
public final class SchemaEdgeBench {

    private static final int MEMBERS = 20_000;
    private static final int ROUNDS = 3;
    private static final int CHARACTERS = 5_000_000;
    private static final Linter LINTER = new Linter(ReviewSettings.USUAL);

    private SchemaEdgeBench() {}

    public static void main(String[] arguments) {
        String only = arguments.length == 0 ? "" : arguments[0];
        if (!only.equals("lint")) {
            for (SchemaFormat format : SchemaFormat.values()) {
                SchemaDocument union = SchemaDocument.read(format, union(format, MEMBERS), List.of());
                for (SchemaFormat to : SchemaFormat.values()) {
                    measure(format + " union of " + MEMBERS + " to " + to,
                            () -> Conversion.of(union.schema().orElseThrow(), to, "Root"));
                }
            }
        }
        if (!only.equals("convert")) {
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
