package tableflow.console.domain.doctor.check.aws;

import static tableflow.console.domain.doctor.check.aws.AwsFacts.CATALOG;
import static tableflow.console.domain.doctor.check.aws.AwsFacts.KEY;
import static tableflow.console.domain.doctor.check.aws.AwsFacts.KEY_USE;
import static tableflow.console.domain.doctor.check.aws.AwsFacts.OWN_RIGHTS;
import static tableflow.console.domain.doctor.check.aws.AwsFacts.RIGHTS;
import static tableflow.console.domain.doctor.check.aws.AwsFacts.ROLE;
import static tableflow.console.domain.doctor.check.aws.AwsFacts.STORAGE;

import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tableflow.console.domain.aws.Simulated;
import tableflow.console.domain.confluent.ProviderIntegration;
import tableflow.console.domain.doctor.Certainty;
import tableflow.console.domain.doctor.ladder.Check;
import tableflow.console.domain.doctor.ladder.Evidence;
import tableflow.console.domain.doctor.ladder.Fact;
import tableflow.console.domain.doctor.ladder.Facts;
import tableflow.console.domain.doctor.ladder.Finding;
import tableflow.console.domain.doctor.ladder.Finding.Severity;
import tableflow.console.domain.doctor.ladder.Remedy;
import tableflow.console.domain.doctor.ladder.Remedy.PolicyChange;
import tableflow.console.domain.doctor.ladder.Rung;
import tableflow.console.domain.doctor.ladder.Verdict;
import tableflow.console.domain.iam.Need;

/// What the roles may do, as IAM's simulator says: by their own policies, a boundary and the organization. Where it may
/// not be asked, their own policies alone are judged, with less certainty. The policies of the bucket and the key are
/// judged by themselves.
final class RightsChecks {

    static final List<Check> ALL = List.of(
            check("storage-role-rights", Rung.ROLE, "The role that writes to the bucket has the rights to", STORAGE,
                    Facts.STORAGE_INTEGRATION),
            check("catalog-role-rights", Rung.ROLE, "The role that writes to Glue has the rights to", CATALOG,
                    Facts.CATALOG_ROLE_INTEGRATION),
            check("key-rights", Rung.KMS, "The role that writes to the bucket may use its key", KEY_USE,
                    Facts.STORAGE_INTEGRATION));

    private RightsChecks() {}

    private static Check check(String id, Rung rung, String title, String job, Fact<ProviderIntegration> integration) {
        Set<Fact<?>> needs = job.equals(KEY_USE) ? Set.of(integration, KEY) : Set.of(integration);
        String holder = job.equals(CATALOG) ? CATALOG : STORAGE;
        return new Check(id, rung, title, needs,
                Set.of(RIGHTS.about(job), OWN_RIGHTS.about(job), ROLE.about(holder)), evidence -> {
            String role = evidence.known(integration).customerRoleArn();
            return evidence.value(RIGHTS.about(job)).isPresent()
                    ? simulated(evidence, job, role)
                    : OwnRightsVerdict.of(evidence, job, role, holder);
        });
    }

    private static Verdict simulated(Evidence evidence, String job, String role) {
        List<Simulated> told = evidence.known(RIGHTS.about(job));
        List<Simulated> refused = told.stream().filter(one -> !one.allowed()).toList();
        if (refused.isEmpty()) {
            return Verdict.healthy("IAM's simulator allows role " + role + " all " + told.size()
                    + " actions that it needs " + where(job) + ".");
        }
        List<Finding> findings = Stream.of(
                        byOrganization(role, job, refused), byBoundary(role, refused), own(role, job, refused))
                .filter(Objects::nonNull)
                .map(finding -> finding.supportedBy(evidence.answer(RIGHTS.about(job)).calls()))
                .map(finding -> conditional(finding, refused))
                .toList();
        return Verdict.of(findings);
    }

    static String where(String job) {
        return switch (job) {
            case STORAGE -> "in the bucket";
            case CATALOG -> "in Glue";
            default -> "of the key";
        };
    }

