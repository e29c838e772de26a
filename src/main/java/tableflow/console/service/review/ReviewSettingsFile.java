package tableflow.console.service.review;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tableflow.console.domain.review.ReviewSettings;
import tableflow.console.domain.review.Reviewed;
import tableflow.console.domain.review.RuleChoice;
import tableflow.console.domain.review.Scope;
import tableflow.console.domain.review.Waiver;
import tableflow.console.service.profile.JsonFile;

/// What was chosen for the reviews of one profile, on disk, as `schemas/console/review-settings.schema.json` describes
/// it. What this version does not know stays: keys, rules, and waivers of things of a newer one.
public final class ReviewSettingsFile {

    private static final String RULES = "rules";
    private static final String WAIVERS = "waivers";
    private static final String PARAMETERS = "parameters";

    private final JsonFile file;

    /// @param file which need not be there
    /// @param clock names the file that a damaged one becomes
    public ReviewSettingsFile(Path file, InstantSource clock) {
        this(file, "the settings of reviews", clock);
    }

    /// For choices about other rules than those of reviews.
    ///
    /// @param what the file is called in messages: "the settings of reviews"
    public ReviewSettingsFile(Path file, String what, InstantSource clock) {
        this.file = new JsonFile(file, what, clock);
    }

    /// What was chosen; the usual before anything was. What makes no sense counts as not chosen.
    ///
    /// @throws tableflow.console.domain.RemoteFailure when it cannot be read, or is of a newer console
    public ReviewSettings read() {
        if (!file.exists()) {
            return ReviewSettings.USUAL;
        }
        ObjectNode document = file.read();
        Map<String, RuleChoice> rules = new LinkedHashMap<>();
        document.path(RULES).properties().forEach(entry -> rules.put(entry.getKey(), choice(entry.getValue())));
        ReviewSettings settings = new ReviewSettings(rules, List.of());
        for (JsonNode one : document.path(WAIVERS)) {
            Optional<Waiver> waiver = waiver(one);
            settings = waiver.isPresent() ? settings.waived(waiver.get()) : settings;
        }
        return settings;
    }

    /// Keeps other settings.
    ///
    /// @throws tableflow.console.domain.RemoteFailure when it cannot be written, or is of a newer console and stays as
    ///     it is
    public void write(ReviewSettings settings) {
        file.change(document -> {
            ObjectNode rules = object(document, RULES);
            rules.remove(rules.properties().stream()
                    .filter(entry -> !settings.rules().containsKey(entry.getKey()) && !hasMore(entry.getValue()))
                    .map(Map.Entry::getKey).toList());
            settings.rules().forEach((id, choice) -> put(object(rules, id), choice));
            document.set(WAIVERS, waivers(document.path(WAIVERS), settings.waivers()));
        });
    }

    private static boolean hasMore(JsonNode node) {
        return node.properties().stream().anyMatch(entry -> !entry.getKey().equals("on")
                && !entry.getKey().equals("reason") && !entry.getKey().equals(PARAMETERS));
    }

    private static ObjectNode object(ObjectNode parent, String name) {
        return parent.path(name) instanceof ObjectNode known ? known : parent.putObject(name);
    }

    private static void put(ObjectNode node, RuleChoice choice) {
        node.put("on", choice.on());
        if (choice.reason().isEmpty()) {
            node.remove("reason");
        } else {
            node.put("reason", choice.reason());
        }
        ObjectNode parameters = object(node, PARAMETERS);
        parameters.removeAll();
        choice.parameters().forEach(parameters::put);
    }

    private static RuleChoice choice(JsonNode node) {
        Map<String, Long> parameters = new LinkedHashMap<>();
        node.path(PARAMETERS).properties().forEach(entry -> {
            if (entry.getValue().canConvertToLong() && entry.getValue().isIntegralNumber()) {
                parameters.put(entry.getKey(), entry.getValue().longValue());
            }
        });
        return new RuleChoice(node.path("on").asBoolean(true), node.path("reason").asText(), parameters);
    }

    /// Those of `now`, and behind them those that are not understood.
    private static ArrayNode waivers(JsonNode before, List<Waiver> now) {
        List<JsonNode> strange = new ArrayList<>();
        before.forEach(one -> {
            if (waiver(one).isEmpty()) {
                strange.add(one);
            }
        });
        ArrayNode all = JsonNodeFactory.instance.arrayNode();
        for (Waiver waiver : now) {
            ObjectNode node = all.addObject()
                    .put("rule", waiver.rule())
                    .put("scope", waiver.reviewed().scope().key())
                    .put("name", waiver.reviewed().name())
                    .put("reason", waiver.reason());
            waiver.until().ifPresent(day -> node.put("until", day.toString()));
        }
        strange.forEach(all::add);
        return all;
    }

    private static Optional<Waiver> waiver(JsonNode node) {
        String rule = node.path("rule").asText();
        String name = node.path("name").asText();
        Optional<Scope> scope = Scope.of(node.path("scope").asText());
        if (rule.isEmpty() || name.isEmpty() || scope.isEmpty()) {
            return Optional.empty();
        }
        try {
            Optional<LocalDate> until = Optional.of(node.path("until").asText()).filter(text -> !text.isEmpty())
                    .map(LocalDate::parse);
            return Optional.of(new Waiver(rule, new Reviewed(scope.get(), name), node.path("reason").asText(), until));
        } catch (DateTimeException noDay) {
            // Without its end it would hold for good, which nobody said.
            return Optional.empty();
        }
    }
}
