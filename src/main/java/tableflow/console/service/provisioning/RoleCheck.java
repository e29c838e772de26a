package tableflow.console.service.provisioning;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import tableflow.console.domain.RemoteFailure;
import tableflow.console.domain.confluent.RoleBinding;
import tableflow.console.domain.provisioning.Desired;
import tableflow.console.domain.provisioning.Notice;
import tableflow.console.domain.provisioning.Notice.Severity;
import tableflow.console.domain.provisioning.RoleNeed;
import tableflow.console.domain.provisioning.Step;
import tableflow.console.domain.provisioning.Step.Kind;

/// Says before anything is made which role a run will miss. The keys' owner needs the roles on topics, subjects and
/// integrations; the owner of the Cloud API key needs those that make keys and integrations. It warns and never blocks:
/// what cannot be read is said to be not checked.
final class RoleCheck {

    private static final String ORGANIZATION = "OrganizationAdmin";
    private static final String ENVIRONMENT = "EnvironmentAdmin";
    private static final String CLUSTER = "CloudClusterAdmin";
    private static final String OWNER = "ResourceOwner";
    private static final Set<String> ADMINS = Set.of(ORGANIZATION, ENVIRONMENT);

    private final Site site;
    private final List<Step> steps;
    private final String environment;

    RoleCheck(Site site, List<Step> steps) {
        this.site = site;
        this.steps = steps;
        this.environment = site.ground().environmentCrn();
    }

    /// The notices for `steps` that will change something; nothing is asked when none of them needs a role.
    static List<Notice> notices(Site site, List<Step> steps) {
        boolean nameless = site.ground().environment() == null || site.ground().environment().resourceName() == null;
        if (nameless || steps.stream().noneMatch(Step::changes)) {
            return List.of();
        }
        RoleCheck check = new RoleCheck(site, steps);
        List<Notice> notices = new ArrayList<>(check.ofOwner());
        notices.addAll(check.ofCaller());
        return notices;
    }

    private boolean changes(Kind kind, String id) {
        return steps.stream().anyMatch(it -> it.kind() == kind && it.id().equals(id) && it.changes());
    }

    private List<Notice> ofOwner() {
        Optional<String> account = site.outputs().find(AccountStep.ID);
        String principal = "User:" + site.outputs().orPlaceholder(AccountStep.ID);
        List<RoleNeed> needs = ownersNeeds();
        List<RoleBinding> given = RoleStep.all(site.desired()).stream()
                .map(it -> new RoleBinding("", principal, it.role(), it.crn(site)))
                .toList();
        List<Notice> notices = new ArrayList<>();
        List<RoleNeed> open = new ArrayList<>();
        for (RoleNeed need : needs) {
            if (given.stream().noneMatch(need::isMetBy)) {
                open.add(need);
            }
        }
        try {
            open = account.isEmpty() ? open : unmet(open, principal);
        } catch (RemoteFailure failure) {
            return List.of(notChecked("the key owner's roles", failure));
        }
        for (RoleNeed need : open) {
            notices.add(new Notice(Severity.WARNING, "role-missing", need.stepId(), "To " + need.purpose() + ", "
                    + principal + " needs " + need.role() + " on " + need.crn() + ", and has neither that nor a role"
                    + " that covers it. Give it that role, or name the owner with grantRoles: true."));
        }
        return notices;
    }

    private List<RoleNeed> ownersNeeds() {
        List<RoleNeed> needs = new ArrayList<>();
        Desired desired = site.desired();
        for (Desired.Topic topic : desired.topics()) {
            String cluster = environment + "/cloud-cluster=" + topic.clusterId();
            String crn = cluster + "/kafka=" + topic.clusterId() + "/topic=" + topic.name();
            String table = TableStep.idFor(topic.name());
            if (changes(Kind.TOPIC, TopicStep.idFor(topic.name()))) {
                needs.add(new RoleNeed(TopicStep.idFor(topic.name()), "make or change the topic " + topic.name(),
                        CLUSTER, with(OWNER, "DeveloperManage"), crn));
            }
            String subject = subjects() + topic.spec().subject();
            if (changes(Kind.SCHEMA, SchemaStep.idFor(topic.name())) && topic.spec().schema() != null) {
                needs.add(new RoleNeed(SchemaStep.idFor(topic.name()), "register a schema of " + topic.name(),
                        "DeveloperWrite", with(OWNER, "DataSteward"), subject));
            }
            if (changes(Kind.TABLEFLOW_TOPIC, table)) {
                String purpose = "enable Tableflow on " + topic.name();
                needs.add(new RoleNeed(table, purpose, CLUSTER, with(OWNER), crn));
                needs.add(new RoleNeed(table, purpose, "DeveloperRead",
                        with(OWNER, "DataSteward", "DataDiscovery"), subject));
                if (topic.bucket() != null) {
                    needs.add(new RoleNeed(table, purpose, "Assigner", with(OWNER), environment
                            + "/provider-integration=" + site.outputs().orPlaceholder(
                                    IntegrationStep.idFor(topic.ownIntegration()))));
                }
            }
        }
        for (String cluster : desired.clusterIds()) {
            if (changes(Kind.CATALOG_INTEGRATION, GlueStep.idFor(cluster))) {
                needs.add(new RoleNeed(GlueStep.idFor(cluster), "publish the tables of " + cluster + " to Glue",
                        CLUSTER, with(), environment + "/cloud-cluster=" + cluster));
            }
        }
        return needs;
    }

