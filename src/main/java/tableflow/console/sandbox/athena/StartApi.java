package tableflow.console.sandbox.athena;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import tableflow.console.sandbox.athena.Execution.Asked;
import tableflow.console.sandbox.athena.Execution.Context;
import tableflow.console.sandbox.athena.Execution.Destination;
import tableflow.console.sandbox.athena.Execution.Output;
import tableflow.console.sandbox.athena.Execution.Reuse;
import tableflow.console.sandbox.athena.Execution.Status;
import tableflow.console.sandbox.aws.AwsFailure;
import tableflow.console.sandbox.aws.Principal;
import tableflow.console.sandbox.http.Json;
import tableflow.console.sandbox.sql.statement.AthenaStatement;
import tableflow.console.sandbox.sql.statement.AthenaStatements;
import tableflow.console.sandbox.sql.statement.SyntaxError;
import tableflow.console.sandbox.sql.statement.Work;

/// `StartQueryExecution`. The order of its checks is that of the real service: members, workgroup, location, syntax,
/// token, bucket, quota.
final class StartApi {
    private static final int SHORTEST_TOKEN = 32;
    private static final int LONGEST_TOKEN = 128;
    private static final long MOST_MINUTES = 10_080;

    private final Desk desk;
    private final Runner runner;
    private final ResultStore store;
    private final Quota quota;

    StartApi(Desk desk, Runner runner, ResultStore store, Quota quota) {
        this.desk = desk;
        this.runner = runner;
        this.store = store;
        this.quota = quota;
    }

    /// A statement with what an `EXECUTE` brings along.
    private record Parsed(AthenaStatement statement, List<String> parameters) {}

    ObjectNode start(Input in, Principal caller) throws AwsFailure {
        Asked asked = asked(in);
        desk.rights().workGroup(caller, "StartQueryExecution", asked.workGroup());
        WorkGroup group = desk.groups().get(asked.workGroup());
        if (!group.enabled()) {
            throw Refusals.invalid("WorkGroup " + group.name() + " is disabled.");
        }
        if (asked.location().isPresent() && S3Uri.parse(asked.location().get()).isEmpty()) {
            throw Refusals.invalid("outputLocation is not a valid S3 path.");
        }
        Parsed parsed = parsed(asked);
        // One at a time: of two calls with one token one starts.
        synchronized (this) {
            Optional<Execution> same = desk.history().byToken(asked.token());
            if (same.isPresent()) {
                return answer(sameAs(same.get(), asked));
            }
            String id = UUID.randomUUID().toString();
            Shape shape = Shape.of(parsed.statement().kind());
            Destination destination = destination(in, caller, group, asked, shape.file().name(id));
            if (desk.history().active() >= quota.active()) {
                throw Refusals.tooMany();
            }
            Execution execution = new Execution(id, desk.history().nextNumber(), asked, shape, destination,
                    Status.queued(desk.clock().instant()), Counts.NONE, Output.NONE);
            desk.history().forgetOld();
            desk.history().keep(execution);
            runner.start(new Job(execution, parsed.statement(), parsed.parameters(), caller,
                    group.cutoff().orElse(Long.MAX_VALUE), desk.clock()));
            return answer(id);
        }
    }

    private static ObjectNode answer(String id) {
        return Json.object().put("QueryExecutionId", id);
    }

