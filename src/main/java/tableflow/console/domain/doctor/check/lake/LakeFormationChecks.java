package tableflow.console.domain.doctor.check.lake;

import static tableflow.console.domain.doctor.check.lake.LakeFacts.GRANTS;
import static tableflow.console.domain.doctor.check.lake.LakeFacts.QUERY_RIGHTS;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tableflow.console.domain.aws.IamRole;
import tableflow.console.domain.aws.LakeGrant;
import tableflow.console.domain.doctor.check.aws.Needs;
import tableflow.console.domain.doctor.check.aws.OperatorNeeds;
import tableflow.console.domain.doctor.ladder.Check;
import tableflow.console.domain.doctor.ladder.Evidence;
import tableflow.console.domain.doctor.ladder.Facts;
import tableflow.console.domain.doctor.ladder.Finding;
import tableflow.console.domain.doctor.ladder.Finding.Severity;
import tableflow.console.domain.doctor.ladder.Remedy.PolicyChange;
import tableflow.console.domain.doctor.ladder.Remedy.Where;
import tableflow.console.domain.doctor.ladder.Rung;
import tableflow.console.domain.doctor.ladder.Verdict;
import tableflow.console.domain.iam.Need;
import tableflow.console.domain.iam.PolicyText;
import tableflow.console.domain.lake.CatalogTable;

/// Lake Formation before the table, and the grants that let the operator through. To be its administrator does not
/// include SELECT.
final class LakeFormationChecks {

    static final Check CHECK = new Check("lake-formation", Rung.GLUE,
            "Lake Formation lets the operator read the table", Set.of(Facts.TABLE),
            Set.of(GRANTS, QUERY_RIGHTS, Facts.CALLER), LakeFormationChecks::grants);

    private LakeFormationChecks() {}

    /// The finding with the grant that shows a database to the operator.
    static Finding seeing(Finding finding, String database, Evidence evidence) {
        return OperatorNeeds.holder(evidence).map(who -> finding.remedy(finding.remedy().change(grant(who,
                Map.of("Database", Map.of("Name", database)), List.of("DESCRIBE"), "to see the database"))))
                .orElse(finding);
    }

    /// The finding with what lets the operator read a table: the grant, and where it is known to be lacking the right
    /// that every grant builds on.
    static Finding reading(Finding finding, String database, String table, Evidence evidence) {
        Finding granted = OperatorNeeds.holder(evidence).map(who -> finding.remedy(finding.remedy().change(grant(who,
                Map.of("Table", ordered("DatabaseName", database, "Name", table)), List.of("SELECT", "DESCRIBE"),
                "to read the table")))).orElse(finding);
        return QueryRights.lacksLakeData(evidence)
                ? OperatorNeeds.allowing(granted, evidence, List.of(new Need(Needs.LAKE_DATA, "*")))
                : granted;
    }

    private static PolicyChange grant(String principal, Map<String, Object> on, List<String> permissions, String why) {
        Map<String, Object> grant = ordered("Principal", Map.of("DataLakePrincipalIdentifier", principal),
                "Resource", on);
        grant.put("Permissions", permissions);
        return new PolicyChange(Where.LAKE_FORMATION_GRANT, principal, PolicyText.of(grant), false, why);
    }

    private static Map<String, Object> ordered(String one, Object first, String other, Object second) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put(one, first);
        map.put(other, second);
        return map;
    }

    private static Verdict grants(Evidence evidence) {
        CatalogTable table = evidence.known(Facts.TABLE);
        if (!table.lakeFormation()) {
            return Verdict.healthy("IAM alone decides about the table: its place is not registered with Lake "
                    + "Formation.");
        }
        Optional<List<LakeGrant>> grants = evidence.value(GRANTS);
        if (grants.isEmpty()) {
            return Verdict.notChecked("The table's place is registered with Lake Formation, and its grants could not "
                    + "be read.");
        }
        boolean open = grants.get().stream()
                .anyMatch(grant -> grant.principal().equals(LakeGrant.IAM_ALLOWED_PRINCIPALS));
        String me = evidence.value(Facts.CALLER).map(Facts.Caller::arn).orElse("");
        boolean mine = grants.get().stream().anyMatch(grant -> sameIdentity(grant.principal(), me)
                && grant.grants("SELECT"));
        if (open) {
            return Verdict.healthy("Lake Formation leaves the decision about the table to IAM.");
        }
        String place = table.database() + "." + table.name();
        if (mine && QueryRights.lacksLakeData(evidence)) {
            Finding finding = Finding.of("G4", Rung.GLUE, Severity.ERROR, "Lake Formation grants the operator SELECT "
                    + "on " + place + ", and no policy allows " + Needs.LAKE_DATA + ", without which a grant is worth "
                    + "nothing.");
            return Verdict.of(OperatorNeeds.allowing(finding, evidence, List.of(new Need(Needs.LAKE_DATA, "*")))
                    .supportedBy(evidence.calls(List.of(GRANTS, QUERY_RIGHTS))));
        }
        if (mine) {
            return Verdict.of(Finding.of("G6", Rung.GLUE, Severity.WARNING, "Lake Formation's grants alone decide "
                            + "about " + place + ". The operator has SELECT; others need a grant of their own.")
                    .supportedBy(evidence.answer(GRANTS).calls()));
        }
        Finding finding = Finding.of("G6", Rung.GLUE, Severity.ERROR, "The place of " + place
                + " is registered with Lake Formation, and no grant lets the operator read the table.");
        return Verdict.of(reading(finding, table.database(), table.name(), evidence)
                .supportedBy(evidence.answer(GRANTS).calls())
                .unchecked(List.of("Whether a grant to a group, an account or by tags lets the operator in.")));
    }

    /// A grant names the role, STS the session of it, without the role's path.
    private static boolean sameIdentity(String granted, String caller) {
        if (granted.equals(caller)) {
            return true;
        }
        Optional<String> role = IamRole.nameIn(caller);
        return role.isPresent() && caller.contains(":assumed-role/")
                && role.equals(IamRole.nameIn(granted));
    }
}
