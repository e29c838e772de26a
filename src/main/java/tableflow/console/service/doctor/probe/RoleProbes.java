package tableflow.console.service.doctor.probe;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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
import tableflow.console.service.port.Roles.Simulation;

/// The roles that Tableflow takes: who may take them, and what IAM's simulator says that they may do.
final class RoleProbes {

    private RoleProbes() {}

    static List<Probe<?>> all() {
        return List.of(
                role(AwsFacts.STORAGE, Facts.STORAGE_INTEGRATION),
                trust(AwsFacts.STORAGE),
                rights(AwsFacts.STORAGE, Rung.ROLE, Set.of(Facts.CALLER, Facts.STORAGE_INTEGRATION, Facts.BUCKET),
                        asking -> simulate(asking, Facts.STORAGE_INTEGRATION,
                                Needs.storage(asking.known(Facts.BUCKET))))
                        .after(Facts.TABLE_ROOT),
                role(AwsFacts.CATALOG, Facts.CATALOG_ROLE_INTEGRATION),
                trust(AwsFacts.CATALOG),
                rights(AwsFacts.CATALOG, Rung.ROLE, Set.of(Facts.CALLER, Facts.CATALOG_ROLE_INTEGRATION,
                                Facts.CATALOG_INTEGRATIONS),
                        asking -> simulate(asking, Facts.CATALOG_ROLE_INTEGRATION, catalog(asking)))
                        .after(ConfluentFacts.CLUSTERS),
                rights(AwsFacts.KEY_USE, Rung.KMS, Set.of(Facts.CALLER, Facts.STORAGE_INTEGRATION, AwsFacts.KEY),
                        RoleProbes::keyUse));
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

    private static Probe<List<Simulated>> rights(String about, Rung rung, Set<Fact<?>> needs,
            Probe.How<List<Simulated>> how) {
        return Probe.of(AwsFacts.RIGHTS.about(about), rung, Source.IAM, "simulate what the role may do", needs, how)
                .telling(told -> told.stream().filter(Simulated::allowed).count() + " of " + told.size() + " allowed");
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

    private static List<Simulated> keyUse(Asking asking) throws NotAskable {
        KmsKey key = asking.known(AwsFacts.KEY);
        if (key.byAws()) {
            throw new NotAskable("The bucket encrypts with AWS's own key, which asks for no right.");
        }
        return simulate(asking, Facts.STORAGE_INTEGRATION, Needs.key(key.arn()));
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

    /// One question for all actions on one resource. Patterns of resources are asked with a name that they fit: below
    /// the table's root where that is known.
    private static List<Simulated> simulate(Asking asking, Fact<ProviderIntegration> integration, List<Need> needs)
            throws NotAskable {
        String role = ours(asking, integration);
        Map<String, List<String>> byResource = new LinkedHashMap<>();
        needs.forEach(need -> byResource.computeIfAbsent(need.resource(), r -> new ArrayList<>()).add(need.action()));
        List<Simulated> all = new ArrayList<>();
        try (Roles roles = Openers.aws(asking).roles()) {
            byResource.forEach((resource, actions) -> roles.simulate(new Simulation(role, actions,
                            List.of(example(asking, resource)), Map.of(), null)).stream()
                    .map(told -> new Simulated(told.action(), resource, told.decision(), told.sources(),
                            told.missingKeys(), told.allowedByBoundary(), told.allowedByOrganization()))
                    .forEach(all::add));
        }
        return all;
    }

    private static String example(Asking asking, String resource) {
        return asking.evidence().value(Facts.TABLE_ROOT)
                .filter(root -> resource.equals("arn:aws:s3:::" + root.bucket() + "/*"))
                .map(root -> "arn:aws:s3:::" + root.bucket() + "/" + root.asFolder().key() + "data/x")
                .orElseGet(() -> new Need("s3:GetObject", resource).example());
    }
}
