package tableflow.console.remote.aws;

import java.util.List;
import java.util.function.Function;
import software.amazon.awssdk.services.athena.AthenaClient;
import software.amazon.awssdk.services.athena.model.WorkGroup;
import software.amazon.awssdk.services.athena.model.WorkGroupState;
import software.amazon.awssdk.services.glue.GlueClient;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.S3Exception;
import software.amazon.awssdk.services.sts.StsClient;
import software.amazon.awssdk.services.sts.model.GetCallerIdentityResponse;
import tableflow.console.domain.RemoteFailure;
import tableflow.console.domain.profile.Profile;
import tableflow.console.service.profile.KeyResolver;
import tableflow.console.service.profile.Probe;

/// The probes of AWS's side of a profile. All calls read only; those that need rights say which are missing.
public final class AwsProbes {

    private AwsProbes() {}

    /// `aws-identity`, `s3`, `glue`, `athena`.
    public static List<Probe> all() {
        return all(AwsClients.Limits.USUAL);
    }

    static List<Probe> all(AwsClients.Limits limits) {
        return List.of(
                new AwsProbe("aws-identity", "ask AWS who we are", limits, AwsProbes::identity),
                new AwsProbe("s3", "read the bucket", limits, AwsProbes::bucket),
                new AwsProbe("glue", "list the databases of the Glue catalog", limits, AwsProbes::glue),
                new AwsProbe("athena", "read the Athena work group", limits, AwsProbes::athena));
    }

    private record Target(Profile.Aws aws, AwsClients clients) {}

    private record AwsProbe(
            String component, String what, AwsClients.Limits limits, Function<Target, Probe.Answer> call)
            implements Probe {

        @Override
        public Answer call(Profile profile, KeyResolver keys) {
            Profile.Aws aws = profile.aws();
            if (aws == null) {
                return Answer.notConfigured("the profile has no AWS part");
            }
            return new AwsFailures(aws).during(what, () ->
                    call.apply(new Target(aws, new AwsClients(aws, keys, limits))));
        }
    }

    private static Probe.Answer identity(Target target) {
        try (StsClient sts = target.clients.sts()) {
            GetCallerIdentityResponse identity = sts.getCallerIdentity();
            return Probe.Answer.ok("account " + identity.account() + ", " + identity.arn());
        }
    }

    /// The answer to HEAD has no text, so a refusal is asked for again with a call that has one.
    private static Probe.Answer bucket(Target target) {
        String bucket = target.aws.bucket();
        if (bucket == null) {
            return Probe.Answer.notConfigured("no bucket chosen");
        }
        try (S3Client s3 = target.clients.s3()) {
            try {
                s3.headBucket(request -> request.bucket(bucket));
            } catch (S3Exception refused) {
                if (refused.statusCode() != 403 && refused.statusCode() != 400) {
                    throw refused;
                }
            }
            boolean empty = s3.listObjectsV2(request -> request.bucket(bucket).maxKeys(1)).contents().isEmpty();
            return Probe.Answer.ok("bucket " + bucket + " in " + target.aws.region() + (empty ? ", empty" : ""));
        }
    }

    private static Probe.Answer glue(Target target) {
        try (GlueClient glue = target.clients.glue()) {
            boolean none = glue.getDatabases(request -> request.maxResults(1)).databaseList().isEmpty();
            // Lake Formation filters the list silently: none is no proof that there is none.
            return Probe.Answer.ok(none ? "the catalog answers; no database is visible" : "the catalog answers");
        }
    }

    private static Probe.Answer athena(Target target) {
        Profile.Athena athena = target.aws.athena();
        if (athena == null) {
            return Probe.Answer.notConfigured("no Athena work group chosen");
        }
        try (AthenaClient client = target.clients.athena()) {
            WorkGroup group = client.getWorkGroup(request -> request.workGroup(athena.workgroup())).workGroup();
            if (group.state() == WorkGroupState.DISABLED) {
                throw RemoteFailure.of(
                                RemoteFailure.Kind.FORBIDDEN,
                                "use work group " + athena.workgroup(),
                                "it is disabled")
                        .withAdvice("Enable it in Athena, or choose another work group in the profile.");
            }
            return Probe.Answer.ok("work group " + athena.workgroup() + ", " + group.stateAsString());
        }
    }
}
