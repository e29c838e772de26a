package tableflow.console.service.messages.compare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import tableflow.console.domain.RemoteFailure;
import tableflow.console.domain.kafka.Bytes;
import tableflow.console.domain.kafka.KafkaRecord;
import tableflow.console.service.messages.RecordDecoder;
import tableflow.console.service.messages.compare.RecordDifference.Kind;
import tableflow.console.service.messages.compare.RecordDifference.Left;
import tableflow.console.service.messages.compare.RecordDifference.Line;
import tableflow.console.service.messages.compare.RecordDifference.Part;
import tableflow.console.service.topics.FakeCluster;

class RecordCompareTest {

    private final RecordCompare compare = new RecordCompare(new RecordDecoder(new FakeCluster().sources().registry()));

    private static @Nullable Bytes bytes(@Nullable String text) {
        return text == null ? null : Bytes.of(text.getBytes(StandardCharsets.UTF_8));
    }

    private static KafkaRecord record(@Nullable String key, @Nullable String value, String... headers) {
        List<KafkaRecord.Header> all = new ArrayList<>();
        for (int i = 0; i < headers.length; i += 2) {
            all.add(new KafkaRecord.Header(headers[i], bytes(headers[i + 1])));
        }
        return new KafkaRecord(
                "t", 0, 7, Instant.parse("2026-11-22T10:00:00Z"), "CreateTime", null, bytes(key), bytes(value), all);
    }

    private String value(String left, String right) {
        return lines(record(null, left), record(null, right), Part.VALUE);
    }

    private String lines(KafkaRecord left, KafkaRecord right, Part part) {
        return compare.compare(left, right).lines().stream()
                .filter(it -> it.part() == part && it.kind() != Kind.SAME)
                .map(it -> it.kind() + " " + it.path() + " " + it.left() + "|" + it.right())
                .collect(Collectors.joining("; "));
    }

    static List<Arguments> values() {
        return List.of(
                Arguments.of("{\"a\":1}", "{\"a\":1.00}", ""),
                Arguments.of("{\"a\":9007199254740993}", "{\"a\":9007199254740992}",
                        "CHANGED a 9007199254740993|9007199254740992"),
                Arguments.of("{\"a\":0.1}", "{\"a\":0.10000000000000001}", "CHANGED a 0.1|0.10000000000000001"),
                Arguments.of("{\"a\":1,\"b\":2}", "{\"b\":2,\"a\":1}", ""),
                Arguments.of("{\"a\":{\"b\":[1]}}", "{\"a\":{\"b\":[1]},\"c\":0}", "ADDED c |0"),
                Arguments.of("{\"a\":null}", "{}", "REMOVED a null|"),
                Arguments.of("{\"a\":null}", "{\"a\":\"null\"}", "CHANGED a null|\"null\""),
                Arguments.of("{\"o dd\":1}", "{\"o dd\":2}", "CHANGED 'o dd' 1|2"),
                Arguments.of("{\"y\\\\z'\":1}", "{\"y\\\\z'\":2}", "CHANGED 'y\\\\z\\'' 1|2"),
                Arguments.of("{\"x\":{\"y'z\":1}}", "{\"x\":{\"y'z\":2}}", "CHANGED x.'y\\'z' 1|2"),
                Arguments.of("[1,2,3]", "[1,3]", "REMOVED [1] 2|"),
                Arguments.of("{\"l\":[{\"s\":1},{\"s\":2}]}", "{\"l\":[{\"s\":0},{\"s\":1},{\"s\":2}]}",
                        "ADDED l[0] |{\"s\":0}"),
                Arguments.of("[{\"a\":1,\"b\":1},7]", "[8,{\"a\":2,\"b\":1},7]",
                        "CHANGED [0] {\"a\":1,\"b\":1}|8; ADDED [1] |{\"a\":2,\"b\":1}"),
                Arguments.of("[1,5,3]", "[1,6,3,4]", "CHANGED [1] 5|6; ADDED [3] |4"),
                Arguments.of("[3,{\"a\":1}]", "[{\"a\":1.0}]", "REMOVED [0] 3|"),
                Arguments.of("[]", "[1]", "ADDED [0] |1"),
                Arguments.of("[1]", "{\"a\":1}", "CHANGED  [1]|{\"a\":1}"),
                Arguments.of("plain", "other", "CHANGED  plain|other"),
                Arguments.of("plain", "{\"a\":1}", "CHANGED  plain|{\"a\":1}"));
    }

    @ParameterizedTest
    @MethodSource
    void values(String left, String right, String differences) {
        assertThat(value(left, right)).isEqualTo(differences);
    }

