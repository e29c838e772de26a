package tableflow.console.service.review.report;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.function.UnaryOperator;
import tableflow.console.domain.doctor.ladder.Call;
import tableflow.console.domain.doctor.ladder.Remedy;
import tableflow.console.domain.review.Group;
import tableflow.console.domain.review.Outcome;
import tableflow.console.domain.review.Parameter;
import tableflow.console.domain.review.Review;
import tableflow.console.domain.review.Rule;
import tableflow.console.domain.review.RuleReport;
import tableflow.console.domain.review.Score;

/// A review as the document that `schemas/console/review.schema.json` describes. Every text goes through the redactor.
public final class ReviewDocument {

    private final UnaryOperator<String> redact;

    /// @param redact takes secrets out of every text
    public ReviewDocument(UnaryOperator<String> redact) {
        this.redact = redact;
    }

    public ObjectNode of(Review review) {
        ObjectNode root = JsonNodeFactory.instance.objectNode();
        root.put("version", 1);
        root.put("kind", "review");
        root.put("profile", text(review.subject().profile().name()));
        root.put("startedAt", review.startedAt().toString());
        root.put("tookMillis", review.took().toMillis());
        root.set("score", score(review.score()));
        ObjectNode groups = root.putObject("groups");
        for (Group group : Group.values()) {
            groups.set(group.key(), score(review.score(group)));
        }
        ArrayNode rules = root.putArray("rules");
        review.rules().forEach(report -> rules.add(rule(report, review)));
        return root;
    }

    /// The rules alone, with what they ask.
    public ArrayNode of(List<Rule> rules) {
        ArrayNode all = JsonNodeFactory.instance.arrayNode();
        rules.forEach(rule -> {
            ObjectNode node = head(rule);
            node.put("why", rule.explanation().why());
            node.put("asks", rule.explanation().asks());
            texts(node.putArray("mend"), rule.explanation().mend());
            ArrayNode parameters = node.putArray("parameters");
            rule.parameters().forEach(it -> parameters.addObject().put("name", it.name()).put("title", it.title())
                    .put("unit", it.unit().name()).put("least", it.least()).put("most", it.most())
                    .put("usual", it.usual()));
            all.add(node);
        });
        return all;
    }

    private static ObjectNode score(Score score) {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        if (score.points().isPresent()) {
            node.put("points", score.points().getAsInt());
        } else {
            node.putNull("points");
        }
        return node.put("passed", score.passed()).put("failed", score.failed()).put("unchecked", score.unchecked())
                .put("waived", score.waived()).put("checkedPercent", score.coverage());
    }

    private static ObjectNode head(Rule rule) {
        return JsonNodeFactory.instance.objectNode().put("id", rule.id()).put("group", rule.group().key())
                .put("scope", rule.scope().key()).put("severity", rule.severity().name()).put("weight", rule.weight())
                .put("title", rule.title());
    }

    private ObjectNode rule(RuleReport report, Review review) {
        ObjectNode node = head(report.rule());
        node.put("standing", report.standing().name());
        report.off().ifPresent(reason -> node.put("offReason", text(reason)));
        ObjectNode parameters = node.putObject("parameters");
        for (Parameter parameter : report.rule().parameters()) {
            parameters.put(parameter.name(), review.settings().parameters(report.rule().id()).of(parameter));
        }
        ArrayNode outcomes = node.putArray("outcomes");
        report.outcomes().forEach(outcome -> outcomes.add(outcome(outcome)));
        return node;
    }

    private ObjectNode outcome(Outcome outcome) {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        node.put("scope", outcome.reviewed().scope().key());
        node.put("name", text(outcome.reviewed().name()));
        node.put("outcome", outcome.kind().name());
        node.put("says", text(outcome.says()));
        outcome.waiver().ifPresent(waiver -> {
            ObjectNode by = node.putObject("waiver").put("reason", text(waiver.reason()));
            waiver.until().ifPresent(day -> by.put("until", day.toString()));
        });
        if (!outcome.remedy().steps().isEmpty()) {
            texts(node.putArray("steps"), outcome.remedy().steps());
        }
        if (!outcome.remedy().policies().isEmpty()) {
            ArrayNode policies = node.putArray("policies");
            for (Remedy.PolicyChange change : outcome.remedy().policies()) {
                policies.addObject().put("where", change.where().name()).put("holder", text(change.holder()))
                        .put("json", text(change.json())).put("whole", change.whole()).put("why", text(change.why()));
            }
        }
        if (!outcome.calls().isEmpty()) {
            ArrayNode calls = node.putArray("calls");
            outcome.calls().forEach(call -> calls.add(call(call)));
        }
        return node;
    }

    private ObjectNode call(Call call) {
        ObjectNode node = JsonNodeFactory.instance.objectNode()
                .put("source", call.source().name()).put("operation", text(call.operation()))
                .put("target", text(call.target())).put("answer", text(call.answer()));
        if (call.requestId() != null) {
            node.put("requestId", text(call.requestId()));
        }
        return node.put("at", call.at().toString()).put("tookMillis", call.took().toMillis());
    }

    private void texts(ArrayNode array, List<String> texts) {
        texts.forEach(one -> array.add(text(one)));
    }

    private String text(String raw) {
        return redact.apply(raw);
    }
}
