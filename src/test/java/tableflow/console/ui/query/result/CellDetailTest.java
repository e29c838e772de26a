package tableflow.console.ui.query.result;

import static org.assertj.core.api.Assertions.assertThat;
import static tableflow.console.ui.query.result.ResultStand.column;

import java.util.Objects;
import org.junit.jupiter.api.Test;
import tableflow.console.ui.query.result.CellDetail.Fact;
import tableflow.console.ui.query.result.CellDetail.Part;

class CellDetailTest {

    @Test
    void jsonIsSetOutWithEveryDigit() {
        CellDetail detail = CellDetail.of(
                column("v", "varchar"),
                "{\"id\":12345678901234567890.10,\"tags\":[\"a\\n\",null],\"none\":{}, \"e\":[]}");
        assertThat(detail.formatted()).isEqualTo("""
                {
                  "id": 12345678901234567890.10,
                  "tags": [
                    "a\\n",
                    null
                  ],
                  "none": {},
                  "e": []
                }""");
        Part root = Objects.requireNonNull(detail.tree());
        assertThat(root.parts().getFirst()).isEqualTo(
                new Part("id", "12345678901234567890.10", java.util.List.of()));
        assertThat(root.parts().get(1).parts()).hasSize(2);
    }

    @Test
    void aTreeOfMorePartsThanAnybodyReadsIsNotMade() {
        CellDetail detail = CellDetail.of(column("v", "json"), "[" + "1,".repeat(30_000) + "1]");
        assertThat(detail.tree()).isNull();
        assertThat(detail.formatted()).isNotEmpty();
        assertThat(detail.note()).contains("Too long");
    }

    @Test
    void jsonOfAbsurdDepthStaysText() {
        CellDetail detail = CellDetail.of(column("v", "json"), "[".repeat(100_000));
        assertThat(detail.tree()).isNull();
        assertThat(detail.formatted()).isEmpty();
    }

    @Test
    void whatOnlyLooksLikeJsonStaysText() {
        assertThat(CellDetail.of(column("v", "varchar"), "{not json").tree()).isNull();
        assertThat(CellDetail.of(column("v", "varchar"), "[1] and more").formatted()).isEmpty();
        assertThat(CellDetail.of(column("v", "varchar"), "12").tree()).isNull();
    }

    @Test
    void nestedValuesAreATreeOnlyWhereTheyCanBeTold() {
        CellDetail sure = CellDetail.of(column("v", "row"), "{id=1, items=[1, 2]}");
        assertThat(Objects.requireNonNull(sure.tree()).parts()).hasSize(2);
        assertThat(sure.note()).isEmpty();
        CellDetail likely = CellDetail.of(column("v", "array"), "[a, b]");
        assertThat(likely.tree()).isNotNull();
        assertThat(likely.note()).contains("likeliest");
        CellDetail none = CellDetail.of(column("v", "array"), "[a, {b]");
        assertThat(none.tree()).isNull();
        assertThat(none.note()).contains("more than one way");
    }

    @Test
    void bytesAreShownTwice() {
        CellDetail detail = CellDetail.of(column("v", "varbinary"), "48 69 00 ff");
        assertThat(detail.formatted()).startsWith("00000000  48 69 00 ff").contains("Hi..");
        assertThat(detail.facts()).contains(new Fact("Bytes", "4 bytes"));
    }

    @Test
    void aMomentIsToldInUtcAndOneWithoutZoneIsNone() {
        CellDetail detail = CellDetail.of(
                column("v", "timestamp with time zone"), "2026-11-01 08:00:00.123456 America/New_York");
        assertThat(detail.facts()).contains(new Fact("UTC", "2026-11-01 13:00:00.123456"));
        assertThat(CellDetail.of(column("v", "timestamp"), "2026-11-01 08:00:00.000").facts())
                .anyMatch(fact -> fact.value().contains("no moment"));
    }

    @Test
    void nullIsNullAndLengthCountsCharacters() {
        assertThat(CellDetail.of(column("v", "varchar"), null).facts()).contains(new Fact("Value", "NULL"));
        String smile = new String(Character.toChars(0x1F600));
        assertThat(CellDetail.of(column("v", "varchar"), smile + "a").facts())
                .contains(new Fact("Length", "2 characters, 5 bytes"));
        assertThat(CellDetail.typeName(column("v", "decimal"))).isEqualTo("decimal(18, 2)");
    }
}
