package tableflow.console.domain.review.rule;

import static tableflow.console.domain.doctor.check.aws.AwsFacts.TRUST;
import static tableflow.console.domain.doctor.check.confluent.ConfluentFacts.INTEGRATIONS;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import tableflow.console.domain.confluent.CatalogIntegration;
import tableflow.console.domain.confluent.ProviderIntegration;
import tableflow.console.domain.confluent.TableStorage;
import tableflow.console.domain.doctor.check.aws.Needs;
import tableflow.console.domain.doctor.check.aws.TrustNeeds;
import tableflow.console.domain.doctor.ladder.Evidence;
import tableflow.console.domain.doctor.ladder.Facts;
import tableflow.console.domain.doctor.ladder.Finding.Severity;
import tableflow.console.domain.doctor.ladder.Remedy;
import tableflow.console.domain.doctor.ladder.Remedy.PolicyChange;
import tableflow.console.domain.doctor.ladder.Remedy.Where;
import tableflow.console.domain.iam.Decision.Outcome;
import tableflow.console.domain.iam.Need;
import tableflow.console.domain.iam.PolicyDocument;
import tableflow.console.domain.iam.PolicyKind;
import tableflow.console.domain.iam.PolicyType;
import tableflow.console.domain.review.Explanation;
import tableflow.console.domain.review.ReviewFacts;
import tableflow.console.domain.review.ReviewFacts.RolePolicy;
import tableflow.console.domain.review.Rule;
import tableflow.console.domain.review.rule.Look.Head;
import tableflow.console.domain.review.rule.Look.Rules;

/// The roles that Tableflow takes: who else may, and what they may do.
final class RoleRules {

    static final List<Rule> ALL = List.of(externalId(), strangers(), broad());

    /// Actions that have no resource to be narrowed to.
    private static final Set<String> WITHOUT_RESOURCE = Set.of("lakeformation:getdataaccess",
            "s3:listallmybuckets", "sts:getcalleridentity", "kms:listaliases", "kms:listkeys");
    private static final Pattern ALL_ACTIONS = Pattern.compile("\\*|[a-z0-9-]+:\\*");
    private static final Pattern ALL_RESOURCES = Pattern.compile("\\*|arn:aws[a-z-]*:s3:::\\*(/\\*)?"
            + "|arn:aws[a-z-]*:(glue|kms):[^:]*:[^:]*:(\\*|(database|table|key)/\\*(/\\*)?)");

    private RoleRules() {}

    private static Rule externalId() {
        return Rules.of(Things.ROLES, TRUST).wanting(Facts.TABLEFLOW_TOPICS, Facts.CATALOG_INTEGRATIONS).rule(
                new Head("SEC-EXTERNAL-ID", Severity.ERROR, 8, "Roles demand the external id", new Explanation(
                        "Confluent's principal acts for all of its customers. The external id is what keeps another "
                                + "customer from having it take your role.",
                        "The trust policy lets Confluent's principal take the role with the integration's external id "
                                + "only.",
                        List.of("Add the condition on sts:ExternalId to the trust policy, as below."))),
                List.of(), RoleRules::externalId);
    }

    private static tableflow.console.domain.review.Outcome externalId(Look<String> look) {
        PolicyDocument trust = look.known(TRUST);
        Optional<TrustNeeds> needs = integrations(look).stream().flatMap(it -> TrustNeeds.of(it).stream()).findFirst();
        if (needs.isEmpty()) {
            return look.notChecked("The integration of role " + look.it() + " tells no external id yet.");
        }
        Outcome without = needs.get().decide(trust, TrustNeeds.ASSUME, Optional.of("another")).outcome();
        if (without == Outcome.UNKNOWN) {
            return look.notChecked("The trust policy of role " + look.it()
                    + " has conditions that only show when Confluent calls.");
        }
        return without == Outcome.ALLOWED
                ? look.failed("The trust policy of role " + look.it() + " lets " + needs.get().principal()
                                + " take it with any external id.",
                        Remedy.steps(List.of("Demand external id " + needs.get().externalId()
                                + " in the trust policy.")).change(new PolicyChange(Where.TRUST_POLICY, look.it(),
                                needs.get().demanding(trust).text(), true, "demands the integration's external id")))
                : look.passed("Role " + look.it() + " is not to be had with another external id.");
    }

    private static List<ProviderIntegration> integrations(Look<String> look) {
        return look.evidence().known(INTEGRATIONS).stream().filter(it -> it.customerRoleArn().equals(look.it()))
                .toList();
    }

    private static Rule strangers() {
        return Rules.of(Things.ROLES, TRUST).wanting(Facts.TABLEFLOW_TOPICS, Facts.CATALOG_INTEGRATIONS).rule(
                new Head("SEC-TRUST-WILDCARD", Severity.ERROR, 10, "Strangers cannot take the roles", new Explanation(
                        "Who can take the role has all tables. An external id is no secret: it stands in policies, "
                                + "logs and tickets.",
                        "The trust policy lets nobody of a strange account take the role, even with the external id.",
                        List.of("Name Confluent's principal in the trust policy in the place of *."))),
                List.of(), RoleRules::strangers);
    }

