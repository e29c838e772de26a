package tableflow.console.service.doctor.probe;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import tableflow.console.domain.aws.IamRole;
import tableflow.console.domain.aws.KmsKey;
import tableflow.console.domain.aws.Simulated;
import tableflow.console.domain.confluent.KafkaCluster;
import tableflow.console.domain.confluent.ProviderIntegration;
import tableflow.console.domain.doctor.Signal.Source;
import tableflow.console.domain.doctor.check.aws.AwsFacts;
import tableflow.console.domain.doctor.check.aws.Needs;
import tableflow.console.domain.doctor.check.aws.OwnRights;
import tableflow.console.domain.doctor.check.aws.TableflowCalls;
import tableflow.console.domain.doctor.check.confluent.ConfluentFacts;
import tableflow.console.domain.doctor.ladder.Fact;
import tableflow.console.domain.doctor.ladder.Facts;
import tableflow.console.domain.doctor.ladder.Rung;
import tableflow.console.domain.iam.Need;
import tableflow.console.domain.iam.PolicyDocument;
import tableflow.console.domain.iam.PolicyKind;
import tableflow.console.domain.profile.Profile;
import tableflow.console.service.doctor.ladder.Asking;
import tableflow.console.service.doctor.ladder.Probe;
import tableflow.console.service.doctor.ladder.Probe.NotAskable;
import tableflow.console.service.port.Roles;

/// The roles that Tableflow takes: who may take them, and what they may do, as IAM's simulator says or, where it may
/// not be asked, as their own policies do.
final class RoleProbes {

    private RoleProbes() {}

    static List<Probe<?>> all() {
        Rightful storage = new Rightful(AwsFacts.STORAGE, Rung.ROLE, Facts.STORAGE_INTEGRATION,
                Set.of(Facts.CALLER, Facts.STORAGE_INTEGRATION, Facts.BUCKET),
                asking -> Needs.storage(asking.known(Facts.BUCKET)));
        Rightful catalog = new Rightful(AwsFacts.CATALOG, Rung.ROLE, Facts.CATALOG_ROLE_INTEGRATION,
                Set.of(Facts.CALLER, Facts.CATALOG_ROLE_INTEGRATION, Facts.CATALOG_INTEGRATIONS),
                RoleProbes::catalog);
        Rightful key = new Rightful(AwsFacts.KEY_USE, Rung.KMS, Facts.STORAGE_INTEGRATION,
                Set.of(Facts.CALLER, Facts.STORAGE_INTEGRATION, AwsFacts.KEY), RoleProbes::key);
        return List.of(
                role(AwsFacts.STORAGE, Facts.STORAGE_INTEGRATION),
                trust(AwsFacts.STORAGE),
                storage.simulated(),
                storage.own(),
                role(AwsFacts.CATALOG, Facts.CATALOG_ROLE_INTEGRATION),
                trust(AwsFacts.CATALOG),
                catalog.simulated(),
                catalog.own(),
                key.simulated(),
                key.own());
    }

    /// A role that needs rights.
    ///
    /// @param about what for, as [AwsFacts#RIGHTS] has it
    /// @param needs what must be known to say which
    private record Rightful(String about, Rung rung, Fact<ProviderIntegration> integration, Set<Fact<?>> needs,
            Probe.How<List<Need>> which) {

        Probe<List<Simulated>> simulated() {
            return Probe.of(AwsFacts.RIGHTS.about(about), rung, Source.IAM, "simulate what the role may do", needs,
                            asking -> {
                                List<Need> rights = which.ask(asking);
                                String role = ours(asking, integration);
                                try (Roles roles = Openers.aws(asking).roles()) {
                                    return Rights.simulated(roles, role, rights, it -> example(asking, it));
                                }
                            })
                    .after(Facts.TABLE_ROOT, ConfluentFacts.CLUSTERS)
                    .telling(told -> told.stream().filter(Simulated::allowed).count() + " of " + told.size()
                            + " allowed");
        }

        Probe<OwnRights> own() {
            return Probe.of(AwsFacts.OWN_RIGHTS.about(about), rung, Source.IAM, "read the role's own policies", needs,
                            asking -> {
                                Rights.requireRefused(asking, AwsFacts.RIGHTS.about(about));
                                String role = ours(asking, integration);
                                String name = IamRole.nameIn(role).orElseThrow(
                                        () -> new NotAskable(role + " is no role."));
                                List<Need> rights = which.ask(asking);
                                try (Roles roles = Openers.aws(asking).roles()) {
                                    return OwnRights.of(role, Rights.policies(roles, name),
                                            TableflowCalls.context(role), rights, it -> example(asking, it));
                                }
                            })
                    .after(AwsFacts.RIGHTS.about(about), Facts.TABLE_ROOT, ConfluentFacts.CLUSTERS)
                    .telling(own -> own.decided().size() - own.refused().size() + " allowed, " + own.refused().size()
                            + " not, " + own.open().size() + " open");
        }
    }

