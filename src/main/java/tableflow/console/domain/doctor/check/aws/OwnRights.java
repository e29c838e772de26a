package tableflow.console.domain.doctor.check.aws;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import tableflow.console.domain.Open;
import tableflow.console.domain.aws.Simulated;
import tableflow.console.domain.iam.Caller;
import tableflow.console.domain.iam.Decision;
import tableflow.console.domain.iam.Decision.Match;
import tableflow.console.domain.iam.Decision.Outcome;
import tableflow.console.domain.iam.Evaluation;
import tableflow.console.domain.iam.Guard;
import tableflow.console.domain.iam.Need;
import tableflow.console.domain.iam.Policies;
import tableflow.console.domain.iam.PolicyContext;
import tableflow.console.domain.iam.Question;

/// What a role may do as its own and its attached policies say, decided here: for where IAM's simulator may not be
/// asked. Neither its boundary, nor the organization's policies, nor those of what it uses are looked at.
///
/// @param decided what these policies allow or deny whatever else a call has
/// @param open what hangs on condition keys that only a call shows, with the keys
public record OwnRights(List<Simulated> decided, Map<Need, Set<String>> open) {

    public OwnRights {
        decided = List.copyOf(decided);
        open = Map.copyOf(open);
    }

    /// Decides about each of `needs`.
    ///
    /// @param role its ARN
    /// @param policies all that it holds
    /// @param known what its calls are known to have
    /// @param example a resource that a need's pattern stands for
    public static OwnRights of(String role, List<Policies.Source> policies, PolicyContext known, List<Need> needs,
            Function<String, String> example) {
        String account = Arns.account(role);
        Evaluation evaluation = new Evaluation(new Caller(account, Set.of(), Set.of(role), false),
                new Policies(List.of(), policies, Optional.empty(), List.of()), Guard.open(account));
        List<Simulated> decided = new ArrayList<>();
        Map<Need, Set<String>> open = new LinkedHashMap<>();
        for (Need need : needs) {
            Question question = new Question(need.action(), example.apply(need.resource()), known);
            Decision decision = evaluation.decide(question);
            if (decision.outcome() == Outcome.UNKNOWN) {
                open.put(need, evaluation.missingKeys(question));
            } else {
                decided.add(new Simulated(need.action(), need.resource(),
                        Open.of(Simulated.Decision.class, decision.outcome().text()),
                        decision.matched().stream().map(Match::source).distinct().toList(), List.of(), null, null));
            }
        }
        return new OwnRights(decided, open);
    }

    /// What these policies do not allow for sure: no policy speaks for it, or one against it.
    public List<Simulated> refused() {
        return decided.stream().filter(one -> !one.allowed()).toList();
    }
}
