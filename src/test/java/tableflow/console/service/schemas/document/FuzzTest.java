package tableflow.console.service.schemas.document;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tableflow.console.domain.review.ReviewSettings;
import tableflow.console.domain.schema.SchemaFinding;
import tableflow.console.domain.schema.SchemaFormat;
import tableflow.console.domain.schema.Span;
import tableflow.console.service.schemas.lint.Linter;

/// Mutations of valid schemas: whatever comes of them, reading and linting them ends, does not fail, and every finding
/// has a place in the text. Each run takes another seed and prints it; `-Dfuzz.seed=N` repeats one,
/// `-Dfuzz.seconds=N` takes longer.
class FuzzTest {

    private static final Duration FOR = Duration.ofSeconds(Long.getLong("fuzz.seconds", 3));
    private static final List<String> PIECES = List.of("{", "}", "[", "]", "\"", ":", ",", "\\", "\0", "\ufeff", "\r",
            "\n", "\ud83d", "1e999999999", "-0.0", "null", "true", "\"$ref\":\"#\",", "\"$ref\":\"http://x/\",",
            "\"type\":\"record\",", "\"type\":", "\"default\":null,", "\"name\":\"\",", "\"pattern\":\"(a+)+$\",",
            "\"enum\":[],", "message M {", "enum E {", "oneof x {", "= 0;", "= 99999999999;", "reserved 1 to max;",
            "import \"x\";", "map<string, ", "option (a).b = {c: [1]};", "/*", "//", "syntax = \"proto2\";",
            "extend M {", "group G = 1 {", "\"items\":[", "\"logicalType\":\"decimal\",", "\"symbols\":[],");

    private final Linter linter = new Linter(ReviewSettings.USUAL);

    @ParameterizedTest
    @EnumSource(SchemaFormat.class)
    void mutations(SchemaFormat format) throws IOException {
        List<String> seeds = seeds(format);
        long seed = Long.getLong("fuzz.seed", System.nanoTime());
        System.out.println("FuzzTest " + format + ": -Dfuzz.seed=" + seed);
        Random random = new Random(seed);
        long end = System.nanoTime() + FOR.toNanos();
        int count = 0;
        while (System.nanoTime() < end || count < 100) {
            String text = mutated(seeds.get(random.nextInt(seeds.size())), random);
            check(random.nextInt(10) == 0 ? other(format, random) : format, text);
            count++;
        }
        System.out.println("FuzzTest " + format + ": " + count + " texts");
    }

    @ParameterizedTest
    @EnumSource(SchemaFormat.class)
    void mutationsOfBytes(SchemaFormat format) throws IOException {
        List<String> seeds = seeds(format);
        long seed = Long.getLong("fuzz.seed", System.nanoTime());
        System.out.println("FuzzTest bytes " + format + ": -Dfuzz.seed=" + seed);
        Random random = new Random(seed);
        for (int count = 0; count < 300; count++) {
            byte[] bytes = seeds.get(random.nextInt(seeds.size())).getBytes(StandardCharsets.UTF_8);
            for (int times = random.nextInt(4); times >= 0; times--) {
                bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
            }
            SchemaDocument document = SchemaDocument.read(format, bytes, List.of());
            places(document, linter.all(document));
        }
    }

    private void check(SchemaFormat format, String text) {
        try {
            SchemaDocument document = SchemaDocument.read(format, text, List.of());
            List<SchemaFinding> findings = linter.all(document);
            assertThat(document.schema().isPresent())
                    .isEqualTo(document.findings().stream().noneMatch(SchemaFinding::isError));
            places(document, findings);
        } catch (RuntimeException | StackOverflowError failed) {
            throw new AssertionError(format + " failed at:\n" + text, failed);
        }
    }

    private static void places(SchemaDocument document, List<SchemaFinding> findings) {
        for (SchemaFinding finding : findings) {
            Span span = finding.span();
            assertThat(span).as(finding.toString()).isEqualTo(document.span(span.from(), span.to()));
            assertThat(finding.message()).isNotBlank();
        }
    }

