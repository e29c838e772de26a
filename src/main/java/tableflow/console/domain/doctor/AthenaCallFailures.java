package tableflow.console.domain.doctor;

import static tableflow.console.domain.doctor.Certainty.CERTAIN;
import static tableflow.console.domain.doctor.Certainty.LIKELY;
import static tableflow.console.domain.doctor.Layer.ATHENA;
import static tableflow.console.domain.doctor.Layer.S3;
import static tableflow.console.domain.doctor.Rule.entry;

import java.util.List;
import tableflow.console.domain.doctor.Signal.Source;
import tableflow.console.domain.doctor.ladder.Rung;

/// Athena's own refusals: workgroup, results, quotas.
final class AthenaCallFailures {

    static final List<Rule> ALL = List.of(
            entry("A1", S3, LIKELY)
                    .cause("Athena cannot use the results bucket: it is absent, in another region, its location may "
                            + "not be asked for, or its key may not be used.")
                    .fix("Choose a bucket that is in the workgroup's region.",
                            "Allow s3:GetBucketLocation on it, without conditions.",
                            "Check the rights on the key that encrypts it.")
                    .rung(Rung.ATHENA)
                    .unless("The bucket answers in the workgroup's region, and its location too.")
                    .when(
                            Clue.from(Source.ATHENA).says("unable to verify/create output bucket")
                                .unmistakable()),
            entry("A2", ATHENA, CERTAIN)
                    .cause("Nobody says where results go: neither the workgroup nor the profile.")
                    .fix("Set a result location in the profile or in the workgroup.",
                            "Or let the workgroup keep results itself.")
                    .when(
                            Clue.from(Source.ATHENA).says("no output location provided").unmistakable()),
            entry("A3", ATHENA, CERTAIN)
                    .cause("The workgroup is not in this region and account, or it is disabled.")
                    .fix("Choose one from the list of workgroups.", "Enable it if it is disabled.")
                    .when(
                            Clue.from(Source.ATHENA).says("workgroup( \\S{1,130})? is (not found|disabled)")
                                .unmistakable()),
            entry("A4", ATHENA, CERTAIN)
                    .cause("The caller may not run queries in this workgroup.")
                    .fix("Allow athena:StartQueryExecution and its fellows on workgroup/<name>.",
                            "Or choose a workgroup of yours.")
                    .when(
                            Clue.from(Source.ATHENA).says("not authorized to perform: athena:\\w+")
                                .unmistakable()),
            entry("A5", ATHENA, CERTAIN)
                    .cause("The workgroup enforces its settings: the result location that was asked for is ignored.")
                    .fix("Read the real place from the query; the console does.")
                    .when(),
            entry("A16", ATHENA, CERTAIN)
                    .cause("As many queries run or wait in this account as its quota allows.")
                    .fix("Wait until others end, or stop some.", "Have the quota of active queries raised.")
                    .when(
                            Clue.from(Source.ATHENA).code("CONCURRENT_QUERY_LIMIT_EXCEEDED").unmistakable(),
                            Clue.from(Source.ATHENA).code("TooManyRequestsException"),
                            Clue.from(Source.ATHENA).says("exceeded the limit for the number of queries")
                                .unmistakable()),
            entry("A17", ATHENA, CERTAIN)
                    .cause("More calls a second than the account may make; other programs count too.")
                    .fix("Wait; the console asks less often by itself.")
                    .when(
                            Clue.from(Source.ATHENA).code("ThrottlingException"),
                            Clue.from(Source.ATHENA).says("^(?!.*Glue).*rate exceeded")),
            entry("A20", S3, CERTAIN)
                    .cause("The result could not be written to its bucket.")
                    .fix("Allow s3:PutObject and s3:AbortMultipartUpload under the result location.",
                            "Check the rights on the key that encrypts results.")
                    .rung(Rung.ATHENA)
                    .when(
                            Clue.from(Source.ATHENA).type(401, 402),
                            Clue.from(Source.ATHENA)
                                .says("failed to write query results|access denied when writing output")
                                .unmistakable()),
            entry("A21", ATHENA, CERTAIN)
                    .cause("The result was asked for before the end, or of a query that has none.")
                    .fix("Wait for the end; run a failed or cancelled query again.")
                    .when(
                            Clue.from(Source.ATHENA)
                                .says("query has not yet finished|query did not finish successfully")
                                .unmistakable()),
            entry("A24", S3, LIKELY)
                    .cause("The result is gone: a lifecycle rule removed it, or the workgroup kept it for its one "
                            + "day. A cancelled query never had one.")
                    .fix("Run the query again; reuse of results does not help here.")
                    .rung(Rung.ATHENA)
                    .unless("The workgroup's bucket still holds the result file.")
                    .when(
                            Clue.from(Source.ATHENA).code("RESULT_NOT_FOUND").unmistakable(),
                            Clue.from(Source.ATHENA).says("could not find results")));

    private AthenaCallFailures() {}
}
