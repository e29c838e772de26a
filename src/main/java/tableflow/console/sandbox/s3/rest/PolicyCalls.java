package tableflow.console.sandbox.s3.rest;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tableflow.console.domain.iam.MalformedPolicy;
import tableflow.console.domain.iam.PolicyKind;
import tableflow.console.sandbox.aws.AwsFailure;
import tableflow.console.sandbox.http.BadJson;
import tableflow.console.sandbox.http.Json;
import tableflow.console.sandbox.http.Reply;
import tableflow.console.sandbox.iam.Documents;
import tableflow.console.sandbox.s3.Bucket;
import tableflow.console.sandbox.s3.BucketSettings;

/// A bucket's policy, and whether it lets everybody in.
final class PolicyCalls {
    private static final int LARGEST = 20 << 10;

    private final S3Desk desk;

    PolicyCalls(S3Desk desk) {
        this.desk = desk;
    }

    Reply policy(S3Call call) throws AwsFailure, IOException {
        Bucket bucket = desk.bucket(call);
        switch (call.method()) {
            case "GET" -> {
                desk.allow(call, "s3:GetBucketPolicy", bucket);
                return new Reply(200, Map.of("Content-Type", "application/json"),
                        kept(bucket).getBytes(StandardCharsets.UTF_8));
            }
            case "PUT" -> {
                desk.allow(call, "s3:PutBucketPolicy", bucket);
                put(call, bucket);
                return Reply.empty(204);
            }
            case "DELETE" -> {
                desk.allow(call, "s3:DeleteBucketPolicy", bucket);
                bucket.settings().forget(BucketSettings.POLICY);
                return Reply.empty(204);
            }
            default -> throw S3Errors.methodNotAllowed(call.method());
        }
    }

    Reply status(S3Call call) throws AwsFailure {
        Bucket bucket = desk.bucket(call);
        desk.allow(call, "s3:GetBucketPolicyStatus", bucket);
        return S3Xml.reply(S3Xml.of("PolicyStatus").put("IsPublic", open(read(kept(bucket)))));
    }

    private static String kept(Bucket bucket) throws AwsFailure {
        return bucket.settings().document(BucketSettings.POLICY).orElseThrow(() -> S3Errors.missing(
                "NoSuchBucketPolicy", "The bucket policy does not exist", bucket.name()));
    }

    private void put(S3Call call, Bucket bucket) throws AwsFailure, IOException {
        byte[] text = Intake.small(call);
        if (text.length > LARGEST) {
            throw malformed("Policy exceeds the maximum allowed document size.");
        }
        String document = new String(text, StandardCharsets.UTF_8);
        JsonNode policy = read(document);
        for (JsonNode statement : statements(policy)) {
            check(statement, bucket);
        }
        try {
            // What the evaluation could not read would silently deny nothing.
            Documents.parse(document, PolicyKind.RESOURCE);
        } catch (MalformedPolicy e) {
            throw malformed(e.text());
        }
        if (open(policy) && bucket.settings().document("publicAccessBlock").orElse("")
                .contains("<BlockPublicPolicy>true")) {
            throw new AwsFailure(403, "AccessDenied", "User: " + call.caller().arn() + " is not authorized to "
                    + "perform: s3:PutBucketPolicy on resource: \"" + bucket.arn() + "\" because public policies are "
                    + "prevented by the BlockPublicPolicy setting in S3 Block Public Access.");
        }
        bucket.settings().document(BucketSettings.POLICY, document);
    }

    private static JsonNode read(String document) throws AwsFailure {
        try {
            JsonNode policy = Json.parse(document);
            if (policy.isObject() && !statements(policy).isEmpty()) {
                return policy;
            }
        } catch (BadJson e) {
            throw malformed("Policies must be valid JSON and the first byte must be '{'");
        }
        throw malformed("Missing required field Statement");
    }

    private static void check(JsonNode statement, Bucket bucket) throws AwsFailure {
        String effect = statement.path("Effect").asText();
        if (!effect.equals("Allow") && !effect.equals("Deny")) {
            throw malformed("Invalid effect: " + effect);
        }
        if (statement.path("Principal").isMissingNode() && statement.path("NotPrincipal").isMissingNode()) {
            throw malformed("Missing required field Principal");
        }
        if (statement.path("Action").isMissingNode() && statement.path("NotAction").isMissingNode()) {
            throw malformed("Missing required field Action");
        }
        List<String> resources = texts(statement.path("Resource"));
        resources.addAll(texts(statement.path("NotResource")));
        if (resources.isEmpty()) {
            throw malformed("Missing required field Resource");
        }
        for (String resource : resources) {
            if (!resource.equals(bucket.arn()) && !resource.startsWith(bucket.arn() + "/")
                    && !resource.equals("*") && !resource.equals(bucket.arn() + "*")) {
                throw malformed("Policy has invalid resource");
            }
        }
    }

    /// True when a statement allows everybody something without a condition.
    private static boolean open(JsonNode policy) {
        return statements(policy).stream().anyMatch(one -> one.path("Effect").asText().equals("Allow")
                && everybody(one.path("Principal")) && one.path("Condition").isEmpty());
    }

    private static boolean everybody(JsonNode principal) {
        return principal.asText().equals("*") || texts(principal.path("AWS")).contains("*");
    }

    private static List<JsonNode> statements(JsonNode policy) {
        JsonNode node = policy.path("Statement");
        List<JsonNode> all = new ArrayList<>();
        if (node.isObject()) {
            all.add(node);
        } else {
            node.forEach(all::add);
        }
        return all;
    }

    private static List<String> texts(JsonNode node) {
        List<String> all = new ArrayList<>();
        if (node.isTextual()) {
            all.add(node.textValue());
        } else {
            node.forEach(one -> Optional.ofNullable(one.textValue()).ifPresent(all::add));
        }
        return all;
    }

    private static AwsFailure malformed(String message) {
        return new AwsFailure(400, "MalformedPolicy", message);
    }
}
