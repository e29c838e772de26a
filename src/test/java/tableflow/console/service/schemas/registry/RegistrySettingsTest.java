package tableflow.console.service.schemas.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tableflow.console.domain.Progress;
import tableflow.console.domain.RemoteFailure;
import tableflow.console.domain.RemoteFailure.Kind;
import tableflow.console.domain.change.ChangeRequest.SetCompatibility;
import tableflow.console.domain.change.ChangeRequest.SetNormalize;
import tableflow.console.domain.change.ChangeRequest.SetRegistryMode;
import tableflow.console.domain.schema.CompatibilityLevel;
import tableflow.console.domain.schema.RegistryMode;
import tableflow.console.domain.schema.SubjectName;
import tableflow.console.service.schemas.registry.RegistrySettings.InForce;
import tableflow.console.service.schemas.registry.RegistrySettings.Plan;
import tableflow.console.service.schemas.registry.RegistrySettings.Setting;
import tableflow.console.service.schemas.registry.RegistrySettings.Wish;
import tableflow.console.service.schemas.registry.SettingInForce.Origin;

/// Levels, modes and normalising with where they come from, on a registry over HTTP.
class RegistrySettingsTest {

    private final RegistryStand stand = new RegistryStand();
    private final RegistrySettings settings = new RegistrySettings(stand.desk());
    private final SubjectName subject = stand.filled("orders-value", RegistryStand.ONE);

    @AfterEach
    void stop() {
        stand.close();
    }

    private static Wish wish(
            @Nullable CompatibilityLevel level, @Nullable RegistryMode mode, @Nullable Boolean normalize) {
        return new Wish(level, mode, normalize);
    }

    private InForce change(SubjectName place, Wish wish) {
        settings.apply(settings.plan(place, wish, Progress.NONE));
        return settings.read(place);
    }

    @Test
    void whatNobodySetIsTheRegistrys() {
        InForce now = settings.read(subject);
        assertThat(now.level().value().is(CompatibilityLevel.BACKWARD)).isTrue();
        assertThat(now.level().own()).isFalse();
        assertThat(now.mode().value().is(RegistryMode.READWRITE)).isTrue();
        assertThat(now.mode().origin()).isEqualTo(Origin.REGISTRY);
        assertThat(now.normalize().value()).isFalse();
        assertThat(now.filled()).isTrue();
        assertThat(settings.read(SubjectName.of("nothing-value")).filled()).isFalse();
    }

    @Test
    void theNearestPlaceDecides() {
        SubjectName inside = stand.filled(":.dev:orders-value", RegistryStand.ONE);
        stand.registry().setCompatibility(new SetCompatibility("", CompatibilityLevel.FULL));
        assertThat(settings.read(inside).level()).satisfies(it -> {
            assertThat(it.value().is(CompatibilityLevel.FULL)).isTrue();
            assertThat(it.origin()).isEqualTo(Origin.REGISTRY);
        });
        stand.registry().setCompatibility(new SetCompatibility(":.dev:", CompatibilityLevel.FORWARD));
        stand.registry().admin().set(new SetRegistryMode(":.dev:", RegistryMode.READONLY, false));
        assertThat(settings.read(inside).level().origin()).isEqualTo(Origin.CONTEXT);
        assertThat(settings.read(inside).mode()).satisfies(it -> {
            assertThat(it.value().is(RegistryMode.READONLY)).isTrue();
            assertThat(it.origin()).isEqualTo(Origin.CONTEXT);
        });
        assertThat(settings.read(subject).mode().value().is(RegistryMode.READWRITE)).isTrue();
        stand.registry().admin().set(new SetRegistryMode("", RegistryMode.READONLY_OVERRIDE, false));
        assertThat(settings.read(inside).mode().value().is(RegistryMode.READONLY_OVERRIDE)).isTrue();
        assertThat(settings.read(inside).mode().own()).isFalse();
    }

