package tableflow.console.service.query.result.value;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import tableflow.console.domain.query.ResultColumn;

class ValueKeysTest {

    @ParameterizedTest
    @CsvSource({
        "bigint,INTEGER", "integer,INTEGER", "tinyint,INTEGER", "decimal,DECIMAL", "float,FLOATING", "double,FLOATING",
        "boolean,BOOLEAN", "date,DATE", "time,TIME", "timestamp,TIMESTAMP", "timestamp with time zone,TIMESTAMP",
        "varbinary,BINARY", "array,NESTED", "map,NESTED", "row,NESTED", "json,JSON", "uuid,UUID",
        "ipaddress,IPADDRESS", "interval day to second,INTERVAL", "varchar,TEXT", "char,TEXT", "string,TEXT",
        "a type of tomorrow,TEXT",
    })
    void typesOfAthena(String name, ValueType type) {
        assertThat(ValueType.of(new ResultColumn("c", name, 0, 0))).isEqualTo(type);
    }

    /// Each in its right order.
    static Stream<Arguments> orders() {
        return Stream.of(
                Arguments.of(ValueType.INTEGER, List.of("-9223372036854775808", "-9223372036854775807", "-10", "-9",
                        "-1", "0", "1", "9", "10", "9007199254740992", "9007199254740993", "9223372036854775807")),
                Arguments.of(ValueType.DECIMAL, List.of("-99999999999999999999999999999999999999", "-1.10", "-1.01",
                        "-1.001", "-0.5", "0.00", "0.000000000000000001", "0.1", "0.12", "0.123", "1.0",
                        "12345678901234567890.123456789012345678", "12345678901234567890.123456789012345679")),
                Arguments.of(ValueType.FLOATING, List.of("-Infinity", "-1.0E10", "-1.5", "-4.9E-324", "0.0",
                        "4.9E-324", "1.0E-5", "0.1", "2.0", "1.0E10", "1.7976931348623157E308", "Infinity", "NaN")),
                Arguments.of(ValueType.BOOLEAN, List.of("false", "true")),
                Arguments.of(ValueType.DATE, List.of("-0044-03-15", "1969-12-31", "2026-02-28", "+10000-01-01")),
                Arguments.of(ValueType.TIME, List.of("00:00:00.000", "08:00:00", "08:00:00.000000000001",
                        "10:00:00.000+01:00", "23:59:59.999999999999")),
                Arguments.of(ValueType.TIMESTAMP, List.of("1969-12-31 23:59:59.999", "2026-11-01 08:00:00.000",
                        "2026-11-01 08:00:00.000000000001", "2026-11-01 10:30:00.000 Europe/Berlin",
                        "2026-11-01 09:45:00.000 UTC", "2026-11-01 08:00:00.000 -05:00")),
                Arguments.of(ValueType.INTERVAL, List.of("-1 00:00:00.000", "0 00:00:00.001", "2 03:04:05.678",
                        "10 00:00:00.000")),
                Arguments.of(ValueType.INTERVAL, List.of("-1-1", "0-11", "1-0", "1-2", "10-0")),
                Arguments.of(ValueType.BINARY, List.of("", "00", "0a 1b", "0a 1b 00", "7f", "80", "ff")),
                Arguments.of(ValueType.UUID, List.of("00000000-0000-0000-0000-000000000001",
                        "7fffffff-0000-0000-0000-000000000000", "80000000-0000-0000-0000-000000000000")),
                Arguments.of(ValueType.IPADDRESS, List.of("9.0.0.1", "10.0.0.1", "2001:db8::1")),
                Arguments.of(ValueType.TEXT, List.of("", "10", "9", "A", "a", "ä", "日", "😀")));
    }

