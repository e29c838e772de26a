package tableflow.console.domain.doctor.check.confluent;

import static tableflow.console.domain.doctor.check.confluent.AccountChecks.count;
import static tableflow.console.domain.doctor.ladder.Facts.CATALOG_INTEGRATIONS;
import static tableflow.console.domain.doctor.ladder.Facts.TABLEFLOW_TOPIC;
import static tableflow.console.domain.doctor.ladder.Facts.TABLEFLOW_TOPICS;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tableflow.console.domain.confluent.CatalogIntegration;
import tableflow.console.domain.confluent.TableflowTopic;
import tableflow.console.domain.confluent.TableflowTopic.Phase;
import tableflow.console.domain.confluent.TableflowTopic.SyncStatus;
import tableflow.console.domain.doctor.Certainty;
import tableflow.console.domain.doctor.FailureCatalogue;
import tableflow.console.domain.doctor.Signal;
import tableflow.console.domain.doctor.Signal.Source;
import tableflow.console.domain.doctor.check.Refusals;
import tableflow.console.domain.doctor.ladder.Answer;
import tableflow.console.domain.doctor.ladder.Call;
import tableflow.console.domain.doctor.ladder.Check;
import tableflow.console.domain.doctor.ladder.Evidence;
import tableflow.console.domain.doctor.ladder.Facts;
import tableflow.console.domain.doctor.ladder.Finding;
import tableflow.console.domain.doctor.ladder.Finding.Severity;
import tableflow.console.domain.doctor.ladder.Remedy;
import tableflow.console.domain.doctor.ladder.Remedy.Action;
import tableflow.console.domain.doctor.ladder.Rung;
import tableflow.console.domain.doctor.ladder.Verdict;

/// What Tableflow says about its topics and their way into the catalog: of the subject's topic, or of all.
public final class TableflowChecks {

    private static final Duration LONG_PENDING = Duration.ofMinutes(15);
    /// A broken topic is one of many with the same cause as a rule: the rest is counted.
    private static final int SHOWN = 20;

    public static final List<Check> ALL = List.of(
            new Check("tableflow-key", Rung.TABLEFLOW, "The Tableflow key opens Tableflow", Set.of(),
                    Set.of(TABLEFLOW_TOPICS), TableflowChecks::key),
            new Check("tableflow-topic", Rung.TABLEFLOW, "The table is written", Set.of(TABLEFLOW_TOPICS),
                    Set.of(TABLEFLOW_TOPIC), TableflowChecks::topics),
            new Check("formats", Rung.TABLEFLOW, "Each of its formats is written", Set.of(TABLEFLOW_TOPICS),
                    Set.of(), TableflowChecks::formats),
            new Check("catalog-sync", Rung.TABLEFLOW, "The table is published to its catalogs",
                    Set.of(TABLEFLOW_TOPICS), Set.of(), TableflowChecks::syncs),
            new Check("catalog-integration", Rung.TABLEFLOW, "The catalog integration is connected",
                    Set.of(CATALOG_INTEGRATIONS), Set.of(), TableflowChecks::integrations));

    private TableflowChecks() {}

    private static Verdict key(Evidence evidence) {
        return switch (evidence.answer(TABLEFLOW_TOPICS)) {
            case Answer.Known(List<TableflowTopic> topics, var calls) ->
                Verdict.healthy("The Tableflow key sees " + count(topics.size(), "Tableflow topic") + ".");
            case Answer.NotAsked(String why) -> Verdict.notChecked(why);
            case Answer.Refused<List<TableflowTopic>> refused ->
                Refusals.verdict(Rung.TABLEFLOW, "Tableflow refuses the key", refused);
        };
    }

    /// The subject's topic, or all of them.
    private static List<TableflowTopic> looked(Evidence evidence) {
        Optional<String> topic = evidence.known(Facts.SUBJECT).topic();
        return evidence.known(TABLEFLOW_TOPICS).stream()
                .filter(one -> topic.isEmpty() || topic.get().equals(one.name()))
                .toList();
    }

    private static Verdict topics(Evidence evidence) {
        List<Call> calls = evidence.answer(TABLEFLOW_TOPICS).calls();
        List<TableflowTopic> topics = looked(evidence);
        Optional<String> wanted = evidence.known(Facts.SUBJECT).topic();
        if (topics.isEmpty()) {
            return wanted.map(topic -> Verdict.of(Finding.unknown(Rung.TABLEFLOW, Severity.WARNING,
                            "Tableflow is not enabled for topic " + topic + ".",
                            Remedy.steps(List.of("Enable it, if there is to be a table."))
                                    .action(new Action(Action.Kind.PROVISION_TOPIC, topic))).supportedBy(calls)))
                    .orElseGet(() -> Verdict.notChecked("Tableflow has no topic in this cluster."));
        }
        Instant asked = calls.isEmpty() ? Instant.now() : calls.getLast().at();
        List<Finding> findings = topics.stream()
                .flatMap(topic -> trouble(topic, asked).stream()).map(it -> it.supportedBy(calls)).toList();
        return findings.isEmpty()
                ? Verdict.healthy(topics.size() == 1
                        ? "Topic " + topics.getFirst().name() + " is " + topics.getFirst().status().phase() + "."
                        : "All " + count(topics.size(), "topic") + " are as they should be.")
                : Verdict.of(findings.stream().limit(SHOWN).toList());
    }

