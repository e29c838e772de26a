package tableflow.console.domain.iam;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import tableflow.console.domain.iam.Decision.Match;
import tableflow.console.domain.iam.Decision.Outcome;
import tableflow.console.domain.iam.Policies.Source;

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
        Decision worst = new Side(question, false).decide();
        if (worst.allowed() || question.context().complete()) {
            return worst;
        }
        Decision best = new Side(question, true).decide();
        return best.allowed()
                ? new Decision(Outcome.UNKNOWN, worst.by(), worst.matched())
                : best;
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

    private static Decision implicit(PolicyType type) {
        return new Decision(Outcome.IMPLICIT_DENY, Optional.of(type), List.of());
    }

    /// One way of taking what is open: for the caller or against.
    private final class Side {
        private final Question question;
        /// Whether open statements are taken to speak for the caller.
        private final boolean kind;

        Side(Question question, boolean kind) {
            this.question = question;
            this.kind = kind;
        }

        private boolean counts(Statement statement) {
            return switch (statement.applies(question)) {
                case YES -> true;
                case NO -> false;
                case UNKNOWN -> statement.allows() == kind;
            };
        }

        Decision decide() {
            Optional<Decision> denied = denied();
            if (denied.isPresent()) {
                return denied.get();
            }
            List<Source> organization = policies.serviceControl();
            if (!organization.isEmpty() && !allows(organization)) {
                return implicit(PolicyType.SERVICE_CONTROL);
            }
            Grant grant = grant();
            return guard.account().equals(caller.account()) ? within(grant) : across(grant);
        }

        /// All statements that forbid it. The type named is that of the first: organization, resource, identity,
        /// boundary, session; AWS names one only and does not publish which.
        private Optional<Decision> denied() {
            List<Match> matched = new ArrayList<>();
            for (Typed typed : all()) {
                for (Statement statement : typed.source().policy().statements()) {
                    if (!statement.allows() && counts(statement) && statement.grant(caller) != Grant.NONE) {
                        matched.add(new Match(typed.source().name(), typed.type(), statement.place()));
                    }
                }
            }
            return matched.isEmpty()
                    ? Optional.empty()
                    : Optional.of(new Decision(
                            Outcome.EXPLICIT_DENY, Optional.of(matched.getFirst().type()), matched));
        }

        private Decision within(Grant grant) {
            if (guard.needed() && grant == Grant.NONE) {
                return implicit(guard.type());
            }
            if (grant == Grant.DIRECT) {
                return allowed();
            }
            if (!identityAllows() && grant != Grant.ROLE) {
                return implicit(PolicyType.IDENTITY);
            }
            return narrowed();
        }

        private Decision across(Grant grant) {
            if (grant == Grant.NONE) {
                return implicit(guard.type());
            }
            if (caller.anonymous()) {
                return allowed();
            }
            return identityAllows() ? narrowed() : implicit(PolicyType.IDENTITY);
        }

        private Decision narrowed() {
            if (policies.boundary().isPresent() && !allows(List.of(policies.boundary().get()))) {
                return implicit(PolicyType.BOUNDARY);
            }
            if (!policies.session().isEmpty() && !allows(policies.session())) {
                return implicit(PolicyType.SESSION);
            }
            return allowed();
        }

        private boolean identityAllows() {
            return caller.isRoot() || allows(policies.identity());
        }

        private boolean allows(List<Source> sources) {
            return sources.stream()
                    .flatMap(s -> s.policy().statements().stream())
                    .anyMatch(s -> s.allows() && counts(s));
        }

        private Grant grant() {
            return guard.policy().stream()
                    .flatMap(s -> s.policy().statements().stream())
                    .filter(s -> s.allows() && counts(s))
                    .map(s -> s.grant(caller))
                    .reduce(Grant.NONE, Grant::closer);
        }

        private Decision allowed() {
            List<Match> matched = new ArrayList<>();
            for (Typed typed : all()) {
                if (typed.type() == PolicyType.SERVICE_CONTROL) {
                    continue;
                }
                for (Statement statement : typed.source().policy().statements()) {
                    if (statement.allows() && counts(statement) && statement.grant(caller) != Grant.NONE) {
                        matched.add(new Match(typed.source().name(), typed.type(), statement.place()));
                    }
                }
            }
            return new Decision(Outcome.ALLOWED, Optional.empty(), matched);
        }
    }
}
