package tableflow.console.sandbox.s3.rest;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import tableflow.console.sandbox.aws.AwsApi;
import tableflow.console.sandbox.aws.AwsFailure;
import tableflow.console.sandbox.aws.Permissions;
import tableflow.console.sandbox.aws.Principal;
import tableflow.console.sandbox.http.Reply;
import tableflow.console.sandbox.http.Request;
import tableflow.console.sandbox.s3.ObjectStore;

/// The S3 REST API: finds out which operation a call is.
public final class S3Api implements AwsApi {
    private static final int LONGEST_KEY = 1024;

    private final ObjectStore store;
    private final BucketCalls buckets;
    private final ListCalls lists;
    private final ReadCalls reads;
    private final WriteCalls writes;

    public S3Api(ObjectStore store, Permissions permissions) {
        S3Desk desk = new S3Desk(store, permissions);
        this.store = store;
        this.buckets = new BucketCalls(desk);
        this.lists = new ListCalls(desk);
        this.reads = new ReadCalls(desk);
        this.writes = new WriteCalls(desk);
    }

    @Override
    public String service() {
        return "s3";
    }

    @Override
    public Reply handle(Request request, Principal caller) throws AwsFailure, IOException {
        S3Call call = S3Call.of(request, caller);
        if (call.key().getBytes(StandardCharsets.UTF_8).length > LONGEST_KEY) {
            throw new AwsFailure(400, "KeyTooLongError", "Your key is too long",
                    S3Errors.ordered("Size", Integer.toString(call.key().length()), "MaxSizeAllowed", "1024"));
        }
        if (call.bucket().isEmpty()) {
            if (!call.is("GET")) {
                throw S3Errors.methodNotAllowed(call.method());
            }
            return buckets.list(call);
        }
        return call.key().isEmpty() ? ofBucket(call) : ofObject(call);
    }

    private Reply ofBucket(S3Call call) throws AwsFailure, IOException {
        return switch (call.method()) {
            case "GET" -> call.has("location") ? buckets.location(call) : lists.list(call);
            case "HEAD" -> buckets.head(call);
            case "PUT" -> buckets.create(call);
            case "DELETE" -> buckets.delete(call);
            default -> throw S3Errors.methodNotAllowed(call.method());
        };
    }

    private Reply ofObject(S3Call call) throws AwsFailure, IOException {
        return switch (call.method()) {
            case "GET", "HEAD" -> reads.get(call);
            case "PUT" -> writes.put(call);
            case "DELETE" -> writes.delete(call);
            default -> throw S3Errors.methodNotAllowed(call.method());
        };
    }

    @Override
    public Reply error(Request request, AwsFailure failure) {
        Optional<String> region = store.bucket(S3Call.of(request, Principal.ANONYMOUS).bucket())
                .map(bucket -> bucket.settings().region());
        return S3Answers.error(request, failure, region);
    }
}
