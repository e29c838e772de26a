package tableflow.console.sandbox.s3.rest;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import software.amazon.awssdk.auth.credentials.AnonymousCredentialsProvider;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import tableflow.console.sandbox.aws.Access;
import tableflow.console.sandbox.aws.AccessKeys;
import tableflow.console.sandbox.aws.AwsEndpoint;
import tableflow.console.sandbox.aws.AwsFailure;
import tableflow.console.sandbox.aws.Principal;
import tableflow.console.sandbox.http.Faults;
import tableflow.console.sandbox.s3.ObjectStore;

/// An object store behind its REST API, and clients of it. Actions can be denied one by one.
final class S3Probe implements AutoCloseable {
    static final String ACCOUNT = "123456789012";
    static final String KEY = "AKIDEXAMPLE";
    static final String SECRET = "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY";
    static final String STRANGER = "AKIASTRANGER";

    final Faults faults = new Faults();
    final AccessKeys keys = new AccessKeys();
    final Set<String> denied = new HashSet<>();
    final Set<Access> asked = new HashSet<>();
    final ObjectStore store;
    final AwsEndpoint endpoint;

    S3Probe(Path folder) throws IOException {
        store = ObjectStore.open(folder, Clock.systemUTC());
        keys.put(new AccessKeys.AccessKey(KEY, SECRET, user(ACCOUNT, "operator"), Optional.empty()));
        keys.put(new AccessKeys.AccessKey(STRANGER, SECRET, user("999999999999", "stranger"), Optional.empty()));
        endpoint = AwsEndpoint.start(keys, Clock.systemUTC(), faults);
        endpoint.serve(new S3Api(store, this::decide));
    }

    private synchronized void decide(Principal caller, Access access) throws AwsFailure {
        asked.add(access);
        if (caller.anonymous() || denied.contains(access.action())) {
            throw new AwsFailure(403, "AccessDenied", "User: " + caller.arn() + " is not authorized to perform: "
                    + access.action() + " on resource: \"" + access.resource()
                    + "\" because no identity-based policy allows the " + access.action() + " action");
        }
    }

    private static Principal user(String account, String name) {
        return new Principal("arn:aws:iam::" + account + ":user/" + name, account, "AIDA" + name, Optional.empty());
    }

    S3Client client() {
        return client("us-east-1", StaticCredentialsProvider.create(AwsBasicCredentials.create(KEY, SECRET)));
    }

    S3Client stranger() {
        return client("us-east-1", StaticCredentialsProvider.create(AwsBasicCredentials.create(STRANGER, SECRET)));
    }

    S3Client anonymous() {
        return client("us-east-1", AnonymousCredentialsProvider.create());
    }

    S3Client client(String region, AwsCredentialsProvider credentials) {
        return S3Client.builder()
                .endpointOverride(URI.create(endpoint.url()))
                .region(Region.of(region))
                .credentialsProvider(credentials)
                .httpClientBuilder(UrlConnectionHttpClient.builder())
                .forcePathStyle(true)
                .overrideConfiguration(o -> o.retryStrategy(r -> r.maxAttempts(1)))
                .build();
    }

    @Override
    public void close() throws IOException {
        endpoint.close();
        store.close();
    }
}
