package tableflow.console.domain.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tableflow.console.domain.doctor.FailureCatalogue.Match;
import tableflow.console.domain.doctor.Signal.Source;
import tableflow.console.domain.doctor.ladder.Rung;

class FailureCatalogueTest {

    @Test
    void theWholeCatalogueIsThereOnceEach() {
        List<String> ids = FailureCatalogue.all().stream().map(FailureMode::id).toList();
        Map<String, Integer> groups = Map.of("C", 10, "S", 19, "R", 10, "G", 12, "A", 24, "T", 20);

        assertThat(ids).doesNotHaveDuplicates();
        assertThat(ids).containsAll(groups.entrySet().stream()
                .flatMap(group -> IntStream.rangeClosed(1, group.getValue()).mapToObj(i -> group.getKey() + i))
                .toList());
        assertThat(FailureCatalogue.find("G12")).map(FailureMode::rung).contains(Rung.DATA);
        assertThat(FailureCatalogue.find("X1")).isEmpty();
    }

    @Test
    void everyEntryTellsItsCauseAndWhatToDo() {
        assertThat(FailureCatalogue.all()).allSatisfy(mode -> {
            assertThat(mode.cause()).endsWith(".");
            assertThat(mode.fix()).isNotEmpty().allSatisfy(step -> assertThat(step).isNotBlank());
        });
    }

    @ParameterizedTest(name = "{0} {1}: {4}")
    @CsvSource(delimiter = '|', textBlock = """
            LOCAL||-1|Unable to load credentials from any of the providers in the chain|C1
            LOCAL||-1|there is no SSO login, or it has expired|C2
            ATHENA|ExpiredTokenException|-1|The security token included in the request is expired|C3
            S3|InvalidAccessKeyId|-1|The AWS Access Key Id you provided does not exist|C4
            GLUE|InvalidSignatureException|-1|Signature expired: 20260101T000000Z is now earlier|C6
            STS|SignatureDoesNotMatch|-1|The request signature we calculated does not match|C5
            ATHENA||-1|no connection: Connection refused|C8
            LOCAL||-1|no trusted connection: PKIX path building failed|C9
            S3|PermanentRedirect|-1|The bucket must be addressed elsewhere|S1
            S3|NoSuchBucket|-1|The specified bucket does not exist|S2
            S3|AccessDenied|-1|User: x is not authorized to perform: s3:ListBucket because no identity-based \
            policy allows the s3:ListBucket action|S3
            ATHENA|ICEBERG_CANNOT_OPEN_SPLIT|100|... because no identity-based policy allows the s3:GetObject action|S4
            S3|AccessDenied|-1|... with an explicit deny in a resource-based policy|S5
            S3|AccessDenied|-1|... with an explicit deny in a service control policy|S6
            S3|AccessDenied|-1|... because no VPC endpoint policy allows the s3:GetObject action|S7
            S3|AccessDenied|-1|... because no permissions boundary allows the s3:GetObject action|S8
            S3|AccessDenied|-1|Access Denied|S9
            S3|AccessDenied|-1|User: x is not authorized to perform: kms:Decrypt on this resource|S10
            S3|InvalidObjectState|-1|The operation is not valid for the object's storage class|S14
            S3|SlowDown|-1|Please reduce your request rate.|S16
            IAM|NoSuchEntityException|-1|The role with name x cannot be found.|R1
            GLUE|EntityNotFoundException|-1|Database lkc-1 not found.|G1
            GLUE|EntityNotFoundException|-1|Entity Not Found|G2
            GLUE|AccessDeniedException|-1|User: x is not authorized to perform: glue:GetTable on resource: arn|G3
            GLUE|AccessDeniedException|-1|Insufficient Lake Formation permission(s): Required Describe on t|G4
            GLUE|GlueEncryptionException|-1|no key|G10
            GLUE|ThrottlingException|-1|Rate exceeded|G11
            ATHENA|InvalidRequestException|-1|Unable to verify/create output bucket my-bucket|A1
            ATHENA|INVALID_INPUT|-1|No output location provided. An output location is required|A2
            ATHENA|InvalidRequestException|-1|WorkGroup is not found.|A3
            ATHENA|InvalidRequestException|-1|WorkGroup nightly is disabled.|A3
            ATHENA|AccessDeniedException|-1|User: x is not authorized to perform: athena:StartQueryExecution on \
            resource: w|A4
            ATHENA|MALFORMED_QUERY|-1|line 1:8: mismatched input 'FORM'|A6
            ATHENA||1301|TABLE_NOT_FOUND: line 1:15: Table 'awsdatacatalog.a.b' does not exist|A7
            ATHENA||1006|COLUMN_NOT_FOUND: line 1:8: Column 'x' cannot be resolved or requester is not authorized|A8
            ATHENA||1006|COLUMN_NOT_FOUND: line 1:8: Relation contains no accessible columns|A9
            ATHENA||1304|ICEBERG_MISSING_METADATA: Metadata not found in metadata location for table a.b|A10
            ATHENA||100|ICEBERG_FILESYSTEM_ERROR: failed|A11
            ATHENA||100|ICEBERG_CANNOT_OPEN_SPLIT: Error opening split|A12
            ATHENA||100|ICEBERG_BAD_DATA: corrupted statistics|A13
            ATHENA||1501|Permission to the path is missing|A14
            ATHENA||-1|Query cancelled! : Bytes scanned limit was exceeded|A15
            ATHENA|CONCURRENT_QUERY_LIMIT_EXCEEDED|-1|You have exceeded the limit for the number of queries you \
            can run concurrently|A16
            ATHENA|ThrottlingException|-1|Rate exceeded|A17
            ATHENA||5|Query exhausted resources at this scale factor|A18
            ATHENA||210|Query timeout|A18
            ATHENA||1403|throttled|A19
            ATHENA||401|Access denied when writing output to url: s3://r|A20
            ATHENA|INVALID_QUERY_EXECUTION_STATE|-1|Query has not yet finished. Current state: RUNNING|A21
            ATHENA||1006|CATALOG_NOT_FOUND: line 1:15: Catalog 'x' does not exist|A22
            ATHENA||1000|INVALID_ARGUMENTS: Iceberg snapshot ID does not exist: 12|A23
            ATHENA|RESULT_NOT_FOUND|-1|Could not find results|A24
            ATHENA||1002|TYPE_MISMATCH: line 1:14: '=' cannot be applied to bigint, varchar(1)|A25
            TABLEFLOW||-1|Unable to assume the IAM role of the integration|T1
            TABLEFLOW||-1|Failed to write to the S3 bucket|T2
            TABLEFLOW||-1|Could not set up the DLQ topic|T3
            TABLEFLOW||-1|Found a null value at partition 1, offset 7|T6
            TABLEFLOW||-1|changelog mode has been modified since table materialization began|T7
            TABLEFLOW||-1|Incompatible schema evolution detected. Field changed|T8
            REGISTRY|40401|-1|Subject 'a-value' not found.|T9
            REGISTRY|40901|-1|Schema being registered is incompatible with an earlier schema|T13
            KAFKA|SaslAuthenticationException|-1|Authentication failed|T15
            KAFKA|TopicAuthorizationException|-1|Not authorized to access topics: [a]|T16
            CONFLUENT|user_unauthorized|-1|no|T20
            """)
    void theLikeliestCauseComesFirst(String source, String code, int type, String message, String expected) {
        Signal signal = new Signal(Source.valueOf(source), code == null ? "" : code, 0, type, message);

        List<Match> matches = FailureCatalogue.match(signal);

        assertThat(matches).isNotEmpty();
        assertThat(matches.getFirst().mode().id()).as("%s", matches).isEqualTo(expected);
        assertThat(matches.getFirst().why()).isNotEmpty();
    }

