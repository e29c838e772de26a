package tableflow.console.service.messages.sort;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.DoubleNode;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tableflow.console.service.messages.ExactJson;

class SortKeyTest {

    private static int compare(byte[] one, byte[] other) {
        return Integer.signum(Arrays.compareUnsigned(one, other));
    }

    private static JsonNode json(String text) {
        try {
            return ExactJson.read(text);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static BigDecimal number(Random random) {
        BigInteger digits = new BigInteger(random.nextInt(1, 200), random);
        BigDecimal number = new BigDecimal(random.nextBoolean() ? digits : digits.negate(), random.nextInt(-60, 60));
        return random.nextInt(4) == 0 ? number.setScale(number.scale() + random.nextInt(5)) : number;
    }

    @Test
    void keysOfNumbersCompareAsTheNumbersDo() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        List<BigDecimal> numbers = new ArrayList<>();
        for (int i = 0; i < 300; i++) {
            BigDecimal number = number(random);
            numbers.add(number);
            // Neighbours, which a double could not tell apart.
            numbers.add(number.add(BigDecimal.ONE.movePointLeft(30)));
            numbers.add(number.multiply(BigDecimal.TEN));
        }
        for (BigDecimal one : numbers) {
            for (BigDecimal other : numbers) {
                assertThat(compare(SortKey.of(one), SortKey.of(other)))
                        .as("%s and %s, seed %d", one, other, seed).isEqualTo(one.compareTo(other));
            }
        }
    }

    @Test
    void keysOfPairsOfNumbersCompareByTheFirstThenByTheSecond() {
        long[] numbers = {Long.MIN_VALUE, -1, 0, 1, 9_007_199_254_740_992L, 9_007_199_254_740_993L, Long.MAX_VALUE};
        for (long a : numbers) {
            for (long b : numbers) {
                for (long c : numbers) {
                    assertThat(compare(SortKey.of(a, b), SortKey.of(a, c))).isEqualTo(Long.compare(b, c));
                    assertThat(compare(SortKey.of(a, b), SortKey.of(c, b))).isEqualTo(Long.compare(a, c));
                }
            }
        }
    }

    @Test
    void valuesOfAllKindsHaveOneOrder() {
        List<String> inOrder = List.of(
                "-1e400", "-9007199254740993", "-9007199254740992", "-12.5", "-0.1", "0", "0.1", "1", "1.5", "2", "10",
                "9007199254740992", "9007199254740993", "1e400", "false", "true", "\"\"", "\"10\"", "\"9\"", "\"A\"",
                "\"a\"", "\"ab\"", "\"\u00e9\"", "\"\ud83d\ude00\"", "[1]", "[]", "{\"a\":1}", "{}");
        for (int i = 0; i < inOrder.size(); i++) {
            for (int j = 0; j < inOrder.size(); j++) {
                assertThat(compare(SortKey.of(json(inOrder.get(i))), SortKey.of(json(inOrder.get(j)))))
                        .as("%s and %s", inOrder.get(i), inOrder.get(j)).isEqualTo(Integer.compare(i, j));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"0.1 0.10", "1e2 100", "100 100.00", "0 -0", "0 0e7", "-1.50 -1.5", "1E+3 1000"})
    void differentSpellingsOfANumberAreOneKey(String two) {
        String[] both = two.split(" ");
        assertThat(SortKey.of(json(both[0]))).isEqualTo(SortKey.of(json(both[1])));
    }

    @Test
    void whatIsNoNumberThoughItIsCalledOneComesBehindThem() {
        assertThat(compare(SortKey.of(DoubleNode.valueOf(Double.NaN)), SortKey.of(json("1e400")))).isPositive();
        assertThat(compare(SortKey.of(DoubleNode.valueOf(0.1)), SortKey.of(json("0.1")))).isZero();
    }

    @Test
    void aVeryLongTextIsAKeyOfBoundedLengthAndANumberIsNeverCut() {
        assertThat(SortKey.of("x".repeat(5_000_000))).hasSize(SortKey.LONGEST + 1);
        String digits = "7".repeat(900);
        assertThat(compare(SortKey.of(json(digits + "1")), SortKey.of(json(digits + "2")))).isNegative();
        assertThat(SortKey.isAbsent(SortKey.of(json("null")))).isTrue();
        assertThat(SortKey.isAbsent(SortKey.of(""))).as("an empty text is one").isFalse();
    }
}
