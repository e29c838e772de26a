package tableflow.console.ui.provisioning;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tableflow.console.domain.change.ChangeRequest.TableSettings;
import tableflow.console.domain.confluent.TableFormat;
import tableflow.console.domain.profile.Profile;
import tableflow.console.domain.provisioning.Manifest;
import tableflow.console.domain.provisioning.TopicSpec;
import tableflow.console.domain.provisioning.TopicSpec.Storage;
import tableflow.console.ui.work.TestWork;

/// A role or an existing provider integration, for all topics and for one: in the form, from a manifest and back.
class IntegrationChoiceTest {

    private static final String ARN = "arn:aws:iam::123456789012:role/lake";

    @TempDir
    private Path folder;

    private final FakeProvisioner service =
            new FakeProvisioner(FakeProvisioner.profile(false, Profile.Kind.SANDBOX));
    private FormViewModel model;
    private TopicForm form;

    @BeforeEach
    void open() {
        ChoiceSources none = new ChoiceSources(
                progress -> List.of(), progress -> List.of(), progress -> List.of(), progress -> List.of());
        model = new FormViewModel(
                TestWork.inline().work, service, service.profile, new SchemaFiles(folder), none);
        form = model.form();
        model.open();
    }

    private Manifest manifest() {
        return model.readingProperty().get().manifest();
    }

    private static TopicSpec topic(String name, Storage storage) {
        return new TopicSpec(name, null, 1, Map.of(), null, null, new TopicSpec.Table(
                Set.of(TableFormat.ICEBERG), storage, TableSettings.DEFAULTS, false));
    }

    private static Manifest of(Manifest.@Nullable Integration integration, Storage... storages) {
        List<TopicSpec> topics = IntStream.range(0, storages.length)
                .mapToObj(it -> topic("topic" + it, storages[it]))
                .toList();
        return new Manifest(null, null, null, null, Manifest.Keys.DEFAULTS, integration, null, topics);
    }

    @Test
    void everyWayToNameAnIntegrationComesBackAsItWasWritten() {
        Storage shared = new Storage.Bucket("lake-bucket");
        Storage own = new Storage.Bucket(null, "analytics");
        Storage byId = new Storage.Bucket("other-bucket", "cspi-9");
        for (Manifest.Integration integration : List.of(
                new Manifest.Integration("named", ARN),
                new Manifest.Integration(null, ARN),
                new Manifest.Integration("cspi-1", null, null),
                new Manifest.Integration(null, "dev-tableflow", null),
                new Manifest.Integration(null, "cspi-is-its-name", null),
                new Manifest.Integration("cspi-1", "dev-tableflow", null))) {
            Manifest written = of(integration, shared, own, byId, new Storage.Managed());

            model.fill(written);

            assertThat(manifest()).as(integration.toString()).isEqualTo(written);
            for (TopicDraft each : List.copyOf(model.topics().drafts())) {
                model.topics().show(each);
            }
            assertThat(manifest()).as("after every topic was shown: " + integration).isEqualTo(written);
        }
        Manifest alone = of(null, own, byId);
        model.fill(alone);
        assertThat(manifest()).isEqualTo(alone);
        assertThat(model.readingProperty().get().isValid()).as("each has one of its own").isTrue();
    }

    @Test
    void theChoiceIsShownAndCanBeChanged() {
        model.fill(of(new Manifest.Integration("cspi-1", null, null), new Storage.Bucket(null)));
        assertThat(form.existing.get()).isTrue();
        assertThat(form.integration.get()).isEqualTo("cspi-1");

        form.integration.set("analytics");
        assertThat(manifest().providerIntegration()).isEqualTo(new Manifest.Integration(null, "analytics", null));

        form.integration.set(" cspi-2 ");
        assertThat(manifest().providerIntegration()).isEqualTo(new Manifest.Integration("cspi-2", null, null));

        form.existing.set(false);
        form.roleArn.set(ARN);
        assertThat(manifest().providerIntegration()).isEqualTo(new Manifest.Integration(null, ARN));
    }

    @Test
    void aBucketNeedsOneOfThem() {
        model.fill(of(new Manifest.Integration("cspi-1", null, null), new Storage.Bucket(null)));
        form.integration.set("");
        assertThat(model.readingProperty().get().isValid()).isFalse();
        assertThat(Objects.requireNonNull(model.readingProperty().get().problems().get(Input.INTEGRATION)))
                .isEqualTo("Name the provider integration.");

        form.ownIntegration.set("analytics");
        assertThat(model.readingProperty().get().isValid()).isTrue();

        form.glue.set(true);
        assertThat(model.readingProperty().get().isValid()).as("Glue is reached through the shared one").isFalse();
    }
}
