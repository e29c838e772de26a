package tableflow.console.sandbox.glue;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import tableflow.console.sandbox.aws.Principal;
import tableflow.console.sandbox.http.Json;
import tableflow.console.sandbox.http.OwnerOnly;
import tableflow.console.sandbox.http.Records;

/// What Lake Formation keeps: who is its administrator, which places are registered, who was granted what. Everything
/// in the catalog begins with `Super` for IAM_ALLOWED_PRINCIPALS, which leaves the decision to IAM; once that is
/// revoked from a database or table ("closed" here), grants alone decide about it.
///
/// A change is in the file before it counts.
final class LakeGrants {
    /// Everybody whom IAM lets through.
    static final String ALLOWED_BY_IAM = "IAM_ALLOWED_PRINCIPALS";
    static final String ALL = "ALL";
    private static final String DESCRIBE = "DESCRIBE";

    private final Path file;
    private volatile Content content;

    /// @param principal ARN of a user or role
    /// @param resource `database`, `database/table`, or `database/*` for all of its tables
    /// @param permissions in upper case, such as `DESCRIBE`, or `ALL`
    /// @param grantable those that may be granted on
    record Grant(String principal, String resource, List<String> permissions, List<String> grantable) {
        Grant {
            permissions = List.copyOf(permissions);
            grantable = List.copyOf(grantable);
        }
    }

    /// @param arn of a bucket or a folder of one
    record Registered(String arn, String role) {}

    /// @param strict whether what is new begins without IAM_ALLOWED_PRINCIPALS
    /// @param closed resources without IAM_ALLOWED_PRINCIPALS
    record Content(List<String> admins, boolean strict, List<Grant> grants, Set<String> closed,
            List<Registered> registered) {
        Content {
            admins = List.copyOf(admins);
            grants = List.copyOf(grants);
            closed = Set.copyOf(closed);
            registered = List.copyOf(registered);
        }
    }

    private LakeGrants(Path file, Content content) {
        this.file = file;
        this.content = content;
    }

    static LakeGrants open(Path file) throws IOException {
        ObjectMapper mapper = Records.mapper();
        return new LakeGrants(file, Files.exists(file)
                ? mapper.readValue(file.toFile(), Content.class)
                : new Content(List.of(), false, List.of(), Set.of(), List.of()));
    }

    Content content() {
        return content;
    }

    synchronized void settings(List<String> admins, boolean strict) throws IOException {
        save(new Content(admins, strict, content.grants(), content.closed(), content.registered()));
    }

    synchronized void grant(Grant more) throws IOException {
        if (more.principal().equals(ALLOWED_BY_IAM)) {
            Set<String> closed = new TreeSet<>(content.closed());
            closed.remove(more.resource());
            save(new Content(content.admins(), content.strict(), content.grants(), closed, content.registered()));
            return;
        }
        List<Grant> grants = new ArrayList<>(content.grants());
        Predicate<Grant> same = g -> g.principal().equals(more.principal()) && g.resource().equals(more.resource());
        Set<String> permissions = new TreeSet<>(more.permissions());
        Set<String> grantable = new TreeSet<>(more.grantable());
        grants.stream().filter(same).forEach(old -> {
            permissions.addAll(old.permissions());
            grantable.addAll(old.grantable());
        });
        grants.removeIf(same);
        grants.add(new Grant(more.principal(), more.resource(), List.copyOf(permissions), List.copyOf(grantable)));
        save(with(grants));
    }

    /// @return false when there was nothing of it
    synchronized boolean revoke(Grant less) throws IOException {
        if (less.principal().equals(ALLOWED_BY_IAM)) {
            Set<String> closed = new TreeSet<>(content.closed());
            boolean was = closed.add(less.resource());
            save(new Content(content.admins(), content.strict(), content.grants(), closed, content.registered()));
            return was;
        }
        List<Grant> grants = new ArrayList<>();
        boolean found = false;
        for (Grant old : content.grants()) {
            if (!old.principal().equals(less.principal()) || !old.resource().equals(less.resource())) {
                grants.add(old);
                continue;
            }
            found = true;
            List<String> left = old.permissions().stream()
                    .filter(p -> !less.permissions().contains(p) && !less.permissions().contains(ALL)).toList();
            if (!left.isEmpty()) {
                grants.add(new Grant(old.principal(), old.resource(), left, old.grantable()));
            }
        }
        save(with(grants));
        return found;
    }

