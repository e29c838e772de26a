package tableflow.console.sandbox.armoury;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.UUID;
import software.amazon.awssdk.services.glue.model.Table;
import software.amazon.awssdk.services.glue.model.TableInput;
import tableflow.console.sandbox.http.Json;

/// The lab in one of its states: the profile with which somebody looks at it, and the topic that is looked at. Closing
/// it undoes what was done to the lab, the last first.
public final class Scene implements AutoCloseable {
    private final Lab lab;
    private final ObjectNode profile;
    private final Deque<Undo> undo = new ArrayDeque<>();
    private String topic = Lab.TOPIC;
    private String catalog = "AwsDataCatalog";

    /// Takes back a step.
    @FunctionalInterface
    interface Undo {
        void run() throws Exception;
    }

    Scene(Lab lab) {
        this.lab = lab;
        this.profile = lab.profile();
    }

    /// The document of the profile, as `--profile-file` reads it. Its owner may change it.
    public ObjectNode profile() {
        return profile;
    }

    /// The profile as a file, which goes with the lab.
    public Path file() throws IOException {
        Path file = lab.folder().resolve("profile-" + UUID.randomUUID() + ".json");
        Files.write(file, Json.bytes(profile));
        return file;
    }

    /// The topic that is looked at.
    public String topic() {
        return topic;
    }

    void topic(String other) {
        topic = other;
    }

    /// Athena's data catalog of the operator's queries.
    String catalog() {
        return catalog;
    }

    void catalog(String other) {
        catalog = other;
    }

    Lab lab() {
        return lab;
    }

    /// What is done when the scene ends.
    void undo(Undo step) {
        undo.addFirst(step);
    }

    /// The part of the profile about AWS.
    ObjectNode aws() {
        return profile.withObject("/aws");
    }

    /// The operator's policy of this name is another one.
    void operatorPolicy(String name, String healthy, String document) {
        put(name, document);
        undo(() -> put(name, healthy));
    }

    /// The operator's policy of this name is missing.
    void operatorLacks(String name, String healthy) {
        lab.aws().iam.deleteUserPolicy(r -> r.userName(Lab.OPERATOR).policyName(name));
        undo(() -> put(name, healthy));
    }

    private void put(String name, String document) {
        lab.aws().iam.putUserPolicy(r -> r.userName(Lab.OPERATOR).policyName(name).policyDocument(document));
    }

    /// The operator may not simulate what roles may do.
    ///
    /// @param policies whether it may read their policies instead
    public void operatorReadsRoles(boolean policies) {
        operatorPolicy("explain", Documents.EXPLAINS, Documents.EXPLAINS.replace("\"iam:SimulatePrincipalPolicy\"",
                policies ? "\"iam:ListRolePolicies\",\"iam:GetRolePolicy\",\"iam:ListAttachedRolePolicies\","
                        + "\"iam:GetPolicy\",\"iam:GetPolicyVersion\"" : "\"iam:GetUser\""));
    }

    /// No query may begin, for as many run as may.
    public void queriesAreTooMany() throws Exception {
        fault("{\"service\":\"athena\",\"operation\":\"StartQueryExecution\",\"times\":1000,\"status\":400,"
                + "\"code\":\"TooManyRequestsException\",\"message\":\"You have exceeded the limit for the number of "
                + "queries you can run concurrently.\"}");
    }

    /// The operator may not read objects.
    public void operatorReadsNoObjects() {
        operatorLacks("objects", Documents.READS_OBJECTS);
    }

    /// The operator may do all in Athena but to begin a query.
    public void operatorMayNotStartQueries() {
        operatorPolicy("queries", Documents.QUERIES,
                Documents.QUERIES.replace("\"athena:StartQueryExecution\",", ""));
    }

    /// The operator has one policy more.
    void operatorMay(String name, String document) {
        put(name, document);
        undo(() -> lab.aws().iam.deleteUserPolicy(r -> r.userName(Lab.OPERATOR).policyName(name)));
    }

    /// Six records wait for Tableflow; the table takes them at the end.
    public void recordsWait() throws Exception {
        String key = metadataKey();
        lab.records().more(topic);
        undo(() -> lab.untilTableflow("the table is in step", () -> !metadataKey().equals(key)));
    }

    /// The role of Tableflow is trusted to somebody else.
    void trust(String document) {
        lab.aws().iam.updateAssumeRolePolicy(r -> r.roleName(Lab.ROLE).policyDocument(document));
        undo(() -> lab.aws().iam.updateAssumeRolePolicy(r -> r.roleName(Lab.ROLE).policyDocument(lab.trust())));
    }

    /// The role of Tableflow has one policy more.
    void roleMay(String name, String document) {
        lab.aws().iam.putRolePolicy(r -> r.roleName(Lab.ROLE).policyName(name).policyDocument(document));
        undo(() -> lab.aws().iam.deleteRolePolicy(r -> r.roleName(Lab.ROLE).policyName(name)));
    }

    /// The bucket has a policy.
    void bucketPolicy(String statements) {
        lab.aws().s3.putBucketPolicy(r -> r.bucket(Documents.BUCKET).policy(Documents.policy(statements)));
        undo(() -> lab.aws().s3.deleteBucketPolicy(r -> r.bucket(Documents.BUCKET)));
    }

    /// The table of the topic in the catalog, as it is.
    Table table() {
        return lab.aws().glue.getTable(r -> r.databaseName(lab.database()).name(topic)).table();
    }

    /// The key of the table's current metadata in the bucket.
    String metadataKey() {
        return table().parameters().getOrDefault("metadata_location", "")
                .substring(("s3://" + Documents.BUCKET + "/").length());
    }

    /// The table in the catalog is another one.
    void tableBecomes(TableInput other) {
        TableInput before = input(table());
        update(other);
        undo(() -> update(before));
    }

    private void update(TableInput wanted) {
        lab.aws().glue.updateTable(r -> r.databaseName(lab.database()).skipArchive(true).tableInput(wanted));
    }

    /// What has to be sent to have this table.
    static TableInput input(Table table) {
        return TableInput.builder().name(table.name()).tableType(table.tableType()).parameters(table.parameters())
                .storageDescriptor(table.storageDescriptor()).partitionKeys(table.partitionKeys()).build();
    }

    /// Arms a fault of the sandbox's hook for as long as the scene lasts.
    void fault(String json) throws Exception {
        ObjectNode wanted = lab.hook("POST", "/faults", json).deepCopy();
        undo(() -> lab.hook("DELETE", "/faults/" + wanted.path("id").asText(), ""));
    }

    /// Sets something at the test hook, to be deleted again.
    void hook(String path, String json) throws Exception {
        lab.hook("PUT", path, json);
        undo(() -> lab.hook("DELETE", path, ""));
    }

    /// Undoes everything, whatever fails.
    @Override
    public void close() throws Exception {
        Exception first = null;
        while (!undo.isEmpty()) {
            try {
                undo.removeFirst().run();
            } catch (Exception e) {
                if (first == null) {
                    first = e;
                } else {
                    first.addSuppressed(e);
                }
            }
        }
        if (first != null) {
            throw first;
        }
    }
}
