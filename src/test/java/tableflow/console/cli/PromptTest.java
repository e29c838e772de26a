package tableflow.console.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PromptTest {

    @Test
    void theEndOfTheInputIsAnAnswerThatConsentsToNothing() {
        assertThat(Prompt.answer(null)).contains("");
        assertThat(Prompt.answer(" yes ")).contains("yes");
    }
}