    private static Asked asked(Input in) throws AwsFailure {
        String sql = in.text("QueryString", 1, AthenaStatements.LONGEST);
        Optional<String> token = in.optional("ClientRequestToken", SHORTEST_TOKEN, LONGEST_TOKEN);
        List<String> parameters = in.texts("ExecutionParameters");
        Input context = in.part("QueryExecutionContext");
        Optional<String> catalog = context.optional("Catalog", 1, 256);
        Optional<String> database = context.optional("Database", 1, 255);
        Optional<String> group = in.optional("WorkGroup");
        Optional<String> location = in.part("ResultConfiguration").optional("OutputLocation");
        Input age = in.part("ResultReuseConfiguration").part("ResultReuseByAgeConfiguration");
        boolean reuse = age.flag("Enabled");
        long minutes = age.number("MaxAgeInMinutes", 0, MOST_MINUTES).orElse(60);
        in.valid();
        if (sql.getBytes(StandardCharsets.UTF_8).length > AthenaStatements.LONGEST) {
            throw Refusals.invalid("queryString exceeds maximum allowed length " + AthenaStatements.LONGEST);
        }
        if (token.isEmpty()) {
            throw Refusals.invalid("clientRequestToken is null or empty");
        }
        if (token.get().getBytes(StandardCharsets.UTF_8).length > LONGEST_TOKEN) {
            throw Refusals.invalid("clientRequestToken exceeds maximum allowed length " + LONGEST_TOKEN);
        }
        return new Asked(sql, parameters, new Context(catalog, database), group.orElse(WorkGroup.PRIMARY), location,
                token.get(), new Reuse(reuse, minutes));
    }

    /// For `EXECUTE` the statement that was prepared, whose kind decides about the result.
    private Parsed parsed(Asked asked) throws AwsFailure {
        AthenaStatement statement = parse(asked.sql());
        if (!(statement.work() instanceof Work.Execute execute)) {
            return new Parsed(statement,
                    asked.parameters().stream().map(AthenaStatements::parameter).toList());
        }
        SavedQueries.Prepared prepared = desk.saved().prepared(asked.workGroup(), execute.name()).orElse(null);
        if (prepared == null) {
            throw Refusals.invalid("PreparedStatement " + execute.name() + " was not found in workGroup "
                    + asked.workGroup());
        }
        List<String> values = execute.parameters().isEmpty()
                ? asked.parameters().stream().map(AthenaStatements::parameter).toList()
                : execute.parameters();
        return new Parsed(parse(prepared.sql()), values);
    }

    private AthenaStatement parse(String sql) throws AwsFailure {
        try {
            return AthenaStatements.parse(new DataCatalogApi(desk).inEnginesWords(sql));
        } catch (SyntaxError e) {
            throw Refusals.invalid("MALFORMED_QUERY", e.text());
        }
    }

    /// A token that was used before has to come with the same statement, context and location; parameters and
    /// workgroup are not compared, which is how the service does it.
    private static String sameAs(Execution before, Asked now) throws AwsFailure {
        Asked then = before.asked();
        if (!then.sql().equals(now.sql()) || !then.context().equals(now.context())
                || !then.location().equals(now.location())) {
            throw Refusals.invalid("IDEMPOTENT_PARAMETER_MISMATCH", "Idempotent parameters do not match");
        }
        return before.id();
    }

    /// Where the result goes. A workgroup that enforces its settings does not listen to the client.
    private Destination destination(Input in, Principal caller, WorkGroup group, Asked asked, String name)
            throws AwsFailure {
        if (group.managed()) {
            return Destination.MANAGED;
        }
        Optional<String> location = group.enforces() && group.location().isPresent()
                ? group.location()
                : asked.location().or(group::location);
        if (location.isEmpty()) {
            throw Refusals.invalid("No output location provided. An output location is required either through the "
                    + "Workgroup result configuration setting or as an API input.");
        }
        S3Uri place = S3Uri.parse(location.get()).orElseThrow();
        Input wanted = in.part("ResultConfiguration");
        if (store.region(place.bucket()).filter(desk.rights().region()::equals).isEmpty()) {
            throw Refusals.invalid("Unable to verify/create output bucket " + place.bucket());
        }
        desk.rights().outputBucket(caller, place);
        boolean own = !group.enforces() && wanted.has("EncryptionConfiguration");
        return new Destination(Optional.of(place.child(name)),
                own ? wanted.raw().path("EncryptionConfiguration") : group.encryption());
    }
}
