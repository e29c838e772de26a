package tableflow.console.service.provisioning;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import tableflow.console.domain.Progress;
import tableflow.console.domain.RemoteFailure;
import tableflow.console.domain.change.ChangeRequest;
import tableflow.console.domain.change.PlannedCall;
import tableflow.console.domain.confluent.KafkaCluster;
import tableflow.console.domain.confluent.Quota;
import tableflow.console.domain.profile.Profile;
import tableflow.console.domain.provisioning.Desired;
import tableflow.console.domain.provisioning.Manifest;
import tableflow.console.domain.provisioning.Notice;
import tableflow.console.domain.provisioning.Notice.Severity;
import tableflow.console.domain.provisioning.Plan;
import tableflow.console.domain.provisioning.Step;
import tableflow.console.domain.provisioning.Step.Action;
import tableflow.console.domain.provisioning.Step.Kind;

/// Compares what is desired with what exists, and makes the plan of it. It sends nothing that changes anything.
final class Planner {

    private static final Map<Kind, String> QUOTAS = Map.of(
            Kind.KAFKA_KEY, "apikeys_per_org",
            Kind.REGISTRY_KEY, "apikeys_per_org",
            Kind.TABLEFLOW_KEY, "apikeys_per_org",
            Kind.SERVICE_ACCOUNT, "service_accounts_per_org",
            Kind.PROVIDER_INTEGRATION, "provider_integrations_per_org");

    private final Tools tools;
    private final Profile profile;
    private final Journals journals;

    Planner(Tools tools, Profile profile, Journals journals) {
        this.tools = tools;
        this.profile = profile;
        this.journals = journals;
    }

    private record Looked(Step step, List<Notice> notices) {}

    /// A plan, and the site it was made at: with the keys that were found.
    record Planned(Plan plan, Site site) {}

    Planned plan(Manifest manifest, Progress progress) {
        Desired desired = Desired.of(manifest, profile);
        progress.report("Reading the environment");
        Site site = open(desired);
        Works works = Works.of(desired);
        List<Looked> looked = look(works, site, progress);
        List<Step> steps = looked.stream().map(Looked::step).toList();
        List<Notice> notices = new ArrayList<>();
        Journals.Found found = journals.read();
        found.setAside().forEach(it -> notices.add(new Notice(Severity.WARNING, "journal-set-aside", null, it)));
        looked.forEach(it -> notices.addAll(it.notices()));
        notices.addAll(RoleCheck.notices(site, steps));
        notices.addAll(quotas(site, steps));
        notices.addAll(regions(site));
        List<String> topics = manifest.topics().stream().map(it -> it.name()).toList();
        String resumes = found.unfinished(desired.environmentId(), topics)
                .map(it -> it.state().runId())
                .orElse(null);
        List<Notice> each = List.copyOf(new LinkedHashSet<>(notices));
        return new Planned(new Plan(manifest, profile.name(), resumes, steps, each), site);
    }

    /// The remote systems, as far as there are keys to them.
    Site open(Desired desired) {
        Keyring keys = new Keyring(tools.secrets(), profile);
        Ground nothing = new Ground(null, Map.of(), null, Map.of());
        Site blind = new Site(desired, nothing, tools.connector(), keys, new Outputs());
        return new Site(desired, Ground.read(blind.control(), desired, profile), tools.connector(), keys,
                blind.outputs());
    }

    private List<Looked> look(Works works, Site site, Progress progress) {
        List<Looked> looked = new ArrayList<>();
        Set<String> ids = works.ids();
        int total = works.all().size();
        AtomicInteger done = new AtomicInteger();
        boolean blocked = false;
        for (StepWork work : works.shared()) {
            Progress.throwIfCancelled("plan");
            progress.report(work.facts().subject(), done.getAndIncrement(), total);
            Looked one = blocked ? unseen(work, ids) : look(work, site, ids);
            // With the wrong environment or cluster there is nothing to compare with.
            blocked = blocked || (work instanceof PreflightStep && one.step().action() == Action.BLOCKED);
            looked.add(one);
        }
        boolean blind = blocked;
        Parallel.map(tools.threads(), works.ofTopics(), steps -> {
            List<Looked> ofTopic = new ArrayList<>();
            for (StepWork work : steps) {
                ofTopic.add(blind ? unseen(work, ids) : look(work, site, ids));
                progress.report(work.facts().subject(), done.getAndIncrement(), total);
            }
            return ofTopic;
        }).forEach(looked::addAll);
        return looked;
    }