    private static Probe<Optional<IamRole>> role(String job, Fact<ProviderIntegration> integration) {
        return Probe.of(AwsFacts.ROLE.about(job), Rung.ROLE, Source.IAM, "read the role of the " + job,
                Set.<Fact<?>>of(Facts.CALLER, integration), asking -> {
                    String arn = ours(asking, integration);
                    String name = IamRole.nameIn(arn).orElseThrow(() -> new NotAskable(arn + " is no role."));
                    try (Roles roles = Openers.aws(asking).roles()) {
                        return roles.role(name);
                    }
                });
    }

    private static Probe<PolicyDocument> trust(String job) {
        return Probe.of(AwsFacts.TRUST.about(job), Rung.ROLE, Source.LOCAL, "read the trust policy",
                Set.of(AwsFacts.ROLE.about(job)), asking -> {
                    IamRole role = asking.known(AwsFacts.ROLE.about(job)).orElseThrow(
                            () -> new NotAskable("There is no such role."));
                    return PolicyJson.read(role.trust(), PolicyKind.TRUST, "the trust policy of " + role.arn());
                });
    }

    /// IAM tells of its own account alone: a role of another would seem to be missing.
    private static String ours(Asking asking, Fact<ProviderIntegration> integration) throws NotAskable {
        String arn = asking.known(integration).customerRoleArn();
        Facts.Caller caller = asking.known(Facts.CALLER);
        if (!arn.contains("::" + caller.account() + ":")) {
            throw new NotAskable("Role " + arn + " is in another account than the credentials, which are for "
                    + caller.account() + ": IAM tells nothing of it.");
        }
        return arn;
    }

    private static List<Need> key(Asking asking) throws NotAskable {
        KmsKey key = asking.known(AwsFacts.KEY);
        if (key.byAws()) {
            throw new NotAskable("The bucket encrypts with AWS's own key, which asks for no right.");
        }
        return Needs.key(key.arn());
    }

    private static List<Need> catalog(Asking asking) throws NotAskable {
        ProviderIntegration integration = asking.known(Facts.CATALOG_ROLE_INTEGRATION);
        Profile profile = asking.subject().profile();
        if (profile.kafka() == null || profile.aws() == null) {
            throw new NotAskable("The profile names no Kafka cluster.");
        }
        String cluster = profile.kafka().clusterId();
        String database = asking.subject().database().orElseGet(() -> asking.known(Facts.CATALOG_INTEGRATIONS).stream()
                .filter(it -> integration.id().equals(it.providerIntegrationId()))
                .flatMap(it -> Optional.ofNullable(it.customDatabase()).stream())
                .findFirst().orElse(cluster));
        // The sync writes into the catalog of the cluster's region, wherever the profile looks.
        String region = asking.evidence().value(ConfluentFacts.CLUSTERS).stream().flatMap(List::stream)
                .filter(one -> one.id().equals(cluster)).map(KafkaCluster::region)
                .findFirst().orElse(profile.aws().region());
        return Needs.catalog(region, integration.customerRoleArn().split(":", 6)[4], database);
    }

    /// Patterns of resources are asked with a name that they fit: below the table's root where that is known.
    private static String example(Asking asking, String resource) {
        return asking.evidence().value(Facts.TABLE_ROOT)
                .filter(root -> resource.equals("arn:aws:s3:::" + root.bucket() + "/*"))
                .map(root -> "arn:aws:s3:::" + root.bucket() + "/" + root.asFolder().key() + "data/x")
                .orElseGet(() -> new Need("s3:GetObject", resource).example());
    }
}
