package tableflow.console.ui.provisioning;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tableflow.console.domain.RemoteFailure;
import tableflow.console.domain.confluent.ProviderIntegration;
import tableflow.console.domain.profile.Profile;
import tableflow.console.ui.work.TestWork;

/// The note says that an integration will be made only when it is known that there is none.
class AccessNoteTest {

    private static final String ARN = "arn:aws:iam::123456789012:role/lake";

    @TempDir
    private Path folder;

    private final List<ProviderIntegration> existing = new ArrayList<>();
    private boolean refused;
    private FormViewModel model;
    private AccessNote note;

    @BeforeEach
    void form() {
        Profile profile = FakeProvisioner.profile(false, Profile.Kind.CLOUD);
        ChoiceSources sources = new ChoiceSources(
                progress -> List.of(), progress -> List.of(), progress -> {
                    if (refused) {
                        throw RemoteFailure.of(RemoteFailure.Kind.FORBIDDEN, "read the integrations", "no role");
                    }
                    return List.copyOf(existing);
                }, progress -> List.of());
        model = new FormViewModel(
                TestWork.inline().work, new FakeProvisioner(profile), profile, new SchemaFiles(folder), sources);
        note = new AccessNote(model);
        model.form().roleArn.set(ARN);
    }

    @Test
    void nothingIsClaimedBeforeTheIntegrationsAreRead() {
        assertThat(note.words()).startsWith("Looking whether");
        model.open();
        assertThat(note.words()).startsWith("A new provider integration dev-tableflow will be made");
    }

    @Test
    void anExistingOneIsNamedAndToldOnceItIsRead() {
        existing.add(new ProviderIntegration("cspi-1", "lake", "env-1", ARN, null, null, List.of()));
        List<String> told = new ArrayList<>();
        note.onChange(() -> told.add(note.words()));
        model.open();
        assertThat(told.getLast()).isEqualTo("The existing provider integration lake (cspi-1) is reused.");
    }

    @Test
    void whatCannotBeReadIsSaidAndReadingAgainMendsIt() {
        refused = true;
        model.open();
        assertThat(note.words()).contains("could not be read: no role");
        refused = false;
        model.choices().integrations.load();
        assertThat(note.words()).startsWith("A new provider integration");
    }

    @Test
    void withoutARoleThereIsNothingToSay() {
        model.form().roleArn.set(" ");
        assertThat(note.words()).isEmpty();
    }
}