    @Test
    void theCauseInsideIsNamedBesideTheOneOutside() {
        List<String> ids = FailureCatalogue.match(new Signal(Source.ATHENA, "", 2, 100,
                        "ICEBERG_CANNOT_OPEN_SPLIT: Error opening Iceberg split: Access Denied (Service: Amazon S3; "
                                + "Status Code: 403; Error Code: AccessDenied)"))
                .stream().map(match -> match.mode().id()).toList();

        assertThat(ids).contains("A12", "S9");
    }

    @Test
    void whatIsUnknownPointsNowhere() {
        assertThat(FailureCatalogue.match(Signal.of(Source.ATHENA, "SOMETHING_NEW", "never heard of"))).isEmpty();
        assertThat(FailureCatalogue.match(Signal.of(Source.KAFKA, "NoSuchBucket", "x"))).isEmpty();
    }

    /// A system that speaks of nothing it does not know: Kafka's words never point to S3.
    @Test
    void noEntryIsFoundByEverything() {
        for (Source source : Source.values()) {
            assertThat(FailureCatalogue.match(Signal.of(source, "", ""))).as(source.name()).isEmpty();
        }
    }

    @ParameterizedTest
    @CsvSource({"C3, IDENTITY", "C9, WORKSTATION", "S5, BUCKET", "S10, KMS", "R1, INTEGRATION", "R2, ROLE",
        "G10, GLUE", "G12, DATA", "A1, ATHENA", "A12, DATA", "T2, ROLE", "T13, TOPIC"})
    void everyEntryNamesTheRungThatShowsIt(String id, Rung rung) {
        assertThat(FailureCatalogue.find(id)).map(FailureMode::rung).contains(rung);
    }
}
