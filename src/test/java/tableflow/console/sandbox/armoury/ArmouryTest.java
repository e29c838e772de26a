package tableflow.console.sandbox.armoury;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tableflow.console.domain.doctor.FailureCatalogue;

/// Every way to fail does what it says, is seen from outside, and leaves nothing behind.
@ExtendWith(Lab.Shared.class)
class ArmouryTest {
    static List<Mode> modes() {
        return Stream.concat(Armoury.all().stream(), Armoury.healthy().stream()).toList();
    }

    @ParameterizedTest
    @MethodSource("modes")
    void showsWhenItIsArmedAndNotBeforeOrAfter(Mode mode, Lab lab) throws Exception {
        String armed;
        try (Scene scene = mode.armed(lab)) {
            armed = mode.look().at(scene);
        }
        assertThat(armed).contains(mode.seen());
        try (Scene scene = lab.healthy()) {
            assertThat(mode.look().at(scene)).as("when all is well").doesNotContain(mode.seen());
        }
    }

    @Test
    void eachIsOfTheCatalogueAndHasANameOfItsOwn() {
        assertThat(modes()).extracting(Mode::name).doesNotHaveDuplicates();
        assertThat(modes()).allSatisfy(mode -> assertThat(FailureCatalogue.find(mode.id())).isPresent());
    }
}
