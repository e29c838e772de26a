package tableflow.console.sandbox.iam;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import tableflow.console.domain.iam.Caller;
import tableflow.console.domain.iam.Decision;
import tableflow.console.domain.iam.Decision.Outcome;
import tableflow.console.domain.iam.Evaluation;
import tableflow.console.domain.iam.Guard;
import tableflow.console.domain.iam.Policies;
import tableflow.console.domain.iam.Policies.Source;
import tableflow.console.domain.iam.PolicyContext;
import tableflow.console.domain.iam.PolicyKind;
import tableflow.console.domain.iam.PolicyType;
import tableflow.console.domain.iam.Question;
import tableflow.console.sandbox.aws.AwsFailure;
import tableflow.console.sandbox.aws.Principal;
import tableflow.console.sandbox.aws.Xml;

/// The policy simulator. One result per action, with the answers for each resource inside; service control policies
/// count but their statements are not listed; the policies of resources are looked at only when they are sent along.
final class Simulation {
    private final Desk desk;
    private final Accounts accounts;

    /// Who is simulated.
    private record Subject(Caller caller, Policies policies, PolicyContext known) {}

    private record Answer(String resource, Decision decision, Set<String> missing) {}

    Simulation(Desk desk) {
        this.desk = desk;
        this.accounts = desk.accounts();
    }

    void addTo(Map<String, QueryApi.Operation> operations) {
        operations.put("SimulatePrincipalPolicy", this::principal);
        operations.put("SimulateCustomPolicy", this::custom);
        operations.put("GetContextKeysForPrincipalPolicy", this::principalKeys);
        operations.put("GetContextKeysForCustomPolicy", this::customKeys);
    }

    private void principal(QueryCall call, Xml xml) throws AwsFailure {
        Subject subject = subject(call, "SimulatePrincipalPolicy");
        simulate(call, new Subject(subject.caller(), with(call, subject.policies()), subject.known()), xml);
    }

    private void custom(QueryCall call, Xml xml) throws AwsFailure {
        desk.allow(call, "SimulateCustomPolicy", "*");
        Principal caller = call.caller();
        Caller whoever = new Caller(caller.account(), Set.of(call.maybe("CallerArn").orElse(caller.arn())), Set.of(),
                false);
        simulate(call, new Subject(whoever, with(call, Policies.none()), PolicyContext.EMPTY), xml);
    }

    /// The user or role that is the source of the policies.
    private Subject subject(QueryCall call, String action) throws AwsFailure {
        String arn = call.text("PolicySourceArn");
        desk.allow(call, action, arn);
        Optional<Role> role = accounts.role(arn);
        Optional<User> user = accounts.user(arn);
        if (role.isEmpty() && user.isEmpty()) {
            throw arn.matches("arn:aws:iam::[0-9]{12}:(role|user|group)/.+")
                    ? IamFailures.missing("Entity of ARN " + arn + " does not exist.")
                    : new AwsFailure(400, "InvalidInput", "Invalid Entity Arn: " + arn
                            + " does not clearly define entity type and name.");
        }
        Name name = role.map(Role::name).or(() -> user.map(User::name)).orElseThrow();
        Rights rights = role.map(Role::rights).or(() -> user.map(User::rights)).orElseThrow();
        Map<String, String> known = new LinkedHashMap<>();
        known.put("aws:PrincipalArn", arn);
        known.put("aws:PrincipalAccount", name.account());
        known.put("aws:PrincipalType", role.isPresent() ? "AssumedRole" : "User");
        user.ifPresent(u -> known.put("aws:username", name.name()));
        Caller caller = role.isPresent()
                ? new Caller(name.account(), Set.of(), Set.of(arn, name.id()), false)
                : new Caller(name.account(), Set.of(arn, name.id()), Set.of(), false);
        return new Subject(caller, desk.authorizer().standing().policies(name.account(), rights),
                PolicyContext.of(known));
    }

    /// The policies and those that the call brings.
    private Policies with(QueryCall call, Policies base) throws AwsFailure {
        List<Source> identity = new ArrayList<>(base.identity());
        identity.addAll(sent(call, "PolicyInputList"));
        Optional<Source> boundary = sent(call, "PermissionsBoundaryPolicyInputList").stream().findFirst()
                .or(base::boundary);
        return new Policies(base.serviceControl(), identity, boundary, base.session());
    }

    private List<Source> sent(QueryCall call, String list) throws AwsFailure {
        List<Source> all = new ArrayList<>();
        for (String document : call.list(list)) {
            desk.check(document, PolicyKind.IDENTITY);
            all.add(desk.documents().stored(list + "." + (all.size() + 1), document, PolicyKind.IDENTITY));
        }
        return all;
    }

