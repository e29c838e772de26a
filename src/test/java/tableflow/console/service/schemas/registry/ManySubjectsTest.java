package tableflow.console.service.schemas.registry;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import tableflow.console.bench.ManySubjects;
import tableflow.console.domain.Progress;
import tableflow.console.domain.schema.CompatibilityLevel;
import tableflow.console.domain.schema.SchemaFormat;
import tableflow.console.domain.schema.SubjectName;
import tableflow.console.service.schemas.assist.Mentions;
import tableflow.console.service.schemas.references.ReferenceDesk;

/// Ten thousand subjects of two versions, a thousand of which refer to one.
class ManySubjectsTest {

    private static final int MANY = 10_000;
    private static final ManySubjects SUBJECTS = new ManySubjects(MANY);
    private static final SubjectName SHARED = SubjectName.of(ManySubjects.SHARED);

    private final RegistryDesk desk = SUBJECTS.services().desk();

    @Test
    void allAreListedInTheirOrder() {
        List<RegistryShelf.Entry> entries = new RegistryShelf(desk).list().entries();
        assertThat(entries).hasSize(MANY);
        assertThat(entries).isSortedAccordingTo((one, other) -> one.name().compareTo(other.name()));
    }

    @Test
    void whoUsesOneIsToldWholeAndTheGraphSaysThatItIsCut() {
        assertThat(SUBJECTS.services().uses().of(SHARED, List.of(1), Progress.NONE).referrers()).hasSize(2 * 999);
        ReferenceGraph graph = new ReferenceGraphs(desk).around(SHARED, 1, Progress.NONE);
        assertThat(graph.cut()).isTrue();
        assertThat(graph.nodes()).hasSizeBetween(100, 1000);
        assertThat(graph.centre().place().subject()).isEqualTo(SHARED);
    }

    @Test
    void aLevelOfTheWholeRegistryIsHeldAgainstAllOfThem() {
        LevelEffects.Found found = new LevelEffects(desk).of(
                SubjectName.GLOBAL, CompatibilityLevel.BACKWARD, Progress.NONE);
        assertThat(found.subjects()).isEqualTo(MANY);
        assertThat(found.broken()).hasSize(MANY / 100);
        assertThat(found.unchecked()).isEmpty();
    }

    @Test
    void whoDefinesATypeIsFoundAmongThem() {
        Mentions.Mention needed = Mentions.unresolved(SchemaFormat.AVRO, "{\"type\":\"record\",\"name\":\"A\","
                + "\"fields\":[{\"name\":\"a\",\"type\":\"n.T4711\"}]}", List.of()).getFirst();
        assertThat(new ReferenceDesk(SUBJECTS::registry).definitions(SubjectName.GLOBAL, Progress.NONE)
                .find(SchemaFormat.AVRO, needed, "")).singleElement()
                .satisfies(it -> assertThat(it.subject()).isEqualTo("team-31.topic-04711-value"));
    }
}