    synchronized void register(Registered place) throws IOException {
        List<Registered> all = new ArrayList<>(content.registered());
        all.removeIf(one -> one.arn().equals(place.arn()));
        all.add(place);
        save(new Content(content.admins(), content.strict(), content.grants(), content.closed(), all));
    }

    /// @return false when it was not registered
    synchronized boolean deregister(String arn) throws IOException {
        List<Registered> all = new ArrayList<>(content.registered());
        boolean was = all.removeIf(one -> one.arn().equals(arn));
        save(new Content(content.admins(), content.strict(), content.grants(), content.closed(), all));
        return was;
    }

    /// Something new is in the catalog. Where it does not begin with IAM_ALLOWED_PRINCIPALS its maker has all rights.
    synchronized void made(String resource, Principal maker) throws IOException {
        if (content.strict()) {
            revoke(new Grant(ALLOWED_BY_IAM, resource, List.of(ALL), List.of()));
            grant(new Grant(maker.roleArn().orElse(maker.arn()), resource, List.of(ALL), List.of(ALL)));
        }
    }

    /// A database with its tables, or a table, is gone from the catalog.
    synchronized void forget(String resource) throws IOException {
        Predicate<String> gone = name -> name.equals(resource) || name.startsWith(resource + "/");
        if (content.closed().stream().anyMatch(gone)
                || content.grants().stream().anyMatch(g -> gone.test(g.resource()))) {
            Set<String> closed = new TreeSet<>(content.closed());
            closed.removeIf(gone);
            List<Grant> grants = content.grants().stream().filter(g -> !gone.test(g.resource())).toList();
            save(new Content(content.admins(), content.strict(), grants, closed, content.registered()));
        }
    }

    private Content with(List<Grant> grants) {
        return new Content(content.admins(), content.strict(), grants, content.closed(), content.registered());
    }

    private void save(Content changed) throws IOException {
        OwnerOnly.write(file, Json.pretty(Records.mapper().valueToTree(changed)));
        content = changed;
    }

    /// May the caller do this with the database?
    ///
    /// @param permission as the refusal names it, such as `Create Table`
    /// @param known whether there is such a database
    boolean database(Principal caller, String permission, String database, boolean known) {
        Content now = content;
        boolean governed = now.closed().contains(database) || (!known && now.strict());
        return !governed || granted(now, caller, permission, Set.of(database));
    }

    /// A table that is not there is governed as its database is: who may see nothing is not told what is missing.
    ///
    /// @param known whether there is such a table
    boolean table(Principal caller, String permission, String database, String table, boolean known) {
        Content now = content;
        String name = database + "/" + table;
        boolean governed = now.closed().contains(name) || (!known && now.closed().contains(database));
        return !governed || granted(now, caller, permission, Set.of(name, database + "/*"));
    }

    private static boolean granted(Content now, Principal caller, String permission, Set<String> resources) {
        String arn = caller.roleArn().orElse(caller.arn());
        String wanted = permission.toUpperCase(Locale.ROOT).replace(' ', '_');
        // An administrator sees all of the catalog, and reads nothing by that.
        if (arn.endsWith(":root") || (wanted.equals(DESCRIBE) && now.admins().contains(arn))) {
            return true;
        }
        return now.grants().stream()
                .filter(grant -> grant.principal().equals(arn) && resources.contains(grant.resource()))
                .anyMatch(grant -> grant.permissions().contains(ALL) || grant.permissions().contains(wanted)
                        || wanted.equals(DESCRIBE));
    }

    /// Does Lake Formation hand out access to this place?
    ///
    /// @param location `s3://...`
    boolean registered(String location) {
        String arn = location.replaceFirst("^s3://", "arn:aws:s3:::");
        return content.registered().stream().map(one -> one.arn().replaceFirst("/\\*?$", ""))
                .anyMatch(place -> arn.equals(place) || arn.startsWith(place + "/"));
    }
}
