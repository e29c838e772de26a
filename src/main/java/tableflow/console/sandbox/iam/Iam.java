package tableflow.console.sandbox.iam;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tableflow.console.domain.iam.MalformedPolicy;
import tableflow.console.domain.iam.PolicyKind;
import tableflow.console.sandbox.aws.AccessKeys;
import tableflow.console.sandbox.aws.AwsApi;
import tableflow.console.sandbox.aws.AwsFailure;
import tableflow.console.sandbox.aws.Permissions;
import tableflow.console.sandbox.aws.ResourcePolicies;
import tableflow.console.sandbox.http.Router;

/// The identity services of the sandbox. A new one has the accounts of [World]: the customer's with an operator, a
/// reader and the role for Tableflow, and Confluent's with one role for each provider integration.
///
/// Operations take effect one at a time; a change is in the file before its answer goes out.
public final class Iam {
    private static final Logger LOG = LoggerFactory.getLogger(Iam.class);

    private final ReentrantLock lock = new ReentrantLock();
    private final Clock clock;
    private final Optional<IamFile> file;
    private final Documents documents = new Documents();
    private final Accounts accounts;
    private final ConfluentRoles confluent;
    private final Authorizer authorizer;
    private final Sessions sessions;

    /// What surrounds it.
    ///
    /// @param keys where signatures are checked
    /// @param resources policies and owners of buckets
    /// @param integrations the ARNs in Confluent's account that provider integrations name at this moment
    public record Surroundings(
            Clock clock, AccessKeys keys, ResourcePolicies resources, Supplier<Set<String>> integrations) {}

    private Iam(Surroundings around, Optional<IamFile> file) throws IOException {
        this.clock = around.clock();
        this.file = file;
        this.accounts = new Accounts(around.keys());
        this.confluent = new ConfluentRoles(accounts, around.integrations());
        this.authorizer = new Authorizer(accounts, documents, around.resources(), clock);
        this.sessions = new Sessions(accounts, authorizer, documents, clock);
        Optional<IamFile.Content> known = file.isPresent() ? file.get().read() : Optional.empty();
        if (known.isPresent()) {
            accounts.restore(known.get());
        } else {
            new Founding(accounts, clock.instant()).found();
        }
        confluent.follow(clock.instant());
        if (file.isPresent()) {
            file.get().write(accounts.content());
        }
    }

    /// Opens the accounts that the file holds, or founds new ones.
    ///
    /// @throws IOException also when the file is damaged; it is left as it is
    public static Iam open(Surroundings around, Path file) throws IOException {
        return new Iam(around, Optional.of(new IamFile(file)));
    }

    /// New accounts, kept in memory only.
    public static Iam inMemory(Surroundings around) throws IOException {
        return new Iam(around, Optional.empty());
    }

    /// Decides about every call of every service.
    public Permissions permissions() {
        return authorizer;
    }

    /// The API of IAM.
    public AwsApi iam() {
        Desk desk = new Desk(accounts, authorizer, documents, clock);
        Map<String, QueryApi.Operation> operations = new LinkedHashMap<>();
        new RoleOperations(desk).addTo(operations);
        new RightsOperations(desk).addTo(operations);
        new UserOperations(desk).addTo(operations);
        new ManagedPolicyOperations(desk).addTo(operations);
        new Simulation(desk).addTo(operations);
        return new QueryApi("iam", "https://iam.amazonaws.com/doc/2010-05-08/", oneAtATime(operations));
    }

    /// The API of the security token service.
    public AwsApi sts() {
        Map<String, QueryApi.Operation> operations = new LinkedHashMap<>();
        new StsOperations(accounts, sessions).addTo(operations);
        return new QueryApi("sts", "https://sts.amazonaws.com/doc/2011-06-15/", oneAtATime(operations));
    }

    /// The first active access key of the operator, for the sandbox's profile.
    public TemporaryKey operatorKey() {
        User operator = accounts.user(World.CUSTOMER, Founding.OPERATOR).orElseThrow(() ->
                new IllegalStateException("the user " + Founding.OPERATOR + " was deleted"));
        return accounts.keys(operator).stream()
                .filter(UserKey::active)
                .findFirst()
                .map(key -> new TemporaryKey(key.id(), key.secret(), "", Instant.MAX))
                .orElseThrow();
    }

    /// Credentials of Confluent's own principal of a provider integration, with which Tableflow then assumes the
    /// customer's role.
    ///
    /// @param roleArn `config.iam_role_arn` of the integration
    /// @return nothing when no integration has it
    public Optional<TemporaryKey> confluentKey(String roleArn) throws IOException {
        lock.lock();
        try {
            confluent.follow(clock.instant());
            Optional<Session> session = accounts.role(roleArn)
                    .filter(role -> role.name().account().equals(World.CONFLUENT))
                    .map(role -> sessions.own(role, "tableflow"));
            if (file.isPresent()) {
                file.get().write(accounts.content());
            }
            return session.map(Session::key).map(k -> new TemporaryKey(k.id(), k.secret(), k.token(), k.expiresAt()));
        } finally {
            lock.unlock();
        }
    }

    /// Is this a valid policy of a bucket?
    ///
    /// @throws AwsFailure 400 MalformedPolicy with the reason
    public void checkBucketPolicy(String document) throws AwsFailure {
        try {
            documents.read(document, PolicyKind.RESOURCE);
        } catch (MalformedPolicy e) {
            throw new AwsFailure(400, "MalformedPolicy", e.text());
        }
    }

    /// The part of the test hook that arms policies of the organization and of the network.
    public Router hooks() {
        return authorizer.perimeter().addTo(new ServiceControl(accounts, documents, this::changed).routes());
    }

    private void changed(Runnable change) throws IOException {
        lock.lock();
        try {
            change.run();
            if (file.isPresent()) {
                file.get().write(accounts.content());
            }
        } finally {
            lock.unlock();
        }
    }

    private Map<String, QueryApi.Operation> oneAtATime(Map<String, QueryApi.Operation> operations) {
        Map<String, QueryApi.Operation> locked = new LinkedHashMap<>();
        operations.forEach((name, operation) -> locked.put(name, (call, xml) -> {
            lock.lock();
            try {
                boolean moved = confluent.follow(clock.instant());
                operation.answer(call, xml);
                if (moved || !reads(name)) {
                    save();
                }
            } finally {
                lock.unlock();
            }
        }));
        return locked;
    }

    private static boolean reads(String operation) {
        return !operation.equals("GetSessionToken")
                && Stream.of("Get", "List", "Simulate").anyMatch(operation::startsWith);
    }

    private void save() throws AwsFailure {
        if (file.isPresent()) {
            try {
                file.get().write(accounts.content());
            } catch (IOException e) {
                LOG.error("the sandbox's AWS accounts could not be saved; they are kept in memory", e);
                throw new AwsFailure(500, "ServiceFailure", "The sandbox could not save its AWS accounts: " + e);
            }
        }
    }
}
