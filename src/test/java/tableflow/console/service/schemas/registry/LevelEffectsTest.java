package tableflow.console.service.schemas.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tableflow.console.domain.Progress;
import tableflow.console.domain.RemoteFailure;
import tableflow.console.domain.RemoteFailure.Kind;
import tableflow.console.domain.change.ChangeRequest.NewSchema;
import tableflow.console.domain.change.ChangeRequest.SchemaReference;
import tableflow.console.domain.change.ChangeRequest.SetCompatibility;
import tableflow.console.domain.schema.CompatibilityLevel;
import tableflow.console.domain.schema.RegistryMode;
import tableflow.console.domain.schema.SchemaFormat;
import tableflow.console.domain.schema.SubjectName;
import tableflow.console.service.schemas.compat.Standing.Misfit;
import tableflow.console.service.schemas.registry.LevelEffects.Broken;
import tableflow.console.service.schemas.registry.LevelEffects.Found;

/// Which versions a new level would have refused, on a registry over HTTP.
class LevelEffectsTest {

    private final RegistryStand stand = new RegistryStand();
    private final LevelEffects effects = new LevelEffects(stand.desk());

    @AfterEach
    void stop() {
        stand.close();
    }

    /// Version 2 lacks a default and so is no BACKWARD successor; version 3 fits version 2, not version 1.
    private SubjectName broken(String subject) {
        stand.registry().setCompatibility(new SetCompatibility(subject, CompatibilityLevel.NONE));
        stand.filled(subject, RegistryStand.ONE, RegistryStand.BREAKING,
                RegistryStand.BREAKING.replace("]}", ",{\"name\":\"e\",\"type\":\"int\",\"default\":0}]}"));
        stand.registry().setCompatibility(new SetCompatibility(subject, null));
        return SubjectName.of(subject);
    }

    private Found look(SubjectName place, CompatibilityLevel level) {
        return effects.of(place, level, Progress.NONE);
    }

    @Test
    void theVersionsOfASubjectAreHeldAgainstOneAnother() {
        SubjectName subject = broken("orders-value");
        Found found = look(subject, CompatibilityLevel.BACKWARD);
        assertThat(found.broken()).singleElement().extracting(Broken::misfits).satisfies(it ->
                assertThat(it).extracting(Misfit::version, Misfit::against, Misfit::rule).containsExactly(
                        tuple(2, 1, "READER_FIELD_MISSING_DEFAULT_VALUE")));
        assertThat(look(subject, CompatibilityLevel.BACKWARD_TRANSITIVE).broken().getFirst().misfits())
                .extracting(Misfit::version).containsExactly(2, 3);
        assertThat(look(subject, CompatibilityLevel.FORWARD).broken()).isEmpty();
        assertThat(look(subject, CompatibilityLevel.NONE).broken()).isEmpty();
        assertThat(LevelEffects.words(found, 5)).anyMatch(it -> it.startsWith("1 version of 1 subject would"))
                .anyMatch(it -> it.contains("orders-value: version 2 does not fit version 1: READER_FIELD"));
    }

    @Test
    void ofTheWholeRegistryThoseCountThatInheritItsLevel() {
        SubjectName subject = broken("a-value");
        SubjectName own = broken("b-value");
        SubjectName inside = broken(":.dev:c-value");
        SubjectName context = broken(":.prod:d-value");
        stand.filled("e-value", RegistryStand.ONE, RegistryStand.TWO);
        stand.registry().setCompatibility(new SetCompatibility("b-value", CompatibilityLevel.FORWARD));
        stand.registry().setCompatibility(new SetCompatibility(":.prod:", CompatibilityLevel.NONE));
        Found found = look(SubjectName.GLOBAL, CompatibilityLevel.BACKWARD);
        assertThat(found.subjects()).isEqualTo(5);
        assertThat(found.broken()).extracting(Broken::subject).containsExactlyInAnyOrder(subject, inside);
        assertThat(found.apart()).containsExactlyInAnyOrder(own, context);
        assertThat(found.unchecked()).isEmpty();
        assertThat(look(inside.whole(), CompatibilityLevel.BACKWARD).broken()).extracting(Broken::subject)
                .containsExactly(inside);
        assertThat(LevelEffects.words(found, 1)).anyMatch(it -> it.startsWith("And 1 more"))
                .anyMatch(it -> it.startsWith("2 subjects with such versions keep a level of their own"));
    }

    @Test
    void thePlanOfALevelSaysIt() {
        SubjectName subject = broken("planned-value");
        RegistrySettings settings = new RegistrySettings(stand.desk());
        RegistrySettings.Plan plan = settings.plan(
                subject, new RegistrySettings.Wish(CompatibilityLevel.FULL, null, null), Progress.NONE);
        assertThat(plan.found().orElseThrow().broken()).hasSize(1);
        assertThat(plan.consequences()).anyMatch(it -> it.contains("version 2 does not fit version 1"));
        assertThat(plan.blocked()).isEmpty();
        assertThat(settings.plan(subject, new RegistrySettings.Wish(null, RegistryMode.READONLY, null), Progress.NONE)
                .found()).as("the level stays").isEmpty();
        settings.apply(settings.plan(
                subject, new RegistrySettings.Wish(CompatibilityLevel.NONE, null, null), Progress.NONE));
        assertThat(settings.plan(subject, new RegistrySettings.Wish(null, null, null), Progress.NONE).found()
                .orElseThrow().level()).as("the level that is inherited then").isEqualTo(CompatibilityLevel.BACKWARD);
    }

    @Test
    void whatCannotBeComparedIsNamed() {
        String broken = "{\"type\":\"record\",\"name\":\"T\",\"fields\":[{\"name\":\"p\",\"type\":\"n.P\"}]}";
        stand.register("p-value", "{\"type\":\"record\",\"name\":\"P\",\"namespace\":\"n\",\"fields\":[]}");
        SchemaReference reference = new SchemaReference("n.P", "p-value", 1);
        stand.register("t-value", broken, reference);
        stand.registry().register(new NewSchema("t-value", SchemaFormat.AVRO,
                broken.replace("]}", ",{\"name\":\"x\",\"type\":\"int\",\"default\":1}]}"), List.of(reference)));
        assertThat(look(SubjectName.of("t-value"), CompatibilityLevel.BACKWARD).unchecked()).isEmpty();
        List<String> texts = new ArrayList<>();
        for (int i = 0; i <= LevelEffects.MOST_VERSIONS; i++) {
            texts.add(RegistryStand.ONE.replace("\"R\"", "\"R\",\"doc\":\"" + i + "\""));
        }
        SubjectName many = stand.filled("many-value", texts.toArray(String[]::new));
        assertThat(look(many, CompatibilityLevel.BACKWARD).unchecked()).containsExactly(
                "Not checked of many-value: the 1 oldest version.");
        assertThat(look(SubjectName.GLOBAL, CompatibilityLevel.BACKWARD).unchecked()).containsExactly(
                "Not checked of many-value: the 1 oldest version.");
    }

    @Test
    void anInterruptEndsIt() {
        broken("stopped-value");
        List<String> told = new ArrayList<>();
        Progress interrupting = (message, done, total) -> {
            told.add(message);
            Thread.currentThread().interrupt();
        };
        assertThatThrownBy(() -> effects.of(SubjectName.GLOBAL, CompatibilityLevel.FULL, interrupting))
                .isInstanceOfSatisfying(RemoteFailure.class, it -> assertThat(it.is(Kind.CANCELLED)).isTrue());
        assertThat(Thread.interrupted()).isTrue();
        assertThat(told).isNotEmpty();
    }
}
