package tableflow.console.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class TextTableTest {

    @Test
    void columnsAreAsWideAsTheirWidestCellAndNumbersStandRight() {
        TextTable table = TextTable.of("TOPIC", "PARTITIONS", "PHASE").right(1);
        table.row("orders", "6", "RUNNING").row("a-much-longer-name", "12", "");

        assertThat(table.lines())
                .containsExactly(
                        "TOPIC               PARTITIONS  PHASE",
                        "orders                       6  RUNNING",
                        "a-much-longer-name          12");
    }

    @Test
    void widthCountsCharactersNotCodeUnits() {
        assertThat(TextTable.of("NAME", "X").row("𝒳", "1").lines()).containsExactly("NAME  X", "𝒳     1");
    }

    @Test
    void aRowOfTheWrongLengthIsAProgrammingError() {
        TextTable table = TextTable.of("A", "B");

        assertThatThrownBy(() -> table.row("only one")).isInstanceOf(IllegalArgumentException.class);
    }
}