    private static Optional<Finding> trouble(TableflowTopic topic, Instant asked) {
        TableflowTopic.Status status = topic.status();
        String said = status.errorMessage() == null ? "" : status.errorMessage();
        Action show = new Action(Action.Kind.SHOW_TOPIC, topic.name());
        if (topic.suspended() || status.phase().is(Phase.FAILED)) {
            String state = topic.suspended() ? "suspended" : status.phase().text();
            Finding finding = said(topic.name(), state, said, null);
            return Optional.of(finding.remedy(finding.remedy().action(show)));
        }
        boolean pending = status.phase().is(Phase.PENDING);
        if (pending && topic.createdAt() != null
                && Duration.between(topic.createdAt(), asked).compareTo(LONG_PENDING) > 0) {
            Finding finding = Finding.of("T5", Rung.TABLEFLOW, Severity.ERROR, "Topic " + topic.name()
                    + " is still PENDING, " + Duration.between(topic.createdAt(), asked).toMinutes()
                    + " min after Tableflow was enabled" + (said.isEmpty() ? "." : ": " + said));
            return Optional.of(finding.remedy(finding.remedy().action(show)));
        }
        return Optional.empty();
    }

    /// A finding by Confluent's words.
    ///
    /// @param usual the mode where the words point to none; absent for a finding without a mode
    private static Finding said(String what, String state, String words, @Nullable String usual) {
        String sentence = what + " is " + state + (words.isEmpty() ? ", and Confluent says no reason." : ": " + words);
        // The words of another system within Confluent's are for the rung that asks that system itself.
        return FailureCatalogue.match(Signal.of(Source.TABLEFLOW, state, words)).stream()
                .map(match -> match.mode().id()).filter(id -> id.startsWith("T")).findFirst()
                .or(() -> Optional.ofNullable(usual))
                .map(mode -> Finding.of(mode, Rung.TABLEFLOW, Severity.ERROR, sentence))
                .orElseGet(() -> Finding.unknown(Rung.TABLEFLOW, Severity.ERROR, sentence,
                        Remedy.steps(List.of("Look at the rungs below, then ask Confluent's support."))));
    }

    private static Verdict formats(Evidence evidence) {
        List<Finding> findings = new ArrayList<>();
        for (TableflowTopic topic : looked(evidence)) {
            for (TableflowTopic.FailingFormat failing : topic.status().failingFormats()) {
                findings.add(said("Format " + failing.format() + " of " + topic.name(), "failing",
                        failing.errorMessage() == null ? "" : failing.errorMessage(), null)
                        .supportedBy(evidence.answer(TABLEFLOW_TOPICS).calls()));
            }
        }
        return findings.isEmpty()
                ? Verdict.healthy("No format is failing.")
                : Verdict.of(findings.stream().limit(SHOWN).toList());
    }

    private static Verdict syncs(Evidence evidence) {
        List<Finding> findings = new ArrayList<>();
        int synced = 0;
        for (TableflowTopic topic : looked(evidence)) {
            for (TableflowTopic.CatalogSync sync : topic.status().catalogSyncs()) {
                boolean broken = sync.syncStatus().is(SyncStatus.FAILED)
                        || sync.syncStatus().is(SyncStatus.DISCONNECTED);
                synced += sync.syncStatus().is(SyncStatus.SYNCED) ? 1 : 0;
                if (broken) {
                    String words = sync.errorMessage() == null ? "" : sync.errorMessage();
                    findings.add(Finding.of("T4", Rung.TABLEFLOW, Severity.ERROR, "The sync of " + topic.name() + " to "
                                    + sync.catalogType() + " is " + sync.syncStatus()
                                    + (words.isEmpty() ? "." : ": " + words))
                            .supportedBy(evidence.answer(TABLEFLOW_TOPICS).calls()));
                }
            }
        }
        if (!findings.isEmpty()) {
            return Verdict.of(findings.stream().limit(SHOWN).toList());
        }
        return synced == 0
                ? Verdict.notChecked("No table is published to a catalog.")
                : Verdict.healthy(count(synced, "sync") + " of tables to catalogs " + (synced == 1 ? "is" : "are")
                        + " SYNCED.");
    }

    private static Verdict integrations(Evidence evidence) {
        List<CatalogIntegration> all = evidence.known(CATALOG_INTEGRATIONS);
        List<Finding> findings = new ArrayList<>();
        for (CatalogIntegration one : all) {
            if (one.phase() != null && one.phase().is(CatalogIntegration.Phase.FAILED)) {
                String words = one.errorMessage() == null ? "" : one.errorMessage();
                findings.add(Finding.of("T4", Rung.TABLEFLOW, Severity.ERROR, "Catalog integration "
                                + one.displayName() + " is FAILED" + (words.isEmpty() ? "." : ": " + words))
                        .certainty(Certainty.LIKELY)
                        .supportedBy(evidence.answer(CATALOG_INTEGRATIONS).calls()));
            }
        }
        if (!findings.isEmpty()) {
            return Verdict.of(findings);
        }
        return all.isEmpty()
                ? Verdict.notChecked("The cluster has no catalog integration: its tables are in no catalog.")
                : Verdict.healthy(count(all.size(), "catalog integration") + ", none FAILED.");
    }
}