    private static SchemaFormat other(SchemaFormat format, Random random) {
        List<SchemaFormat> others = Stream.of(SchemaFormat.values()).filter(it -> it != format).toList();
        return others.get(random.nextInt(others.size()));
    }

    private static String mutated(String valid, Random random) {
        StringBuilder text = new StringBuilder(valid);
        for (int times = random.nextInt(5); times >= 0 && !text.isEmpty(); times--) {
            int at = random.nextInt(text.length());
            int to = Math.min(text.length(), at + random.nextInt(1 + random.nextInt(80)));
            switch (random.nextInt(6)) {
                case 0 -> text.delete(at, to);
                case 1 -> text.insert(random.nextInt(text.length()), text.substring(at, to));
                case 2 -> text.insert(at, PIECES.get(random.nextInt(PIECES.size())));
                case 3 -> text.replace(at, to, PIECES.get(random.nextInt(PIECES.size())));
                case 4 -> text.setCharAt(at, (char) random.nextInt(random.nextBoolean() ? 128 : 0x10000));
                default -> swap(text, at, to, random);
            }
        }
        return text.toString();
    }

    /// Exchanges a word with another one of the text, which keeps the grammar more often than not.
    private static void swap(StringBuilder text, int at, int to, Random random) {
        String[] words = text.toString().split("[^A-Za-z0-9_$]+");
        String word = words[random.nextInt(words.length)];
        String other = words[random.nextInt(words.length)];
        int found = word.isEmpty() ? -1 : text.indexOf(word, Math.min(at, to));
        if (found >= 0) {
            text.replace(found, found + word.length(), other);
        }
    }

    private static List<String> seeds(SchemaFormat format) throws IOException {
        List<String> seeds = new ArrayList<>();
        String ending = "." + format.fileExtension();
        try (Stream<Path> files = Files.walk(Path.of("schemas"))) {
            for (Path file : files.filter(it -> it.toString().endsWith(ending)).sorted().toList()) {
                seeds.add(Files.readString(file));
            }
        }
        seeds.add(switch (format) {
            case JSON -> """
                {"$schema": "https://json-schema.org/draft/2020-12/schema", "$id": "a", "type": "object",
                 "properties": {"a": {"$ref": "#/$defs/b"}, "c": {"oneOf": [{"type": "null"}, {"type": "string"}]},
                  "d": {"type": "array", "prefixItems": [{"type": "integer", "maximum": 1e3}], "items": false}},
                 "patternProperties": {"^x-": {"type": "string", "pattern": "^(a|b)+$"}}, "required": ["a"],
                 "$defs": {"b": {"allOf": [{"$ref": "#/$defs/e"}]}, "e": {"enum": ["x", "y"], "default": "x"}}}
                """;
            case AVRO -> """
                {"type": "record", "name": "R", "namespace": "n", "doc": "R.", "fields": [
                 {"name": "a", "type": ["null", "string", {"type": "map", "values": "R"}], "default": null},
                 {"name": "e", "type": {"type": "enum", "name": "E", "symbols": ["A", "B"], "default": "A"}},
                 {"name": "f", "type": {"type": "fixed", "name": "F", "size": 16, "logicalType": "uuid"}},
                 {"name": "d", "type": {"type": "bytes", "logicalType": "decimal", "precision": 9, "scale": 2}},
                 {"name": "i", "type": {"type": "array", "items": "F"}, "default": [], "order": "ignore"}]}
                """;
            case PROTOBUF -> """
                syntax = "proto3";
                package shop.v1; // A package.
                import "google/protobuf/timestamp.proto";
                option java_package = "x.y";
                /* An order. */
                message Order {
                  reserved 2, 15, 9 to 11; reserved "foo";
                  string id = 1 [deprecated = true, json_name = "ID"];
                  repeated Line lines = 3; map<string, Kind> kinds = 4;
                  oneof way { string post = 5; int32 box = 6; }
                  optional google.protobuf.Timestamp at = 7;
                  message Line { double price = 1; }
                  enum Kind { option allow_alias = true; KIND_NONE = 0; KIND_A = 1; KIND_B = 1; }
                }
                service S { rpc Get (Order) returns (stream Order); }
                """;
        });
        return seeds;
    }
}
