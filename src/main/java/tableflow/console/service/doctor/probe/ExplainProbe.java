package tableflow.console.service.doctor.probe;

import static tableflow.console.domain.doctor.check.lake.LakeFacts.EXPLAINED;
import static tableflow.console.domain.doctor.check.lake.LakeFacts.WORKGROUP;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import tableflow.console.domain.doctor.Signal.Source;
import tableflow.console.domain.doctor.check.lake.LakeFacts.QueryEnd;
import tableflow.console.domain.doctor.ladder.Facts;
import tableflow.console.domain.doctor.ladder.Rung;
import tableflow.console.domain.lake.CatalogTable;
import tableflow.console.domain.profile.Profile;
import tableflow.console.domain.query.QueryRequest;
import tableflow.console.domain.sql.Identifiers;
import tableflow.console.service.doctor.ladder.Asking;
import tableflow.console.service.doctor.ladder.Probe;
import tableflow.console.service.doctor.ladder.Probe.NotAskable;
import tableflow.console.service.port.Athena;
import tableflow.console.service.query.Queries;
import tableflow.console.service.support.Waiter;

/// Has Athena plan a query of the table, which is the one question that leaves something behind: an execution in the
/// workgroup's history and a result object. So the usual ladder has [#NOT_ASKED] in its place, which calls nobody, and
/// only who was asked and agreed gets a ladder with [#ASKED].
public final class ExplainProbe {

    private static final Duration LIMIT = Duration.ofSeconds(90);

    /// Asks nobody, and says why.
    public static final Probe<QueryEnd> NOT_ASKED = Probe.of(EXPLAINED, Rung.ATHENA, Source.LOCAL,
            "leave EXPLAIN alone", Set.of(), asking -> {
                throw new NotAskable("EXPLAIN was not run: it leaves an execution and a result object behind, and so "
                        + "it is run only on request.");
            });

    /// Runs the statement to its end. It scans nothing and costs nothing. An interrupt ends it in Athena, too.
    public static final Probe<QueryEnd> ASKED = Probe.of(EXPLAINED, Rung.ATHENA, Source.ATHENA,
                    "have Athena plan a query of the table", Set.of(WORKGROUP, Facts.TABLE), ExplainProbe::explain)
            .within(LIMIT)
            .telling(QueryEnd::state);

    private ExplainProbe() {}

    private static QueryEnd explain(Asking asking) throws NotAskable {
        CatalogTable table = asking.known(Facts.TABLE);
        String sql = "EXPLAIN SELECT * FROM " + Identifiers.doubleQuoted(table.database()) + "."
                + Identifiers.doubleQuoted(table.name());
        Profile.Aws aws = asking.subject().profile().aws();
        Profile.Athena athena = aws == null ? null : aws.athena();
        QueryRequest request = new QueryRequest(sql, table.database(), asking.known(WORKGROUP).name(),
                athena == null ? null : athena.resultLocation(), List.of());
        try (Athena service = Openers.aws(asking).athena()) {
            return AthenaProbes.end(new Queries(service, Waiter.real()).run(request, now -> { }));
        }
    }
}
