package tableflow.console.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.TreeMap;
import tableflow.console.domain.RemoteFailure;
import tableflow.console.domain.change.PlannedCall;
import tableflow.console.domain.provisioning.Notice;
import tableflow.console.domain.provisioning.Plan;
import tableflow.console.domain.provisioning.RemovalPlan;
import tableflow.console.domain.provisioning.RunResult;
import tableflow.console.domain.provisioning.StatusReport;
import tableflow.console.domain.provisioning.Step;
import tableflow.console.domain.provisioning.TableHealth;

/// The JSON documents of the provisioning commands. Their fields are documented in the guide and only ever grow.
final class ProvisionJson {

    private static final int VERSION = 1;

    private ProvisionJson() {}

    /// `body` as a whole document: what it is and in which version come first.
    static ObjectNode document(String kind, ObjectNode body) {
        ObjectNode document = Terminal.document();
        document.put("version", VERSION);
        document.put("kind", kind);
        document.setAll(body);
        return document;
    }

    static ObjectNode plan(Plan plan) {
        ObjectNode json = Terminal.document();
        json.put("profile", plan.profileName());
        json.put("hasChanges", plan.hasChanges());
        json.put("blocked", plan.isBlocked());
        json.put("resumes", plan.resumes());
        ArrayNode steps = json.putArray("steps");
        plan.steps().forEach(step -> steps.add(step(step)));
        ArrayNode notices = json.putArray("notices");
        plan.notices().forEach(notice -> notices.add(notice(notice)));
        return json;
    }

    private static ObjectNode step(Step step) {
        ObjectNode json = Terminal.document();
        json.put("id", step.id());
        json.put("stepKind", step.kind().name());
        json.put("subject", step.subject());
        json.put("topic", step.topic());
        json.put("action", step.action().name());
        json.put("existing", step.existing());
        json.put("intent", step.intent());
        ArrayNode after = json.putArray("after");
        step.after().stream().sorted().forEach(after::add);
        json.putArray("calls");
        step.calls().forEach(call -> add(json, call));
        strings(json.putArray("irreversible"), step.irreversible());
        strings(json.putArray("reasons"), step.reasons());
        return json;
    }

    private static void add(ObjectNode step, PlannedCall call) {
        ObjectNode json = step.withArray("calls").addObject();
        json.put("method", call.method());
        json.put("url", call.url());
        json.put("body", call.body());
    }

    private static void strings(ArrayNode array, Iterable<String> texts) {
        texts.forEach(array::add);
    }

    private static ObjectNode notice(Notice notice) {
        ObjectNode json = Terminal.document();
        json.put("severity", notice.severity().name());
        json.put("code", notice.code());
        json.put("step", notice.stepId());
        json.put("text", notice.text());
        return json;
    }

    static ObjectNode result(RunResult result) {
        ObjectNode json = Terminal.document();
        json.put("outcome", result.outcome().name());
        json.put("changed", result.changed());
        json.put("runId", result.runId());
        json.put("journal", result.journal());
        ArrayNode steps = json.putArray("steps");
        for (RunResult.StepResult step : result.steps()) {
            ObjectNode one = steps.addObject();
            one.put("id", step.stepId());
            one.put("state", step.state().name());
            one.put("changed", step.changed());
            one.put("elapsedMillis", step.elapsed().toMillis());
            one.put("note", step.note());
            RemoteFailure failure = step.failure();
            if (failure != null) {
                one.set("failure", failure(failure));
            }
        }
        ArrayNode keys = json.putArray("keys");
        for (RunResult.RunKey key : result.keys()) {
            ObjectNode one = keys.addObject();
            one.put("purpose", key.purpose().name());
            one.put("resourceId", key.resourceId());
            one.put("id", key.key().id());
            one.put("secretRef", key.key().secretRef());
        }
        strings(json.putArray("nextSteps"), result.nextSteps());
        return json;
    }

    private static ObjectNode failure(RemoteFailure failure) {
        ObjectNode json = Terminal.document();
        json.put("failureKind", failure.kind().name());
        json.put("what", failure.what());
        json.put("why", failure.why());
        json.put("advice", failure.advice().orElse(null));
        json.put("requestId", failure.requestId().orElse(null));
        return json;
    }

    static ObjectNode status(StatusReport report) {
        ObjectNode json = Terminal.document();
        json.put("asWanted", report.isAsWanted());
        json.put("unreadable", report.unreadable());
        ArrayNode drifts = json.putArray("drifts");
        for (StatusReport.Drift drift : report.drifts()) {
            ObjectNode one = drifts.addObject();
            one.put("step", drift.stepId());
            one.put("stepKind", drift.kind().name());
            one.put("subject", drift.subject());
            one.put("found", drift.found());
            one.put("wanted", drift.wanted());
        }
        json.set("tables", tables(report.tables()));
        return json;
    }

    static ArrayNode tables(Map<String, TableHealth> tables) {
        ArrayNode array = Terminal.document().putArray("tables");
        new TreeMap<>(tables).forEach((topic, health) -> {
            ObjectNode one = array.addObject();
            one.put("topic", topic);
            one.put("phase", health.phase());
            one.put("catalog", health.catalog());
            one.put("verdict", health.verdict().name());
            strings(one.putArray("findings"), health.findings());
        });
        return array;
    }

    static ObjectNode removal(RemovalPlan plan) {
        ObjectNode json = Terminal.document();
        json.put("profile", plan.profileName());
        json.put("confirmation", plan.confirmation());
        ArrayNode restorations = json.putArray("restorations");
        for (RemovalPlan.Restoration it : plan.restorations()) {
            ObjectNode one = restorations.addObject();
            one.put("step", it.stepId()).put("stepKind", it.kind().name()).put("subject", it.subject());
            strings(one.putArray("runIds"), it.runIds());
            ArrayNode settings = one.putArray("settings");
            it.settings().forEach(setting -> settings.addObject()
                    .put("name", setting.name()).put("now", setting.now()).put("to", setting.to()));
            one.putArray("calls");
            it.calls().forEach(call -> add(one, call));
        }
        ArrayNode removals = json.putArray("removals");
        for (RemovalPlan.Removal removal : plan.removals()) {
            ObjectNode one = removals.addObject();
            one.put("step", removal.object().stepId());
            one.put("stepKind", removal.object().kind().name());
            one.put("subject", removal.object().subject());
            one.put("objectId", removal.object().objectId());
            one.put("runId", removal.runId());
            one.put("consequence", removal.consequence());
            one.put("doubt", removal.doubt());
            one.putArray("calls");
            removal.calls().forEach(call -> add(one, call));
        }
        ArrayNode kept = json.putArray("kept");
        for (RemovalPlan.Kept one : plan.kept()) {
            kept.addObject().put("stepKind", one.kind().name()).put("subject", one.subject()).put(
                    "reason", one.reason());
        }
        ArrayNode doubtful = json.putArray("doubtful");
        for (RemovalPlan.Doubtful one : plan.doubtful()) {
            doubtful.addObject().put("step", one.object().stepId()).put("stepKind", one.object().kind().name())
                    .put("subject", one.object().subject()).put("objectId", one.object().objectId())
                    .put("runId", one.runId()).put("why", one.why());
        }
        strings(json.putArray("warnings"), plan.warnings());
        return json;
    }
}
