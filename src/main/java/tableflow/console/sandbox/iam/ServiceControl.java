package tableflow.console.sandbox.iam;

import java.io.IOException;
import java.util.Map;
import java.util.TreeMap;
import tableflow.console.domain.iam.MalformedPolicy;
import tableflow.console.domain.iam.PolicyKind;
import tableflow.console.sandbox.http.BadJson;
import tableflow.console.sandbox.http.Reply;
import tableflow.console.sandbox.http.Request;
import tableflow.console.sandbox.http.Router;

/// Guard-rails of an organization, armed through the test hook: nobody in an account can change those with its own
/// rights. As in an organization, `FullAWSAccess` stands beside them until it is taken away.
final class ServiceControl {
    private static final String FULL = "FullAWSAccess";
    private static final String EVERYTHING = """
            {"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"*","Resource":"*"}]}""";

    private final Accounts accounts;
    private final Documents documents;
    private final Keeper keeper;

    /// Makes a change under the lock and keeps it.
    @FunctionalInterface
    interface Keeper {
        void change(Runnable change) throws IOException;
    }

    ServiceControl(Accounts accounts, Documents documents, Keeper keeper) {
        this.accounts = accounts;
        this.documents = documents;
        this.keeper = keeper;
    }

    Router routes() {
        return new Router()
                .get("/service-control/{account}", request ->
                        Reply.json(200, accounts.serviceControl(request.var("account"))))
                .put("/service-control/{account}/{name}", this::put)
                .delete("/service-control/{account}/{name}", this::delete)
                .delete("/service-control/{account}", request -> {
                    keeper.change(() -> accounts.putServiceControl(request.var("account"), Map.of()));
                    return Reply.empty(204);
                });
    }

    private Reply put(Request request) throws IOException, BadJson {
        String document = request.json().toString();
        try {
            documents.read(document, PolicyKind.IDENTITY);
        } catch (MalformedPolicy e) {
            return Reply.json(400, Map.of("message", e.text()));
        }
        keeper.change(() -> {
            Map<String, String> named = new TreeMap<>(accounts.serviceControl(request.var("account")));
            if (named.isEmpty()) {
                named.put(FULL, EVERYTHING);
            }
            named.put(request.var("name"), document);
            accounts.putServiceControl(request.var("account"), named);
        });
        return Reply.empty(204);
    }

    private Reply delete(Request request) throws IOException {
        keeper.change(() -> {
            Map<String, String> named = new TreeMap<>(accounts.serviceControl(request.var("account")));
            named.remove(request.var("name"));
            accounts.putServiceControl(request.var("account"), named);
        });
        return Reply.empty(204);
    }
}
