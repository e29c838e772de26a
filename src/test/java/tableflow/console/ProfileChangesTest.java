package tableflow.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tableflow.console.domain.Open;
import tableflow.console.domain.Secret;
import tableflow.console.domain.monitor.Figure;
import tableflow.console.domain.monitor.Reading;
import tableflow.console.domain.monitor.Round;
import tableflow.console.domain.monitor.TopicSample;
import tableflow.console.domain.profile.KeyRef;
import tableflow.console.domain.profile.Profile;
import tableflow.console.domain.review.ReviewSettings;
import tableflow.console.domain.review.RuleChoice;
import tableflow.console.service.monitor.MonitorSettings;
import tableflow.console.service.monitor.MonitorSettings.Hook;
import tableflow.console.service.monitor.SettingsFile;
import tableflow.console.service.monitor.history.History;
import tableflow.console.service.monitor.history.History.Step;
import tableflow.console.service.profile.ProfileFolders;
import tableflow.console.service.profile.ProfileFolders.Area;
import tableflow.console.service.profile.StoredProfile;
import tableflow.console.service.support.AppDirs;

/// What the monitor keeps follows its profile, through the real parts and their files.
class ProfileChangesTest {

    private static final Instant AT = Instant.parse("2026-11-22T10:00:00Z");

    @TempDir
    private Path home;

    private Wiring wiring;
    private ProfileChanges changes;

    @BeforeEach
    void wire() throws Exception {
        AppDirs dirs = AppDirs.under(home);
        Files.createDirectories(dirs.config());
        Files.writeString(dirs.config().resolve("settings.json"), "{\"version\":1,\"secretStore\":\"memory\"}");
        wiring = new Wiring(dirs);
        changes = new ProfileChanges(wiring, InstantSource.fixed(AT));
    }

    @AfterEach
    void close() {
        wiring.close();
    }

    @Test
    void limitsFiguresAndTheWebhooksSecretFollowTheNameAndGoWithTheProfile() {
        StoredProfile dev = wiring.profiles().create(profile());
        wiring.secretsOf(dev.profile()).put("webhook/1", new Secret("token"));
        SettingsFile settings = MonitorWiring.settings(wiring, dev.profile());
        MonitorSettings chosen = MonitorSettings.usual().withSampling(false)
                .withWebhook(new Hook(URI.create("https://example.com/x"), true, "X-Token", "webhook/1"));
        settings.write(chosen);
        history("dev").append(new Round(
                AT, List.of(new TopicSample("orders", Map.of(Figure.LAG, Reading.exact(7)), null)), Map.of()));

        StoredProfile prod = changes.update(dev, dev.profile().withName("prod"));

        assertThat(MonitorWiring.settings(wiring, prod.profile()).read()).isEqualTo(chosen);
        assertThat(history("prod").rows("orders", AT.minusSeconds(60), Step.SAMPLE)).hasSize(1);
        assertThat(changes.kept(prod)).extracting(ProfileFolders.Kept::area).containsExactly(Area.MONITOR);

        changes.delete(prod);

        assertThat(wiring.profiles().list().profiles()).isEmpty();
        assertThat(ProfileFolders.of(wiring.dataFolder(), Area.MONITOR, "prod")).doesNotExist();
        assertThat(wiring.secretsOf(prod.profile()).get("webhook/1")).isEmpty();
    }

    @Test
    void waiversFollowTheNameAndGoWithTheProfile() {
        StoredProfile dev = wiring.profiles().create(profile());
        ReviewSettings chosen = ReviewSettings.USUAL.with("SEC-KEY-AGE", RuleChoice.USUAL.off("keys are short-lived"));
        wiring.reviewSettings(dev.profile()).write(chosen);

        StoredProfile prod = changes.update(dev, dev.profile().withName("prod"));

        assertThat(wiring.reviewSettings(prod.profile()).read()).isEqualTo(chosen);
        assertThat(wiring.reviewSettings(dev.profile()).read()).isEqualTo(ReviewSettings.USUAL);
        changes.delete(prod);
        assertThat(wiring.reviewSettings(prod.profile()).read()).isEqualTo(ReviewSettings.USUAL);
    }

    @Test
    void aProfileThatNobodyRenamedIsStoredAsEver() {
        StoredProfile dev = wiring.profiles().create(profile());
        assertThat(changes.update(dev, dev.profile().withReadOnly(true)).profile().readOnly()).isTrue();
        assertThat(wiring.dataFolder().resolve("profile-change.json")).doesNotExist();
    }

    private History history(String profile) {
        return new History(
                ProfileFolders.of(wiring.dataFolder(), Area.MONITOR, profile).resolve("history"),
                History.USUAL_LIMIT, InstantSource.fixed(AT));
    }

    private static Profile profile() {
        return new Profile(
                "dev", Open.of(Profile.Kind.CLOUD), "dev", false,
                new Profile.Confluent(URI.create("http://127.0.0.1:1"), null, "env-1",
                        KeyRef.inline("CLOUD", new Secret("cloud-secret")), null),
                null, null, null, null);
    }
}
