package tableflow.console.sandbox.armoury;

import static tableflow.console.sandbox.armoury.Mode.state;

import java.util.List;

/// The role that Tableflow assumes: its trust policy, and what it may do.
final class RoleArms {
    private static final String SOMEBODY = "arn:aws:iam::197857026523:root";

    private RoleArms() {}

    static List<Mode> all() {
        return List.of(
                state("R1", RoleArms::deleted, Looks::role, "404 NoSuchEntity"),
                state("R2", scene -> scene.trust(Documents.trust("arn:aws:iam::" + Documents.ACCOUNT + ":root",
                        scene.lab().provider().externalId())), Looks::role, Documents.ACCOUNT + ":root"),
                state("R3", scene -> scene.trust(Documents.trust(scene.lab().provider().principal(),
                        "11111111-2222-3333-4444-555555555555")), Looks::role, "11111111-2222"),
                state("R4", RoleArms::trustsTheDead, Looks::role, "\"AROA"),
                state("R5", scene -> scene.trust(Documents.trust(Documents.assumes(
                        scene.lab().provider().principal(), scene.lab().provider().externalId()) + ","
                        + Documents.assumes(SOMEBODY, "another"))), Looks::role, "another"),
                state("R6", scene -> scene.trust(Documents.trust("""
                        {"Sid":"Placeholder","Effect":"Deny","Principal":{"AWS":"*"},"Action":"sts:AssumeRole"}""")),
                        Looks::role, "Placeholder"),
                state("R7", RoleArms::mayNotWrite, Looks::mayWrite, "implicitDeny"),
                state("R7", RoleArms::couldNotWrite, Looks::tableflow, "Unable to write to the S3 bucket")
                        .as("noticed"),
                state("R8", scene -> scene.bucketPolicy("""
                        {"Sid":"DenyWrongSse","Effect":"Deny","Principal":"*","Action":"s3:PutObject",
                         "Resource":"arn:aws:s3:::BUCKET/*",
                         "Condition":{"StringNotEquals":{"s3:x-amz-server-side-encryption":"aws:kms"}}}"""),
                        Looks::bucketPolicy, "DenyWrongSse"),
                state("R9", scene -> scene.bucketPolicy("""
                        {"Sid":"OfficeOnly","Effect":"Deny","Principal":"*","Action":"s3:*",
                         "Resource":["arn:aws:s3:::BUCKET","arn:aws:s3:::BUCKET/*"],
                         "Condition":{"NotIpAddress":{"aws:SourceIp":["127.0.0.0/8","10.0.0.0/8"]}}}"""),
                        Looks::bucketPolicy, "OfficeOnly"),
                state("R10", scene -> scene.operatorPolicy("explain", Documents.EXPLAINS,
                        Documents.EXPLAINS.replace("\"iam:GetRole\",", "")), Looks::role,
                        "not authorized to perform: iam:GetRole"));
    }

    /// States that look like one of the modes and are healthy.
    static List<Mode> healthy() {
        return List.of(
                state("R8", scene -> scene.bucketPolicy("""
                        {"Sid":"DenyWrongSse","Effect":"Deny","Principal":"*","Action":"s3:PutObject",
                         "Resource":"arn:aws:s3:::BUCKET/*",
                         "Condition":{"Null":{"s3:x-amz-server-side-encryption":"false"},
                                      "StringNotEquals":{"s3:x-amz-server-side-encryption":["AES256","aws:kms"]}}}"""),
                        Looks::bucketPolicy, "Null").as("null"),
                state("R9", scene -> scene.bucketPolicy("""
                        {"Sid":"OfficeOrTableflow","Effect":"Deny","Principal":"*","Action":"s3:*",
                         "Resource":["arn:aws:s3:::BUCKET","arn:aws:s3:::BUCKET/*"],
                         "Condition":{"NotIpAddress":{"aws:SourceIp":["127.0.0.0/8","10.0.0.0/8"]},
                                      "ArnNotEquals":{"aws:PrincipalArn":"%s"}}}""".formatted(Lab.ROLE_ARN)),
                        Looks::bucketPolicy, "OfficeOrTableflow").as("exempt"));
    }

    private static void deleted(Scene scene) {
        Aws aws = scene.lab().aws();
        List.of("storage", "catalog").forEach(name ->
                aws.iam.deleteRolePolicy(r -> r.roleName(Lab.ROLE).policyName(name)));
        aws.iam.deleteRole(r -> r.roleName(Lab.ROLE));
        scene.undo(() -> {
            aws.iam.createRole(r -> r.roleName(Lab.ROLE).assumeRolePolicyDocument(scene.lab().trust()));
            put(aws, "storage", Documents.STORAGE);
            put(aws, "catalog", Documents.CATALOG);
        });
    }

    /// The principal that is trusted was deleted afterwards: its unique id is all that is left of it.
    private static void trustsTheDead(Scene scene) {
        Aws aws = scene.lab().aws();
        String arn = aws.iam.createRole(r -> r.roleName("lab-former").assumeRolePolicyDocument(scene.lab().trust()))
                .role().arn();
        scene.trust(Documents.trust(arn, scene.lab().provider().externalId()));
        aws.iam.deleteRole(r -> r.roleName("lab-former"));
    }

    private static void mayNotWrite(Scene scene) {
        Aws aws = scene.lab().aws();
        put(aws, "storage", Documents.STORAGE.replace("\"s3:PutObject\",", ""));
        scene.undo(() -> put(aws, "storage", Documents.STORAGE));
    }

    /// The role may not write, there is something to write, and Tableflow has tried.
    private static void couldNotWrite(Scene scene) throws Exception {
        Lab lab = scene.lab();
        String before = scene.metadataKey();
        scene.undo(() -> lab.untilTableflow("the table goes on", () ->
                TableflowArms.phase(scene).equals("RUNNING") && !scene.metadataKey().equals(before)));
        mayNotWrite(scene);
        lab.records().more(scene.topic());
        lab.untilTableflow("the table fails", () -> TableflowArms.phase(scene).equals("FAILED"));
    }

    private static void put(Aws aws, String name, String document) {
        aws.iam.putRolePolicy(r -> r.roleName(Lab.ROLE).policyName(name).policyDocument(document));
    }
}