    private Looked look(StepWork work, Site site, Set<String> ids) {
        try {
            return lookOnce(work, site, ids);
        } catch (RemoteFailure failure) {
            if (!failure.is(RemoteFailure.Kind.UNAUTHORIZED)) {
                throw failure.during("plan " + work.id());
            }
            // A key that an interrupted run made a moment ago, or one of the profile that is gone: what it opens is
            // seen when the manifest's own key works. Where it is the Cloud key, this fails too.
            Looked unseen = lookOnce(work, site.cloudOnly(), ids);
            List<Notice> notices = new ArrayList<>(unseen.notices());
            if (!site.keys().hasOwn()) {
                notices.add(new Notice(Severity.WARNING, "key-refused", null, "A key of the profile is refused: "
                        + failure.why() + ". " + failure.advice().orElse("")
                        + " Applying this plan uses keys of its own."));
            }
            return new Looked(unseen.step(), notices);
        }
    }

    private Looked lookOnce(StepWork work, Site site, Set<String> ids) {
        Look look = work.look(site);
        if (look.objectId() != null) {
            site.outputs().put(work.id(), look.objectId());
        }
        return new Looked(step(work, look, site, ids), work.notices(look, site));
    }

    private Step step(StepWork work, Look look, Site site, Set<String> ids) {
        String cluster = work.facts().facts().get("cluster");
        List<PlannedCall> calls = new ArrayList<>();
        for (ChangeRequest request : look.requests()) {
            calls.add(tools.connector().preview(request, site.ground().endpoints(cluster)));
        }
        return step(work, look, ids, calls);
    }

    private static Step step(StepWork work, Look look, Set<String> ids, List<PlannedCall> calls) {
        StepWork.Facts facts = work.facts();
        Set<String> after = new HashSet<>(facts.after());
        after.retainAll(ids);
        return new Step(facts.id(), facts.kind(), facts.subject(), facts.topic(), after, look.action(),
                look.existing(), look.intent(), calls, work.irreversible(look), look.reasons());
    }

    private static Looked unseen(StepWork work, Set<String> ids) {
        Look look = new Look(
                Action.NONE, null, "not compared: the checks before it failed", null, List.of(), List.of());
        return new Looked(step(work, look, ids, List.of()), List.of());
    }

    private static List<Notice> quotas(Site site, List<Step> steps) {
        Map<String, Long> needed = steps.stream()
                .filter(it -> it.action() == Action.CREATE && QUOTAS.containsKey(it.kind()))
                .collect(Collectors.groupingBy(it -> QUOTAS.getOrDefault(it.kind(), ""), Collectors.counting()));
        if (needed.isEmpty()) {
            return List.of();
        }
        List<Quota> quotas;
        try {
            quotas = site.control().quotas("organization", null);
        } catch (RemoteFailure failure) {
            if (failure.is(RemoteFailure.Kind.CANCELLED)) {
                throw failure;
            }
            return List.of(new Notice(Severity.INFO, "quotas-unknown", null,
                    "The quotas could not be read (" + failure.getMessage() + ")."));
        }
        List<Notice> notices = new ArrayList<>();
        for (Quota quota : quotas) {
            long wanted = needed.getOrDefault(quota.id(), 0L);
            Long usage = quota.usage();
            if (wanted > 0 && usage != null && usage + wanted > quota.limit()) {
                notices.add(new Notice(Severity.ERROR, "quota", null, "The quota " + quota.displayName() + " ("
                        + quota.id() + ") allows " + quota.limit() + ", " + usage + " are used and " + wanted
                        + " more are needed."));
            }
        }
        return notices;
    }

    private List<Notice> regions(Site site) {
        Profile.Aws aws = profile.aws();
        List<Notice> notices = new ArrayList<>();
        for (KafkaCluster cluster : site.ground().clusters().values()) {
            boolean ours = site.desired().topics().stream()
                    .anyMatch(it -> it.clusterId().equals(cluster.id()) && it.bucket() != null);
            if (ours && aws != null && !aws.region().equals(cluster.region())) {
                notices.add(new Notice(Severity.WARNING, "bucket-region", null, "The cluster " + cluster.id()
                        + " is in " + cluster.region() + ", the profile's bucket in " + aws.region()
                        + ": Tableflow needs both in the same region."));
            }
        }
        return notices;
    }
}
