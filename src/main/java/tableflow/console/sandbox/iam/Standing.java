package tableflow.console.sandbox.iam;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tableflow.console.domain.iam.Caller;
import tableflow.console.domain.iam.Policies;
import tableflow.console.domain.iam.Policies.Source;
import tableflow.console.domain.iam.PolicyContext;
import tableflow.console.domain.iam.PolicyKind;
import tableflow.console.sandbox.aws.Principal;

/// What a principal is to the policies: its names, the policies that hang on it, and the condition keys that it brings.
final class Standing {
    private final Accounts accounts;
    private final Documents documents;

    Standing(Accounts accounts, Documents documents) {
        this.accounts = accounts;
        this.documents = documents;
    }

    Caller caller(Principal principal) {
        if (principal.anonymous()) {
            return Caller.nobody();
        }
        String id = holderId(principal);
        boolean root = principal.arn().endsWith(":root");
        return principal.roleArn()
                .map(role -> new Caller(principal.account(), Set.of(principal.arn(), principal.userId()),
                        Set.of(role, id), false))
                .orElseGet(() -> new Caller(principal.account(), Set.of(principal.arn(), id), Set.of(), root));
    }

    Policies policies(Principal principal) {
        Rights rights = rights(principal);
        Optional<Session> session = session(principal);
        List<Source> narrowing = new ArrayList<>();
        session.ifPresent(s -> s.policies().forEach(document ->
                narrowing.add(documents.stored("SessionPolicy", document, PolicyKind.IDENTITY))));
        return new Policies(serviceControl(principal.account()), identity(rights), boundary(rights), narrowing);
    }

    /// Those of a user or role itself, as the simulator takes them.
    Policies policies(String account, Rights rights) {
        return new Policies(serviceControl(account), identity(rights), boundary(rights), List.of());
    }

    private List<Source> serviceControl(String account) {
        List<Source> all = new ArrayList<>();
        accounts.serviceControl(account).forEach((name, document) ->
                all.add(documents.stored(name, document, PolicyKind.IDENTITY)));
        return all;
    }

    private List<Source> identity(Rights rights) {
        List<Source> all = new ArrayList<>();
        rights.inline().forEach((name, document) ->
                all.add(documents.stored(name, document, PolicyKind.IDENTITY)));
        rights.attached().forEach(arn -> managed(arn).ifPresent(all::add));
        return all;
    }

    private Optional<Source> boundary(Rights rights) {
        return rights.boundary().flatMap(this::managed);
    }

    private Optional<Source> managed(String arn) {
        return accounts.policy(arn).map(p ->
                documents.stored(p.name().name(), p.current().document(), PolicyKind.IDENTITY));
    }

    /// Of the thing with this unique id, so that a role made anew does not revive the old one's sessions.
    private Rights rights(Principal principal) {
        String id = holderId(principal);
        return principal.roleArn().isPresent()
                ? accounts.roleById(id).map(Role::rights).orElse(Rights.NONE)
                : accounts.userById(id).map(User::rights).orElse(Rights.NONE);
    }

    private Optional<Session> session(Principal principal) {
        return principal.accessKey().flatMap(accounts::session);
    }

    private static String holderId(Principal principal) {
        int colon = principal.userId().indexOf(':');
        return colon < 0 ? principal.userId() : principal.userId().substring(0, colon);
    }

    /// Condition keys of the whole of AWS. Calls count as made over TLS; those of sessions that Confluent asked for
    /// come from Confluent's network.
    PolicyContext context(Principal principal, String resourceAccount, Instant now) {
        Map<String, List<String>> all = new LinkedHashMap<>();
        put(all, "aws:SecureTransport", "true");
        put(all, "aws:CurrentTime", now.toString());
        put(all, "aws:EpochTime", Long.toString(now.getEpochSecond()));
        put(all, "aws:ResourceAccount", resourceAccount);
        put(all, "aws:ViaAWSService", "false");
        Optional<Session> session = session(principal);
        put(all, "aws:SourceIp", outside(principal) ? World.CONFLUENT_ADDRESS : "127.0.0.1");
        if (principal.anonymous()) {
            put(all, "aws:PrincipalType", "Anonymous");
            put(all, "aws:userid", "anonymous");
            return new PolicyContext(all);
        }
        put(all, "aws:PrincipalArn", principal.roleArn().orElse(principal.arn()));
        put(all, "aws:PrincipalAccount", principal.account());
        put(all, "aws:userid", principal.userId());
        put(all, "aws:PrincipalType", principal.roleArn().isPresent()
                ? "AssumedRole"
                : principal.arn().endsWith(":root") ? "Account" : "User");
        if (principal.account().equals(World.CUSTOMER)) {
            put(all, "aws:PrincipalOrgID", World.ORGANIZATION);
        }
        if (principal.roleArn().isEmpty()) {
            put(all, "aws:username", principal.arn().substring(principal.arn().lastIndexOf('/') + 1));
        } else {
            put(all, "aws:MultiFactorAuthPresent", "false");
        }
        tags(principal, session).forEach((key, value) -> put(all, "aws:PrincipalTag/" + key, value));
        return new PolicyContext(all);
    }

    /// Does it call from Confluent's network, and not from this machine's?
    boolean outside(Principal principal) {
        return session(principal).map(Session::origin).orElse(principal.account()).equals(World.CONFLUENT);
    }

    private Map<String, String> tags(Principal principal, Optional<Session> session) {
        String id = holderId(principal);
        Map<String, String> tags = new LinkedHashMap<>(principal.roleArn().isPresent()
                ? accounts.roleById(id).map(Role::tags).orElse(Map.of())
                : accounts.userById(id).map(User::tags).orElse(Map.of()));
        session.ifPresent(s -> tags.putAll(s.tags()));
        return tags;
    }

    private static void put(Map<String, List<String>> all, String key, String value) {
        all.put(key, List.of(value));
    }
}
