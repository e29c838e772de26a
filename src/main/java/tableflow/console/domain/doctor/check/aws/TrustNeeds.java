package tableflow.console.domain.doctor.check.aws;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tableflow.console.domain.confluent.ProviderIntegration;
import tableflow.console.domain.iam.Caller;
import tableflow.console.domain.iam.Decision;
import tableflow.console.domain.iam.Evaluation;
import tableflow.console.domain.iam.Guard;
import tableflow.console.domain.iam.Policies;
import tableflow.console.domain.iam.Policy;
import tableflow.console.domain.iam.PolicyContext;
import tableflow.console.domain.iam.PolicyDocument;
import tableflow.console.domain.iam.PolicyKind;
import tableflow.console.domain.iam.PolicyType;
import tableflow.console.domain.iam.Question;

/// What the trust policy of a role has to allow so that Confluent can take it: to assume it with the integration's
/// external id, and to tag the session.
///
/// @param role ARN of the role
/// @param principal ARN of Confluent's role, each integration has its own
/// @param externalId which the policy has to demand
public record TrustNeeds(String role, String principal, String externalId) {

    public static final String ASSUME = "sts:AssumeRole";
    static final String TAG = "sts:TagSession";
    public static final String EXTERNAL_ID = "sts:ExternalId";
    private static final Pattern DELETED = Pattern.compile("A(ROA|IDA)[A-Z0-9]{12,}");

    private static final Policy EVERYTHING = PolicyDocument.of(PolicyKind.IDENTITY, List.of(
            Map.of("Effect", "Allow", "Action", "*", "Resource", "*"))).policy();

    /// Empty while Confluent does not tell principal and id.
    public static Optional<TrustNeeds> of(ProviderIntegration integration) {
        return integration.confluentRoleArn() == null || integration.externalId() == null
                ? Optional.empty()
                : Optional.of(new TrustNeeds(integration.customerRoleArn(), integration.confluentRoleArn(),
                        integration.externalId()));
    }

    /// What the policy says to Confluent's call.
    ///
    /// @param action [#ASSUME] or [#TAG]
    /// @param id the external id that is sent; empty to leave it open
    public Decision decide(PolicyDocument trust, String action, Optional<String> id) {
        Map<String, String> known = new LinkedHashMap<>(Map.of("aws:PrincipalArn", principal,
                "aws:PrincipalAccount", Arns.account(principal), "aws:SecureTransport", "true"));
        id.ifPresent(it -> known.put(EXTERNAL_ID, it));
        Caller confluent = new Caller(Arns.account(principal), Set.of(), Set.of(principal), false);
        // What Confluent allows its own role is Confluent's business.
        Policies own = new Policies(List.of(), List.of(new Policies.Source("Confluent's own", EVERYTHING)),
                Optional.empty(), List.of());
        Guard guard = new Guard(Arns.account(role), PolicyType.TRUST,
                Optional.of(new Policies.Source("trust policy", trust.policy())));
        return new Evaluation(confluent, own, guard)
                .decide(new Question(action, role, PolicyContext.partly(known, Set.of())));
    }

    /// The statement that lets Confluent assume the role.
    Map<String, Object> assumes() {
        Map<String, Object> statement = statement(ASSUME);
        statement.put("Condition", Map.of("StringEquals", Map.of(EXTERNAL_ID, externalId)));
        return statement;
    }

    /// The statement that lets Confluent tag its session.
    Map<String, Object> tags() {
        return statement(TAG);
    }

    private Map<String, Object> statement(String action) {
        Map<String, Object> statement = new LinkedHashMap<>();
        statement.put("Effect", "Allow");
        statement.put("Principal", Map.of("AWS", principal));
        statement.put("Action", action);
        return statement;
    }

    /// The whole policy as it should be when nothing else is to be kept.
    public PolicyDocument whole() {
        return PolicyDocument.of(PolicyKind.TRUST, List.of(assumes(), tags()));
    }

    /// The unique ids in the place of principals: of what was deleted.
    static List<String> deleted(PolicyDocument trust) {
        Matcher matcher = DELETED.matcher(principals(trust).toString());
        List<String> ids = new ArrayList<>();
        while (matcher.find()) {
            ids.add(matcher.group());
        }
        return ids;
    }

