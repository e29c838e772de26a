package tableflow.console.service.doctor.explain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tableflow.console.domain.Secret;
import tableflow.console.domain.doctor.Certainty;
import tableflow.console.domain.doctor.explain.Answer;
import tableflow.console.domain.doctor.explain.Answer.Why;
import tableflow.console.domain.doctor.explain.Denial.Policy;
import tableflow.console.domain.doctor.explain.Explanation;
import tableflow.console.domain.doctor.explain.Extract;
import tableflow.console.domain.doctor.explain.Extract.Kind;
import tableflow.console.domain.doctor.explain.Span;
import tableflow.console.domain.doctor.ladder.Rung;
import tableflow.console.service.doctor.explain.Corpus.Text;
import tableflow.console.service.support.Redactor;

class ExplainerTest {

    private static final String DENIED = "An error occurred (AccessDenied) when calling the GetObject operation: User: "
            + "arn:aws:sts::210987654321:assumed-role/reader/ana is not authorized to perform: s3:GetObject on "
            + "resource: \"arn:aws:s3:::prod-lake/v1/x\" because no identity-based policy allows the s3:GetObject "
            + "action";

    private final Redactor redactor = new Redactor();
    private final Explainer explainer = new Explainer(redactor);

    @Test
    void anAnswerSaysWhatPointsToItAndWhereToLook() {
        Answer answer = explainer.explain(DENIED).first().orElseThrow();

        assertThat(answer.mode().id()).isEqualTo("S4");
        assertThat(answer.certainty()).isEqualTo(Certainty.CERTAIN);
        assertThat(answer.examine()).isEqualTo(Rung.BUCKET);
        assertThat(answer.why()).first().satisfies(why -> {
            assertThat(why.says())
                    .contains("No identity-based policy allows s3:GetObject on arn:aws:s3:::prod-lake/v1/x");
            assertThat(DENIED.substring(why.place().from(), why.place().to()))
                    .startsWith("User: arn").endsWith("s3:GetObject action");
        });
    }

    @Test
    void namesAreTakenFromTheText() {
        assertThat(explainer.explain(DENIED).extracts()).extracting(Extract::kind, Extract::value).contains(
                tuple(Kind.PRINCIPAL, "arn:aws:sts::210987654321:assumed-role/reader/ana"),
                tuple(Kind.ACTION, "s3:GetObject"),
                tuple(Kind.ACCOUNT, "210987654321"),
                tuple(Kind.BUCKET, "prod-lake"));
    }

    /// The words stand in a string of a document that is a string of another one.
    @Test
    void placesAreThoseOfThePastedTextHoweverItIsWrapped() {
        String text = "\u001b[31m{\"msg\":\"{\\\"__type\\\":\\\"com.amazonaws.glue#AccessDeniedException\\\","
                + "\\\"Message\\\":\\\"Insufficient Lake\r\n Formation permission(s): Required Describe on t\\\"}\"}";

        Explanation explanation = explainer.explain(text);

        assertThat(explanation.first()).map(one -> one.mode().id()).contains("G4");
        Span place = explanation.first().orElseThrow().why().getFirst().place();
        assertThat(text.substring(place.from(), place.to())).isEqualTo("Insufficient Lake\r\n Formation permission");
    }

    @Test
    void everyPlaceOfTheCorpusHoldsTheWordsThatAreShown() {
        for (Text text : Corpus.read("storage.txt", "athena.txt", "confluent.txt", "heldout-1.txt", "heldout-2.txt")) {
            Explanation explanation = explainer.explain(text.text());
            Stream.concat(explanation.answers().stream(), explanation.possibilities().stream())
                    .flatMap(answer -> answer.why().stream())
                    .forEach(why -> assertThat(letters(in(explanation, why.place()))).as(text.name())
                            .isEqualTo(letters(why.words())));
            explanation.extracts().forEach(one -> assertThat(letters(in(explanation, one.place()))).as(text.name())
                    .isEqualTo(letters(one.value())));
            explanation.answers().forEach(one -> {
                assertThat(one.score()).isBetween(Explanation.THRESHOLD, 100);
                assertThat(one.why()).isNotEmpty();
            });
            explanation.possibilities().forEach(one -> assertThat(one.score()).isLessThan(Explanation.THRESHOLD));
        }
    }

    private static String in(Explanation explanation, Span place) {
        return explanation.text().substring(place.from(), place.to());
    }

    private static String letters(String text) {
        return text.replaceAll("&quot;|[^A-Za-z0-9]", "");
    }

    @Test
    void theInnermostAnswerComesBeforeWhatPassesItOn() {
        Explanation explanation = explainer.explain(
                "ICEBERG_CANNOT_OPEN_SPLIT: Error opening Iceberg split s3://b/data/1.parquet: " + DENIED);

        assertThat(explanation.answers()).extracting(one -> one.mode().id()).startsWith("S4").contains("A12");
    }

