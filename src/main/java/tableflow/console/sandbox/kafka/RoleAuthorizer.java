package tableflow.console.sandbox.kafka;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.metadata.authorizer.StandardAuthorizer;
import org.apache.kafka.server.authorizer.Action;
import org.apache.kafka.server.authorizer.AuthorizableRequestContext;
import org.apache.kafka.server.authorizer.AuthorizationResult;
import org.jspecify.annotations.Nullable;

/// Kafka's own authorizer (access control lists, super users), asked after the owner's role bindings. Made by Kafka,
/// by class name.
public final class RoleAuthorizer extends StandardAuthorizer {
    private @Nullable Gate gate;

    @Override
    public void configure(Map<String, ?> configs) {
        super.configure(configs);
        gate = Gate.from(configs);
    }

    @Override
    public List<AuthorizationResult> authorize(AuthorizableRequestContext context, List<Action> actions) {
        var results = new ArrayList<>(super.authorize(context, actions));
        for (int i = 0; i < results.size(); i++) {
            if (results.get(i) == AuthorizationResult.DENIED && roleAllows(context, actions.get(i))) {
                results.set(i, AuthorizationResult.ALLOWED);
            }
        }
        return results;
    }

    private boolean roleAllows(AuthorizableRequestContext context, Action action) {
        return gate != null
            && gate.roleAllows(context.principal().getName(), action.operation(), action.resourcePattern());
    }
}
