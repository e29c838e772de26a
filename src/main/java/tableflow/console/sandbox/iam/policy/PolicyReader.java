package tableflow.console.sandbox.iam.policy;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import tableflow.console.sandbox.http.BadJson;
import tableflow.console.sandbox.http.Json;

/// Reads policy documents by the grammar of the IAM guide and refuses what AWS refuses.
public final class PolicyReader {
    private static final String SYNTAX = "Syntax errors in policy.";
    private static final Set<String> FIELDS = Set.of("Version", "Id", "Statement");
    private static final Set<String> STATEMENT_FIELDS = Set.of("Sid", "Effect", "Principal", "NotPrincipal",
            "Action", "NotAction", "Resource", "NotResource", "Condition");
    private static final Pattern ACTION = Pattern.compile("\\*|[A-Za-z0-9-]+:[A-Za-z0-9*?]+");

    private final PolicyKind kind;
    private final boolean variables;

    private PolicyReader(PolicyKind kind, boolean variables) {
        this.kind = kind;
        this.variables = variables;
    }

    /// @throws MalformedPolicy with AWS's sentence
    public static Policy read(String document, PolicyKind kind) throws MalformedPolicy {
        JsonNode root = parse(document);
        String version = root.path("Version").asText("2008-10-17");
        if (!version.equals("2012-10-17") && !version.equals("2008-10-17")) {
            throw new MalformedPolicy("The policy must contain a valid version string");
        }
        return new PolicyReader(kind, version.equals("2012-10-17")).statements(root, Places.of(document));
    }

    private static JsonNode parse(String document) throws MalformedPolicy {
        JsonNode root;
        try {
            root = Json.parse(document);
        } catch (BadJson e) {
            throw new MalformedPolicy(SYNTAX);
        }
        if (!root.isObject() || !root.has("Statement") || root.properties().stream()
                .anyMatch(field -> !FIELDS.contains(field.getKey()))) {
            throw new MalformedPolicy(SYNTAX);
        }
        return root;
    }

    private Policy statements(JsonNode root, List<Place> places) throws MalformedPolicy {
        JsonNode all = root.path("Statement");
        List<JsonNode> nodes = new ArrayList<>();
        if (all.isObject()) {
            nodes.add(all);
        } else if (all.isArray()) {
            all.forEach(nodes::add);
        }
        if (nodes.isEmpty()) {
            throw new MalformedPolicy(SYNTAX);
        }
        Set<String> sids = new HashSet<>();
        List<Statement> statements = new ArrayList<>();
        for (JsonNode node : nodes) {
            String sid = node.path("Sid").asText("");
            if (!sid.isEmpty() && !sids.add(sid)) {
                throw new MalformedPolicy("Statement IDs (SID) in a single policy must be unique.");
            }
            int at = statements.size();
            statements.add(statement(node, at < places.size() ? places.get(at) : Place.UNKNOWN));
        }
        return new Policy(statements);
    }

    private Statement statement(JsonNode node, Place place) throws MalformedPolicy {
        if (!node.isObject()
                || node.properties().stream().anyMatch(field -> !STATEMENT_FIELDS.contains(field.getKey()))) {
            throw new MalformedPolicy(SYNTAX);
        }
        String effect = node.path("Effect").asText("");
        if (effect.isEmpty()) {
            throw new MalformedPolicy("Missing required field Effect");
        }
        if (!effect.equals("Allow") && !effect.equals("Deny")) {
            throw new MalformedPolicy("Invalid effect: " + effect);
        }
        return new Statement(effect.equals("Allow"), principals(node), actions(node), resources(node),
                new Statement.Conditions(ConditionReader.read(node.path("Condition")), variables), place);
    }

    private Names actions(JsonNode node) throws MalformedPolicy {
        Names actions = names(node, "Action")
                .orElseThrow(() -> new MalformedPolicy("Policy statement must contain actions."));
        for (String action : actions.patterns()) {
            if (!ACTION.matcher(action).matches()) {
                throw new MalformedPolicy("Actions/Conditions must be prefaced by a vendor, e.g., iam, sdb, ec2, etc.");
            }
            if (kind == PolicyKind.TRUST && !action.toLowerCase(Locale.ROOT).startsWith("sts:")) {
                throw new MalformedPolicy("AssumeRole policy may only specify STS AssumeRole actions.");
            }
        }
        return actions.lowerCased();
    }

    private Names resources(JsonNode node) throws MalformedPolicy {
        Optional<Names> resources = names(node, "Resource");
        if (kind == PolicyKind.TRUST) {
            if (resources.isPresent()) {
                throw new MalformedPolicy("Has prohibited field Resource.");
            }
            return Names.ALL;
        }
        Names found = resources.orElseThrow(() -> new MalformedPolicy("Policy statement must contain resources."));
        for (String resource : found.patterns()) {
            if (!resource.equals("*") && !resource.startsWith("arn:") && !resource.startsWith("${")) {
                throw new MalformedPolicy("Resource " + resource + " must be in ARN format or \"*\".");
            }
        }
        return found;
    }

    private Optional<Names> names(JsonNode node, String field) throws MalformedPolicy {
        boolean plain = node.has(field);
        boolean not = node.has("Not" + field);
        if (plain && not) {
            throw new MalformedPolicy(SYNTAX);
        }
        if (!plain && !not) {
            return Optional.empty();
        }
        return Optional.of(new Names(not, texts(node.path(not ? "Not" + field : field))));
    }

    private Optional<Principals> principals(JsonNode node) throws MalformedPolicy {
        boolean plain = node.has("Principal");
        boolean not = node.has("NotPrincipal");
        if (kind == PolicyKind.IDENTITY) {
            if (plain || not) {
                throw new MalformedPolicy("Policy document should not specify a principal.");
            }
            return Optional.empty();
        }
        if (plain == not) {
            throw new MalformedPolicy(plain ? SYNTAX : "Missing required field Principal");
        }
        return Optional.of(PrincipalReader.read(node.path(not ? "NotPrincipal" : "Principal"), not));
    }

    /// One text or a list of at least one.
    static List<String> texts(JsonNode node) throws MalformedPolicy {
        List<String> all = new ArrayList<>();
        if (node.isArray()) {
            for (JsonNode one : node) {
                all.add(text(one));
            }
        } else {
            all.add(text(node));
        }
        if (all.isEmpty()) {
            throw new MalformedPolicy(SYNTAX);
        }
        return all;
    }

    private static String text(JsonNode node) throws MalformedPolicy {
        if (!node.isTextual()) {
            throw new MalformedPolicy(SYNTAX);
        }
        return node.textValue();
    }
}
