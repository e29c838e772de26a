package tableflow.console.service.schemas.assist;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tableflow.console.domain.schema.SchemaFormat;
import tableflow.console.schema.Referenced;

/// Whatever the text and wherever the caret: nothing fails, every place is within the text, parts nest. The texts are
/// the project's schemas, those of the evolution corpus, beginnings of them and mutations. The seed is printed;
/// `-Dassist.seed=N` repeats a run.
class AssistPropertiesTest {

    private static final int ROUNDS = 400;
    private static final String PIECES = "{}[]()<>\"':,;=/*\\\n ab.1$#";

    private final long seed = Long.getLong("assist.seed", System.nanoTime());

    static List<String> corpus(SchemaFormat format) throws IOException {
        List<String> texts = new ArrayList<>();
        try (Stream<Path> files = Files.walk(Path.of("schemas"))) {
            String ending = "." + format.fileExtension();
            for (Path file : files.filter(it -> it.toString().endsWith(ending)).sorted().toList()) {
                texts.add(Files.readString(file));
            }
        }
        String cases = Files.readString(Path.of("src/test/resources/schemas/evolution", switch (format) {
            case JSON -> "json.txt";
            case AVRO -> "avro.txt";
            case PROTOBUF -> "protobuf.txt";
        }));
        // The corpus writes JSON with single quotation marks and bare names.
        Matcher schema = Pattern.compile("(?m)^(?:old|new|v\\d+) +(.*(?:\\n {4,}.*)*)").matcher(cases);
        while (schema.find()) {
            texts.add(format == SchemaFormat.PROTOBUF ? schema.group(1)
                    : schema.group(1).replace('\'', '"').replaceAll("([{,]\\s*)(\\$?\\w+):", "$1\"$2\":"));
        }
        assertThat(texts).hasSizeGreaterThan(40);
        texts.add("{\"a\": {\"b\": [".repeat(2_000));
        texts.add("message A { oneof b { ".repeat(1_000));
        texts.add("\"" + "\\".repeat(999));
        texts.add("\ufeff{\"type\": \"record\"}\r\n\0\ud83d");
        texts.add("");
        return texts;
    }

    @ParameterizedTest
    @EnumSource(SchemaFormat.class)
    void everyBeginningOfEverySchema(SchemaFormat format) throws IOException {
        Random random = new Random(seed);
        System.out.println("AssistPropertiesTest " + format + ": -Dassist.seed=" + seed);
        for (String text : corpus(format)) {
            int step = Math.max(1, text.length() / 60);
            for (int end = 0; end <= text.length(); end += 1 + random.nextInt(step)) {
                check(format, text.substring(0, end), end);
            }
            check(format, text, random.nextInt(text.length() + 1));
        }
    }

    @ParameterizedTest
    @EnumSource(SchemaFormat.class)
    void mutations(SchemaFormat format) throws IOException {
        Random random = new Random(seed);
        System.out.println("AssistPropertiesTest mutations " + format + ": -Dassist.seed=" + seed);
        List<String> corpus = corpus(format).stream().filter(it -> it.length() < 6_000 && it.length() > 10).toList();
        for (int round = 0; round < ROUNDS; round++) {
            StringBuilder text = new StringBuilder(corpus.get(random.nextInt(corpus.size())));
            for (int times = random.nextInt(6); times >= 0; times--) {
                int at = random.nextInt(text.length());
                switch (random.nextInt(3)) {
                    case 0 -> text.insert(at, PIECES.charAt(random.nextInt(PIECES.length())));
                    case 1 -> text.deleteCharAt(at);
                    default -> text.delete(at, Math.min(text.length(), at + random.nextInt(40)));
                }
                text.append(text.isEmpty() ? "{" : "");
            }
            check(format, text.toString(), random.nextInt(text.length() + 1));
        }
    }

    private static void check(SchemaFormat format, String text, int caret) {
        try {
            Referenced reference = new Referenced("other", text);
            SchemaAssist assist = SchemaAssist.of(format, text, List.of(reference));
            Range all = new Range(0, text.length());
            nests(assist.outline(), all);
            Proposals proposals = assist.complete(caret);
            assertThat(all.holds(proposals.replaced())).isTrue();
            assertThat(proposals.replaced().from()).isLessThanOrEqualTo(proposals.replaced().to());
            assertThat(proposals.replaced().touches(caret)).isTrue();
            assist.explain(caret).ifPresent(it -> assertThat(all.holds(it.range())).isTrue());
            assist.definition(caret).ifPresent(it -> assertThat(all.holds(it.range())).isTrue());
            assertThat(assist.uses(caret)).allMatch(all::holds);
            folds(assist.folds(), all);
            SchemaAssist.format(format, text).ifPresent(tidy -> tidy(format, text, tidy));
        } catch (RuntimeException | StackOverflowError | AssertionError failed) {
            throw new AssertionError(format + " failed with the caret at " + caret + " of:\n" + text, failed);
        }
    }

    /// Good order stays as it is, and says the same.
    private static void tidy(SchemaFormat format, String text, String tidy) {
        assertThat(SchemaAssist.format(format, tidy)).contains(tidy);
        if (format == SchemaFormat.PROTOBUF) {
            assertThat(words(tidy)).isEqualTo(words(text));
        } else {
            assertThat(tidy.replaceAll("\\s", "")).isEqualTo(text.replaceAll("\\s", "").replace("\ufeff", ""));
        }
    }

    private static List<String> words(String text) {
        return ProtoToken.of(text).stream().map(it -> it.kind() + " " + it.text().replaceAll("\\s+", " ").strip())
                .toList();
    }

    private static void nests(List<OutlinePart> parts, Range around) {
        for (OutlinePart part : parts) {
            assertThat(around.holds(part.whole())).as("%s in %s", part, around).isTrue();
            assertThat(part.whole().holds(part.name())).as("%s", part).isTrue();
            nests(part.parts(), part.whole());
        }
    }

    private static void folds(List<Range> folds, Range all) {
        for (Range fold : folds) {
            assertThat(all.holds(fold)).isTrue();
        }
        for (int at = 1; at < folds.size(); at++) {
            Range before = folds.get(at - 1);
            Range fold = folds.get(at);
            assertThat(before.from() < fold.from() && (before.holds(fold) || before.to() <= fold.from()))
                    .as("%s and %s", before, fold).isTrue();
        }
    }
}
