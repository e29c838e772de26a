package tableflow.console.domain.doctor.check.confluent;

import static tableflow.console.domain.doctor.check.confluent.ConfluentFacts.INTEGRATIONS;
import static tableflow.console.domain.doctor.ladder.Facts.CATALOG_ROLE_INTEGRATION;
import static tableflow.console.domain.doctor.ladder.Facts.STORAGE_INTEGRATION;

import java.util.List;
import java.util.Set;
import tableflow.console.domain.confluent.ProviderIntegration;
import tableflow.console.domain.doctor.check.Refusals;
import tableflow.console.domain.doctor.ladder.Answer;
import tableflow.console.domain.doctor.ladder.Check;
import tableflow.console.domain.doctor.ladder.Evidence;
import tableflow.console.domain.doctor.ladder.Fact;
import tableflow.console.domain.doctor.ladder.Finding;
import tableflow.console.domain.doctor.ladder.Finding.Severity;
import tableflow.console.domain.doctor.ladder.Remedy;
import tableflow.console.domain.doctor.ladder.Rung;
import tableflow.console.domain.doctor.ladder.Verdict;

/// The provider integrations that name the roles.
public final class IntegrationChecks {

    public static final List<Check> ALL = List.of(
            new Check("integrations", Rung.INTEGRATION, "The provider integrations can be read", Set.of(),
                    Set.of(INTEGRATIONS), IntegrationChecks::all),
            new Check("storage-integration", Rung.INTEGRATION, "The integration that writes to the bucket is there",
                    Set.of(), Set.of(STORAGE_INTEGRATION), evidence -> one("writes to the bucket",
                            STORAGE_INTEGRATION, evidence)),
            new Check("catalog-role-integration", Rung.INTEGRATION, "The integration that writes to Glue is there",
                    Set.of(), Set.of(CATALOG_ROLE_INTEGRATION), evidence -> one("writes to Glue",
                            CATALOG_ROLE_INTEGRATION, evidence)));

    private IntegrationChecks() {}

    private static Verdict all(Evidence evidence) {
        return switch (evidence.answer(INTEGRATIONS)) {
            case Answer.Known(List<ProviderIntegration> all, var calls) ->
                Verdict.healthy("The environment has " + AccountChecks.count(all.size(), "provider integration") + ".");
            case Answer.NotAsked(String why) -> Verdict.notChecked(why);
            case Answer.Refused<List<ProviderIntegration>> refused ->
                Refusals.verdict(Rung.INTEGRATION, "The provider integrations cannot be read", refused);
        };
    }

    private static Verdict one(String job, Fact<ProviderIntegration> fact, Evidence evidence) {
        return switch (evidence.answer(fact)) {
            case Answer.NotAsked(String why) -> Verdict.notChecked(why);
            case Answer.Refused<ProviderIntegration> gone -> Verdict.of(Finding.unknown(Rung.INTEGRATION,
                    Severity.ERROR, "The provider integration that " + job + " is gone: " + gone.failure().why(),
                    Remedy.steps(List.of("Make a new integration with the role, and enable the topic anew with it.")))
                    .supportedBy(evidence.answer(INTEGRATIONS).calls()));
            case Answer.Known(ProviderIntegration it, var calls) ->
                it.externalId() == null || it.confluentRoleArn() == null
                        ? Verdict.of(Finding.unknown(Rung.INTEGRATION, Severity.WARNING, "Integration " + it.id()
                                        + " tells no external id or no role of Confluent's yet.",
                                Remedy.steps(List.of("Look again in a minute; then ask Confluent's support."))))
                        : Verdict.healthy("Integration " + it.id() + " " + job + " with " + it.customerRoleArn() + ".");
        };
    }
}
