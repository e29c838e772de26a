package tableflow.console.ui.messages;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import tableflow.console.service.messages.field.FieldPath;
import tableflow.console.service.messages.read.From;
import tableflow.console.service.messages.read.Until;
import tableflow.console.ui.messages.RecordColumn.Field;
import tableflow.console.ui.messages.RecordColumn.Fixed;
import tableflow.console.ui.messages.StartForm.Kind;

class FormsTest {

    private static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");

    private final StartForm start = new StartForm();
    private final StopForm stop = new StopForm();

    @Test
    void everyWayToBeginIsUnderstood() {
        assertThat(start.from()).contains(new From.Last(500));
        begins(Kind.LAST, "20", new From.Last(20));
        begins(Kind.BEGINNING, "", From.BEGINNING);
        begins(Kind.END, "", From.END);
        begins(Kind.AGO, "2h", new From.Ago(Duration.ofHours(2)));
        begins(Kind.OFFSET, "4711", new From.Offset(4711));
        begins(Kind.PLACES, "0:1,3:250", new From.Offsets(Map.of(0, 1L, 3, 250L)));
        begins(Kind.GROUP, "billing", new From.Group("billing"));
        begins(Kind.TIME, "2026-11-22T10:00:00Z", new From.Time(Instant.parse("2026-11-22T10:00:00Z")));
        begins(Kind.TIME, "2026-11-22", new From.Time(Instant.parse("2026-11-22T00:00:00Z")));
        begins(Kind.TIME, "2026-11-22 10:30", new From.Time(
                LocalDateTime.of(2026, 11, 22, 10, 30).atZone(ZoneId.systemDefault()).toInstant()));
    }

    private void begins(Kind kind, String operand, From from) {
        start.set(kind, operand);
        assertThat(start.from()).as("%s %s", kind, operand).contains(from);
        assertThat(start.errorProperty().get()).isEmpty();
    }

    @Test
    void whatIsNoPlaceToBeginSaysWhatWouldBe() {
        for (Kind kind : new Kind[] {Kind.LAST, Kind.AGO, Kind.TIME, Kind.OFFSET, Kind.PLACES, Kind.GROUP}) {
            start.set(kind, "");
            assertThat(start.from()).as(kind.name()).isEmpty();
            assertThat(start.errorProperty().get()).as(kind.name()).isNotEmpty();
        }
        for (String[] wrong : new String[][] {
            {"LAST", "0"}, {"LAST", "many"}, {"AGO", "beginning"}, {"AGO", "yesterday"}, {"TIME", "15m"},
            {"OFFSET", "-1"}, {"PLACES", "4711"}, {"PLACES", "15m"}}) {
            start.set(Kind.valueOf(wrong[0]), wrong[1]);
            assertThat(start.from()).as(wrong[0] + " " + wrong[1]).isEmpty();
        }
    }

    @Test
    void everyWayToStopIsUnderstoodAndTheFirstMistakeTold() {
        assertThat(stop.until(true, NOW)).contains(Until.NEVER);
        stop.countProperty().set("1,000");
        stop.bytesProperty().set("10 MB");
        stop.timeProperty().set("5m");
        stop.offsetProperty().set("99");
        stop.partitionsProperty().set("0,2-3");
        assertThat(stop.until(false, NOW)).contains(Until.END.matches(1_000).bytes(10_000_000)
                .time(NOW.minus(Duration.ofMinutes(5))).offset(99));
        assertThat(stop.partitions()).isEqualTo(Set.of(0, 2, 3));
        assertThat(stop.said()).isEqualTo(5);
        stop.offsetProperty().set("x");
        assertThat(stop.errorProperty().get()).startsWith("Offset:");
        assertThat(stop.until(false, NOW)).isEmpty();
        stop.clear();
        assertThat(stop.errorProperty().get()).isEmpty();
        assertThat(stop.said()).isZero();
    }

    @Test
    void aCellBecomesAFilterThatFindsItsRecords() {
        assertThat(LikeFilter.of(new Field(FieldPath.parse("value.id").orElseThrow(), true), "9007199254740993"))
                .contains("value.id == 9007199254740993");
        assertThat(LikeFilter.of(new Field(FieldPath.parse("value.'odd name'").orElseThrow(), false), "it's"))
                .contains("value.'odd name' == 'it\\'s'");
        assertThat(LikeFilter.of(Fixed.KEY, "order-1")).contains("key == 'order-1'");
        assertThat(LikeFilter.of(Fixed.VALUE, "{}")).isEmpty();
        assertThat(LikeFilter.of(Fixed.KEY, "two\u21b5lines")).isEmpty();
    }

    @Test
    void pathsAreReadAsTheyAreWritten() {
        for (String path : new String[] {"value.a", "key.a.b", "value.lines[0].sku", "value.'odd name'.x",
            "value.'it\\'s'", "headers.trace", "value.\u00fc"}) {
            assertThat(FieldPath.parse(path)).as(path).map(FieldPath::toString).contains(path);
        }
        for (String none : new String[] {"", "value", "value.", "value.a b", "valuea", "topic.a", "value.'x"}) {
            assertThat(FieldPath.parse(none)).as(none).isEmpty();
        }
        assertThat(ColumnLayout.parse("rubbish")).isEmpty();
        assertThat(RecordColumn.of("size")).contains(Fixed.SIZE);
        assertThat(RecordColumn.of("no such thing")).isEmpty();
    }
}
