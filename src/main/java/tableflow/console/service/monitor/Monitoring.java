package tableflow.console.service.monitor;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tableflow.console.domain.RemoteFailure;
import tableflow.console.domain.RemoteFailure.Kind;
import tableflow.console.domain.Secret;
import tableflow.console.domain.monitor.Alert;
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
    private boolean remembered;
    private Instant tidied = Instant.MIN;

    /// What it is made of.
    public record Parts(
            Sampler sampler,
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
    /// @param troubles what else did not work: keeping the figures, telling the webhook
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
    }

    public MonitorSettings settings() {
        return parts.settings().read();
    }

    /// Keeps other settings. The secret of a webhook that is gone goes too.
    public void change(MonitorSettings now) {
        Hook before = settings().webhook();
        parts.settings().write(now);
        String old = before == null ? null : before.secretRef();
        Hook hook = now.webhook();
        if (old != null && (hook == null || !old.equals(hook.secretRef()))) {
            parts.outside().secrets().delete(old);
        }
    }

    /// Keeps the value of the webhook's header, and gives the reference under which it lies.
    public String keep(Secret header) {
        String reference = "webhook/" + UUID.randomUUID();
        parts.outside().secrets().put(reference, header);
        return reference;
    }

    /// Takes one sample of each topic, keeps it, compares it with the limits and tells the webhook. A machine that is
    /// offline keeps nothing: it knows nothing.
    public synchronized Result sample(Attention attention) {
        remember();
        Round round = parts.sampler().sample(attention);
        if (round.isOffline()) {
            return new Result(round, List.of(), parts.alerts().alerts(), List.of());
        }
        Troubles troubles = new Troubles();
        troubles.note(() -> parts.history().append(round));
        MonitorSettings settings = settings();
        List<AlertBook.Change> changes = parts.alerts().update(
                round, settings.thresholds(), sample -> growthPerDay(sample, round.at()));
        Hook hook = settings.webhook();
        if (hook != null && hook.enabled() && !changes.isEmpty()) {
            troubles.note(() -> post(hook, AlertMessage.json(profile, round.at(), changes)));
        }
        if (Duration.between(tidied, round.at()).compareTo(TIDY) > 0) {
            tidied = round.at();
            troubles.note(parts.history()::tidy);
        }
        return new Result(round, changes, parts.alerts().alerts(), troubles.all());
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
        String json = AlertMessage.test(profile, parts.clock().instant());
        if (header != null && hook.header() != null) {
            parts.outside().webhook().post(hook.url(), new Webhook.Header(hook.header(), header), json);
        } else {
            post(hook, json);
        }
    }

    private void post(Hook hook, String json) {
        URI url = hook.url();
        String name = hook.header();
        String reference = hook.secretRef();
        if (name == null || reference == null) {
            parts.outside().webhook().post(url, null, json);
            return;
        }
        Optional<Secret> secret = parts.outside().secrets().get(reference);
        parts.outside().webhook().post(url, new Webhook.Header(name, secret.orElseThrow(() -> RemoteFailure.of(
                        Kind.UNAUTHORIZED, "post to the webhook", "the secret of its header is not in the secret store")
                .withAdvice("Enter it again in the settings of the webhook."))), json);
    }

    /// The kept rows of a topic, oldest first.
    public List<Row> past(String topic, Instant from, History.Step step) {
        return parts.history().rows(topic, from, step);
    }

    /// The last lags of a topic, oldest first, NaN for a gap.
    public double[] line(String topic) {
        return parts.sampler().line(topic);
    }

    /// Bytes by which a topic's table grows a day; empty until enough is known.
    public OptionalLong growthPerDay(TopicSample sample, Instant at) {
        return parts.sampler().growthPerDay(sample, at);
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
