package tableflow.console.service.monitor;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.SequencedSet;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import tableflow.console.domain.RemoteFailure;
import tableflow.console.domain.RemoteFailure.Kind;
import tableflow.console.domain.Secret;
import tableflow.console.domain.monitor.Alert;
import tableflow.console.domain.monitor.BucketState;
import tableflow.console.domain.monitor.Growth;
import tableflow.console.domain.monitor.Round;
import tableflow.console.domain.monitor.TopicSample;
import tableflow.console.domain.profile.Profile;
import tableflow.console.service.monitor.MonitorSettings.Hook;
import tableflow.console.service.monitor.history.History;
import tableflow.console.service.monitor.history.Row;
import tableflow.console.service.port.Webhook;
import tableflow.console.service.profile.SecretStore;

/// Watches the topics of one profile: samples, keeps, compares, tells. All methods block and throw [RemoteFailure];
/// they may be called from several threads.
public final class Monitoring {

    private static final Duration REMEMBERED = Duration.ofHours(26);
    private static final Duration TIDY = Duration.ofHours(1);

    private final Profile profile;
    private final Parts parts;
    private final Outbox outbox;
    private boolean remembered;
    private Instant tidied = Instant.MIN;

    /// What it is made of.
    public record Parts(
            Sampler sampler,
            BucketWatch buckets,
            History history,
            AlertBook alerts,
            SettingsFile settings,
            Outside outside,
            InstantSource clock) {}

    /// Whom it tells, and where secrets for that lie.
    public record Outside(Webhook webhook, SecretStore secrets) {}

    /// What one sampling gave.
    ///
    /// @param changes alerts that began or are over
    /// @param alerts all of them, by their beginnings
    /// @param troubles what else did not work: keeping the figures
    public record Result(
            Round round, List<AlertBook.Change> changes, List<Alert> alerts, List<RemoteFailure> troubles) {
        public Result {
            changes = List.copyOf(changes);
            alerts = List.copyOf(alerts);
            troubles = List.copyOf(troubles);
        }
    }

    public Monitoring(Profile profile, Parts parts) {
        this.profile = profile;
        this.parts = parts;
        this.outbox = new Outbox(profile, parts.outside());
    }

    public MonitorSettings settings() {
        return parts.settings().read();
    }

    /// Changes the settings as they are on disk, so that two changes at a time both hold. The secret of a webhook that
    /// is gone goes too.
    ///
    /// @return the settings now
    public MonitorSettings change(UnaryOperator<MonitorSettings> change) {
        AtomicReference<@Nullable Hook> before = new AtomicReference<>();
        MonitorSettings now = parts.settings().change(known -> {
            before.set(known.webhook());
            return change.apply(known);
        });
        Hook old = before.get();
        Hook hook = now.webhook();
        if (hook == null || !hook.enabled()) {
            outbox.clear();
        }
        if (old != null && old.secretRef() != null && (hook == null || !old.secretRef().equals(hook.secretRef()))) {
            parts.outside().secrets().delete(old.secretRef());
        }
        return now;
    }

    /// Keeps a webhook.
    ///
    /// @param header the header's value, which goes into the secret store; the kept one when absent
    /// @return the settings now
    public MonitorSettings keep(Hook hook, @Nullable Secret header) {
        if (header == null) {
            return change(settings -> settings.withWebhook(hook));
        }
        String reference = "webhook/" + UUID.randomUUID();
        parts.outside().secrets().put(reference, header);
        return change(settings -> settings.withWebhook(
                new Hook(hook.url(), hook.enabled(), hook.header(), reference)));
    }

    /// Takes one sample of each topic, keeps it and compares it with the limits. What the webhook is to be told waits
    /// for [#tell()]: a webhook that hangs delays no figures. A machine that is offline keeps nothing, for it knows
    /// nothing.
    public synchronized Result sample(Attention attention) {
        remember();
        Round round = parts.sampler().sample(attention);
        if (round.isOffline()) {
            return new Result(round, List.of(), parts.alerts().alerts(), List.of());
        }
        Troubles troubles = new Troubles();
        troubles.note(() -> parts.history().append(round));
        MonitorSettings settings = settings();
        List<AlertBook.Change> changes = parts.alerts().update(round, settings.thresholds());
        Hook hook = settings.webhook();
        if (hook != null && hook.enabled()) {
            outbox.add(changes);
        }
        if (Duration.between(tidied, round.at()).compareTo(TIDY) > 0) {
            tidied = round.at();
            troubles.note(parts.history()::tidy);
        }
        return new Result(round, changes, parts.alerts().alerts(), troubles.all());
    }

    /// Whether the webhook is still to be told something.
    public boolean hasNews() {
        return !outbox.isEmpty();
    }

    /// Tells the webhook what it has not been told yet.
    ///
    /// @throws RemoteFailure when that fails; it is told with what comes next
    public void tell() {
        Hook hook = settings().webhook();
        if (hook != null && hook.enabled()) {
            outbox.post(hook, parts.clock().instant());
        }
    }

    /// The sizes of the buckets with the tables of the newest sample, and of the profile's own. S3 measures once a day,
    /// so an answer holds for hours.
    ///
    /// @param anew whether all are asked for again
    public List<BucketState> buckets(boolean anew) {
        SequencedSet<String> buckets = new LinkedHashSet<>();
        Profile.Aws aws = profile.aws();
        if (aws != null && aws.bucket() != null) {
            buckets.add(aws.bucket());
        }
        buckets.addAll(parts.sampler().buckets());
        return parts.buckets().read(buckets, anew);
    }

    /// Notes that somebody has seen an alert.
    public List<Alert> acknowledge(String alertId) {
        parts.alerts().acknowledge(alertId);
        return parts.alerts().alerts();
    }

    /// Ends an alert by hand.
    public List<Alert> close(String alertId) {
        parts.alerts().close(alertId, parts.clock().instant());
        return parts.alerts().alerts();
    }

    /// The alerts as they are kept.
    public List<Alert> alerts() {
        return parts.alerts().alerts();
    }

    /// Posts a document that says it is a test.
    ///
    /// @param header its value; the kept one when absent
    public void test(Hook hook, @Nullable Secret header) {
        outbox.post(hook, header, AlertMessage.test(profile, parts.clock().instant()));
    }

    /// The kept rows of a topic, oldest first.
    public List<Row> past(String topic, Instant from, History.Step step) {
        return parts.history().rows(topic, from, step);
    }

    /// The last lags of a topic, oldest first, NaN for a gap.
    public double[] line(String topic) {
        return parts.sampler().line(topic);
    }

    /// By how much a topic's table has grown until a sample; empty until enough is known.
    public Optional<Growth> growth(TopicSample sample, Instant at) {
        return parts.sampler().growth(sample, at);
    }

    /// What an earlier run sampled is taken up once.
    private void remember() {
        if (!remembered) {
            remembered = true;
            parts.history().scan(parts.clock().instant().minus(REMEMBERED), parts.sampler()::remember);
        }
    }

    /// Collects what did not work, and goes on.
    private static final class Troubles {
        private final List<RemoteFailure> all = new ArrayList<>();

        void note(Runnable work) {
            try {
                work.run();
            } catch (RemoteFailure failure) {
                if (failure.is(Kind.CANCELLED)) {
                    throw failure;
                }
                all.add(failure);
            }
        }

        List<RemoteFailure> all() {
            return all;
        }
    }
}
