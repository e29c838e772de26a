package tableflow.console.sandbox.iam;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import tableflow.console.domain.iam.MalformedPolicy;
import tableflow.console.domain.iam.Policies.Source;
import tableflow.console.domain.iam.Policy;
import tableflow.console.domain.iam.PolicyKind;
import tableflow.console.domain.iam.PolicyReader;
import tableflow.console.sandbox.http.BadJson;
import tableflow.console.sandbox.http.Json;

/// Read policies, remembered by their text: each call is decided by a handful of the same documents.
public final class Documents {
    private static final int LIMIT = 500;

    private final Map<Key, Policy> known = new ConcurrentHashMap<>();

    private record Key(PolicyKind kind, String document) {}

    /// @throws MalformedPolicy with AWS's sentence
    Policy read(String document, PolicyKind kind) throws MalformedPolicy {
        Key key = new Key(kind, document);
        Policy policy = known.get(key);
        if (policy == null) {
            policy = parse(document, kind);
            if (known.size() >= LIMIT) {
                known.clear();
            }
            known.put(key, policy);
        }
        return policy;
    }

    /// Reads a document that comes once.
    ///
    /// @throws MalformedPolicy with AWS's sentence
    public static Policy parse(String document, PolicyKind kind) throws MalformedPolicy {
        Object tree;
        try {
            tree = Json.plain(document);
        } catch (BadJson e) {
            throw new MalformedPolicy("Syntax errors in policy.");
        }
        return PolicyReader.read(tree, kind, Places.of(document));
    }

    /// A document that was checked before it was stored.
    Source stored(String name, String document, PolicyKind kind) {
        try {
            return new Source(name, read(document, kind));
        } catch (MalformedPolicy e) {
            throw new IllegalStateException("stored policy " + name + " is not valid: " + e.text(), e);
        }
    }
}
