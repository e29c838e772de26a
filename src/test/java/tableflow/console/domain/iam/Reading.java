package tableflow.console.domain.iam;

import tableflow.console.sandbox.http.BadJson;
import tableflow.console.sandbox.http.Json;

/// Reads policies from JSON, for tests.
public final class Reading {

    private Reading() {}

    public static Policy policy(String document, PolicyKind kind) throws MalformedPolicy {
        return PolicyReader.read(tree(document), kind);
    }

    public static Object tree(String document) throws MalformedPolicy {
        try {
            return Json.plain(document);
        } catch (BadJson e) {
            throw new MalformedPolicy("Syntax errors in policy.");
        }
    }
}
