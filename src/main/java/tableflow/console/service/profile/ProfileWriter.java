package tableflow.console.service.profile;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tableflow.console.domain.profile.KeyRef;
import tableflow.console.domain.profile.Profile;

/// Writes the document that [ProfileReader] reads, for a profile whose secrets lie in the secret store.
final class ProfileWriter {

    private static final ObjectMapper MAPPER = new ObjectMapper();

    private ProfileWriter() {}

    /// The document of `profile`.
    ///
    /// @throws IllegalArgumentException when a key carries its secret: secrets are never written
    static byte[] write(Profile profile) {
        ObjectNode document = node();
        document.put("version", ProfileReader.VERSION);
        document.put("name", profile.name());
        document.put("kind", profile.kind().text());
        document.put("environmentTag", profile.environmentTag());
        document.put("readOnly", profile.readOnly());
        document.set("confluent", confluent(profile.confluent()));
        if (profile.kafka() != null) {
            document.set("kafka", kafka(profile.kafka()));
        }
        if (profile.schemaRegistry() != null) {
            document.set("schemaRegistry", registry(profile.schemaRegistry()));
        }
        if (profile.tableflow() != null) {
            ObjectNode tableflow = node();
            putKey(tableflow, "apiKey", profile.tableflow());
            document.set("tableflow", tableflow);
        }
        if (profile.aws() != null) {
            document.set("aws", aws(profile.aws()));
        }
        return print(document);
    }

    private static ObjectNode confluent(Profile.Confluent confluent) {
        ObjectNode node = node();
        node.put("apiUrl", confluent.apiUrl().toString());
        putText(node, "organizationId", confluent.organizationId());
        putText(node, "environmentId", confluent.environmentId());
        putKey(node, "cloudApiKey", confluent.cloudApiKey());
        putText(node, "serviceAccountId", confluent.serviceAccountId());
        putUrl(node, "metricsUrl", confluent.metricsUrl());
        return node;
    }

    private static ObjectNode kafka(Profile.Kafka kafka) {
        ObjectNode node = node();
        node.put("clusterId", kafka.clusterId());
        node.put("bootstrapServers", kafka.bootstrapServers());
        putUrl(node, "restUrl", kafka.restUrl());
        node.put("securityProtocol", kafka.securityProtocol());
        putKey(node, "apiKey", kafka.apiKey());
        return node;
    }

    private static ObjectNode registry(Profile.Registry registry) {
        ObjectNode node = node();
        node.put("clusterId", registry.clusterId());
        putUrl(node, "url", registry.url());
        putKey(node, "apiKey", registry.apiKey());
        return node;
    }

    private static ObjectNode aws(Profile.Aws aws) {
        ObjectNode node = node();
        node.put("region", aws.region());
        putText(node, "profileName", aws.profileName());
        putKey(node, "accessKey", aws.accessKey());
        putText(node, "bucket", aws.bucket());
        if (!aws.endpoints().isEmpty()) {
            ObjectNode endpoints = node();
            new TreeMap<>(aws.endpoints()).forEach((service, url) -> endpoints.put(service, url.toString()));
            node.set("endpoints", endpoints);
        }
        if (aws.athena() != null) {
            ObjectNode athena = node();
            athena.put("workgroup", aws.athena().workgroup());
            putText(athena, "resultLocation", aws.athena().resultLocation());
            putText(athena, "database", aws.athena().database());
            if (aws.athena().askAboveBytes() != null) {
                athena.put("askAboveBytes", aws.athena().askAboveBytes());
            }
            if (aws.athena().pricePerTerabyte() != null) {
                athena.put("pricePerTerabyte", aws.athena().pricePerTerabyte());
            }
            node.set("athena", athena);
        }
        return node;
    }

    private static void putKey(ObjectNode node, String name, @Nullable KeyRef key) {
        if (key == null) {
            return;
        }
        if (key.secretRef() == null) {
            throw new IllegalArgumentException("key " + key.id() + " still carries its secret");
        }
        node.set(name, node().put("id", key.id()).put("secretRef", key.secretRef()));
    }

    private static void putText(ObjectNode node, String name, @Nullable String text) {
        if (text != null) {
            node.put(name, text);
        }
    }

    private static void putUrl(ObjectNode node, String name, @Nullable URI url) {
        if (url != null) {
            node.put(name, url.toString());
        }
    }

    private static ObjectNode node() {
        return JsonNodeFactory.instance.objectNode();
    }

    private static byte[] print(ObjectNode document) {
        DefaultPrettyPrinter printer = new DefaultPrettyPrinter();
        printer.indentObjectsWith(new DefaultIndenter("  ", "\n"));
        try {
            return (MAPPER.writer(printer).writeValueAsString(document) + "\n").getBytes(StandardCharsets.UTF_8);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
