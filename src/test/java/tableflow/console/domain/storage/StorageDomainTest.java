package tableflow.console.domain.storage;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StorageDomainTest {

    private static final String TABLE = "1010001/110/6d9d30d4-16d8-41bf-a0ec-c0fb6c17c63a/env-a1/lkc-b2/v1/"
            + "03085516-0740-465b-9cd3-3cf7e11770e6/";

    /// S3 sorts bytes; whatever is compared here has to agree with that.
    @Test
    void keysAreOrderedAsTheirUtf8BytesAre() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        for (int round = 0; round < 20_000; round++) {
            String one = text(random);
            String other = random.nextInt(3) == 0 ? one + text(random) : text(random);
            int bytes = Arrays.compareUnsigned(
                    one.getBytes(StandardCharsets.UTF_8), other.getBytes(StandardCharsets.UTF_8));
            assertThat(Integer.signum(KeyOrder.KEYS.compare(one, other)))
                    .as("seed %d: %s against %s", seed, one, other)
                    .isEqualTo(Integer.signum(bytes));
            KeyOrder.behind(one).ifPresent(behind -> {
                assertThat(KeyOrder.KEYS.isAfter(behind, one + "\uDBFF\uDFFF")).as("seed " + seed).isTrue();
                assertThat(behind.startsWith(one)).isFalse();
            });
        }
        assertThat(KeyOrder.behind("a/")).contains("a0");
        assertThat(KeyOrder.behind("a\uDBFF\uDFFF")).contains("b");
        assertThat(KeyOrder.behind("\uD7FF")).as("surrogates are no characters").contains("\uE000");
        assertThat(KeyOrder.behind("")).isEmpty();
    }

    private static String text(Random random) {
        StringBuilder text = new StringBuilder();
        int length = random.nextInt(24);
        for (int i = 0; i < length; i++) {
            int point = switch (random.nextInt(4)) {
                case 0 -> 'a' + random.nextInt(3);
                case 1 -> 0xE000 + random.nextInt(0x1FFF);
                case 2 -> 0x10000 + random.nextInt(0x100000);
                default -> random.nextInt(0xD800);
            };
            text.appendCodePoint(point);
        }
        return text.toString();
    }

    @Test
    void sizesFallIntoTheBandThatTheyAreBelow() {
        List<SizeBand> all = List.of(SizeBand.values());
        for (SizeBand band : all) {
            long limit = band.limit();
            assertThat(SizeBand.of(limit - 1)).isEqualTo(band);
            if (band != SizeBand.LARGER) {
                assertThat(SizeBand.of(limit)).isEqualTo(all.get(all.indexOf(band) + 1));
            }
        }
        assertThat(SizeBand.of(Long.MAX_VALUE)).isEqualTo(SizeBand.LARGER);
    }

    @ParameterizedTest
    @CsvSource({
        "-1, AHEAD", "0, DAY", "86399999, DAY", "86400000, WEEK", "604800000, MONTH", "2592000000, QUARTER",
        "7776000000, HALF_YEAR", "15552000000, YEAR", "31536000000, OLDER", "9223372036854775807, OLDER",
        "-9223372036854775808, AHEAD"})
    void agesFallIntoTheBandThatTheyAreBelow(long millis, AgeBand band) {
        assertThat(AgeBand.of(millis)).isEqualTo(band);
    }

    @ParameterizedTest
    @CsvSource({
        "t/data/x.parquet, TABLE_DATA", "x.orc, TABLE_DATA", "t/metadata/00001-a.metadata.json, TABLE_METADATA",
        "t/metadata/snap-1-1-a.avro, MANIFEST_LIST", "t/metadata/a-m0.avro, MANIFEST",
        "t/metadata/1.stats, TABLE_STATISTICS", "t/_delta_log/0001.json, DELTA_LOG",
        "t/_delta_log/0001.checkpoint.parquet, DELTA_LOG", "topics/t/a.json.gz, JSON", "a.avro, AVRO",
        "xmetadata/a.avro, AVRO", "a.csv, CSV", "a/, FOLDER", "a, OTHER", "metadata/readme.txt, OTHER",
        "a.json.zst, JSON", "/, FOLDER"})
    void kindsAreToldByTheKey(String key, ObjectKind kind) {
        assertThat(ObjectKind.of(key)).isEqualTo(kind);
    }

    @Test
    void rootsAreToldByTheLayout() {
        assertThat(TopicRoots.of(TABLE + "data/")).contains(TABLE);
        assertThat(TopicRoots.of("/" + TABLE + "metadata/")).as("a double slash is kept").contains("/" + TABLE);
        assertThat(TopicRoots.of("topics/orders/year=2026/month=11/day=22/hour=09/")).contains("topics/orders/");
        assertThat(TopicRoots.of("year=2026/")).isEmpty();
        assertThat(TopicRoots.of("1010001/110/lkc-b2/")).isEmpty();
        assertThat(TopicRoots.of("")).isEmpty();
        assertThat(TopicRoots.isTable(TABLE)).isTrue();
        assertThat(TopicRoots.isTable("topics/orders/")).isFalse();
        assertThat(TopicRoots.folderTopic("topics/orders/")).isEqualTo("orders");
    }

    @Test
    void amountsAreExactBeyond64Bits() {
        Amount most = Amount.of(1, Long.MAX_VALUE);
        Amount sum = most.plus(most).plus(most);

        assertThat(sum.bytes()).isEqualTo(BigInteger.valueOf(Long.MAX_VALUE).multiply(BigInteger.valueOf(3)));
        assertThat(sum.minus(most).minus(most)).isEqualTo(most);
        assertThat(most.minus(sum).bytes().signum()).isNegative();
        assertThat(Amount.NONE.isNone()).isTrue();
    }
}
