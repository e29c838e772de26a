package tableflow.console.remote.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.ByteArrayInputStream;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.core.SdkGlobalTime;
import tableflow.console.domain.ApiKey;
import tableflow.console.domain.Open;
import tableflow.console.domain.RemoteFailure;
import tableflow.console.domain.RemoteFailure.Kind;
import tableflow.console.domain.Secret;
import tableflow.console.domain.lake.S3Uri;
import tableflow.console.domain.profile.KeyRef;
import tableflow.console.domain.profile.Profile;
import tableflow.console.domain.storage.KeyOrder;
import tableflow.console.sandbox.aws.AccessKeys;
import tableflow.console.sandbox.aws.AwsEndpoint;
import tableflow.console.sandbox.aws.Principal;
import tableflow.console.sandbox.http.Fault;
import tableflow.console.sandbox.http.Faults;
import tableflow.console.sandbox.s3.Attributes;
import tableflow.console.sandbox.s3.Bucket;
import tableflow.console.sandbox.s3.ObjectStore;
import tableflow.console.sandbox.s3.Versioning;
import tableflow.console.sandbox.s3.rest.S3Api;
import tableflow.console.service.port.ObjectPage;
import tableflow.console.service.port.ObjectPages;
import tableflow.console.service.port.ObjectPages.Ask;
import tableflow.console.service.port.ObjectPages.Marker;

/// Listings of a real object store over HTTP.
class SdkObjectPagesTest {

    private static final String ACCOUNT = "123456789012";
    private static final List<String> KEYS = List.of("a", "a ", "a+b", "a//b", "a/", "a/\n\r\t", "a/%41", "a/\u0001",
        "a/é", "a/日本", "a/\uFF5E", "a/\uD83D\uDE00", "a/\uE000", "a/<&>\"'", "b?c=d&e", "~", "\uFFFD");

    @TempDir
    Path folder;

    private final Faults faults = new Faults();
    private ObjectStore store;
    private AwsEndpoint endpoint;

    @BeforeEach
    void start() throws Exception {
        // What the SDK has learnt of another server's clock it keeps for the whole process.
        SdkGlobalTime.setGlobalTimeOffset(0);
        store = ObjectStore.open(folder, Clock.systemUTC());
        AccessKeys keys = new AccessKeys();
        keys.put(new AccessKeys.AccessKey("AKIATEST", "s3cr3t", new Principal(
                "arn:aws:iam::" + ACCOUNT + ":user/test", ACCOUNT, "AIDATEST", Optional.empty()), Optional.empty()));
        endpoint = AwsEndpoint.start(keys, Clock.systemUTC(), faults);
        endpoint.serve(new S3Api(store, (caller, access) -> { }));
    }

    @AfterEach
    void stop() throws Exception {
        endpoint.close();
        store.close();
    }

    private ObjectPages open() {
        KeyRef key = new KeyRef("AKIATEST", null, new Secret("s3cr3t"));
        URI here = URI.create(endpoint.url());
        Profile.Aws aws = new Profile.Aws("us-east-1", null, key, null, Map.of("s3", here), null);
        Profile profile = new Profile("p", Open.of(Profile.Kind.CLOUD), "dev", false,
                new Profile.Confluent(here, null, null, new KeyRef("K", null, new Secret("s")), null),
                null, null, null, aws);
        return new SdkConnector(profile, it -> new ApiKey(it.id(), new Secret("s3cr3t"))).objectPages();
    }

    private Bucket bucket(String name) throws Exception {
        return store.create(name, "us-east-1", ACCOUNT);
    }

    private static Ask ask(String prefix) {
        return new Ask(new S3Uri("bucket", prefix), "", false, "");
    }

    private void arm(Fault.Effect effect, int times) {
        faults.arm(new Fault("s3", "*", Pattern.compile(".*"), times, effect));
    }

    @Test
    void keysWithEveryCharacterComeAsTheyWerePut() throws Exception {
        Bucket bucket = bucket("bucket");
        Instant past = Instant.parse("2026-01-02T03:04:05Z");
        for (String key : KEYS) {
            bucket.put(key, bucket.receive(new ByteArrayInputStream(new byte[key.length()])),
                    new Bucket.Given(Attributes.PLAIN, Optional.empty(), Optional.of(past)), there -> true);
        }
        TreeSet<String> sorted = new TreeSet<>(KeyOrder.KEYS);
        sorted.addAll(KEYS);
        try (ObjectPages pages = open()) {
            ObjectPage all = pages.page(ask(""));
            List<String> found = new ArrayList<>();
            for (int i = 0; i < all.size(); i++) {
                found.add(all.key(i));
                assertThat(all.bytes(i)).isEqualTo(all.key(i).length());
                assertThat(all.modified(i)).isEqualTo(past.toEpochMilli());
            }
            assertThat(found).containsExactlyElementsOf(sorted);
            assertThat(all.more()).isFalse();
            for (String key : KEYS) {
                ObjectPage behind = pages.page(new Ask(new S3Uri("bucket", ""), key, false, ""));
                assertThat(behind.size()).as(key).isEqualTo(sorted.tailSet(key, false).size());
            }
            ObjectPage folded = pages.page(new Ask(new S3Uri("bucket", ""), "", true, ""));
            assertThat(folded.prefixes()).containsExactly("a/");
            assertThat(folded.size()).isEqualTo((int) KEYS.stream().filter(key -> !key.contains("/")).count());
        }
    }

