package tableflow.console.domain.iam;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

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

    /// Reads a document.
    ///
    /// @param tree JSON as maps, lists, texts, numbers and truth values
    /// @throws MalformedPolicy with AWS's sentence
    public static Policy read(Object tree, PolicyKind kind) throws MalformedPolicy {
        return read(tree, kind, List.of());
    }

    /// Reads a document of which it is known where its statements stand.
    ///
    /// @param places in the order of the statements
    /// @throws MalformedPolicy with AWS's sentence
    public static Policy read(Object tree, PolicyKind kind, List<Place> places) throws MalformedPolicy {
        Map<?, ?> root = map(tree);
        if (!root.containsKey("Statement") || !FIELDS.containsAll(root.keySet())) {
            throw new MalformedPolicy(SYNTAX);
        }
        Object version = root.containsKey("Version") ? root.get("Version") : "2008-10-17";
        if (!"2012-10-17".equals(version) && !"2008-10-17".equals(version)) {
            throw new MalformedPolicy("The policy must contain a valid version string");
        }
        return new PolicyReader(kind, "2012-10-17".equals(version)).statements(root, places);
    }

    static Map<?, ?> map(@Nullable Object tree) throws MalformedPolicy {
        if (tree instanceof Map<?, ?> map) {
            return map;
        }
        throw new MalformedPolicy(SYNTAX);
    }

    /// A field's text; nothing when it is missing or no text.
    private static String plain(Map<?, ?> node, String field) {
        return node.get(field) instanceof String text ? text : "";
    }

    private Policy statements(Map<?, ?> root, List<Place> places) throws MalformedPolicy {
        Object all = root.get("Statement");
        List<Object> nodes = new ArrayList<>();
        if (all instanceof Map<?, ?> one) {
            nodes.add(one);
        } else if (all instanceof List<?> some) {
            nodes.addAll(some);
        }
        if (nodes.isEmpty()) {
            throw new MalformedPolicy(SYNTAX);
        }
        Set<String> sids = new HashSet<>();
        List<Statement> statements = new ArrayList<>();
        for (Object each : nodes) {
            Map<?, ?> node = map(each);
            String sid = plain(node, "Sid");
            if (!sid.isEmpty() && !sids.add(sid)) {
                throw new MalformedPolicy("Statement IDs (SID) in a single policy must be unique.");
            }
            int at = statements.size();
            statements.add(statement(node, at < places.size() ? places.get(at) : Place.UNKNOWN));
        }
        return new Policy(statements);
    }

    private Statement statement(Map<?, ?> node, Place place) throws MalformedPolicy {
        if (!STATEMENT_FIELDS.containsAll(node.keySet())) {
            throw new MalformedPolicy(SYNTAX);
        }
        String effect = plain(node, "Effect");
        if (effect.isEmpty()) {
            throw new MalformedPolicy("Missing required field Effect");
        }
        if (!effect.equals("Allow") && !effect.equals("Deny")) {
            throw new MalformedPolicy("Invalid effect: " + effect);
        }
        return new Statement(effect.equals("Allow"), principals(node), actions(node), resources(node),
                new Statement.Conditions(ConditionReader.read(node), variables), place);
    }

    private Names actions(Map<?, ?> node) throws MalformedPolicy {
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

    private Names resources(Map<?, ?> node) throws MalformedPolicy {
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

    private Optional<Names> names(Map<?, ?> node, String field) throws MalformedPolicy {
        boolean plain = node.containsKey(field);
        boolean not = node.containsKey("Not" + field);
        if (plain && not) {
            throw new MalformedPolicy(SYNTAX);
        }
        if (!plain && !not) {
            return Optional.empty();
        }
        return Optional.of(new Names(not, texts(node.get(not ? "Not" + field : field))));
    }

    private Optional<Principals> principals(Map<?, ?> node) throws MalformedPolicy {
        boolean plain = node.containsKey("Principal");
        boolean not = node.containsKey("NotPrincipal");
        if (kind == PolicyKind.IDENTITY) {
            if (plain || not) {
                throw new MalformedPolicy("Policy document should not specify a principal.");
            }
            return Optional.empty();
        }
        if (plain == not) {
            throw new MalformedPolicy(plain ? SYNTAX : "Missing required field Principal");
        }
        return Optional.of(PrincipalReader.read(node.get(not ? "NotPrincipal" : "Principal"), not));
    }

    /// One text or a list of at least one.
    static List<String> texts(@Nullable Object node) throws MalformedPolicy {
        List<String> all = new ArrayList<>();
        if (node instanceof List<?> some) {
            for (Object one : some) {
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

    private static String text(@Nullable Object node) throws MalformedPolicy {
        if (node instanceof String text) {
            return text;
        }
        throw new MalformedPolicy(SYNTAX);
    }
}