    @Test
    void aPlanTellsBeforeAndAfterAndDoesJustThat() {
        Plan plan = settings.plan(subject, wish(CompatibilityLevel.FULL, RegistryMode.READONLY, true), Progress.NONE);
        assertThat(plan.lines()).extracting(RegistrySettings.Line::setting)
                .containsExactly(Setting.LEVEL, Setting.MODE, Setting.NORMALIZE);
        assertThat(plan.lines().getFirst().before()).isEqualTo("BACKWARD (inherited)");
        assertThat(plan.lines().getFirst().after()).isEqualTo("FULL");
        assertThat(plan.consequences()).anyMatch(it -> it.contains("not looked at again"))
                .anyMatch(it -> it.contains("Nothing is taken but another mode"));
        settings.apply(plan);
        InForce now = settings.read(subject);
        assertThat(now.level().own()).isTrue();
        assertThat(now.level().value().is(CompatibilityLevel.FULL)).isTrue();
        assertThat(now.mode().origin()).isEqualTo(Origin.SUBJECT);
        assertThat(now.normalize()).isEqualTo(new SettingInForce<>(true, Origin.SUBJECT, true));
        // In READONLY no other setting is taken; the plan says so before the registry does.
        assertThat(settings.plan(subject, wish(CompatibilityLevel.NONE, RegistryMode.READONLY, true), Progress.NONE)
                .blocked())
                .singleElement().asString().contains("set READWRITE first");
        now = change(subject, wish(CompatibilityLevel.FULL, null, true));
        assertThat(now.mode().own()).isFalse();
        assertThat(settings.plan(subject, wish(CompatibilityLevel.FULL, null, true), Progress.NONE).lines()).isEmpty();
    }

    @Test
    void takingOneSettingAwayKeepsTheOther() {
        stand.registry().setCompatibility(new SetCompatibility("orders-value", CompatibilityLevel.FULL));
        stand.registry().admin().set(new SetNormalize("orders-value", true));
        InForce now = change(subject, wish(null, null, true));
        assertThat(now.level().own()).isFalse();
        assertThat(now.normalize().own()).isTrue();
        assertThat(stand.registry().ownCompatibilityLevel("orders-value")).isEmpty();
        change(subject, wish(CompatibilityLevel.FORWARD, null, true));
        now = change(subject, wish(CompatibilityLevel.FORWARD, null, null));
        assertThat(now.level().value().is(CompatibilityLevel.FORWARD)).isTrue();
        assertThat(now.level().own()).isTrue();
        assertThat(now.normalize().own()).isFalse();
        now = change(subject, wish(null, null, null));
        assertThat(now.level().own()).isFalse();
    }

    @Test
    void importModeKeepsWhatIsDeletedSoftly() {
        stand.delete(subject);
        change(subject, wish(null, RegistryMode.IMPORT, null));
        assertThat(stand.history(subject).deleted()).hasSize(1);
    }

    @Test
    void theWholeRegistryHasSettingsOfItsOwn() {
        Plan plan = settings.plan(
                SubjectName.GLOBAL, wish(CompatibilityLevel.NONE, RegistryMode.READWRITE, null), Progress.NONE);
        assertThat(plan.consequences()).anyMatch(it -> it.contains("every subject that has no setting of its own"));
        settings.apply(plan);
        assertThat(settings.read(subject).level().value().is(CompatibilityLevel.NONE)).isTrue();
        assertThat(settings.plan(SubjectName.GLOBAL, wish(null, null, null), Progress.NONE).blocked())
                .anyMatch(it -> it.contains("always a mode"));
        assertThat(settings.plan(subject, wish(null, RegistryMode.READONLY_OVERRIDE, null), Progress.NONE).blocked())
                .anyMatch(it -> it.contains("whole registry only"));
    }

    @Test
    void aReadOnlyProfileRefuses() {
        RegistrySettings locked = new RegistrySettings(stand.readOnly());
        Plan plan = locked.plan(subject, wish(CompatibilityLevel.NONE, null, null), Progress.NONE);
        assertThat(plan.blocked()).contains("the profile is read-only");
        assertThatThrownBy(() -> locked.apply(plan))
                .isInstanceOfSatisfying(RemoteFailure.class, it -> assertThat(it.is(Kind.FORBIDDEN)).isTrue());
        assertThat(settings.read(subject).level().own()).isFalse();
    }
}