    /// Who is named, as it is written.
    static List<String> principals(PolicyDocument trust) {
        List<String> all = new ArrayList<>();
        for (Map<String, Object> statement : trust.statements()) {
            if ("Allow".equals(statement.get("Effect"))) {
                Object named = statement.getOrDefault("Principal", "nobody in particular");
                Object aws = named instanceof Map<?, ?> by && by.get("AWS") != null ? by.get("AWS") : named;
                (aws instanceof List<?> some ? some : List.of(aws)).forEach(one -> all.add(String.valueOf(one)));
            }
        }
        return all.stream().distinct().toList();
    }

    /// The policy with Confluent's ARN in the place of the ids of what was deleted.
    PolicyDocument revived(PolicyDocument trust) {
        PolicyDocument mended = trust;
        for (int i = 0; i < trust.statements().size(); i++) {
            Map<String, Object> statement = trust.statements().get(i);
            if (statement.get("Principal") instanceof Map<?, ?> by && by.get("AWS") != null) {
                Map<String, Object> principal = new LinkedHashMap<>();
                by.forEach((kind, who) -> principal.put(String.valueOf(kind), "AWS".equals(kind) ? alive(who) : who));
                statement.put("Principal", principal);
                mended = mended.with(i, statement);
            }
        }
        return mended;
    }

    private Object alive(Object who) {
        if (who instanceof List<?> some) {
            List<Object> all = some.stream().<Object>map(this::alive).distinct().toList();
            return all.size() == 1 ? all.getFirst() : all;
        }
        return DELETED.matcher(String.valueOf(who)).matches() ? principal : who;
    }

    /// The policy with this integration's external id wherever a statement demands another of Confluent's role.
    PolicyDocument reidentified(PolicyDocument trust) {
        PolicyDocument mended = trust;
        for (int i = 0; i < trust.statements().size(); i++) {
            Map<String, Object> statement = trust.statements().get(i);
            if ("Allow".equals(statement.get("Effect")) && meansConfluent(statement)
                    && statement.get("Condition") instanceof Map<?, ?> block) {
                Map<String, Object> conditions = new LinkedHashMap<>();
                block.forEach((operator, keys) -> conditions.put(String.valueOf(operator), identified(keys)));
                statement.put("Condition", conditions);
                mended = mended.with(i, statement);
            }
        }
        return mended;
    }

    /// The policy with this integration's external id demanded wherever Confluent's role may take the role.
    public PolicyDocument demanding(PolicyDocument trust) {
        PolicyDocument mended = trust;
        for (int i = 0; i < trust.statements().size(); i++) {
            Map<String, Object> statement = trust.statements().get(i);
            if ("Allow".equals(statement.get("Effect")) && meansConfluent(statement)
                    && !TAG.equals(statement.get("Action"))) {
                mended = mended.withCondition(i, "StringEquals", EXTERNAL_ID, externalId);
            }
        }
        return mended;
    }

    private boolean meansConfluent(Map<String, Object> statement) {
        return String.valueOf(statement.get("Principal")).contains(principal)
                || String.valueOf(statement.get("Principal")).contains(Arns.account(principal));
    }

    private Object identified(Object keys) {
        if (!(keys instanceof Map<?, ?> map)) {
            return keys;
        }
        Map<String, Object> changed = new LinkedHashMap<>();
        map.forEach((key, value) -> changed.put(String.valueOf(key),
                EXTERNAL_ID.equalsIgnoreCase(String.valueOf(key)) ? externalId : value));
        return changed;
    }

    /// The external ids that the policy demands.
    static List<String> externalIds(PolicyDocument trust) {
        List<String> ids = new ArrayList<>();
        trust.statements().forEach(statement -> {
            if (statement.get("Condition") instanceof Map<?, ?> block) {
                block.values().forEach(keys -> {
                    if (keys instanceof Map<?, ?> map) {
                        map.forEach((key, value) -> {
                            if (EXTERNAL_ID.equalsIgnoreCase(String.valueOf(key))) {
                                ids.add(value instanceof List<?> some
                                        ? String.join(", ", some.stream().map(String::valueOf).toList())
                                        : String.valueOf(value));
                            }
                        });
                    }
                });
            }
        });
        return ids.stream().distinct().toList();
    }
}
