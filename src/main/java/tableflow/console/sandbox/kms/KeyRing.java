package tableflow.console.sandbox.kms;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import tableflow.console.sandbox.aws.AwsFailure;
import tableflow.console.sandbox.aws.EncryptionKeys;
import tableflow.console.sandbox.aws.ResourcePolicies;
import tableflow.console.sandbox.http.BadJson;
import tableflow.console.sandbox.http.Json;
import tableflow.console.sandbox.http.OwnerOnly;

/// All keys and aliases, kept in a file. A change is in the file before anybody sees it.
public final class KeyRing implements EncryptionKeys, ResourcePolicies {
    private static final String ARN = "arn:aws:kms:";

    private final Path file;
    private final Clock clock;
    private final String place;
    private Map<String, KmsKey> keys = new LinkedHashMap<>();
    private Map<String, String> aliases = new TreeMap<>();

    private KeyRing(Path file, Clock clock, String region, String account) {
        this.file = file;
        this.clock = clock;
        this.place = ARN + region + ":" + account + ":";
    }

    /// Opens the keys that the file holds, or begins without any.
    ///
    /// @throws IOException also when the file is damaged; it is left as it is
    public static KeyRing open(Path file, Clock clock, String region, String account) throws IOException {
        KeyRing ring = new KeyRing(file, clock, region, account);
        if (Files.exists(file)) {
            try {
                JsonNode root = Json.parse(Files.readAllBytes(file));
                for (JsonNode one : root.path("keys")) {
                    KmsKey key = KmsKey.read(one);
                    ring.keys.put(key.arn(), key);
                }
                root.path("aliases").properties()
                        .forEach(one -> ring.aliases.put(one.getKey(), one.getValue().asText()));
            } catch (BadJson e) {
                throw new IOException(file + " is not readable: " + e.getMessage(), e);
            }
        }
        return ring;
    }

    /// Before the id of a key here.
    String prefix() {
        return place + "key/";
    }

    /// The account whose keys are here.
    String account() {
        return place.split(":", 6)[4];
    }

    synchronized List<KmsKey> all() {
        forgetDeleted();
        return List.copyOf(keys.values());
    }

    /// Aliases by name, such as `alias/lake`, to ARNs of keys.
    synchronized Map<String, String> aliases() {
        return Map.copyOf(aliases);
    }

    synchronized void put(KmsKey key) throws IOException {
        Map<String, KmsKey> changed = new LinkedHashMap<>(keys);
        changed.put(key.arn(), key);
        write(changed, aliases);
    }

    synchronized void alias(String name, Optional<String> key) throws IOException {
        Map<String, String> changed = new TreeMap<>(aliases);
        key.ifPresentOrElse(arn -> changed.put(name, arn), () -> changed.remove(name));
        write(keys, changed);
    }

    private void write(Map<String, KmsKey> newKeys, Map<String, String> newAliases) throws IOException {
        ObjectNode root = Json.object();
        ArrayNode all = root.putArray("keys");
        newKeys.values().forEach(key -> all.add(key.kept()));
        root.set("aliases", Json.tree(newAliases));
        OwnerOnly.write(file, Json.pretty(root));
        keys = newKeys;
        aliases = newAliases;
    }

    /// The key with this ARN, id or alias.
    ///
    /// @throws AwsFailure 400 `NotFoundException`
    synchronized KmsKey find(String said) throws AwsFailure {
        forgetDeleted();
        String name = said.startsWith(ARN) ? said.split(":", 6)[5] : said;
        if (name.startsWith("alias/")) {
            String arn = aliases.get(name);
            if (arn == null || !keys.containsKey(arn)) {
                throw missing("Alias " + place + name + " is not found.");
            }
            return keys.get(arn);
        }
        String arn = said.startsWith(ARN) ? said : prefix() + said;
        KmsKey key = keys.get(arn);
        if (key == null) {
            String region = arn.split(":", 6)[3];
            throw missing(place.startsWith(ARN + region + ":")
                    ? "Key '" + arn + "' does not exist"
                    : "Invalid arn " + region);
        }
        return key;
    }

    private static AwsFailure missing(String text) {
        return new AwsFailure(400, "NotFoundException", text);
    }

    private void forgetDeleted() {
        keys.values().removeIf(key -> key.deletion().map(clock.instant()::isAfter).orElse(false));
    }

    @Override
    public String arn(String key) throws AwsFailure {
        return find(key).arn();
    }

    @Override
    public void usable(String arn) throws AwsFailure {
        KmsKey key = find(arn);
        switch (key.state()) {
            case "Disabled" -> throw new AwsFailure(400, "DisabledException", key.arn() + " is disabled.");
            case "PendingDeletion" ->
                throw new AwsFailure(400, "KMSInvalidStateException", key.arn() + " is pending deletion.");
            default -> { }
        }
    }

    @Override
    public synchronized Optional<String> policyOf(String resourceArn) {
        return Optional.ofNullable(keys.get(resourceArn)).map(KmsKey::policy);
    }

    @Override
    public synchronized Optional<String> ownerOf(String resourceArn) {
        return Optional.ofNullable(keys.get(resourceArn)).map(KmsKey::account);
    }
}
