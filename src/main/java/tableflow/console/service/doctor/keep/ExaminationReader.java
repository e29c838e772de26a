package tableflow.console.service.doctor.keep;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import tableflow.console.domain.doctor.Certainty;
import tableflow.console.domain.doctor.FailureCatalogue;
import tableflow.console.domain.doctor.FailureMode;
import tableflow.console.domain.doctor.Signal.Source;
import tableflow.console.domain.doctor.ladder.Answer;
import tableflow.console.domain.doctor.ladder.Call;
import tableflow.console.domain.doctor.ladder.Check;
import tableflow.console.domain.doctor.ladder.Evidence;
import tableflow.console.domain.doctor.ladder.Examination;
import tableflow.console.domain.doctor.ladder.Fact;
import tableflow.console.domain.doctor.ladder.Facts;
import tableflow.console.domain.doctor.ladder.Finding;
import tableflow.console.domain.doctor.ladder.Remedy;
import tableflow.console.domain.doctor.ladder.Remedy.Action;
import tableflow.console.domain.doctor.ladder.Remedy.PolicyChange;
import tableflow.console.domain.doctor.ladder.Remedy.Where;
import tableflow.console.domain.doctor.ladder.Rung;
import tableflow.console.domain.doctor.ladder.RungReport;
import tableflow.console.domain.doctor.ladder.RungReport.Checked;
import tableflow.console.domain.doctor.ladder.Subject;
import tableflow.console.domain.doctor.ladder.Verdict;
import tableflow.console.domain.doctor.ladder.Verdict.Outcome;
import tableflow.console.domain.profile.Profile;

/// A kept document as an examination again: one to be looked at and compared, not to be gone on with, for its evidence
/// is what its checks said. Words of a newer console that this one does not know are left out.
final class ExaminationReader {

    private final JsonNode root;
    private final List<Call> calls;
    private Evidence evidence;

    private ExaminationReader(JsonNode root, Subject subject) {
        this.root = root;
        this.calls = each(root.path("calls")).map(ExaminationReader::call).toList();
        this.evidence = Evidence.NONE.with(Facts.SUBJECT, subject);
    }

    /// @param profile the one that it was kept for
    /// @throws java.time.DateTimeException when a time is none
    static Examination read(JsonNode root, Profile profile) {
        JsonNode about = root.path("subject");
        Subject subject = new Subject(profile, text(about, "topic"), text(about, "database"), text(about, "table"),
                text(about, "workgroup"));
        return new ExaminationReader(root, subject).read(subject);
    }

    /// The document in short.
    static Kept inShort(String id, JsonNode root) {
        JsonNode about = root.path("subject");
        return new Kept(
                id,
                Instant.parse(root.path("startedAt").asText()),
                Duration.ofMillis(root.path("tookMillis").asLong()),
                new Kept.About(text(about, "topic"), text(about, "database"), text(about, "table"),
                        text(about, "workgroup")),
                root.path("errors").asLong(),
                root.path("warnings").asLong(),
                root.path("unchecked").asLong(),
                root.path("first").asText(),
                root.path("watched").asBoolean(),
                root.path("pinned").asBoolean());
    }

    private Examination read(Subject subject) {
        List<RungReport> rungs = new ArrayList<>();
        for (JsonNode node : root.path("rungs")) {
            Rung.of(node.path("rung").asText()).ifPresent(rung -> rungs.add(new RungReport(
                    rung,
                    each(node.path("checks")).map(check -> checked(rung, check)).toList(),
                    calls(node.path("calls")),
                    Duration.ofMillis(node.path("tookMillis").asLong()))));
        }
        return new Examination(subject, Instant.parse(root.path("startedAt").asText()),
                Duration.ofMillis(root.path("tookMillis").asLong()), rungs, evidence);
    }

    private Checked checked(Rung rung, JsonNode node) {
        String id = node.path("id").asText();
        List<Finding> findings = each(node.path("findings")).map(it -> finding(rung, it)).toList();
        Verdict verdict = new Verdict(
                known(Outcome.class, node.path("outcome")).orElse(Outcome.NOT_CHECKED),
                node.path("says").asText(),
                findings);
        // What stood behind the check, as a fact of its own.
        Fact<String> fact = Fact.<String>of("kept answer").about(id);
        evidence = evidence.with(fact, new Answer.Known<>("", calls(node.path("calls"))));
        return new Checked(
                new Check(id, rung, node.path("title").asText(), Set.of(fact), Set.of(), known -> verdict), verdict);
    }

    private Finding finding(Rung rung, JsonNode node) {
        Optional<FailureMode> mode = FailureCatalogue.find(node.path("mode").asText());
        Remedy remedy = new Remedy(
                texts(node.path("steps")),
                each(node.path("policies")).flatMap(ExaminationReader::policy).toList(),
                known(Action.Kind.class, node.path("action").path("kind"))
                        .map(kind -> new Action(kind, node.path("action").path("argument").asText())));
        return new Finding(
                mode,
                Rung.of(node.path("rung").asText()).orElse(rung),
                known(Finding.Severity.class, node.path("severity")).orElse(Finding.Severity.WARNING),
                known(Certainty.class, node.path("certainty")).orElse(Certainty.POSSIBLE),
                node.path("says").asText(),
                calls(node.path("supports")),
                texts(node.path("contradicts")),
                texts(node.path("unchecked")),
                remedy);
    }

    private static Stream<PolicyChange> policy(JsonNode node) {
        return known(Where.class, node.path("where"))
                .map(where -> new PolicyChange(where, node.path("holder").asText(), node.path("json").asText(),
                        node.path("whole").asBoolean(), node.path("why").asText()))
                .stream();
    }

    private static Call call(JsonNode node) {
        return new Call(
                known(Source.class, node.path("source")).orElse(Source.LOCAL),
                node.path("operation").asText(),
                node.path("target").asText(),
                node.path("answer").asText(),
                node.path("requestId").textValue(),
                Instant.parse(node.path("at").asText()),
                Duration.ofMillis(node.path("tookMillis").asLong()));
    }

    private List<Call> calls(JsonNode places) {
        return each(places)
                .map(JsonNode::asInt)
                .filter(place -> place >= 0 && place < calls.size())
                .map(calls::get)
                .toList();
    }

    private static List<String> texts(JsonNode node) {
        return each(node).map(JsonNode::asText).toList();
    }

    private static Optional<String> text(JsonNode node, String name) {
        return Optional.ofNullable(node.path(name).textValue());
    }

    private static Stream<JsonNode> each(JsonNode node) {
        return StreamSupport.stream(node.spliterator(), false);
    }

    private static <E extends Enum<E>> Optional<E> known(Class<E> type, JsonNode name) {
        return Arrays.stream(type.getEnumConstants()).filter(it -> it.name().equals(name.asText())).findFirst();
    }
}
