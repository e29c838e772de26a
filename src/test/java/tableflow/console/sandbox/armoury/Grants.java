package tableflow.console.sandbox.armoury;

import java.util.List;
import software.amazon.awssdk.services.lakeformation.model.Permission;
import software.amazon.awssdk.services.lakeformation.model.Resource;

/// Lake Formation: who was granted what.
final class Grants {
    private static final String ANYBODY = "IAM_ALLOWED_PRINCIPALS";
    private static final String OPERATOR = "arn:aws:iam::" + Documents.ACCOUNT + ":user/" + Lab.OPERATOR;

    private Grants() {}

    private static Resource database(Scene scene) {
        return Resource.builder().database(d -> d.name(scene.lab().database())).build();
    }

    private static Resource table(Scene scene, String name) {
        return Resource.builder().table(t -> t.databaseName(scene.lab().database()).name(name)).build();
    }

    private static void grant(Scene scene, String principal, Resource what, Permission... permissions) {
        scene.lab().aws().lake.grantPermissions(r -> r.principal(p -> p.dataLakePrincipalIdentifier(principal))
                .resource(what).permissions(permissions));
    }

    private static void revoke(Scene scene, String principal, Resource what, Permission... permissions) {
        scene.lab().aws().lake.revokePermissions(r -> r.principal(p -> p.dataLakePrincipalIdentifier(principal))
                .resource(what).permissions(permissions));
    }

    /// Grants alone decide about this, and only Tableflow's role has one.
    private static void close(Scene scene, Resource what) {
        revoke(scene, ANYBODY, what, Permission.ALL);
        scene.undo(() -> grant(scene, ANYBODY, what, Permission.ALL));
        lend(scene, Lab.ROLE_ARN, what, Permission.ALL);
    }

    private static void lend(Scene scene, String principal, Resource what, Permission... permissions) {
        grant(scene, principal, what, permissions);
        scene.undo(() -> revoke(scene, principal, what, permissions));
    }

    /// Nobody but Tableflow sees the table.
    static void closed(Scene scene, String table) {
        close(scene, table(scene, table));
    }

    /// Nobody but Tableflow sees the database, or any table in it.
    static void closedDatabase(Scene scene) {
        List.of(Lab.TOPIC, Lab.PLAIN_TOPIC).forEach(table -> closed(scene, table));
        close(scene, database(scene));
    }

    /// The operator sees the table's name and none of its rows.
    static void described(Scene scene) {
        closed(scene, scene.topic());
        lend(scene, OPERATOR, table(scene, scene.topic()), Permission.DESCRIBE);
    }

    /// The place of the tables is registered, and grants decide; the operator has those that are needed.
    static void governed(Scene scene) {
        Aws aws = scene.lab().aws();
        String place = "arn:aws:s3:::" + Documents.BUCKET;
        aws.lake.registerResource(r -> r.resourceArn(place).useServiceLinkedRole(true));
        scene.undo(() -> aws.lake.deregisterResource(r -> r.resourceArn(place)));
        closedDatabase(scene);
        lend(scene, OPERATOR, database(scene), Permission.DESCRIBE);
        for (String table : List.of(Lab.TOPIC, Lab.PLAIN_TOPIC)) {
            lend(scene, OPERATOR, table(scene, table), Permission.DESCRIBE, Permission.SELECT);
        }
    }
}
