package tableflow.console.sandbox.iam;

import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;

/// The roles of Confluent's account: one for each provider integration, for as long as there is that integration. They
/// may do nothing but assume roles of customers.
final class ConfluentRoles {
    private static final String TRUST = """
            {"Version":"2012-10-17","Statement":[{"Effect":"Allow",\
            "Principal":{"Service":"tableflow.sandbox"},"Action":"sts:AssumeRole"}]}""";
    private static final String RIGHTS = """
            {"Version":"2012-10-17","Statement":[{"Effect":"Allow",\
            "Action":["sts:AssumeRole","sts:TagSession"],"Resource":"*"}]}""";

    private final Accounts accounts;
    private final Supplier<Set<String>> integrations;

    /// @param integrations the ARNs that the provider integrations name at this moment
    ConfluentRoles(Accounts accounts, Supplier<Set<String>> integrations) {
        this.accounts = accounts;
        this.integrations = integrations;
    }

    /// Makes and removes roles so that there is one for each integration.
    ///
    /// @return whether anything changed
    boolean follow(Instant now) {
        Set<String> wanted = integrations.get();
        boolean changed = false;
        for (Role role : accounts.roles(World.CONFLUENT)) {
            if (!wanted.contains(role.arn())) {
                accounts.remove(role);
                changed = true;
            }
        }
        for (String arn : wanted) {
            if (accounts.role(arn).isEmpty()) {
                accounts.put(made(arn, now));
                changed = true;
            }
        }
        return changed;
    }

    private Role made(String arn, Instant now) {
        String rest = arn.substring(arn.indexOf(":role/") + ":role".length());
        int slash = rest.lastIndexOf('/');
        Name name = new Name(World.CONFLUENT, rest.substring(0, slash + 1), rest.substring(slash + 1),
                accounts.ids().next("AROA"), now);
        return new Role(name, TRUST, new Role.Settings("", 3_600), Rights.NONE.withInline("assume", RIGHTS), Map.of());
    }
}
