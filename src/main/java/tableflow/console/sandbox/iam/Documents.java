package tableflow.console.sandbox.iam;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import tableflow.console.sandbox.iam.policy.MalformedPolicy;
import tableflow.console.sandbox.iam.policy.Policies.Source;
import tableflow.console.sandbox.iam.policy.Policy;
import tableflow.console.sandbox.iam.policy.PolicyKind;
import tableflow.console.sandbox.iam.policy.PolicyReader;

/// Read policies, remembered by their text: each call is decided by a handful of the same documents.
final class Documents {
    private static final int LIMIT = 500;

    private final Map<Key, Policy> known = new ConcurrentHashMap<>();

    private record Key(PolicyKind kind, String document) {}

    /// @throws MalformedPolicy with AWS's sentence
    Policy read(String document, PolicyKind kind) throws MalformedPolicy {
        Key key = new Key(kind, document);
        Policy policy = known.get(key);
        if (policy == null) {
            policy = PolicyReader.read(document, kind);
            if (known.size() >= LIMIT) {
                known.clear();
            }
            known.put(key, policy);
        }
        return policy;
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
