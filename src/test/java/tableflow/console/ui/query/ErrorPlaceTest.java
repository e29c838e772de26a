package tableflow.console.ui.query;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import tableflow.console.ui.control.code.CodeProblem;

/// The engine's lines and columns become offsets of the statement.
class ErrorPlaceTest {

    private static final String SQL = "SELECT a,\n  bad\nFROM t";

    @Test
    void theWordAtThePlaceIsMarked() {
        assertThat(ErrorPlace.of(SQL, "COLUMN_NOT_FOUND: line 2:3: Column 'bad' cannot be resolved"))
                .contains(CodeProblem.error(12, 15, "Column 'bad' cannot be resolved"));
        assertThat(ErrorPlace.of(SQL, "line 1:1: mismatched input")).contains(
                CodeProblem.error(0, 6, "mismatched input"));
        assertThat(ErrorPlace.of("SELECT", "line 1:7: unexpected end")).contains(
                CodeProblem.error(6, 6, "unexpected end"));
    }

    @Test
    void aPlaceThatIsNotThereMarksNothing() {
        assertThat(ErrorPlace.of(SQL, "line 9:1: x")).isEmpty();
        assertThat(ErrorPlace.of(SQL, "line 1:99: x")).isEmpty();
        assertThat(ErrorPlace.of(SQL, "no place at all")).isEmpty();
        assertThat(ErrorPlace.of(SQL, "line 99999999999:1: x")).isEmpty();
    }

    @Test
    void itMovesWithTheStatement() {
        assertThat(CodeProblem.error(2, 5, "x").shifted(10)).isEqualTo(CodeProblem.error(12, 15, "x"));
    }
}
