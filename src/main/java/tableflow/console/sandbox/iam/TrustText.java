package tableflow.console.sandbox.iam;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import tableflow.console.sandbox.aws.AwsFailure;
import tableflow.console.sandbox.http.BadJson;
import tableflow.console.sandbox.http.Json;

/// Trust documents name users and roles by ARN; what is stored are their unique ids. So a principal that is deleted
/// and made anew is not trusted, and its id shows in the document instead of its name.
final class TrustText {
    private static final Pattern ACCOUNT = Pattern.compile("[0-9]{12}");

    private final Accounts accounts;

    TrustText(Accounts accounts) {
        this.accounts = accounts;
    }

    private interface Change {
        String of(String principal) throws AwsFailure;
    }

    /// @param document a valid trust policy
    /// @throws AwsFailure MalformedPolicyDocument when it names a principal that does not exist
    String toStored(String document) throws AwsFailure {
        return changed(document, this::stored);
    }

    /// As GetRole tells it.
    String toShown(String stored) {
        try {
            return changed(stored, this::shown);
        } catch (AwsFailure e) {
            throw new IllegalStateException("showing refuses nothing", e);
        }
    }

    private String stored(String principal) throws AwsFailure {
        String arn = ACCOUNT.matcher(principal).matches() ? "arn:aws:iam::" + principal + ":root" : principal;
        String account = arn.startsWith("arn:") ? arn.split(":", 6)[4] : "";
        boolean byName = arn.contains(":assumed-role/") || arn.endsWith(":root");
        if (arn.equals("*") || (byName && World.known(account))) {
            return arn;
        }
        Optional<String> id = accounts.role(arn).map(r -> r.name().id())
                .or(() -> accounts.user(arn).map(u -> u.name().id()))
                .or(() -> accounts.roleById(arn).map(r -> r.name().id()))
                .or(() -> accounts.userById(arn).map(u -> u.name().id()));
        return id.orElseThrow(() -> new AwsFailure(400, "MalformedPolicyDocument",
                "Invalid principal in policy: \"AWS\":\"" + principal + "\""));
    }

    private String shown(String principal) {
        return accounts.roleById(principal).map(Role::arn)
                .or(() -> accounts.userById(principal).map(User::arn))
                .orElse(principal);
    }

    private static String changed(String document, Change change) throws AwsFailure {
        JsonNode root;
        try {
            root = Json.parse(document);
        } catch (BadJson e) {
            throw new IllegalArgumentException("a trust policy that was not checked", e);
        }
        List<JsonNode> statements = new ArrayList<>();
        if (root.path("Statement").isArray()) {
            root.path("Statement").forEach(statements::add);
        } else {
            statements.add(root.path("Statement"));
        }
        for (JsonNode statement : statements) {
            change(statement.path("Principal"), change);
            change(statement.path("NotPrincipal"), change);
        }
        return new String(Json.bytes(root), StandardCharsets.UTF_8);
    }

    private static void change(JsonNode principal, Change change) throws AwsFailure {
        JsonNode aws = principal.path("AWS");
        if (aws.isTextual() && principal instanceof ObjectNode object) {
            object.set("AWS", TextNode.valueOf(change.of(aws.textValue())));
        } else if (aws instanceof ArrayNode list) {
            for (int i = 0; i < list.size(); i++) {
                list.set(i, TextNode.valueOf(change.of(list.get(i).asText())));
            }
        }
    }
}
