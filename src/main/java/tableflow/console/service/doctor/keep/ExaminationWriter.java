package tableflow.console.service.doctor.keep;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import tableflow.console.domain.doctor.ladder.Call;
import tableflow.console.domain.doctor.ladder.Examination;
import tableflow.console.domain.doctor.ladder.Finding;
import tableflow.console.domain.doctor.ladder.Remedy;
import tableflow.console.domain.doctor.ladder.RungReport;
import tableflow.console.domain.doctor.ladder.RungReport.Checked;

/// An examination as the document that `schemas/console/examination.schema.json` describes. Calls stand once, and are
/// referred to by their place in the list. Every text goes through the redactor.
final class ExaminationWriter {

    static final int VERSION = 1;

    private final JsonMapper json;
    private final UnaryOperator<String> redact;
    private final List<Call> calls = new ArrayList<>();

    ExaminationWriter(JsonMapper json, UnaryOperator<String> redact) {
        this.json = json;
        this.redact = redact;
    }

    ObjectNode write(Examination examination, boolean watched) {
        ObjectNode root = json.createObjectNode();
        root.put("version", VERSION);
        root.put("profile", redact.apply(examination.subject().profile().name()));
        root.put("startedAt", examination.startedAt().toString());
        root.put("tookMillis", examination.took().toMillis());
        ObjectNode subject = root.putObject("subject");
        examination.subject().topic().ifPresent(it -> put(subject, "topic", it));
        examination.subject().database().ifPresent(it -> put(subject, "database", it));
        examination.subject().table().ifPresent(it -> put(subject, "table", it));
        examination.subject().workgroup().ifPresent(it -> put(subject, "workgroup", it));
        root.put("watched", watched);
        root.put("pinned", false);
        List<Finding> findings = examination.findings();
        long errors = findings.stream().filter(it -> it.severity() == Finding.Severity.ERROR).count();
        root.put("errors", errors);
        root.put("warnings", findings.size() - errors);
        root.put("unchecked", examination.rungs().stream().mapToLong(RungReport::unchecked).sum());
        put(root, "first", findings.isEmpty() ? "" : findings.getFirst().says());
        ArrayNode rungs = root.putArray("rungs");
        examination.rungs().forEach(report -> rungs.add(rung(report, examination)));
        ArrayNode list = root.putArray("calls");
        calls.forEach(call -> list.add(call(call)));
        return root;
    }

    private ObjectNode rung(RungReport report, Examination examination) {
        ObjectNode node = json.createObjectNode();
        node.put("rung", report.rung().key());
        node.put("outcome", report.outcome().name());
        node.put("tookMillis", report.took().toMillis());
        node.set("calls", places(report.calls()));
        ArrayNode checks = node.putArray("checks");
        for (Checked checked : report.checks()) {
            ObjectNode check = checks.addObject();
            check.put("id", checked.check().id());
            put(check, "title", checked.check().title());
            check.put("outcome", checked.verdict().outcome().name());
            put(check, "says", checked.verdict().says());
            check.set("calls", places(checked.check().calls(examination.evidence())));
            ArrayNode findings = check.putArray("findings");
            checked.verdict().findings().forEach(finding -> findings.add(finding(finding)));
        }
        return node;
    }

    private ObjectNode finding(Finding finding) {
        ObjectNode node = json.createObjectNode();
        node.put("mode", finding.id());
        node.put("rung", finding.rung().key());
        node.put("severity", finding.severity().name());
        node.put("certainty", finding.certainty().name());
        put(node, "says", finding.says());
        node.set("supports", places(finding.supports()));
        node.set("contradicts", texts(finding.contradicts()));
        node.set("unchecked", texts(finding.unchecked()));
        node.set("steps", texts(finding.remedy().steps()));
        ArrayNode policies = node.putArray("policies");
        for (Remedy.PolicyChange change : finding.remedy().policies()) {
            ObjectNode policy = policies.addObject();
            policy.put("where", change.where().name());
            put(policy, "holder", change.holder());
            put(policy, "json", change.json());
            policy.put("whole", change.whole());
            put(policy, "why", change.why());
        }
        finding.remedy().action().ifPresent(action -> {
            ObjectNode button = node.putObject("action");
            button.put("kind", action.kind().name());
            put(button, "argument", action.argument());
        });
        return node;
    }

    private ObjectNode call(Call call) {
        ObjectNode node = json.createObjectNode();
        node.put("source", call.source().name());
        put(node, "operation", call.operation());
        put(node, "target", call.target());
        put(node, "answer", call.answer());
        put(node, "requestId", call.requestId());
        node.put("at", call.at().toString());
        node.put("tookMillis", call.took().toMillis());
        return node;
    }

    private ArrayNode places(List<Call> some) {
        ArrayNode places = json.createArrayNode();
        for (Call call : some) {
            int place = calls.indexOf(call);
            if (place < 0) {
                place = calls.size();
                calls.add(call);
            }
            places.add(place);
        }
        return places;
    }

    private ArrayNode texts(List<String> some) {
        ArrayNode texts = json.createArrayNode();
        some.forEach(it -> texts.add(redact.apply(it)));
        return texts;
    }

    private void put(ObjectNode node, String name, @Nullable String text) {
        node.put(name, text == null ? null : redact.apply(text));
    }
}
