package tableflow.console.ui.messages;

import static org.assertj.core.api.Assertions.assertThat;

import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.HBox;
import org.junit.jupiter.api.Test;
import tableflow.console.service.messages.DecodeAs;
import tableflow.console.ui.UiTest;

class DecodeChoiceTest extends UiTest {

    private final ObjectProperty<DecodeAs> chosen = new SimpleObjectProperty<>(DecodeAs.AUTO);

    private void open() {
        show(() -> new HBox(new DecodeChoice("values", "Values as", chosen)), 700, 60);
        await("shown", () -> find("#values", ComboBox.class).getValue() != null);
    }

    private void choose(int number) {
        run(() -> find("#values", ComboBox.class).getSelectionModel().select(number));
    }

    private String wrong() {
        return fx(() -> find("#values-wrong", Label.class).getText());
    }

    @Test
    void aSchemaIsAskedForAndWhatIsNoIdSaysSoWithHowValuesAreReadUntilThen() {
        open();
        choose(3);
        assertThat(chosen.get()).isEqualTo(DecodeAs.HEX);
        choose(4);
        assertThat(wrong()).contains("100001", "Until then: bytes");
        assertThat(chosen.get()).isEqualTo(DecodeAs.HEX);

        run(() -> find("#values-id", TextField.class).setText("orders"));
        assertThat(wrong()).contains("whole number").contains("Until then: bytes");
        pictures("messages-decode-wrong");
        run(() -> find("#values-id", TextField.class).setText("2147483648"));
        assertThat(wrong()).as("beyond what an id can be").isNotEmpty();

        run(() -> find("#values-id", TextField.class).setText("2147483647"));
        assertThat(wrong()).isEmpty();
        run(() -> find("#values-id", TextField.class).requestFocus());
        press(KeyCode.ENTER);
        await("chosen", () -> chosen.get().equals(new DecodeAs.Schema(Integer.MAX_VALUE)));

        choose(0);
        assertThat(chosen.get()).isEqualTo(DecodeAs.AUTO);
    }

    @Test
    void theIdOfAnotherTopicIsNotTakenOver() {
        open();
        run(() -> chosen.set(new DecodeAs.Schema(7)));
        assertThat(fx(() -> find("#values-id", TextField.class).getText())).isEqualTo("7");
        run(() -> chosen.set(DecodeAs.AUTO));
        choose(4);
        assertThat(chosen.get()).isEqualTo(DecodeAs.AUTO);
        assertThat(wrong()).isNotEmpty();
    }
}
