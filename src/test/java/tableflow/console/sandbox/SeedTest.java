package tableflow.console.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SeedTest {
    @Test
    void everySeedIsReadFromItsOwnText() {
        for (Seed seed : new Seed[] {Seed.EMPTY, Seed.DEMO, new Seed.Load(10_000, 4, 0), new Seed.Load(0, 1, 1_000_000),
            new Seed.Load(7, 2, 9)}) {
            assertThat(Seed.parse(seed.toString())).isEqualTo(seed);
        }
    }

    @Test
    void figuresCombineInAnyOrderAndHaveDefaults() {
        assertThat(Seed.parse("load:objects=5, topics=3")).isEqualTo(new Seed.Load(3, 1, 5));
        assertThat(Seed.parse("LOAD:topics=1,topics=2")).isEqualTo(new Seed.Load(2, 1, 0));
        assertThat(Seed.parse(" Demo ")).isEqualTo(Seed.DEMO);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "rich | There is no seed \"rich\"",
        "demo:topics=3 | There is no seed",
        "'' | There is no seed",
        "load | needs topics= or objects=",
        "load: | needs topics= or objects=",
        "load:partitions=3 | needs topics= or objects=",
        "load:topic=3 | does not know \"topic\"",
        "load:topics=3,, | does not know \"\"",
        "load:topics | topics must be a whole number, not \"\"",
        "load:topics=many | topics must be a whole number, not \"many\"",
        "load:topics=3.5 | topics must be a whole number",
        "load:topics=99999999999 | topics must be a whole number",
        "load:topics=-1 | topics must be between 0 and 20000, not -1",
        "load:topics=20001 | topics must be between 0 and 20000, not 20001",
        "load:topics=3,partitions=0 | partitions must be between 1 and 64, not 0",
        "load:objects=5000001 | objects must be between 0 and 5000000",
        "load:topics=20000,partitions=4 | more than the 60000 partitions"})
    void whatCannotBeIsSaid(String text, String sentence) {
        assertThatThrownBy(() -> Seed.parse(text)).isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(sentence);
    }
}