    private String subjects() {
        String registry = site.ground().registry() == null ? "*" : site.ground().registry().id();
        return environment + "/schema-registry=" + registry + "/subject=";
    }

    private static Set<String> with(String... roles) {
        Set<String> all = new LinkedHashSet<>(ADMINS);
        all.addAll(Set.of(roles));
        return all;
    }

    /// What the owner of the Cloud API key must be allowed to. Users may have roles by a group, which is not seen here.
    private List<Notice> ofCaller() {
        List<RoleNeed> needs = new ArrayList<>();
        String organization = environment.replaceFirst("/environment=.*", "");
        for (Step step : steps) {
            if (step.kind() == Kind.PROVIDER_INTEGRATION && step.changes()) {
                needs.add(new RoleNeed(step.id(), "make the provider integration", ENVIRONMENT, Set.of(ORGANIZATION),
                        environment));
            }
        }
        site.outputs().find(AccountStep.ID).ifPresent(account -> steps.stream()
                .filter(it -> Removals.KEYS.contains(it.kind()) && it.changes())
                .findFirst()
                .ifPresent(it -> needs.add(new RoleNeed(it.id(), "make keys of " + account, OWNER,
                        Set.of(ORGANIZATION, "AccountAdmin", "ResourceKeyAdmin"),
                        organization + "/service-account=" + account))));
        if (needs.isEmpty()) {
            return List.of();
        }
        try {
            String owner = site.keys().cloudKeyId()
                    .flatMap(it -> site.control().apiKey(it))
                    .map(it -> it.ownerId())
                    .orElse("");
            if (owner.isEmpty()) {
                return List.of(new Notice(Severity.INFO, "roles-not-checked", null,
                        "Whose the Cloud API key is could not be seen, so its roles were not checked."));
            }
            String principal = "User:" + owner;
            return unmet(needs, principal).stream()
                    .map(need -> new Notice(owner.startsWith("sa-") ? Severity.WARNING : Severity.INFO,
                            "role-missing", need.stepId(), "To " + need.purpose() + ", " + principal
                                    + ", who owns the Cloud API key, needs " + need.role() + " on " + need.crn()
                                    + (owner.startsWith("sa-") ? "." : "; no such role of its own was seen, it may have"
                                            + " one by a group.")))
                    .toList();
        } catch (RemoteFailure failure) {
            return List.of(notChecked("the roles of the Cloud API key's owner", failure));
        }
    }

    /// Those of `needs` that no role of `principal` meets. The widest roles are read first, and no more than needed.
    private List<RoleNeed> unmet(List<RoleNeed> needs, String principal) {
        Set<String> patterns = new LinkedHashSet<>(List.of(
                environment, environment.replaceFirst("/environment=.*", ""), environment + "/*"));
        needs.forEach(it -> patterns.add(it.crn().replaceFirst("/kafka=.*", "")));
        needs.forEach(it -> patterns.add(it.crn().replaceFirst("/subject=.*", "/subject=*")));
        List<RoleNeed> open = new ArrayList<>(needs);
        for (String pattern : patterns) {
            if (open.isEmpty()) {
                break;
            }
            if (!pattern.contains("<")) {
                List<RoleBinding> bindings = site.control().roleBindings(pattern, principal);
                open.removeIf(need -> bindings.stream().anyMatch(need::isMetBy));
            }
        }
        return open;
    }

    private static Notice notChecked(String what, RemoteFailure failure) {
        if (failure.is(RemoteFailure.Kind.CANCELLED)) {
            throw failure;
        }
        return new Notice(Severity.INFO, "roles-not-checked", null,
                "Not checked: " + what + " (" + failure.getMessage() + ").");
    }
}
