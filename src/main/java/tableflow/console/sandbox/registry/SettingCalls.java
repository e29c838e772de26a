package tableflow.console.sandbox.registry;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Set;
import tableflow.console.domain.schema.CompatibilityLevel;
import tableflow.console.sandbox.http.BadJson;
import tableflow.console.sandbox.http.Json;
import tableflow.console.sandbox.http.Reply;
import tableflow.console.sandbox.http.Request;
import tableflow.console.sandbox.http.Router;
import tableflow.console.sandbox.registry.store.SubjectName;

/// `/config` and `/mode`, of the registry and of single subjects.
final class SettingCalls {
    private static final String REQUESTED_LEVEL = "compatibility";
    private static final String LEVEL = "compatibilityLevel";
    private static final Set<String> OTHER_SETTINGS = Set.of("alias", "aliasForDeks", "normalize", "validateFields",
        "validateNewSchemas", "validateRules", "compatibilityPolicy", "compatibilityGroup", "defaultMetadata",
        "overrideMetadata", "defaultRuleSet", "overrideRuleSet");

    private final Desk desk;

    SettingCalls(Desk desk) {
        this.desk = desk;
    }

    void addTo(Router router) {
        router.get("/config", desk.guarded((request, principal) -> config(request, principal, Levels.GLOBAL)))
            .put("/config", desk.guarded((request, principal) -> setConfig(request, principal, Levels.GLOBAL)))
            .delete("/config", desk.guarded((request, principal) -> dropConfig(request, principal, Levels.GLOBAL)))
            .get("/config/{subject}", desk.guarded((request, principal) ->
                config(request, principal, Desk.subject(request))))
            .put("/config/{subject}", desk.guarded((request, principal) ->
                setConfig(request, principal, Desk.subject(request))))
            .delete("/config/{subject}", desk.guarded((request, principal) ->
                dropConfig(request, principal, Desk.subject(request))))
            .get("/mode", desk.guarded((request, principal) -> mode(request, principal, Levels.GLOBAL)))
            .put("/mode", desk.guarded((request, principal) -> setMode(request, principal, Levels.GLOBAL)))
            .get("/mode/{subject}", desk.guarded((request, principal) ->
                mode(request, principal, Desk.subject(request))))
            .put("/mode/{subject}", desk.guarded((request, principal) ->
                setMode(request, principal, Desk.subject(request))))
            .delete("/mode/{subject}", desk.guarded((request, principal) ->
                dropMode(request, principal, Desk.subject(request))));
    }

    private void mayRead(String principal, SubjectName subject) throws RegistryError {
        if (subject.equals(Levels.GLOBAL)) {
            desk.access().mayReadSome(principal);
        } else {
            desk.access().mayRead(principal, subject);
        }
    }

    private void mayWrite(String principal, SubjectName subject) throws RegistryError {
        if (subject.equals(Levels.GLOBAL)) {
            desk.access().mayWriteAll(principal);
        } else {
            desk.access().mayWrite(principal, subject);
        }
    }

    private Reply config(Request request, String principal, SubjectName subject) throws RegistryError {
        mayRead(principal, subject);
        boolean general = subject.equals(Levels.GLOBAL) || request.flag("defaultToGlobal");
        if (!general) {
            return Answers.ok(request, desk.store().config(subject)
                .orElseThrow(() -> RegistryError.noConfig(subject)));
        }
        return Answers.ok(request, desk.levels().config(subject));
    }

    private Reply setConfig(Request request, String principal, SubjectName subject) throws RegistryError, BadJson {
        mayWrite(principal, subject);
        JsonNode body = request.json();
        ObjectNode answer = Json.object();
        synchronized (desk.store()) {
            desk.levels().mustBeWritable(subject);
            ObjectNode config = desk.store().config(subject).orElseGet(Json::object);
            JsonNode level = body.path(REQUESTED_LEVEL);
            if (!level.isMissingNode()) {
                CompatibilityLevel known = CompatibilityLevel.ofRemote(level.asText())
                    .orElseThrow(() -> RegistryError.invalidLevel(level.asText()));
                config.put(LEVEL, known.name());
                answer.put(REQUESTED_LEVEL, known.name());
            }
            for (String name : OTHER_SETTINGS) {
                JsonNode value = body.get(name);
                if (value != null) {
                    config.set(name, value);
                    answer.set(name, value);
                }
            }
            if (answer.isEmpty()) {
                throw RegistryError.invalidLevel("");
            }
            desk.store().config(subject, config);
        }
        return Answers.ok(request, answer);
    }

    private Reply dropConfig(Request request, String principal, SubjectName subject) throws RegistryError {
        mayWrite(principal, subject);
        synchronized (desk.store()) {
            desk.levels().mustBeWritable(subject);
            boolean own = desk.store().config(subject).isPresent();
            if (!own && !subject.equals(Levels.GLOBAL)) {
                throw RegistryError.noSubject(subject);
            }
            String level = desk.levels().level(subject).name();
            desk.store().config(subject, null);
            return Answers.ok(request, level);
        }
    }

    private Reply mode(Request request, String principal, SubjectName subject) throws RegistryError {
        mayRead(principal, subject);
        boolean general = subject.equals(Levels.GLOBAL) || request.flag("defaultToGlobal");
        if (!general && desk.store().mode(subject).isEmpty()) {
            throw RegistryError.noMode(subject);
        }
        return Answers.ok(request, Json.object().put("mode", desk.levels().mode(subject)));
    }

    private Reply setMode(Request request, String principal, SubjectName subject) throws RegistryError, BadJson {
        mayWrite(principal, subject);
        String mode = request.json().path("mode").asText("");
        if (!Levels.knownMode(mode)) {
            throw RegistryError.invalidMode(mode);
        }
        synchronized (desk.store()) {
            boolean enters = mode.equals(Levels.IMPORT) && !desk.levels().mode(subject).equals(Levels.IMPORT);
            if (enters && !request.flag("force")) {
                if (desk.subjects().isFilled(subject)) {
                    throw RegistryError.notPermitted("IMPORT mode needs an empty place, or force=true");
                }
                desk.subjects().forgetDeleted(subject);
            }
            desk.store().mode(subject, mode);
        }
        return Answers.ok(request, Json.object().put("mode", mode));
    }

    private Reply dropMode(Request request, String principal, SubjectName subject) throws RegistryError {
        mayWrite(principal, subject);
        synchronized (desk.store()) {
            String mode = desk.store().mode(subject).orElseThrow(() -> RegistryError.noSubject(subject));
            desk.store().mode(subject, null);
            return Answers.ok(request, Json.object().put("mode", mode));
        }
    }
}
