package tableflow.console.sandbox.iam;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import tableflow.console.sandbox.aws.AwsFailure;
import tableflow.console.sandbox.aws.Principal;
import tableflow.console.sandbox.aws.Xml;

/// The security token service.
final class StsOperations {
    private final Accounts accounts;
    private final Sessions sessions;

    StsOperations(Accounts accounts, Sessions sessions) {
        this.accounts = accounts;
        this.sessions = sessions;
    }

    void addTo(Map<String, QueryApi.Operation> operations) {
        operations.put("GetCallerIdentity", StsOperations::identity);
        operations.put("AssumeRole", this::assume);
        operations.put("GetSessionToken", this::sessionToken);
        operations.put("GetAccessKeyInfo", this::keyInfo);
    }

    /// Needs no leave: it works under an explicit deny.
    private static void identity(QueryCall call, Xml xml) {
        Principal caller = call.caller();
        xml.put("UserId", caller.userId()).put("Account", caller.account()).put("Arn", caller.arn());
    }

    private void assume(QueryCall call, Xml xml) throws AwsFailure {
        List<String> policies = new ArrayList<>();
        call.maybe("Policy").ifPresent(policies::add);
        for (int i = 1; call.maybe("PolicyArns.member." + i + ".arn").isPresent(); i++) {
            String arn = call.text("PolicyArns.member." + i + ".arn");
            policies.add(accounts.policy(arn).orElseThrow(() -> QueryCall.invalid("Policy " + arn + " not found."))
                    .current().document());
        }
        Session session = sessions.assume(call.caller(), new Sessions.Wish(call.text("RoleArn"),
                call.text("RoleSessionName"), call.number("DurationSeconds", 3_600), call.maybe("ExternalId"),
                policies, call.tags()));
        credentials(session, xml);
        xml.start("AssumedRoleUser")
                .put("AssumedRoleId", session.principal().userId())
                .put("Arn", session.principal().arn())
                .end();
        int size = policies.stream().mapToInt(String::length).sum() + call.tags().toString().length() - 2;
        if (size > 0) {
            xml.put("PackedPolicySize", Math.max(1, size * 100L / 2_048));
        }
    }

    private void sessionToken(QueryCall call, Xml xml) throws AwsFailure {
        Principal caller = call.caller();
        User user = accounts.user(caller.arn())
                .filter(_ -> caller.accessKey().flatMap(accounts::session).isEmpty())
                .orElseThrow(() -> new AwsFailure(403, "AccessDenied",
                        "Cannot call GetSessionToken with session credentials"));
        int seconds = call.number("DurationSeconds", 43_200);
        if (seconds < 900 || seconds > 129_600) {
            throw QueryCall.invalid("DurationSeconds must be between 900 and 129600.");
        }
        credentials(sessions.ofUser(user, seconds), xml);
    }

    private static void credentials(Session session, Xml xml) {
        Session.Key key = session.key();
        xml.start("Credentials")
                .put("AccessKeyId", key.id())
                .put("SecretAccessKey", key.secret())
                .put("SessionToken", key.token())
                .put("Expiration", Times.text(key.expiresAt()))
                .end();
    }

    private void keyInfo(QueryCall call, Xml xml) throws AwsFailure {
        String id = call.text("AccessKeyId");
        String account = accounts.key(id).map(k -> k.owner().split(":", 6)[4])
                .or(() -> accounts.session(id).map(s -> s.principal().account()))
                .orElseThrow(() -> QueryCall.invalid("The access key " + id + " is not known."));
        xml.put("Account", account);
    }
}
