package tableflow.console.sandbox.iam;

import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.regex.Pattern;
import tableflow.console.domain.iam.MalformedPolicy;
import tableflow.console.domain.iam.PolicyKind;
import tableflow.console.sandbox.aws.Access;
import tableflow.console.sandbox.aws.AwsFailure;
import tableflow.console.sandbox.aws.Principal;

/// What the operations of IAM share: finding things, asking leave, checking what is sent.
final class Desk {
    private static final Pattern NAME = Pattern.compile("[\\w+=,.@-]{1,128}");
    private static final Pattern PATH = Pattern.compile("/|/[\\x21-\\x7e]+/");

    private final Accounts accounts;
    private final Authorizer authorizer;
    private final Documents documents;
    private final Clock clock;

    Desk(Accounts accounts, Authorizer authorizer, Documents documents, Clock clock) {
        this.accounts = accounts;
        this.authorizer = authorizer;
        this.documents = documents;
        this.clock = clock;
    }

    Accounts accounts() {
        return accounts;
    }

    Authorizer authorizer() {
        return authorizer;
    }

    Documents documents() {
        return documents;
    }

    Instant now() {
        return clock.instant();
    }

    /// The role that the call names, if the caller may do this to it. Leave comes before existence.
    Role role(QueryCall call, String action) throws AwsFailure {
        String name = call.text("RoleName");
        Optional<Role> role = accounts.role(call.caller().account(), name);
        allow(call, action, role.map(Role::arn).orElse(arn(call.caller(), "role/" + name)));
        return role.orElseThrow(() -> IamFailures.noRole(name));
    }

    /// The user that the call names, or the one who calls.
    User user(QueryCall call, String action) throws AwsFailure {
        Principal caller = call.caller();
        Optional<String> named = call.maybe("UserName");
        if (named.isEmpty() && caller.roleArn().isPresent()) {
            throw QueryCall.invalid("Must specify userName when calling with non-User credentials");
        }
        String name = named.orElse(caller.arn().substring(caller.arn().lastIndexOf('/') + 1));
        Optional<User> user = accounts.user(caller.account(), name);
        allow(call, action, user.map(User::arn).orElse(arn(caller, "user/" + name)));
        return user.orElseThrow(() -> IamFailures.noUser(name));
    }

    ManagedPolicy policy(QueryCall call, String action) throws AwsFailure {
        String arn = call.text("PolicyArn");
        allow(call, action, arn);
        return accounts.policy(arn).orElseThrow(() ->
                IamFailures.missing("Policy " + arn + " was not found."));
    }

    void allow(QueryCall call, String action, String resource) throws AwsFailure {
        authorizer.require(call.caller(), new Access("iam:" + action, resource));
    }

    static String arn(Principal caller, String rest) {
        return "arn:aws:iam::" + caller.account() + ":" + rest;
    }

    /// @param parameter such as `RoleName`
    Name freshName(QueryCall call, String parameter, String idPrefix) throws AwsFailure {
        String name = call.text(parameter);
        String path = call.maybe("Path").orElse("/");
        if (!NAME.matcher(name).matches()) {
            throw QueryCall.invalid("The specified value for " + QueryCall.member(parameter) + " is invalid. It must "
                    + "contain only alphanumeric characters and/or the following: +=,.@_-");
        }
        if (!PATH.matcher(path).matches()) {
            throw QueryCall.invalid("The specified value for path is invalid. It must begin and end with /.");
        }
        return new Name(call.caller().account(), path, name, accounts.ids().next(idPrefix), now());
    }

    /// The document under this parameter, if it is a valid policy.
    String document(QueryCall call, String parameter, PolicyKind kind, int limit) throws AwsFailure {
        String document = call.text(parameter);
        if (document.length() > limit) {
            throw IamFailures.limit((kind == PolicyKind.TRUST ? "ACLSizePerRole: " : "PolicySize: ") + limit);
        }
        return check(document, kind);
    }

    String check(String document, PolicyKind kind) throws AwsFailure {
        try {
            documents.read(document, kind);
            return document;
        } catch (MalformedPolicy e) {
            throw IamFailures.malformed(e.text());
        }
    }

    /// The boundary that the call asks for.
    Optional<String> boundary(QueryCall call) throws AwsFailure {
        Optional<String> arn = call.maybe("PermissionsBoundary");
        if (arn.isPresent() && accounts.policy(arn.get()).isEmpty()) {
            throw IamFailures.missing("Scope ARN: " + arn.get() + " does not exist or is not attachable.");
        }
        return arn;
    }
}
