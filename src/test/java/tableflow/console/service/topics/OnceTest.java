package tableflow.console.service.topics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class OnceTest {

    private final List<String> events = new ArrayList<>();
    private String basis = "a";

    private final Once<String, String> once = new Once<>(
            () -> basis,
            it -> {
                events.add("make " + it);
                if (it.isEmpty()) {
                    throw new IllegalStateException("nothing to make it of");
                }
                return it + it;
            },
            it -> events.add("drop " + it));

    @Test
    void theValueIsKeptWhileWhatItIsMadeOfStays() {
        assertThat(once.get()).isEqualTo("aa");
        assertThat(once.get()).isEqualTo("aa");
        assertThat(events).containsExactly("make a");
    }

    @Test
    void anotherBasisEndsTheValueAndMakesAnother() {
        once.get();
        basis = "b";
        assertThat(once.get()).isEqualTo("bb");
        assertThat(events).containsExactly("make a", "drop aa", "make b");
    }

    @Test
    void aFailureIsNotKept() {
        basis = "";
        assertThatThrownBy(once::get).isInstanceOf(IllegalStateException.class);
        basis = "c";
        assertThat(once.get()).isEqualTo("cc");
    }

    @Test
    void closingEndsTheValueOnce() {
        once.close();
        once.get();
        once.close();
        once.close();
        assertThat(events).containsExactly("make a", "drop aa");
    }
}