    @Test
    void pagesFollowEachOther() throws Exception {
        Bucket bucket = bucket("bucket");
        for (int i = 0; i < 2_500; i++) {
            bucket.putSynthetic("k%05d".formatted(i), i, Bucket.Given.PLAIN);
        }
        try (ObjectPages pages = open()) {
            ObjectPage first = pages.page(ask("k"));
            ObjectPage second = pages.page(new Ask(new S3Uri("bucket", "k"), "", false, String.valueOf(first.next())));
            ObjectPage last = pages.page(new Ask(new S3Uri("bucket", "k"), "k01999", false, ""));

            assertThat(first.size()).isEqualTo(1_000);
            assertThat(second.key(0)).isEqualTo("k01000");
            assertThat(last.size()).isEqualTo(500);
            assertThat(last.next()).isNull();
        }
    }

    @Test
    void failuresAreToldByWhatTheyMean() throws Exception {
        store.create("far", "eu-west-1", ACCOUNT);
        bucket("bucket");
        try (ObjectPages pages = open()) {
            assertThat(failure(() -> pages.page(new Ask(new S3Uri("nobody", ""), "", false, ""))).kind())
                    .isEqualTo(Kind.NOT_FOUND);
            RemoteFailure far = failure(() -> pages.page(new Ask(new S3Uri("far", ""), "", false, "")));
            assertThat(far.kind()).isEqualTo(Kind.INVALID);
            assertThat(far.advice().orElse("")).contains("eu-west-1");
            arm(new Fault.Answer(503, Map.of(), Optional.empty(), Optional.empty(),
                    Optional.of(new Fault.Wording("SlowDown", "Please reduce your request rate."))), 1);
            assertThat(failure(() -> pages.page(ask(""))).kind()).isEqualTo(Kind.THROTTLED);
            assertThat(pages.page(ask("")).size()).as("asked once more, not by the client").isZero();
            arm(new Fault.Answer(403, Map.of(), Optional.empty(), Optional.empty(), Optional.of(new Fault.Wording(
                    "RequestTimeTooSkewed", "The difference between the request time and now is too large."))), 1);
            RemoteFailure skewed = failure(() -> pages.page(ask("")));
            assertThat(skewed.kind()).as("all parts fail so: it ends a scan").isEqualTo(Kind.UNAUTHORIZED);
            assertThat(skewed.advice().orElse("")).contains("clock");
        }
    }

    @Test
    void anAnswerThatBreaksOffIsUnexpectedNotShort() throws Exception {
        bucket("bucket");
        String half = "<ListBucketResult><IsTruncated>false</IsTruncated><Contents><Key>a</Key>";
        arm(new Fault.Answer(200, Map.of("Content-Type", "application/xml"), Optional.of(half)), 1);
        try (ObjectPages pages = open()) {
            RemoteFailure broken = failure(() -> pages.page(ask("")));

            assertThat(broken.kind()).isEqualTo(Kind.UNEXPECTED);
            assertThat(broken.why()).contains("breaks off");
        }
        arm(new Fault.DropBefore(), 2);
        try (ObjectPages pages = open()) {
            assertThat(failure(() -> pages.page(ask(""))).kind()).isEqualTo(Kind.UNREACHABLE);
        }
    }

    @Test
    void versionsAndUploadsAreListed() throws Exception {
        Bucket bucket = bucket("bucket");
        bucket.settings().versioning(Versioning.ENABLED);
        bucket.put("t/x y", new byte[3], Bucket.Given.PLAIN);
        bucket.put("t/x y", new byte[5], Bucket.Given.PLAIN);
        bucket.delete("t/x y", Optional.empty());
        try (ObjectPages pages = open()) {
            ObjectPages.VersionPage page = pages.versions(new S3Uri("bucket", "t/"), Marker.BEGIN);

            assertThat(page.next()).isNull();
            assertThat(page.versions().stream().filter(one -> !one.mark()).map(ObjectPages.Version::size))
                    .containsExactlyInAnyOrder(3L, 5L);
            assertThat(page.versions()).allMatch(one -> one.key().equals("t/x y"));
            assertThat(page.versions().stream().filter(ObjectPages.Version::mark)).hasSize(1)
                    .allMatch(ObjectPages.Version::current);
            assertThat(pages.uploads(new S3Uri("bucket", "t/"), Marker.BEGIN).uploads()).isEmpty();
        }
    }

    private static RemoteFailure failure(org.assertj.core.api.ThrowableAssert.ThrowingCallable call) {
        RemoteFailure failure = catchThrowableOfType(RemoteFailure.class, call);
        assertThat(failure).isNotNull();
        return failure;
    }
}