    @Test
    void aTombstoneAndAValue() {
        assertThat(lines(record("k", "v"), record("k", null), Part.VALUE)).isEqualTo("REMOVED  v|");
        assertThat(lines(record("k", null), record(null, "v"), Part.VALUE)).isEqualTo("ADDED  |v");
        assertThat(lines(record("k", null), record(null, "v"), Part.KEY)).isEqualTo("REMOVED  k|");
        assertThat(compare.compare(record(null, null), record(null, null)).sameContent()).isTrue();
    }

    @Test
    void headersThatComeTwice() {
        KafkaRecord left = record(null, "v", "a", "1", "b", "x", "a", "2");
        KafkaRecord right = record(null, "v", "a", "1", "a", "3", "c", "{\"z\":1}");

        assertThat(lines(left, right, Part.HEADERS))
                .isEqualTo("REMOVED b x|; CHANGED a (2) 2|3; ADDED c |{\"z\":1}");
    }

    @Test
    void whatIsTooLargeToBeDecodedIsComparedByteByByte() {
        String large = "{\"a\":\"" + "x".repeat(17_000_000);
        KafkaRecord left = record(null, large + "left\"}");
        assertThat(lines(left, record(null, large + "right\"}"), Part.VALUE))
                .isEqualTo("CHANGED byte 17000006 left\"}|right\"}");
        assertThat(lines(left, record("k", large), Part.VALUE)).isEqualTo("CHANGED byte 17000006 left\"}|");
        assertThat(lines(left, record(null, large + "left\"}"), Part.VALUE)).isEmpty();
        assertThat(lines(record(null, null), left, Part.VALUE)).startsWith("ADDED  |{\"a\":\"xxx").hasSizeLessThan(300);
    }

    @Test
    void whereAndWhenDoesNotCountAsContent() {
        KafkaRecord left = record("k", "{\"a\":1}");
        KafkaRecord right = new KafkaRecord("t", 1, 9, left.timestamp().plusMillis(1), "LogAppendTime", null,
                left.key(), left.value(), List.of());

        RecordDifference found = compare.compare(left, right);

        assertThat(found.sameContent()).isTrue();
        assertThat(found.lines()).contains(
                new Line(Part.FACTS, "topic", Kind.SAME, "t", "t"),
                new Line(Part.FACTS, "offset", Kind.CHANGED, "7", "9"),
                new Line(Part.FACTS, "time", Kind.CHANGED, "2026-11-22T10:00:00Z", "2026-11-22T10:00:00.001Z"),
                new Line(Part.FACTS, "value.bytes", Kind.SAME, "7", "7"));
    }

    @Test
    void endlessRecordsAreCut() {
        String many = "[" + "1,".repeat(RecordCompare.MOST_LINES * 2) + "1]";
        RecordDifference found = compare.compare(record(null, many), record(null, many));

        assertThat(found.lines()).hasSize(RecordCompare.MOST_LINES);
        assertThat(found.left()).isEqualTo(Left.SAME);
        assertThat(found.sameContent()).as("all was looked at").isTrue();
        assertThat(found.count(Kind.SAME)).isGreaterThan(RecordCompare.MOST_LINES * 2);
    }

    @Test
    void whatDiffersIsNotPushedOutByWhatIsTheSame() {
        String many = "{\"all\":[" + "1,".repeat(RecordCompare.MOST_LINES * 4) + "1],\"last\":";
        KafkaRecord left = record(null, many + "9007199254740993}");
        KafkaRecord right = record(null, many + "9007199254740992}");

        assertThat(lines(left, right, Part.VALUE)).isEqualTo("CHANGED last 9007199254740993|9007199254740992");
        assertThat(compare.compare(left, right).count(Kind.CHANGED)).isEqualTo(1);
        assertThat(compare.compare(left, right).sameContent()).isFalse();
    }

    @Test
    void moreThatDiffersThanCanBeShownIsCountedWhole() {
        String left = "[" + "1,".repeat(RecordCompare.MOST_LINES * 4) + "1]";
        RecordDifference found = compare.compare(record(null, left), record(null, left.replace('1', '2')));

        assertThat(found.left()).isEqualTo(Left.DIFFERENCES);
        assertThat(found.lines().stream().filter(it -> it.kind() != Kind.SAME)).hasSize(RecordCompare.MOST_LINES);
        assertThat(found.count(Kind.CHANGED)).isGreaterThan(RecordCompare.MOST_LINES * 4);
    }

