package tableflow.console.sandbox.s3.rest;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import org.w3c.dom.Element;
import tableflow.console.sandbox.aws.AwsFailure;
import tableflow.console.sandbox.aws.Xml;
import tableflow.console.sandbox.http.Reply;
import tableflow.console.sandbox.s3.Bucket;
import tableflow.console.sandbox.s3.Versioning;

/// Settings of buckets: versioning, inventories, access lists, and the documents of [Setting].
final class SettingCalls {
    private static final String INVENTORY = "inventory/";

    private final S3Desk desk;

    SettingCalls(S3Desk desk) {
        this.desk = desk;
    }

    Reply setting(S3Call call, Setting setting) throws AwsFailure, IOException {
        Bucket bucket = desk.bucket(call);
        desk.allow(call, call.is("GET") ? setting.read() : setting.write(), bucket);
        switch (call.method()) {
            case "GET" -> {
                Optional<String> kept = bucket.settings().document(setting.name());
                if (kept.isPresent()) {
                    return xml(kept.get());
                }
                return switch (setting.absent()) {
                    case Setting.Default standard -> xml(standard.xml());
                    case Setting.Missing missing ->
                        throw S3Errors.missing(missing.code(), missing.message(), bucket.name());
                };
            }
            case "PUT" -> {
                bucket.settings().document(setting.name(), document(call, setting.root()));
                return Reply.empty(200);
            }
            case "DELETE" -> {
                bucket.settings().forget(setting.name());
                return Reply.empty(204);
            }
            default -> throw S3Errors.methodNotAllowed(call.method());
        }
    }

    private static String document(S3Call call, String root) throws AwsFailure, IOException {
        byte[] text = Intake.small(call);
        if (!root.equals(S3Xml.parse(text).getLocalName())) {
            throw S3Errors.malformedXml();
        }
        return new String(text, StandardCharsets.UTF_8);
    }

    private static Reply xml(String document) {
        return new Reply(200, Map.of("Content-Type", "application/xml"), document.getBytes(StandardCharsets.UTF_8));
    }

    Reply versioning(S3Call call) throws AwsFailure, IOException {
        Bucket bucket = desk.bucket(call);
        if (call.is("GET")) {
            desk.allow(call, "s3:GetBucketVersioning", bucket);
            Xml xml = S3Xml.of("VersioningConfiguration");
            switch (bucket.settings().versioning()) {
                case OFF -> { }
                case ENABLED -> xml.put("Status", "Enabled");
                case SUSPENDED -> xml.put("Status", "Suspended");
            }
            return S3Xml.reply(xml);
        }
        if (!call.is("PUT")) {
            throw S3Errors.methodNotAllowed(call.method());
        }
        desk.allow(call, "s3:PutBucketVersioning", bucket);
        Element root = S3Xml.parse(call);
        bucket.settings().versioning(switch (S3Xml.text(root, "Status").orElse("")) {
            case "Enabled" -> Versioning.ENABLED;
            case "Suspended" -> Versioning.SUSPENDED;
            default -> throw new AwsFailure(400, "IllegalVersioningConfigurationException",
                    "The Versioning element must be specified");
        });
        return Reply.empty(200);
    }

    Reply inventory(S3Call call) throws AwsFailure, IOException {
        Bucket bucket = desk.bucket(call);
        desk.allow(call, call.is("GET") ? "s3:GetInventoryConfiguration" : "s3:PutInventoryConfiguration", bucket);
        Optional<String> id = call.query("id");
        if (id.isEmpty()) {
            if (!call.is("GET")) {
                throw S3Errors.invalidArgument("Missing required parameter", "id", "");
            }
            Xml xml = S3Xml.of("ListInventoryConfigurationsResult").put("IsTruncated", false);
            bucket.settings().documents().forEach((name, text) -> {
                if (name.startsWith(INVENTORY)) {
                    xml.raw(text.substring(text.startsWith("<?") ? text.indexOf("?>") + 2 : 0));
                }
            });
            return S3Xml.reply(xml);
        }
        String name = INVENTORY + id.get();
        Optional<String> kept = bucket.settings().document(name);
        switch (call.method()) {
            case "GET" -> {
                return xml(kept.orElseThrow(() -> noConfiguration(bucket)));
            }
            case "PUT" -> {
                bucket.settings().document(name, document(call, "InventoryConfiguration"));
                return Reply.empty(204);
            }
            case "DELETE" -> {
                if (kept.isEmpty()) {
                    throw noConfiguration(bucket);
                }
                bucket.settings().forget(name);
                return Reply.empty(204);
            }
            default -> throw S3Errors.methodNotAllowed(call.method());
        }
    }

    private static AwsFailure noConfiguration(Bucket bucket) {
        return S3Errors.missing("NoSuchConfiguration", "The specified configuration does not exist.", bucket.name());
    }

    /// Buckets and objects have the one list that all new ones have: their owner may do everything.
    Reply acl(S3Call call) throws AwsFailure {
        Bucket bucket = desk.bucket(call);
        if (call.is("PUT")) {
            throw new AwsFailure(400, "AccessControlListNotSupported", "The bucket does not allow ACLs");
        }
        if (call.key().isEmpty()) {
            desk.allow(call, "s3:GetBucketAcl", bucket);
        } else {
            ReadCalls.find(desk, call, bucket, "s3:GetObjectAcl");
        }
        String owner = Owner.id(bucket.settings().owner());
        Xml xml = S3Xml.of("AccessControlPolicy").start("Owner").put("ID", owner).end();
        xml.start("AccessControlList").start("Grant")
                .raw("<Grantee xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\" xsi:type=\"CanonicalUser\">")
                .put("ID", owner).raw("</Grantee>").put("Permission", "FULL_CONTROL").end().end();
        return S3Xml.reply(xml);
    }
}
