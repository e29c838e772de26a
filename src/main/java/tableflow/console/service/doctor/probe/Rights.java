package tableflow.console.service.doctor.probe;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import tableflow.console.domain.RemoteFailure.Kind;
import tableflow.console.domain.aws.NamedPolicy;
import tableflow.console.domain.aws.Simulated;
import tableflow.console.domain.doctor.ladder.Answer;
import tableflow.console.domain.doctor.ladder.Fact;
import tableflow.console.domain.iam.Need;
import tableflow.console.domain.iam.Policies;
import tableflow.console.domain.iam.PolicyKind;
import tableflow.console.service.doctor.ladder.Asking;
import tableflow.console.service.doctor.ladder.Probe.NotAskable;
import tableflow.console.service.port.Roles;
import tableflow.console.service.port.Roles.Simulation;

/// Asks what somebody may do: IAM's simulator, and where it may not be asked, for the policies of a role.
final class Rights {

    private Rights() {}

    /// What the simulator says: one question for all actions on one resource.
    ///
    /// @param principal ARN of a user or role with its path
    /// @param example a resource that a need's pattern stands for
    static List<Simulated> simulated(Roles roles, String principal, List<Need> needs,
            Function<String, String> example) {
        Map<String, List<String>> byResource = new LinkedHashMap<>();
        needs.forEach(need -> byResource.computeIfAbsent(need.resource(), r -> new ArrayList<>()).add(need.action()));
        List<Simulated> all = new ArrayList<>();
        byResource.forEach((resource, actions) -> roles.simulate(new Simulation(principal, actions,
                        List.of(example.apply(resource)), Map.of(), null)).stream()
                .map(told -> new Simulated(told.action(), resource, told.decision(), told.sources(),
                        told.missingKeys(), told.allowedByBoundary(), told.allowedByOrganization()))
                .forEach(all::add));
        return List.copyOf(all);
    }

    /// The role's own policies and those that are attached to it.
    ///
    /// @param role its name
    /// @throws tableflow.console.domain.RemoteFailure also when one of them is not understood
    static List<Policies.Source> policies(Roles roles, String role) {
        return Stream.concat(roles.ownPolicies(role).stream(), roles.attachedPolicies(role).stream())
                .map(Rights::source).toList();
    }

    private static Policies.Source source(NamedPolicy policy) {
        return new Policies.Source(policy.arn() == null ? policy.name() : policy.arn(), PolicyJson.read(
                policy.document(), PolicyKind.IDENTITY, "policy " + policy.name()).policy());
    }

    /// The second way is gone only where the first was refused: what is not there, or does not answer, tells no more
    /// when it is asked for something else.
    static void requireRefused(Asking asking, Fact<List<Simulated>> simulator) throws NotAskable {
        switch (asking.evidence().answer(simulator)) {
            case Answer.Known<List<Simulated>> known -> throw new NotAskable("IAM's simulator tells.");
            case Answer.NotAsked(String why) -> throw new NotAskable(why);
            case Answer.Refused<List<Simulated>> refused -> {
                if (!refused.failure().is(Kind.FORBIDDEN)) {
                    throw new NotAskable("IAM's simulator gave no answer: " + refused.failure().why());
                }
            }
        }
    }
}