    private static tableflow.console.domain.review.Outcome strangers(Look<String> look) {
        PolicyDocument trust = look.known(TRUST);
        Map<String, String> knows = new LinkedHashMap<>();
        integrations(look).forEach(it -> {
            if (it.externalId() != null) {
                knows.put(TrustNeeds.EXTERNAL_ID, it.externalId());
            }
        });
        List<Integer> open = Stranger.letIn(trust, PolicyType.TRUST, look.it().split(":", 6)[4],
                Map.of(TrustNeeds.ASSUME, List.of(look.it())), knows);
        if (open.isEmpty()) {
            return look.passed("The trust policy of role " + look.it() + " lets no strange account take it.");
        }
        Remedy steps = Remedy.steps(List.of("Name Confluent's principal in the place of *."));
        return look.failed(Statements.name(trust, open.getFirst()) + " of the trust policy of role " + look.it()
                        + " lets any account take it.",
                integrations(look).stream().flatMap(it -> TrustNeeds.of(it).stream()).findFirst()
                        .map(needs -> steps.change(new PolicyChange(Where.TRUST_POLICY, look.it(),
                                needs.whole().text(), true, "lets Confluent alone take the role")))
                        .orElse(steps));
    }

    private static Rule broad() {
        return Rules.of(Things.ROLES, ReviewFacts.ROLE_POLICIES)
                .wanting(Facts.TABLEFLOW_TOPICS, Facts.CATALOG_INTEGRATIONS, Facts.DATABASE).rule(
                new Head("SEC-BROAD-ROLE", Severity.WARNING, 7, "Roles may do what Tableflow needs, and no more",
                        new Explanation(
                                "Whatever the role may do, a slip or a break-in at any end of it may do. Tableflow "
                                        + "needs some actions on one bucket and one database.",
                                "No policy of the role allows all actions of a service, or names all buckets, "
                                        + "databases or keys.",
                                List.of("Put the policies below in the place of the broad ones."))),
                List.of(), RoleRules::broad);
    }

    private static tableflow.console.domain.review.Outcome broad(Look<String> look) {
        List<String> found = new ArrayList<>();
        for (RolePolicy policy : look.known(ReviewFacts.ROLE_POLICIES)) {
            List<Map<String, Object>> statements = policy.document().statements();
            for (int i = 0; i < statements.size(); i++) {
                Optional<String> why = Statements.allows(statements.get(i))
                        ? wide(statements.get(i))
                        : Optional.empty();
                String where = Statements.name(policy.document(), i) + " of policy " + policy.name();
                why.ifPresent(it -> found.add(where + " allows " + it));
            }
        }
        if (found.isEmpty()) {
            return look.passed("The " + look.known(ReviewFacts.ROLE_POLICIES).size() + " policies of role " + look.it()
                    + " name their actions and resources.");
        }
        Remedy remedy = Remedy.steps(List.of("Put this policy in the place of the broad statements of role "
                + look.it() + ".", "Run the doctor on a topic afterwards: it shows what is missing, if anything."));
        List<Need> needs = needs(look);
        return look.failed("Role " + look.it() + ": " + String.join("; ", found) + ".",
                needs.isEmpty() ? remedy : remedy.change(new PolicyChange(Where.IDENTITY_POLICY, look.it(),
                        PolicyDocument.of(PolicyKind.IDENTITY, Need.statements(needs)).text(), true,
                        "allows what Tableflow needs")));
    }

    /// What is too wide of a statement that allows something; empty when nothing is.
    private static Optional<String> wide(Map<String, Object> statement) {
        if (statement.containsKey("NotAction")) {
            return Optional.of("all actions but some");
        }
        if (statement.containsKey("NotResource")) {
            return Optional.of("all resources but some");
        }
        List<String> actions = Statements.texts(statement, "Action").stream()
                .map(it -> it.toLowerCase(Locale.ROOT)).toList();
        Optional<String> all = actions.stream().filter(it -> ALL_ACTIONS.matcher(it).matches()).findFirst();
        if (all.isPresent()) {
            return Optional.of(all.get() + " on " + String.join(", ", Statements.texts(statement, "Resource")));
        }
        return Statements.texts(statement, "Resource").stream()
                .filter(it -> ALL_RESOURCES.matcher(it).matches() && !WITHOUT_RESOURCE.containsAll(actions))
                .findFirst()
                .map(it -> actions.size() + (actions.size() == 1 ? " action on " : " actions on ") + it);
    }

    /// What Tableflow needs of this role, by the buckets and databases that it is used for.
    private static List<Need> needs(Look<String> look) {
        Set<String> ids = new TreeSet<>();
        integrations(look).forEach(it -> ids.add(it.id()));
        Evidence evidence = look.evidence();
        List<Need> needs = new ArrayList<>();
        Set<String> buckets = new TreeSet<>();
        evidence.value(Facts.TABLEFLOW_TOPICS).stream().flatMap(List::stream).forEach(topic -> {
            if (topic.storage() instanceof TableStorage.ByobAws own && ids.contains(own.providerIntegrationId())) {
                buckets.add(own.bucketName());
            }
        });
        buckets.forEach(bucket -> needs.addAll(Needs.storage(bucket)));
        Optional<CatalogIntegration> glue = evidence.value(Facts.CATALOG_INTEGRATIONS).stream().flatMap(List::stream)
                .filter(it -> it.isGlue() && it.providerIntegrationId() != null
                        && ids.contains(it.providerIntegrationId())).findFirst();
        Optional<String> database = evidence.value(Facts.DATABASE);
        var aws = evidence.known(Facts.SUBJECT).profile().aws();
        if (glue.isPresent() && database.isPresent() && aws != null) {
            needs.addAll(Needs.catalog(aws.region(), look.it().split(":", 6)[4], database.get()));
        }
        return needs;
    }
}
