package tableflow.console.ui.control.grid;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class CellTextTest {

    @Test
    void nullAndTheEmptyTextStayApart() {
        assertThat(CellText.of(null)).isNull();
        assertThat(CellText.of("")).isEmpty();
    }

    @Test
    void aBreakOfTheLineIsOneSign() {
        assertThat(CellText.of("a\nb\r\nc\rd\te")).isEqualTo("a↵b↵c↵d e");
        assertThat(CellText.of("\u0000x")).isEqualTo(" x");
    }

    @Test
    void onlyTheBeginningOfAHugeValueIsKept() {
        String cut = CellText.of("x".repeat(10_000_000));
        assertThat(cut).hasSize(CellText.MOST + 1).endsWith("…");
        assertThat(CellText.of("x".repeat(CellText.MOST))).hasSize(CellText.MOST).endsWith("x");
    }

    @Test
    void noLetterIsCutInTwo() {
        String smile = new String(Character.toChars(0x1F600));
        String cut = CellText.of("x".repeat(CellText.MOST - 1) + smile + smile);
        assertThat(cut).isEqualTo("x".repeat(CellText.MOST - 1) + "…");
        assertThat(CellText.fitted("a" + smile + "bcd", 3)).isEqualTo("a…");
    }

    @Test
    void whatFitsIsLeftAlone() {
        assertThat(CellText.fitted("abcd", 4)).isEqualTo("abcd");
        assertThat(CellText.fitted("abcde", 4)).isEqualTo("abc…");
        assertThat(CellText.fitted("abc", 0)).isEqualTo("…");
    }
}
