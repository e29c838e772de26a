package tableflow.console.service.profile;

import java.math.BigDecimal;
import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tableflow.console.domain.BadInput;
import tableflow.console.domain.Open;
import tableflow.console.domain.Problem;
import tableflow.console.domain.Secret;
import tableflow.console.domain.profile.KeyRef;
import tableflow.console.domain.profile.Profile;
import tableflow.console.service.support.Fields;
import tableflow.console.service.support.LocatedJson;

/// Reads the profile document that `schemas/console/profile.schema.json` describes: version 1.
final class ProfileReader {

    static final int VERSION = 1;

    private static final Pattern S3_LOCATION = Pattern.compile("^s3://[a-z0-9.-]{3,63}(/.*)?$");

    /// Where a document comes from, which decides whether it may hold secrets.
    enum Source {
        /// One of the console's own profiles: references only.
        STORED,
        /// A file that the user names, such as the one of a sandbox: secrets may stand in it in clear.
        FILE
    }

    private final Source source;
    private final List<Problem> problems = new ArrayList<>();

    private ProfileReader(Source source) {
        this.source = source;
    }

    /// The profile in `content`.
    ///
    /// @param file named in problems
    /// @throws BadInput with every problem and its place
    static Profile read(String file, byte[] content, Source source) {
        return new ProfileReader(source).read(LocatedJson.parse(file, content));
    }

    private Profile read(LocatedJson document) {
        Fields fields = Fields.of(document, problems);
        fields.requireVersion(VERSION);
        String name = fields.text("name");
        Open<Profile.Kind> kind = Open.of(Profile.Kind.class, fields.text("kind"));
        String tag = fields.text("environmentTag");
        boolean readOnly = fields.flag("readOnly", false);
        Fields confluent = fields.object("confluent");
        Fields kafka = fields.optionalObject("kafka");
        Fields registry = fields.optionalObject("schemaRegistry");
        Fields tableflow = fields.optionalObject("tableflow");
        Fields aws = fields.optionalObject("aws");
        Fields sandbox = fields.optionalObject("sandbox");
        fields.done();
        if (sandbox != null) {
            // For tests of whoever runs the sandbox: the console itself never arms a fault.
            sandbox.optionalUrl("adminUrl");
            sandbox.done();
        }
        Profile.@Nullable Confluent control = confluent == null ? null : confluent(confluent);
        Profile.@Nullable Kafka cluster = kafka == null ? null : kafka(kafka);
        Profile.@Nullable Registry schemas = registry == null ? null : registry(registry);
        KeyRef tableflowKey = tableflow == null ? null : tableflow(tableflow);
        Profile.@Nullable Aws amazon = aws == null ? null : aws(aws);
        if (!problems.isEmpty() || control == null) {
            throw new BadInput(BadInput.Reason.INVALID, problems);
        }
        return new Profile(name, kind, tag, readOnly, control, cluster, schemas, tableflowKey, amazon);
    }

    private Profile.Confluent confluent(Fields fields) {
        URI apiUrl = fields.url("apiUrl");
        String organization = fields.optionalText("organizationId");
        String environment = fields.optionalText("environmentId");
        KeyRef key = key(fields.object("cloudApiKey"));
        String serviceAccount = fields.optionalText("serviceAccountId");
        URI metrics = fields.optionalUrl("metricsUrl");
        fields.done();
        return new Profile.Confluent(
                apiUrl, organization, environment, key == null ? unusable() : key, serviceAccount, metrics);
    }

    private Profile.Kafka kafka(Fields fields) {
        String cluster = fields.text("clusterId");
        String servers = fields.text("bootstrapServers");
        URI rest = fields.optionalUrl("restUrl");
        String protocol = fields.optionalText("securityProtocol");
        KeyRef key = key(fields.optionalObject("apiKey"));
        fields.done();
        return new Profile.Kafka(cluster, servers, rest, protocol == null ? "SASL_SSL" : protocol, key);
    }

    private Profile.Registry registry(Fields fields) {
        String cluster = fields.text("clusterId");
        URI url = fields.url("url");
        KeyRef key = key(fields.optionalObject("apiKey"));
        fields.done();
        return new Profile.Registry(cluster, url, key);
    }

    private @Nullable KeyRef tableflow(Fields fields) {
        KeyRef key = key(fields.object("apiKey"));
        fields.done();
        return key;
    }

    private Profile.Aws aws(Fields fields) {
        String region = fields.text("region");
        String profileName = fields.optionalText("profileName");
        KeyRef key = accessKey(fields);
        String bucket = fields.optionalText("bucket");
        Fields endpoints = fields.optionalObject("endpoints");
        Fields athena = fields.optionalObject("athena");
        fields.done();
        if (key != null && profileName != null) {
            fields.problem("either \"profileName\" or an access key, not both");
        }
        return new Profile.Aws(
                region,
                profileName,
                key,
                bucket,
                endpoints == null ? Map.of() : endpoints(endpoints),
                athena == null ? null : athena(athena));
    }

    /// An access key is `accessKey`, or, as AWS's own files name the parts, `accessKeyId` with `secretAccessKey`.
    private @Nullable KeyRef accessKey(Fields fields) {
        KeyRef key = key(fields.optionalObject("accessKey"));
        String id = fields.optionalText("accessKeyId");
        String secret = fields.optionalSecret("secretAccessKey");
        if (fields.has("accessKeyId") != fields.has("secretAccessKey")) {
            fields.problem("\"accessKeyId\" and \"secretAccessKey\" go together");
            return key;
        }
        if (fields.has("accessKeyId") && fields.has("accessKey")) {
            fields.problem("either \"accessKey\" or \"accessKeyId\" with \"secretAccessKey\", not both");
            return key;
        }
        if (secret != null && source == Source.STORED) {
            fields.problem("secretAccessKey", "must not stand in a stored profile: import the file instead");
        }
        return id == null || secret == null ? key : KeyRef.inline(id, new Secret(secret));
    }

    private static Map<String, URI> endpoints(Fields fields) {
        Map<String, URI> endpoints = new LinkedHashMap<>();
        for (String service : fields.names()) {
            endpoints.put(service, fields.url(service));
        }
        return endpoints;
    }

    private static Profile.Athena athena(Fields fields) {
        String workgroup = fields.text("workgroup");
        String location = fields.optionalText("resultLocation", S3_LOCATION, "a location such as s3://bucket/prefix/");
        String database = fields.optionalText("database");
        Long askAbove = fields.optionalCount("askAboveBytes");
        BigDecimal price = fields.optionalAmount("pricePerTerabyte");
        fields.done();
        return new Profile.Athena(workgroup, location, database, askAbove, price);
    }

    private @Nullable KeyRef key(@Nullable Fields fields) {
        if (fields == null) {
            return null;
        }
        String id = fields.text("id");
        String reference = fields.optionalText("secretRef");
        String secret = fields.optionalSecret("secret");
        fields.done();
        if (fields.has("secret") == fields.has("secretRef")) {
            fields.problem("a key needs either \"secret\" or \"secretRef\"");
            return null;
        }
        if (secret != null && source == Source.STORED) {
            fields.problem("secret", "must not stand in a stored profile: import the file instead");
            return null;
        }
        if (reference != null) {
            return KeyRef.stored(id, reference);
        }
        return secret == null ? null : KeyRef.inline(id, new Secret(secret));
    }

    /// Stands in for a key that a problem was reported for; the profile is never handed out then.
    private static KeyRef unusable() {
        return KeyRef.stored("", "");
    }
}
