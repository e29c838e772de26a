package tableflow.console.schema.evolution;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import tableflow.console.domain.schema.CompatibilityLevel;
import tableflow.console.domain.schema.SchemaDifference;
import tableflow.console.domain.schema.SchemaFormat;
import tableflow.console.schema.InvalidSchema;
import tableflow.console.schema.ParsedSchema;

/// The cases of evolution, through the parsers and rules that the console and the sandbox's registry share.
class EvolutionTest {

    static List<Evolution> cases() {
        return Evolutions.all();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("cases")
    void whatStandsInTheWayIsNamed(Evolution evolution) throws InvalidSchema {
        ParsedSchema next = evolution.parsedNext();
        List<ParsedSchema> old = evolution.parsedOld();
        for (int version = 1; version <= old.size(); version++) {
            ParsedSchema before = old.get(version - 1);
            assertThat(problems(next, before)).as("new reads version %d", version).containsExactlyInAnyOrderElementsOf(
                evolution.expected().backward().getOrDefault(version, List.of()));
            assertThat(problems(before, next)).as("version %d reads new", version).containsExactlyInAnyOrderElementsOf(
                evolution.expected().forward().getOrDefault(version, List.of()));
        }
    }

    private static List<String> problems(ParsedSchema reader, ParsedSchema writer) {
        return reader.differences(writer).stream().filter(difference -> !difference.compatible())
            .map(SchemaDifference::toString).toList();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("cases")
    void theLevelsThatAllowItAreThoseOfTheTable(Evolution evolution) throws InvalidSchema {
        ParsedSchema next = evolution.parsedNext();
        List<ParsedSchema> old = evolution.parsedOld();
        Set<CompatibilityLevel> allowed = EnumSet.noneOf(CompatibilityLevel.class);
        for (CompatibilityLevel level : CompatibilityLevel.values()) {
            boolean holds = level.comparedWith(old).stream().allMatch(before -> level.directions().stream()
                .allMatch(direction -> switch (direction) {
                    case NEW_READS_OLD -> problems(next, before).isEmpty();
                    case OLD_READS_NEW -> problems(before, next).isEmpty();
                }));
            if (holds) {
                allowed.add(level);
            }
        }
        assertThat(allowed).isEqualTo(evolution.allowed());
    }

    @ParameterizedTest
    @EnumSource(SchemaFormat.class)
    void titlesAreUniqueAndEveryFormatIsThere(SchemaFormat format) {
        List<Evolution> all = Evolutions.of(format);
        assertThat(all).extracting(Evolution::title).doesNotHaveDuplicates().hasSizeGreaterThan(MOST / 5);
    }

    /// What the table promises to have at the least.
    private static final int MOST = 120;

    @Test
    void theTableHoldsWhatItPromises() {
        List<Evolution> all = cases();
        assertThat(all).hasSizeGreaterThanOrEqualTo(MOST);
        Set<CompatibilityLevel> alone = new HashSet<>();
        all.forEach(one -> Stream.of(CompatibilityLevel.values())
            .filter(level -> one.allowed().contains(level)).forEach(alone::add));
        assertThat(alone).containsAll(Arrays.asList(CompatibilityLevel.values()));
        // A level that no case tells apart from another is not shown by this table.
        for (CompatibilityLevel level : CompatibilityLevel.values()) {
            for (CompatibilityLevel other : CompatibilityLevel.values()) {
                if (level != other) {
                    assertThat(all).as("%s and %s", level, other).anyMatch(one ->
                        one.allowed().contains(level) != one.allowed().contains(other));
                }
            }
        }
    }
}
