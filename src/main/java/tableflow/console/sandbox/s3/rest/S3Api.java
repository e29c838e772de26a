package tableflow.console.sandbox.s3.rest;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import tableflow.console.sandbox.aws.AwsApi;
import tableflow.console.sandbox.aws.AwsFailure;
import tableflow.console.sandbox.aws.EncryptionKeys;
import tableflow.console.sandbox.aws.Permissions;
import tableflow.console.sandbox.aws.Principal;
import tableflow.console.sandbox.http.Reply;
import tableflow.console.sandbox.http.Request;
import tableflow.console.sandbox.s3.ObjectStore;

/// The S3 REST API: finds out which operation a call is.
public final class S3Api implements AwsApi {
    private static final int LONGEST_KEY = 1024;
    /// What is said to be missing, lest it be taken for a listing.
    private static final List<String> UNSERVED =
            List.of("analytics", "metrics", "intelligent-tiering", "metadataTable", "metadataConfiguration", "session");

    private final ObjectStore store;
    private final BucketCalls buckets;
    private final ListCalls lists;
    private final ReadCalls reads;
    private final WriteCalls writes;
    private final CopyCall copies;
    private final UploadCalls uploads;
    private final CompleteCall completions;
    private final UploadLists uploadLists;
    private final VersionCalls versions;
    private final DeleteManyCall deletions;
    private final SettingCalls settings;
    private final PolicyCalls policies;
    private final TagCalls tags;

    /// Without a service for encryption keys: each key can be used by whom the policies allow it.
    public S3Api(ObjectStore store, Permissions permissions) {
        this(store, permissions, EncryptionKeys.ANY);
    }

    /// @param keys that objects may be encrypted under
    public S3Api(ObjectStore store, Permissions permissions, EncryptionKeys keys) {
        S3Desk desk = new S3Desk(store, permissions, keys);
        this.store = store;
        this.buckets = new BucketCalls(desk);
        this.lists = new ListCalls(desk);
        this.reads = new ReadCalls(desk);
        this.writes = new WriteCalls(desk);
        this.copies = new CopyCall(desk);
        this.uploads = new UploadCalls(desk);
        this.completions = new CompleteCall(desk);
        this.uploadLists = new UploadLists(desk);
        this.versions = new VersionCalls(desk);
        this.deletions = new DeleteManyCall(desk);
        this.settings = new SettingCalls(desk);
        this.policies = new PolicyCalls(desk);
        this.tags = new TagCalls(desk);
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
        Optional<Setting> setting = Setting.of(call);
        if (setting.isPresent()) {
            return settings.setting(call, setting.get());
        }
        if (call.has("policy")) {
            return policies.policy(call);
        }
        if (call.has("versioning")) {
            return settings.versioning(call);
        }
        if (call.has("inventory")) {
            return settings.inventory(call);
        }
        if (call.has("acl")) {
            return settings.acl(call);
        }
        return switch (call.method()) {
            case "GET" -> bucketGet(call);
            case "HEAD" -> buckets.head(call);
            case "PUT" -> buckets.create(call);
            case "DELETE" -> buckets.delete(call);
            case "POST" -> {
                if (!call.has("delete")) {
                    throw S3Errors.methodNotAllowed("POST");
                }
                yield deletions.delete(call);
            }
            default -> throw S3Errors.methodNotAllowed(call.method());
        };
    }

    private Reply bucketGet(S3Call call) throws AwsFailure {
        for (String name : UNSERVED) {
            if (call.has(name)) {
                throw S3Errors.notImplemented(name);
            }
        }
        if (call.has("location")) {
            return buckets.location(call);
        }
        if (call.has("policyStatus")) {
            return policies.status(call);
        }
        if (call.has("versions")) {
            return versions.list(call);
        }
        return call.has("uploads") ? uploadLists.uploads(call) : lists.list(call);
    }

    private Reply ofObject(S3Call call) throws AwsFailure, IOException {
        if (call.has("tagging")) {
            return tags.tagging(call);
        }
        if (call.has("acl")) {
            return settings.acl(call);
        }
        boolean copy = call.header("x-amz-copy-source").isPresent();
        boolean upload = call.has("uploadId");
        return switch (call.method()) {
            case "GET" -> upload ? uploadLists.parts(call) : reads.get(call);
            case "HEAD" -> reads.get(call);
            case "PUT" -> upload
                    ? copy ? uploads.copyPart(call) : uploads.part(call)
                    : copy ? copies.copy(call) : writes.put(call);
            case "DELETE" -> upload ? uploads.abort(call) : writes.delete(call);
            case "POST" -> {
                if (!upload && !call.has("uploads")) {
                    throw call.has("restore") || call.has("select")
                            ? S3Errors.notImplemented("restore") : S3Errors.methodNotAllowed("POST");
                }
                yield upload ? completions.complete(call) : uploads.begin(call);
            }
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
