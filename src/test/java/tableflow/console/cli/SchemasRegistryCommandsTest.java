package tableflow.console.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import tableflow.console.domain.profile.Profile;
import tableflow.console.service.schemas.registry.RegistryDesk;
import tableflow.console.service.schemas.registry.RegistryKeeping;
import tableflow.console.service.schemas.registry.RegistryStand;

/// `schemas list`, `show`, `levels`, `delete`, `recover` and `copy`, on registries over HTTP.
class SchemasRegistryCommandsTest extends SchemaCommands {

    private static final RegistryStand OTHER = new RegistryStand();

    @AfterAll
    static void stop() {
        OTHER.close();
    }

    @Override
    protected List<Object> commands(Services services, Terminal terminal, Prompt prompt) {
        return List.of(new SchemasListCommand(services, terminal), new SchemasShowCommand(services, terminal),
                new SchemasLevelsCommand(services, terminal, prompt),
                new SchemasDeleteCommand(services, terminal, prompt),
                new SchemasRecoverCommand(services, terminal, prompt),
                new SchemasCopyCommand(services, terminal, prompt));
    }

    @Override
    protected Object service(String method, Profile profile) {
        assertThat(method).isEqualTo("keeping");
        return keeping(profile.name().equals("other") ? OTHER : STAND);
    }

    private RegistryKeeping keeping(RegistryStand stand) {
        RegistryDesk desk = readOnly ? stand.readOnly() : stand.desk();
        return new RegistryKeeping(desk, stand.uses(desk));
    }

    @Test
    void aSubjectIsListedAndShown() throws IOException {
        String subject = RegistryStand.fresh("shown");
        STAND.delete(STAND.filled(subject, RegistryStand.ONE, RegistryStand.TWO), 1);
        assertThat(run("list")).isZero();
        assertThat(said()).contains(subject);
        assertThat(run("show", subject, "--json")).isZero();
        assertThat(json().path("versions")).hasSize(2);
        assertThat(json().at("/versions/0/deleted").asBoolean()).isTrue();
        assertThat(json().at("/settings/compatibility/value").asText()).isEqualTo("BACKWARD");
        assertThat(json().at("/settings/compatibility/from").asText()).isEqualTo("registry");
        assertThat(run("show", subject, "--text", "2")).isZero();
        assertThat(said()).contains("\"b\"");
        assertThat(run("show", subject, "--text", "9")).isEqualTo(ExitCode.USAGE);
        assertThat(run("show", "never-value")).isEqualTo(ExitCode.REMOTE);
        assertThat(complained()).contains("What to do");
    }

    @Test
    void levelsAreShownAndChanged() throws IOException {
        String subject = RegistryStand.fresh("levels");
        STAND.filled(subject, RegistryStand.ONE);
        assertThat(run("levels", subject, "--level", "full", "--plan")).isZero();
        assertThat(said()).contains("BACKWARD (inherited) -> FULL");
        assertThat(run("levels", subject, "--level", "FULL")).isEqualTo(ExitCode.USAGE);
        answer = Optional.of("no");
        assertThat(run("levels", subject, "--level", "FULL")).isEqualTo(ExitCode.CANCELLED);
        assertThat(run("levels", subject, "--level", "FULL", "--mode", "READONLY", "--json", "--yes")).isZero();
        assertThat(json().path("done").asBoolean()).isTrue();
        assertThat(run("levels", subject, "--json")).isZero();
        assertThat(json().at("/compatibility/own").asBoolean()).isTrue();
        assertThat(json().at("/mode/value").asText()).isEqualTo("READONLY");
        assertThat(run("levels", subject, "--level", "NONE", "--yes")).isEqualTo(ExitCode.NO);
        assertThat(run("levels", subject, "--level", "ODD", "--yes")).isEqualTo(ExitCode.USAGE);
        assertThat(run("levels", subject, "--mode", "inherit", "--yes")).isZero();
    }

    @Test
    void aLevelNamesTheVersionsThatItWouldHaveRefused() throws IOException {
        String subject = RegistryStand.fresh("refused");
        assertThat(run("levels", subject, "--level", "NONE", "--yes")).isZero();
        STAND.filled(subject, RegistryStand.ONE, RegistryStand.BREAKING);
        assertThat(run("levels", subject, "--level", "FULL", "--plan")).isZero();
        assertThat(said()).contains(subject + ": version 2 does not fit version 1");
        assertThat(run("levels", subject, "--level", "FULL", "--plan", "--json")).isZero();
        assertThat(json().at("/existing/misfits/0/rule").asText()).isEqualTo("READER_FIELD_MISSING_DEFAULT_VALUE");
        assertThat(json().at("/existing/notChecked")).isEmpty();
        assertThat(run("levels", "--level", "FULL", "--plan", "--json")).isZero();
        assertThat(json().at("/existing/ownLevel").toString()).as("it has NONE of its own").contains(subject);
    }

    @Test
    void deletingAndBringingBack() throws IOException {
        String subject = RegistryStand.fresh("deleted");
        STAND.filled(subject, RegistryStand.ONE, RegistryStand.TWO);
        assertThat(run("delete", subject, "--json")).isEqualTo(ExitCode.USAGE);
        assertThat(run("delete", subject, "--permanent", "--confirm", subject)).isEqualTo(ExitCode.NO);
        readOnly = true;
        assertThat(run("delete", subject, "--yes")).isEqualTo(ExitCode.NO);
        assertThat(said()).contains("read-only");
        readOnly = false;
        assertThat(run("delete", subject, "--json", "--yes")).isZero();
        assertThat(json().path("versions")).hasSize(2);
        assertThat(run("list", "--json")).isZero();
        assertThat(said()).doesNotContain(subject);
        assertThat(run("recover", subject, "--same-number", "--yes")).isZero();
        assertThat(STAND.registry().versions(subject)).containsExactly(1, 2);
        assertThat(run("delete", subject, "--version-number", "1", "--yes")).isZero();
        assertThat(run("recover", subject, "--version-number", "1", "--json", "--yes")).isZero();
        assertThat(json().at("/versions/0/becomes").asInt()).isEqualTo(3);
        assertThat(run("delete", subject, "--yes")).isZero();
        assertThat(run("delete", subject, "--permanent", "--confirm", "another")).isEqualTo(ExitCode.USAGE);
        assertThat(run("delete", subject, "--permanent", "--confirm", subject)).isZero();
        assertThat(run("show", subject)).isEqualTo(ExitCode.REMOTE);
    }

    @Test
    void copiesGoToTheSecondProfile() throws IOException {
        String subject = RegistryStand.fresh("copied");
        STAND.filled(subject, RegistryStand.ONE, RegistryStand.TWO);
        assertThat(run("copy", subject, "--yes")).isEqualTo(ExitCode.USAGE);
        assertThat(run("copy", subject, "--with-profile", "other", "--all-versions", "--json", "--yes")).isZero();
        assertThat(json().path("steps")).hasSize(2);
        assertThat(OTHER.registry().versions(subject)).containsExactly(1, 2);
        assertThat(run("copy", subject, "--with-profile", "other", "--json", "--yes")).isZero();
        assertThat(json().path("done").asBoolean()).isFalse();
    }
}