    private void simulate(QueryCall call, Subject subject, Xml xml) throws AwsFailure {
        List<String> actions = call.list("ActionNames");
        if (actions.isEmpty()) {
            call.text("ActionNames");
        }
        for (String action : actions) {
            if (!action.matches("[A-Za-z0-9-]+:[A-Za-z0-9]+")) {
                throw new AwsFailure(400, "InvalidInput", "Invalid Action Name: " + action);
            }
        }
        List<String> resources = call.list("ResourceArns").isEmpty() ? List.of("*") : call.list("ResourceArns");
        Guard guard = guard(call, subject);
        PolicyContext context = subject.known().with(entries(call));
        Evaluation evaluation = new Evaluation(subject.caller(), subject.policies(), guard);
        Pages.write(call, xml, "EvaluationResults", actions, (action, out) -> {
            List<Answer> answers = resources.stream()
                    .map(resource -> new Question(action, resource, context))
                    .map(q -> new Answer(q.resource(), evaluation.decide(q), evaluation.missingKeys(q)))
                    .toList();
            write(action, answers, subject.policies(), out);
        });
    }

    private Guard guard(QueryCall call, Subject subject) throws AwsFailure {
        String account = call.maybe("ResourceOwner").map(arn -> arn.contains(":") ? arn.split(":", 6)[4] : arn)
                .orElse(subject.caller().account());
        Optional<String> document = call.maybe("ResourcePolicy");
        if (document.isEmpty()) {
            return Guard.open(account);
        }
        desk.check(document.get(), PolicyKind.RESOURCE);
        return new Guard(account, PolicyType.RESOURCE,
                Optional.of(desk.documents().stored("ResourcePolicy", document.get(), PolicyKind.RESOURCE)));
    }

    private static PolicyContext entries(QueryCall call) throws AwsFailure {
        Map<String, List<String>> all = new LinkedHashMap<>();
        for (int i = 1; i <= call.size("ContextEntries"); i++) {
            String entry = "ContextEntries.member." + i + ".";
            all.put(call.text(entry + "ContextKeyName"), call.list(entry + "ContextKeyValues"));
        }
        return new PolicyContext(all);
    }

    private static void write(String action, List<Answer> answers, Policies policies, Xml xml) {
        Set<String> missing = new TreeSet<>();
        answers.forEach(a -> missing.addAll(a.missing()));
        Answer worst = answers.stream()
                .reduce((a, b) -> a.decision().outcome().compareTo(b.decision().outcome()) >= 0 ? a : b)
                .orElseThrow();
        xml.put("EvalActionName", action)
                .put("EvalResourceName", answers.getFirst().resource())
                .put("EvalDecision", worst.decision().outcome().text());
        matched(worst.decision(), xml);
        names("MissingContextValues", missing, xml);
        if (!policies.serviceControl().isEmpty()) {
            xml.start("OrganizationsDecisionDetail")
                    .put("AllowedByOrganizations", answers.stream().noneMatch(a -> by(a, PolicyType.SERVICE_CONTROL)))
                    .end();
        }
        boundary(answers, policies, xml);
        if (answers.size() > 1) {
            xml.start("ResourceSpecificResults");
            for (Answer answer : answers) {
                xml.start("member")
                        .put("EvalResourceName", answer.resource())
                        .put("EvalResourceDecision", answer.decision().outcome().text());
                matched(answer.decision(), xml);
                names("MissingContextValues", answer.missing(), xml);
                boundary(List.of(answer), policies, xml);
                xml.end();
            }
            xml.end();
        }
    }

    private static void boundary(List<Answer> answers, Policies policies, Xml xml) {
        if (policies.boundary().isPresent()) {
            xml.start("PermissionsBoundaryDecisionDetail")
                    .put("AllowedByPermissionsBoundary", answers.stream().noneMatch(a -> by(a, PolicyType.BOUNDARY)))
                    .end();
        }
    }

    private static boolean by(Answer answer, PolicyType type) {
        return answer.decision().outcome() != Outcome.ALLOWED && answer.decision().by().equals(Optional.of(type));
    }

    private static void matched(Decision decision, Xml xml) {
        xml.start("MatchedStatements");
        for (Decision.Match match : decision.matched()) {
            if (match.type() != PolicyType.SERVICE_CONTROL) {
                xml.start("member")
                        .put("SourcePolicyId", match.source())
                        .put("SourcePolicyType", match.type() == PolicyType.RESOURCE ? "Resource Policy"
                                : "IAM Policy");
                xml.start("StartPosition").put("Line", match.place().line()).put("Column", match.place().column())
                        .end();
                xml.start("EndPosition").put("Line", match.place().endLine())
                        .put("Column", match.place().endColumn()).end();
                xml.end();
            }
        }
        xml.end();
    }

    private void principalKeys(QueryCall call, Xml xml) throws AwsFailure {
        Subject subject = subject(call, "GetContextKeysForPrincipalPolicy");
        keys(with(call, subject.policies()), xml);
    }

    private void customKeys(QueryCall call, Xml xml) throws AwsFailure {
        desk.allow(call, "GetContextKeysForCustomPolicy", "*");
        keys(with(call, Policies.none()), xml);
    }

    private static void keys(Policies policies, Xml xml) {
        Set<String> keys = new TreeSet<>();
        policies.identity().forEach(s -> keys.addAll(s.policy().contextKeys()));
        names("ContextKeyNames", keys, xml);
    }

    private static void names(String element, Set<String> names, Xml xml) {
        xml.start(element);
        names.forEach(name -> xml.put("member", name));
        xml.end();
    }
}