    @ParameterizedTest
    @MethodSource("orders")
    void valuesGoInTheirOrder(ValueType type, List<String> rising) {
        long seed = System.nanoTime();
        List<String> mixed = new ArrayList<>(rising);
        Collections.shuffle(mixed, new Random(seed));
        assertThat(rising).allMatch(text -> ValueKeys.isReadable(type, text));

        mixed.sort(ValueKeys.order(type));
        assertThat(mixed).as("seed %d", seed).isEqualTo(rising);
    }

    @ParameterizedTest
    @CsvSource({
        "DECIMAL,1.0,1.00", "DECIMAL,0,0.000", "FLOATING,-0.0,0.0", "INTEGER,+7,7", "FLOATING,100.0,1.0E2",
        "TIMESTAMP,2026-11-01 08:00:00,2026-11-01 08:00:00.000", "IPADDRESS,::ffff:10.0.0.1,10.0.0.1",
        "TIMESTAMP,2026-11-01 08:00:00.000 UTC,2026-11-01 09:00:00.000 Europe/Berlin", "BINARY,0A 1B,0a 1b",
    })
    void valuesWrittenInTwoWaysAreEqual(ValueType type, String one, String other) {
        assertThat(ValueKeys.key(type, one)).isEqualTo(ValueKeys.key(type, other));
    }

    @ParameterizedTest
    @CsvSource({
        "INTEGER,x", "INTEGER,0x10", "DECIMAL,1e", "FLOATING,1d", "FLOATING,0x1p3", "FLOATING,nan", "BOOLEAN,TRUE",
        "DATE,2026-02-30", "TIMESTAMP,2026-11-01 08", "TIMESTAMP,2026-11-01 08:00:00.1234567890123",
        "TIMESTAMP,2026-11-01 08:00:00 Nowhere/City", "TIME,25:00:00", "BINARY,0a1", "BINARY,zz", "UUID,1",
        "IPADDRESS,localhost", "INTERVAL,soon", "INTEGER,''",
    })
    void whatIsNoValueOfItsTypeComesLast(ValueType type, String text) {
        assertThat(ValueKeys.isReadable(type, text)).isFalse();
        assertThat(ValueKeys.key(type, text)[0]).isEqualTo((byte) 2);
    }

    @Test
    void anyDecimalsGoAsBigDecimalHasThem() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        for (int i = 0; i < 20_000; i++) {
            String a = decimal(random);
            String b = random.nextInt(4) == 0 ? a + "0" : decimal(random);
            int expected = Integer.signum(new BigDecimal(a).compareTo(new BigDecimal(b)));
            int found = Integer.signum(ValueKeys.order(ValueType.DECIMAL).compare(a, b));
            assertThat(found).as("%s and %s, seed %d", a, b, seed).isEqualTo(expected);
        }
    }

    private static String decimal(Random random) {
        BigDecimal value = new BigDecimal(new BigInteger(random.nextInt(126), random), random.nextInt(38))
                .multiply(BigDecimal.valueOf(random.nextInt(3) - 1L));
        // Plain digits, and what only a computed column may hold: either way the same order.
        return switch (random.nextInt(6)) {
            case 0 -> value.scaleByPowerOfTen(random.nextInt(300) - 150).toString();
            case 1 -> value.scaleByPowerOfTen(random.nextInt(200) - 100).setScale(150).toPlainString();
            case 2 -> value.signum() < 0 ? value.toPlainString() : "+" + value.toPlainString();
            case 3 -> value.toBigInteger().toString();
            default -> value.setScale(38).toPlainString();
        };
    }

    @Test
    void anyDoublesGoAsDoubleHasThem() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        for (int i = 0; i < 20_000; i++) {
            double a = Double.longBitsToDouble(random.nextLong());
            double b = Double.longBitsToDouble(random.nextLong());
            int expected = Integer.signum(Double.compare(a, b));
            int found = Integer.signum(
                    ValueKeys.order(ValueType.FLOATING).compare(Double.toString(a), Double.toString(b)));
            assertThat(found).as("%s and %s, seed %d", a, b, seed).isEqualTo(expected);
        }
    }
}
