package tableflow.console.sandbox.iam.policy;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import tableflow.console.sandbox.iam.policy.Decision.Match;
import tableflow.console.sandbox.iam.policy.Decision.Outcome;
import tableflow.console.sandbox.iam.policy.Policies.Source;

/// Decides as AWS does ("Policy evaluation logic" of the IAM guide): any Deny ends it; then the organization, the
/// resource's own policy, the identity's, its boundary and the session's must allow. Within one account a grant of the
/// resource to the caller itself is enough; across accounts both sides must allow.
public final class Evaluation {
    private final Caller caller;
    private final Policies policies;
    private final Guard guard;

    public Evaluation(Caller caller, Policies policies, Guard guard) {
        this.caller = caller;
        this.policies = policies;
        this.guard = guard;
    }

    public Decision decide(Question question) {
        Optional<Decision> denied = denied(question);
        if (denied.isPresent()) {
            return denied.get();
        }
        List<Source> organization = policies.serviceControl();
        if (!organization.isEmpty() && !allows(organization, question)) {
            return implicit(PolicyType.SERVICE_CONTROL);
        }
        Grant grant = grant(question);
        return guard.account().equals(caller.account()) ? within(question, grant) : across(question, grant);
    }

    /// Condition keys that the policies look at for this question and that its context lacks.
    public Set<String> missingKeys(Question question) {
        Set<String> keys = new TreeSet<>();
        all().forEach(typed -> typed.source().policy().statements().stream()
                .filter(s -> s.actions().matches(question.lowerAction()))
                .forEach(s -> Policy.collect(s, keys)));
        keys.removeIf(question.context()::has);
        return keys;
    }

    private record Typed(PolicyType type, Source source) {}

    private List<Typed> all() {
        List<Typed> all = new ArrayList<>();
        policies.serviceControl().forEach(s -> all.add(new Typed(PolicyType.SERVICE_CONTROL, s)));
        guard.policy().ifPresent(s -> all.add(new Typed(guard.type(), s)));
        policies.identity().forEach(s -> all.add(new Typed(PolicyType.IDENTITY, s)));
        policies.boundary().ifPresent(s -> all.add(new Typed(PolicyType.BOUNDARY, s)));
        policies.session().forEach(s -> all.add(new Typed(PolicyType.SESSION, s)));
        return all;
    }

    /// All statements that forbid it. The type named is that of the first: organization, resource, identity, boundary,
    /// session; AWS names one only and does not publish which.
    private Optional<Decision> denied(Question question) {
        List<Match> matched = new ArrayList<>();
        for (Typed typed : all()) {
            for (Statement statement : typed.source().policy().statements()) {
                if (!statement.allows() && statement.applies(question) && statement.grant(caller) != Grant.NONE) {
                    matched.add(new Match(typed.source().name(), typed.type(), statement.place()));
                }
            }
        }
        return matched.isEmpty()
                ? Optional.empty()
                : Optional.of(new Decision(Outcome.EXPLICIT_DENY, Optional.of(matched.getFirst().type()), matched));
    }

    private Decision within(Question question, Grant grant) {
        if (guard.needed() && grant == Grant.NONE) {
            return implicit(guard.type());
        }
        if (grant == Grant.DIRECT) {
            return allowed(question);
        }
        if (!identityAllows(question) && grant != Grant.ROLE) {
            return implicit(PolicyType.IDENTITY);
        }
        return narrowed(question);
    }

    private Decision across(Question question, Grant grant) {
        if (grant == Grant.NONE) {
            return implicit(guard.type());
        }
        if (caller.anonymous()) {
            return allowed(question);
        }
        return identityAllows(question) ? narrowed(question) : implicit(PolicyType.IDENTITY);
    }

    private Decision narrowed(Question question) {
        if (policies.boundary().isPresent() && !allows(List.of(policies.boundary().get()), question)) {
            return implicit(PolicyType.BOUNDARY);
        }
        if (!policies.session().isEmpty() && !allows(policies.session(), question)) {
            return implicit(PolicyType.SESSION);
        }
        return allowed(question);
    }

    private boolean identityAllows(Question question) {
        return caller.isRoot() || allows(policies.identity(), question);
    }

    private static boolean allows(List<Source> sources, Question question) {
        return sources.stream()
                .flatMap(s -> s.policy().statements().stream())
                .anyMatch(s -> s.allows() && s.applies(question));
    }

    private Grant grant(Question question) {
        return guard.policy().stream()
                .flatMap(s -> s.policy().statements().stream())
                .filter(s -> s.allows() && s.applies(question))
                .map(s -> s.grant(caller))
                .reduce(Grant.NONE, Grant::closer);
    }

    private static Decision implicit(PolicyType type) {
        return new Decision(Outcome.IMPLICIT_DENY, Optional.of(type), List.of());
    }

    private Decision allowed(Question question) {
        List<Match> matched = new ArrayList<>();
        for (Typed typed : all()) {
            if (typed.type() == PolicyType.SERVICE_CONTROL) {
                continue;
            }
            for (Statement statement : typed.source().policy().statements()) {
                if (statement.allows() && statement.applies(question) && statement.grant(caller) != Grant.NONE) {
                    matched.add(new Match(typed.source().name(), typed.type(), statement.place()));
                }
            }
        }
        return new Decision(Outcome.ALLOWED, Optional.empty(), matched);
    }
}
