package tableflow.console.sandbox.confluent;

import tableflow.console.sandbox.access.Key;
import tableflow.console.sandbox.access.KeyKind;
import tableflow.console.sandbox.access.Keys;
import tableflow.console.sandbox.access.Roles;
import tableflow.console.sandbox.access.Verdict;
import tableflow.console.sandbox.http.Credential;
import tableflow.console.sandbox.http.Handler;
import tableflow.console.sandbox.http.Reply;
import tableflow.console.sandbox.http.Request;

/// Lets callers in by their key. Most of the control plane wants a Cloud key; Tableflow wants its own kind and refuses
/// a Cloud key with a bare 401.
final class Gate {
    private final Keys keys;
    private final Roles roles;

    Gate(Keys keys, Roles roles) {
        this.keys = keys;
        this.roles = roles;
    }

    /// A handler that knows its caller.
    @FunctionalInterface
    interface Call {
        Reply answer(Request request, Caller caller) throws Exception;
    }

    Handler cloud(Call call) {
        return guarded(KeyKind.CLOUD, Key.CLOUD, call);
    }

    Handler tableflow(Call call) {
        return guarded(KeyKind.TABLEFLOW, Key.TABLEFLOW, call);
    }

    private Handler guarded(KeyKind kind, String resource, Call call) {
        return request -> {
            Credential credential = request.basicAuth().orElseThrow(ApiFailure::unauthenticated);
            if (keys.check(credential.id(), credential.secret(), kind, resource) != Verdict.OK) {
                throw ApiFailure.unauthenticated();
            }
            Key key = keys.find(credential.id()).orElseThrow(ApiFailure::unauthenticated);
            return call.answer(request, new Caller(key.owner(), roles));
        };
    }
}