    @Test
    void oneElementMoreInALongListIsOneDifference() {
        StringBuilder all = new StringBuilder();
        for (int i = 0; i < 30_000; i++) {
            all.append(i == 0 ? "" : ",").append("{\"n\":").append(i).append('}');
        }
        String half = "{\"n\":15000},";
        int middle = all.indexOf(half);
        assertThat(value("[" + all + "]", "[" + all.substring(0, middle) + "{\"x\":0}," + all.substring(middle) + "]"))
                .isEqualTo("ADDED [15000] |{\"x\":0}");
    }

    /// As a field that is the same for long and differs at its end: none of 2,000 times 2,000 pairs is looked at twice.
    @Test
    void largeElementsAreLookedAtOnceEach() {
        String filling = "\"x\":\"" + "y".repeat(2_000) + "\",";
        List<String> left = new ArrayList<>();
        List<String> right = new ArrayList<>();
        for (int i = 0; i < 1_500; i++) {
            left.add("{" + filling + "\"n\":" + i + "}");
            right.add("{" + filling + "\"n\":" + (i + 7) + "}");
        }
        RecordDifference found = compare.compare(record(null, left.toString()), record(null, right.toString()));

        assertThat(found.count(Kind.REMOVED)).isEqualTo(7);
        assertThat(found.count(Kind.ADDED)).isEqualTo(7);
    }

    @Test
    void whyOneOfThemIsBytesIsSaid() {
        byte[] framed = {0, 0, 0, 0, 9, 1, 2};
        KafkaRecord left = record("k", "{\"a\":1}");
        KafkaRecord right = new KafkaRecord(
                "t", 0, 8, left.timestamp(), "CreateTime", null, left.key(), Bytes.of(framed), List.of());

        assertThat(lines(left, right, Part.FACTS)).contains("value.why", "the registry does not have");
        assertThat(lines(left, right, Part.VALUE)).isEqualTo("CHANGED  {\"a\":1}|00 00 00 00 09 01 02");
    }

    @Test
    void aRecordWithoutATimeSaysNone() {
        KafkaRecord left = record("k", "v");
        KafkaRecord right = new KafkaRecord("t", 0, 7, Instant.ofEpochMilli(-1), "NoTimestampType", null,
                left.key(), left.value(), List.of());

        assertThat(lines(left, right, Part.FACTS)).contains("CHANGED time 2026-11-22T10:00:00Z|;");
    }

    @Test
    void aHeaderThatIsNamedAsASecondOneIsNotLost() {
        KafkaRecord left = record(null, "v", "a", "1", "a", "2", "a (2)", "3");

        assertThat(lines(left, record(null, "v", "a", "1", "a", "2", "a (2)", "4"), Part.HEADERS))
                .isEqualTo("CHANGED a (2) 3|4");
        assertThat(lines(left, record(null, "v", "a", "1", "a", "5", "a (2)", "3"), Part.HEADERS))
                .isEqualTo("CHANGED a (2) 2|5");
    }

    @Test
    void aCancelEndsIt() {
        String many = "[" + "1,".repeat(RecordCompare.MOST_LINES * 4) + "1]";
        Thread.currentThread().interrupt();
        try {
            assertThatThrownBy(() -> compare.compare(record(null, many), record(null, many)))
                    .isInstanceOf(RemoteFailure.class);
        } finally {
            Thread.interrupted();
        }
    }

    /// A list after random changes: what is removed and added, done to the first one, gives the second one.
    @Test
    void listsAreToldWhole() {
        for (int round = 0; round < 300; round++) {
            long seed = System.nanoTime();
            Random random = new Random(seed);
            List<Integer> left = new ArrayList<>();
            for (int i = random.nextInt(12); i > 0; i--) {
                left.add(random.nextInt(6));
            }
            List<Integer> right = new ArrayList<>(left);
            for (int i = random.nextInt(5); i > 0; i--) {
                if (random.nextBoolean() || right.isEmpty()) {
                    right.add(random.nextInt(right.size() + 1), random.nextInt(6));
                } else {
                    right.remove(/* index */ random.nextInt(right.size()));
                }
            }
            List<Line> lines = compare.compare(record(null, left.toString()), record(null, right.toString())).lines()
                    .stream().filter(it -> it.part() == Part.VALUE && !it.path().isEmpty()).toList();
            assertThat(lines.stream().filter(it -> it.kind() != Kind.ADDED).map(Line::left))
                    .as("seed %d", seed).containsExactlyElementsOf(left.stream().map(String::valueOf).toList());
            assertThat(lines.stream().filter(it -> it.kind() != Kind.REMOVED).map(Line::right))
                    .as("seed %d", seed).containsExactlyElementsOf(right.stream().map(String::valueOf).toList());
            assertThat(lines).as("seed %d", seed).allSatisfy(line -> assertThat(line.kind() == Kind.SAME)
                    .isEqualTo(line.left().equals(line.right())));
        }
    }
}