    @Test
    void acrossAccountsAMissingAllowOfTheBucketMayHideAnother() {
        Explanation explanation = explainer.explain(DENIED.replace("identity-based", "resource-based"));

        assertThat(explanation.first()).map(one -> one.mode().id()).contains("S9");
        assertThat(explanation.denial()).hasValueSatisfying(denial -> {
            assertThat(denial.policy()).isEqualTo(Policy.RESOURCE);
            assertThat(denial.caution()).contains("another account");
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\n\r\n", "{", "}", "\u0000\u0001\u0002", "\ud83d", "null", "{}", "[]", "\\", "&"})
    void whatSaysNothingIsNotSure(String text) {
        Explanation explanation = explainer.explain(text);

        assertThat(explanation.isSure()).isFalse();
        assertThat(explanation.possibilities()).isEmpty();
    }

    /// Patterns with nested repetitions would take hours with these.
    @ParameterizedTest
    @ValueSource(strings = {
        "a", " ", "\n", "-", "{", "[{\"a\":", "\"", "\\", "\\\"", "a.", "A", "secret", "--secret", "token=", "User: ",
        " is not authorized to perform: ", "Exception: ", "java.lang.Error", "sso session ", "(Service: S3",
        "An error occurred (", "<Code>x</Code>", "line 1:1: ", "null value ", "not access s3 ", "database x",
        "error code: 4", "ICEBERG_AAAA: ", "https://", "1.1.1.1:80 ", "authorization:    ", "&amp;", "\u001b[31m",
        "assume ", "arn:aws:s3:::", "\u2502 "
    })
    @Timeout(60)
    void aLongTextOfOneKindIsReadAtOnce(String part) {
        assertThat(explainer.explain(part.repeat(60_000 / part.length())).isSure()).isFalse();
    }

    @Test
    @Timeout(60)
    void ofFiveMegabytesTheEndsAreRead() {
        Explanation explanation = explainer.explain("0123456789 abcdef ghij\n".repeat(230_000));

        assertThat(explanation.isSure()).isFalse();
        assertThat(explanation.text()).contains("[...]").hasSizeLessThan(Explainer.LONGEST + 100);
    }

    @Test
    @Timeout(60)
    void anyMixOfWordsIsRead() {
        long seed = System.nanoTime();
        System.out.println("seed " + seed);
        Random random = new Random(seed);
        List<String> parts = Stream.concat(
                Corpus.read("storage.txt", "athena.txt", "confluent.txt", "unrelated.txt").stream()
                        .flatMap(text -> Stream.of(text.text().split("(?<=[ \":,{}])"))),
                Stream.of("\u0000", "\ud800", "\udc00", "\\u12", "\\u123g", "\u001b[", "&#", "\r", "\n\n", "\u2502"))
                .toList();
        for (int run = 0; run < 400; run++) {
            StringBuilder text = new StringBuilder();
            for (int i = random.nextInt(120); i > 0; i--) {
                text.append(parts.get(random.nextInt(parts.size())));
            }
            Explanation explanation = explainer.explain(text.toString());
            Stream.concat(explanation.answers().stream(), explanation.possibilities().stream())
                    .flatMap(answer -> answer.why().stream()).map(Why::place)
                    .forEach(place -> assertThat(in(explanation, place)).isNotNull());
        }
    }

    @Test
    @Timeout(60)
    void theEndOfALongLogAndADeepTraceAreRead() {
        String frame = "\tat com.acme.lake.Reader.lambda$read$0(Reader.java:117)\n";
        String log = "2026-11-22T06:00:00Z INFO nothing happened, again\n".repeat(60_000)
                + "java.lang.RuntimeException: x\n" + frame.repeat(800) + "Caused by: " + DENIED + "\n"
                + frame.repeat(800);

        Explanation explanation = explainer.explain(log);

        assertThat(explanation.first()).map(one -> one.mode().id()).contains("S4");
        assertThat(explanation.text()).contains("[...]").hasSizeLessThan(log.length());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            AWS_SECRET_ACCESS_KEY=wJalrXUtnFEMIK7MDENGbPxRfiCYzCANARYq|wJalrXUtnFEMI
            Authorization: Basic Q0FOQVJZOmNhbmFyeS1zZWNyZXQ=|Q0FOQVJZ
            sasl.jaas.config=PlainLoginModule required username="K" password="canary-s3cr3t";|canary-s3cr3t
            {"aws":{"sessionToken":"IQoJCANARY0123456789CANARY0123456789"}}|IQoJCANARY
            cfltCANARY0123456789abcdefghij|cfltCANARY
            <AWSAccessKeyId>AKIACANARY0123456789</AWSAccessKeyId>|AKIACANARY01
            told before: a-known-canary|a-known-canary
            """)
    void secretsAreNotShownAgain(String line, String canary) {
        redactor.learn(new Secret("a-known-canary"));

        Explanation explanation = explainer.explain(line + "\n" + DENIED + "\n" + line);

        assertThat(explanation.toString()).doesNotContain(canary);
        assertThat(explanation.first()).map(one -> one.mode().id()).contains("S4");
    }
}
