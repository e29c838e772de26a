package tableflow.console.sandbox.kafkarest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import org.apache.kafka.common.acl.AccessControlEntry;
import org.apache.kafka.common.acl.AccessControlEntryFilter;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclBindingFilter;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.acl.AclPermissionType;
import org.apache.kafka.common.resource.PatternType;
import org.apache.kafka.common.resource.ResourcePattern;
import org.apache.kafka.common.resource.ResourcePatternFilter;
import org.apache.kafka.common.resource.ResourceType;
import org.jspecify.annotations.Nullable;
import tableflow.console.sandbox.http.Json;
import tableflow.console.sandbox.http.Reply;

/// Access control lists.
///
/// The real service names principals by number unless asked with `UserV2:`; here they are always `User:sa-...`, and
/// `UserV2:` is understood.
final class AclRoutes {
    private static final String CLUSTER_NAME = "kafka-cluster";

    Reply list(Call call) throws Exception {
        var filter = filter(call, ResourceType.ANY);
        return Reply.json(200, json(call, call.admin().describeAcls(filter).values().get()));
    }

    Reply create(Call call) throws Exception {
        call.admin().createAcls(List.of(binding(call.object()))).all().get();
        return Reply.empty(201);
    }

    Reply createMany(Call call) throws Exception {
        var bindings = new ArrayList<AclBinding>();
        for (JsonNode one : Fields.array(call.object(), "data")) {
            bindings.add(binding(one));
        }
        call.admin().createAcls(bindings).all().get();
        return Reply.empty(201);
    }

    Reply delete(Call call) throws Exception {
        for (String needed : List.of("resource_type", "pattern_type", "operation", "permission")) {
            if (call.request().query(needed).isEmpty()) {
                throw RestFailure.malformed(needed + " cannot be unspecified or UNKNOWN");
            }
        }
        var filter = filter(call, ResourceType.UNKNOWN);
        var gone = call.admin().deleteAcls(List.of(filter)).all().get();
        return Reply.json(200, Json.object().set("data", json(call, gone).path("data")));
    }

    private static AclBinding binding(JsonNode body) throws RestFailure {
        ResourceType type = named(body, "resource_type", ResourceType::fromString, ResourceType.UNKNOWN);
        String name = Fields.text(body, "resource_name");
        if (type == ResourceType.CLUSTER && !name.equals(CLUSTER_NAME)) {
            throw RestFailure.invalid("The only valid name for the CLUSTER resource is " + CLUSTER_NAME);
        }
        return new AclBinding(
            new ResourcePattern(type, name,
                named(body, "pattern_type", PatternType::fromString, PatternType.UNKNOWN)),
            new AccessControlEntry(
                principal(Fields.text(body, "principal")),
                Fields.text(body, "host"),
                named(body, "operation", AclOperation::fromString, AclOperation.UNKNOWN),
                named(body, "permission", AclPermissionType::fromString, AclPermissionType.UNKNOWN)));
    }

    private static <T> T named(JsonNode body, String field, Function<String, T> parse, T unknown)
            throws RestFailure {
        return known(field, parse.apply(Fields.text(body, field).toUpperCase(Locale.ROOT)), unknown);
    }

    private static AclBindingFilter filter(Call call, ResourceType standard) throws RestFailure {
        return new AclBindingFilter(
            new ResourcePatternFilter(
                asked(call, "resource_type", ResourceType::fromString, standard, ResourceType.UNKNOWN),
                text(call, "resource_name"),
                asked(call, "pattern_type", PatternType::fromString, PatternType.ANY, PatternType.UNKNOWN)),
            new AccessControlEntryFilter(
                call.request().query("principal").filter(p -> !p.isEmpty() && !p.equals("UserV2:*"))
                    .map(AclRoutes::principal).orElse(null),
                text(call, "host"),
                asked(call, "operation", AclOperation::fromString, AclOperation.ANY, AclOperation.UNKNOWN),
                asked(call, "permission", AclPermissionType::fromString, AclPermissionType.ANY,
                    AclPermissionType.UNKNOWN)));
    }

    private static @Nullable String text(Call call, String name) {
        return call.request().query(name).filter(value -> !value.isEmpty()).orElse(null);
    }

    private static <T> T asked(Call call, String name, Function<String, T> parse, T standard, T unknown)
            throws RestFailure {
        Optional<String> text = call.request().query(name).filter(value -> !value.isEmpty());
        return known(name, text.map(t -> t.toUpperCase(Locale.ROOT)).map(parse).orElse(standard), unknown);
    }

    private static <T> T known(String field, T value, T unknown) throws RestFailure {
        if (value.equals(unknown)) {
            throw RestFailure.malformed(field + " cannot be unspecified or UNKNOWN");
        }
        return value;
    }

    private static String principal(String text) {
        return text.startsWith("UserV2:") ? "User:" + text.substring("UserV2:".length()) : text;
    }

    private static ObjectNode json(Call call, Collection<AclBinding> bindings) {
        List<ObjectNode> all = bindings.stream()
            .sorted(Comparator.comparing(AclBinding::toString))
            .map(binding -> json(call, binding))
            .toList();
        return call.list("KafkaAclList", all, "acls");
    }

    private static ObjectNode json(Call call, AclBinding binding) {
        ResourcePattern pattern = binding.pattern();
        AccessControlEntry entry = binding.entry();
        ObjectNode json = call.resource("KafkaAcl", "", "acls");
        String self = json.path("metadata").path("self").asText()
            + "?resource_type=" + pattern.resourceType() + "&resource_name=" + encoded(pattern.name())
            + "&pattern_type=" + pattern.patternType() + "&principal=" + encoded(entry.principal())
            + "&host=" + encoded(entry.host()) + "&operation=" + entry.operation()
            + "&permission=" + entry.permissionType();
        json.putObject("metadata").put("self", self);
        return json
            .put("resource_type", pattern.resourceType().name())
            .put("resource_name", pattern.name())
            .put("pattern_type", pattern.patternType().name())
            .put("principal", entry.principal())
            .put("host", entry.host())
            .put("operation", entry.operation().name())
            .put("permission", entry.permissionType().name());
    }

    private static String encoded(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }
}
