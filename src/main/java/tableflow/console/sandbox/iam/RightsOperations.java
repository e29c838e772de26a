package tableflow.console.sandbox.iam;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import tableflow.console.domain.iam.PolicyKind;
import tableflow.console.sandbox.aws.AwsFailure;
import tableflow.console.sandbox.aws.Xml;

/// The policies of roles and users: inline ones, and attached ones. Both kinds of holders have the same operations.
final class RightsOperations {
    private static final int LARGEST_SUM = 10_240;
    private static final int MOST_ATTACHED = 10;

    private final Desk desk;
    private final Accounts accounts;

    /// @param kind `Role` or `User`, as in the names of operations and parameters
    private record Holder(String kind, String name, Rights rights, Consumer<Rights> keep) {}

    @FunctionalInterface
    private interface Finder {
        Holder find(QueryCall call, String action) throws AwsFailure;
    }

    RightsOperations(Desk desk) {
        this.desk = desk;
        this.accounts = desk.accounts();
    }

    void addTo(Map<String, QueryApi.Operation> operations) {
        add(operations, "Role", this::role);
        add(operations, "User", this::user);
    }

    private void add(Map<String, QueryApi.Operation> operations, String kind, Finder finder) {
        operations.put("Put" + kind + "Policy", (call, xml) -> put(call, finder.find(call, "Put" + kind + "Policy")));
        operations.put("Get" + kind + "Policy",
                (call, xml) -> get(call, finder.find(call, "Get" + kind + "Policy"), xml));
        operations.put("Delete" + kind + "Policy",
                (call, xml) -> delete(call, finder.find(call, "Delete" + kind + "Policy")));
        operations.put("List" + kind + "Policies", (call, xml) -> list(
                finder.find(call, "List" + kind + "Policies"), xml));
        operations.put("Attach" + kind + "Policy",
                (call, xml) -> attach(call, finder.find(call, "Attach" + kind + "Policy")));
        operations.put("Detach" + kind + "Policy",
                (call, xml) -> detach(call, finder.find(call, "Detach" + kind + "Policy")));
        operations.put("ListAttached" + kind + "Policies", (call, xml) -> listAttached(call,
                finder.find(call, "ListAttached" + kind + "Policies"), xml));
    }

    private Holder role(QueryCall call, String action) throws AwsFailure {
        Role role = desk.role(call, action);
        return new Holder("Role", role.name().name(), role.rights(), rights -> accounts.put(role.with(rights)));
    }

    private Holder user(QueryCall call, String action) throws AwsFailure {
        User user = desk.user(call, action);
        return new Holder("User", user.name().name(), user.rights(), rights -> accounts.put(user.with(rights)));
    }

    private void put(QueryCall call, Holder holder) throws AwsFailure {
        String document = desk.document(call, "PolicyDocument", PolicyKind.IDENTITY, 131_072);
        Rights rights = holder.rights().withInline(call.text("PolicyName"), document);
        if (rights.inline().values().stream().mapToInt(RightsOperations::weight).sum() > LARGEST_SUM) {
            throw new AwsFailure(409, "LimitExceeded", "Maximum policy size of " + LARGEST_SUM
                    + " bytes exceeded for " + holder.kind().toLowerCase(Locale.ROOT) + " " + holder.name());
        }
        holder.keep().accept(rights);
    }

    /// White space does not count.
    private static int weight(String document) {
        return document.replaceAll("\\s", "").length();
    }

    private static void get(QueryCall call, Holder holder, Xml xml) throws AwsFailure {
        String name = call.text("PolicyName");
        xml.put(holder.kind() + "Name", holder.name())
                .put("PolicyName", name)
                .put("PolicyDocument", RoleOperations.encoded(inline(holder, name)));
    }

    private static void delete(QueryCall call, Holder holder) throws AwsFailure {
        String name = call.text("PolicyName");
        inline(holder, name);
        holder.keep().accept(holder.rights().withoutInline(name));
    }

    private static String inline(Holder holder, String name) throws AwsFailure {
        String document = holder.rights().inline().get(name);
        if (document == null) {
            throw IamFailures.missing("The " + holder.kind().toLowerCase(Locale.ROOT)
                    + " policy with name " + name + " cannot be found.");
        }
        return document;
    }

    private static void list(Holder holder, Xml xml) {
        xml.start("PolicyNames");
        holder.rights().inline().keySet().forEach(name -> xml.put("member", name));
        xml.end().put("IsTruncated", false);
    }

    private void attach(QueryCall call, Holder holder) throws AwsFailure {
        String arn = call.text("PolicyArn");
        if (accounts.policy(arn).isEmpty()) {
            throw IamFailures.noPolicy(arn);
        }
        Rights rights = holder.rights().with(arn);
        if (rights.attached().size() > MOST_ATTACHED) {
            throw IamFailures.limit("PoliciesPer" + holder.kind() + ": " + MOST_ATTACHED);
        }
        holder.keep().accept(rights);
    }

    private static void detach(QueryCall call, Holder holder) throws AwsFailure {
        String arn = call.text("PolicyArn");
        if (!holder.rights().attached().contains(arn)) {
            throw IamFailures.missing("Policy " + arn + " was not found.");
        }
        holder.keep().accept(holder.rights().without(arn));
    }

    private static void listAttached(QueryCall call, Holder holder, Xml xml) throws AwsFailure {
        List<String> attached = holder.rights().attached();
        Pages.write(call, xml, "AttachedPolicies", attached, (arn, out) -> out
                .put("PolicyName", arn.substring(arn.lastIndexOf('/') + 1))
                .put("PolicyArn", arn));
    }
}