    /// The organization forbids it: no policy of the role helps.
    private static @Nullable Finding byOrganization(
            String role, String job, List<Simulated> refused) {
        List<Simulated> some = refused.stream().filter(one -> Boolean.FALSE.equals(one.allowedByOrganization()))
                .toList();
        return some.isEmpty() ? null : Finding.of("S6", job.equals(KEY_USE) ? Rung.KMS : Rung.ROLE, Severity.ERROR,
                "The organization of account " + Arns.account(role) + " does not let role " + role + " do "
                        + actions(some) + ".");
    }

    private static @Nullable Finding byBoundary(String role, List<Simulated> refused) {
        List<Simulated> some = refused.stream().filter(one -> Boolean.FALSE.equals(one.allowedByBoundary())).toList();
        return some.isEmpty() ? null : Finding.of("S8", Rung.ROLE, Severity.ERROR,
                "The permissions boundary of role " + role + " leaves out " + actions(some) + ".");
    }

    /// What the role's own policies lack, or deny.
    ///
    /// @return absent when it is not they that refuse
    static @Nullable Finding own(String role, String job, List<Simulated> refused) {
        List<Simulated> some = refused.stream()
                .filter(one -> !Boolean.FALSE.equals(one.allowedByOrganization())
                        && !Boolean.FALSE.equals(one.allowedByBoundary()))
                .toList();
        if (some.isEmpty()) {
            return null;
        }
        List<Simulated> denied = some.stream().filter(one -> one.decision().is(Simulated.Decision.EXPLICITDENY))
                .toList();
        List<Need> missing = some.stream().filter(one -> !denied.contains(one))
                .map(one -> new Need(one.action(), one.resource())).toList();
        boolean vital = some.stream().anyMatch(one -> Needs.vital(new Need(one.action(), one.resource())));
        String mode = switch (job) {
            case STORAGE -> "R7";
            case CATALOG -> "G3";
            default -> "S10";
        };
        Remedy remedy = Remedy.steps(steps(role, denied, missing));
        for (PolicyChange change : Needs.grant(role, missing)) {
            remedy = remedy.change(change);
        }
        return Finding.of(mode, job.equals(KEY_USE) ? Rung.KMS : Rung.ROLE,
                vital ? Severity.ERROR : Severity.WARNING, says(role, denied, missing, vital)).remedy(remedy);
    }

    private static String says(String role, List<Simulated> denied, List<Need> missing, boolean vital) {
        String lacks = missing.isEmpty() ? "" : "No policy of role " + role + " allows "
                + String.join(", ", missing.stream().map(Need::action).distinct().toList()) + " on "
                + String.join(", ", missing.stream().map(Need::resource).distinct().toList()) + ".";
        String denies = denied.isEmpty() ? "" : "A policy of role " + role + " denies " + actions(denied) + ": "
                + String.join(", ", denied.stream().flatMap(one -> one.sources().stream()).distinct().toList()) + ".";
        String harmless = vital ? "" : " Writing goes on; what is no longer needed piles up.";
        return String.join(" ", Stream.of(lacks, denies).filter(part -> !part.isEmpty()).toList()) + harmless;
    }

    private static List<String> steps(String role, List<Simulated> denied, List<Need> missing) {
        return Stream.concat(
                missing.isEmpty() ? Stream.<String>of() : Stream.of("Add the statement to a policy of role "
                        + Arns.role(role) + "."),
                denied.stream().flatMap(one -> one.sources().stream()).distinct()
                        .map(source -> "Take the Deny out of policy " + source + ", or narrow it.")).toList();
    }

    /// A condition that the simulator was not told of may hold when Tableflow calls.
    private static Finding conditional(Finding finding, List<Simulated> refused) {
        List<String> keys = refused.stream().flatMap(one -> one.missingKeys().stream()).distinct().toList();
        return keys.isEmpty()
                ? finding
                : finding.certainty(Certainty.LIKELY).unchecked(List.of("The policies look at "
                        + String.join(", ", keys) + ", which only shows when Tableflow calls."));
    }

    private static String actions(List<Simulated> some) {
        return String.join(", ", some.stream().map(Simulated::action).distinct().toList());
    }
}
